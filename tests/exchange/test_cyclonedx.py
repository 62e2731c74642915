"""Bills of materials: each model and data set is a record, all the rest is kept, and nobody is named."""

from __future__ import annotations

import json

import pytest

from duecare.core.dossier import Dossier, canonical_bytes
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import Source, give_back, read_source, start_dossier
from duecare.exchange.cyclonedx.read import NO_CARD, NO_NAME, TWICE
from duecare.exchange.json_files import json_of
from duecare.exchange.json_records import value_of
from duecare.exchange.publisher import NOT_STATED, ONLY_IN_RECORD
from duecare.files.json_values import json_text
from duecare.files.read import parse_dossier
from tests.exchange.places import ON, fixture, real
from tests.exchange.trees import Tree, exactly

BILL = fixture("bill.json")


def bill() -> Source:
    return read_source(BILL, "bill.json")


def of(*components: object, **more: object) -> Source:
    """The source of a bill with these components, which comes back from it."""
    whole = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": list(components), **more}
    source = read_source(json.dumps(whole).encode(), "a.json")
    assert exactly(give_back(source)) == exactly(json.dumps(whole).encode())
    return source


def model(**more: object) -> dict[str, object]:
    return {"type": "machine-learning-model", "name": "Sorter", **more}


def dossier(source: Source, position: int = 0) -> Dossier:
    return start_dossier(source.records[position], source, id="a", by="lead", on=ON)


def actors(source: Source, position: int = 0) -> dict[str, tuple[str, ...]]:
    return {actor.name: actor.roles for actor in dossier(source, position).actors.values()}


def test_models_and_data_sets_are_records_and_all_comes_back() -> None:
    source = bill()
    assert [(record.title, record.asserter, record.purpose) for record in source.records] == [
        (
            "Letter Sorter 2.10",
            "Northern Letters Lab",
            "Sorting letters that people send to a town hall; Finding letters that are urgent",
        ),
        ("Letters of the north", "Town of Norwick", ""),
        ("Script reader", NOT_STATED, ""),
    ]
    assert (give_back(source), source.exact) == (BILL, "bytes")


def test_considerations_are_kept_word_for_word_and_blanks_are_not_stated() -> None:
    record = bill().records[0]
    start = "modelCard.considerations."
    assert record.value(start + "technicalLimitations[0]") == (
        "  Handwriting of older people is read worse.\nNobody knows how much. "
    )
    assert record.value(start + "fairnessAssessments[0].harms") == "Benefits are paid late"
    assert record.value(
        start + "environmentalConsiderations.energyConsumptions[0].activityEnergyCost.value (number)"
    ) == ("0.40")
    assert [record.names[index] for index in record.blanks] == [
        start + "ethicalConsiderations[0].mitigationStrategy",
        start + "fairnessAssessments[0].benefits (null)",
        start + "environmentalConsiderations.energyConsumptions[0].energyProviders (empty list)",
    ]


def test_a_model_inside_another_is_a_record_of_its_own_and_stays_with_the_other() -> None:
    source = bill()
    assert source.records[0].value("components[1].name") == "Script reader"
    assert source.records[2].value("name") == "Script reader"
    assert TWICE in source.remarks
    assert any("as what another was made from: 1." in remark for remark in source.remarks)


def test_what_is_not_said_of_the_people_touched_is_said_and_kept_with_the_record() -> None:
    source = bill()
    assert [record.remarks for record in source.records] == [(), (), (NO_CARD,)]
    assert NO_CARD in (dossier(source, 2).evidence["cyclonedx-2"].note or "")
    empty = {"users": [], "useCases": ["", "N/A"], "ethicalConsiderations": [{"name": None}], "fairnessAssessments": 0}
    (remark,) = of(model(modelCard={"considerations": empty})).records[0].remarks
    assert "who is meant to use it; what it is meant for; its limits; risks to people." in remark
    data = {"type": "data", "name": "x", "data": [{"type": "dataset", "sensitiveData": ["Debt"]}]}
    (remark,) = of(data).records[0].remarks
    assert "about: who answers for it." in remark


def test_a_dossier_keeps_the_component_whole() -> None:
    source = bill()
    whole = json.loads(BILL)["metadata"]["component"]["components"][0]
    started = parse_dossier(canonical_bytes(dossier(source).plain()), "started.json")
    fields = started.records["cyclonedx-0"].fields
    assert json.loads(json_text(value_of((field.name, field.verbatim) for field in fields))) == whole
    assert broken_references(started) == ()


def test_a_component_is_a_part_and_its_makers_have_their_parts_in_the_chain() -> None:
    started = dossier(bill())
    assert (started.title, started.system.name) == ("Letter Sorter 2.10", "Letter Sorter")
    assert started.system.purpose == "Sorting letters that people send to a town hall\nFinding letters that are urgent"
    assert started.system.description == "Says which desk a letter should go to. Ask [e-mail address left out]."
    assert (started.system.stage, started.system.place.countries) == (None, ())
    assert actors(bill()) == {"Northern Letters Lab": ("developer",), "Parcels & Letters": ("provider",)}


def test_a_data_set_is_no_system() -> None:
    started = dossier(bill(), 1)
    assert (started.title, started.system.plain(), dict(started.facts)) == ("Data set: Letters of the north", {}, {})
    assert actors(bill(), 1) == {"Town of Norwick": ("data-supplier",)}


def test_no_person_is_named_in_any_visible_field() -> None:
    source = bill()
    for position in range(3):
        started = dossier(source, position)
        visible = json.dumps({**started.plain(), "records": None})
        assert "Doe" not in visible and "Roe" not in visible and "jane@" not in visible and "555" not in visible


def test_only_a_closed_field_suggests_anything() -> None:
    facts = dossier(bill()).facts
    assert {id_: (fact.value, fact.basis) for id_, fact in facts.items()} == {"only-written-rules": ("no", "suggested")}
    assert "“machine-learning-model” under “type”" in (facts["only-written-rules"].note or "")
    said = {"considerations": {"users": ["children"], "ethicalConsiderations": [{"name": "predicts crime"}]}}
    assert dict(dossier(of({"type": "library", "name": "x", "modelCard": said})).facts) == {}


@pytest.mark.parametrize(
    ("more", "metadata", "asserter", "roles"),
    [
        ({"supplier": {"name": "A"}}, {}, "A", {"A": ("provider",)}),
        ({"supplier": {"name": "A"}, "manufacturer": {"name": "A"}}, {}, "A", {"A": ("developer", "provider")}),
        ({"publisher": "Acme Inc"}, {}, "Acme Inc", {"Acme Inc": ("provider",)}),
        ({"supplier": {"name": "A"}}, {"manufacturer": {"name": "B"}}, "B", {"B": (), "A": ("provider",)}),
        ({"publisher": "Jane Q. Doe"}, {}, ONLY_IN_RECORD, {ONLY_IN_RECORD: ("provider",)}),
        ({"authors": [{"name": "Jane Q. Doe"}]}, {}, ONLY_IN_RECORD, {ONLY_IN_RECORD: ("provider",)}),
        ({"supplier": {"name": "N/A"}}, {}, NOT_STATED, {NOT_STATED: ("provider",)}),
        ({"supplier": "A"}, {"supplier": {"name": "C"}}, NOT_STATED, {NOT_STATED: ("provider",)}),
        (
            {"supplier": {"name": "字"}, "manufacturer": {"name": "文"}},
            {},
            "文",
            {"文": ("developer",), "字": ("provider",)},
        ),
    ],
)
def test_who_made_the_bill_states_it_else_who_made_or_supplied_the_model(
    more: dict[str, object], metadata: dict[str, object], asserter: str, roles: dict[str, tuple[str, ...]]
) -> None:
    source = of(model(**more), metadata=metadata)
    assert source.records[0].asserter == asserter
    assert actors(source) == roles


def test_what_the_bill_says_of_its_own_subject_holds_for_that_alone() -> None:
    metadata = {"component": model(), "supplier": {"name": "A"}, "manufacture": {"name": "B"}}
    source = of(model(), metadata=metadata)
    found = {record.asserter: actors(source, record.position) for record in source.records}
    assert found == {"B": {"B": ("developer",), "A": ("provider",)}, NOT_STATED: {NOT_STATED: ("provider",)}}


def test_a_model_of_any_shape_is_kept() -> None:
    source = of(
        model(name=None, version=["x"], description=7, modelCard="free text", components={"type": "data"}),
        "not a component",
        ["nor", "this"],
        {"type": ["machine-learning-model"]},
    )
    (record,) = source.records
    assert (record.title, record.purpose) == (NO_NAME, "")
    assert json.loads(json_text(json_of(record)))["modelCard"] == "free text"
    assert dossier(source).system.description == "7"


def test_what_is_empty_around_a_record_is_kept() -> None:
    source = of(metadata={"component": {"type": "application", "components": [model(components=[])]}, "tools": {}})
    assert [record.title for record in source.records] == ["Sorter"]
    assert len(of(metadata={"component": {**model(), "components": None}}).records) == 1


def test_too_many_values_for_a_record_are_kept_as_one_text() -> None:
    metrics = [{"type": "f1", "value": f"0.{number}"} for number in range(3_000)]
    card = {"quantitativeAnalysis": {"performanceMetrics": metrics}, "considerations": {"users": ["clerks"]}}
    record = of(model(modelCard=card, components=[{"type": "library", "name": "x"}])).records[0]
    assert json.loads(json_text(json_of(record)))["modelCard"] == card
    assert record.value("modelCard.considerations.users[0]") == "clerks"
    assert len(record.names) < 20


@pytest.mark.parametrize(
    ("tree", "says"),
    [
        ({"bomFormat": "CycloneDX", "specVersion": "1.5"}, "says that it is of version “1.5”; versions 1.6 and 1.7"),
        ({"bomFormat": "CycloneDX"}, "does not say its version"),
        ({"bomFormat": "CycloneDX", "specVersion": {"1.7": 1}}, "does not say its version"),
        ({"bomFormat": "SPDX", "$schema": "http://cyclonedx.org/schema/bom-1.7.schema.json"}, "does not say “Cyclone"),
        ({"bomFormat": "CycloneDX", "specVersion": "1.7"}, "none of its 0 components"),
        (
            {
                "bomFormat": "CycloneDX",
                "specVersion": "1.7",
                "metadata": {"component": {"type": "application", "components": [{"type": "library"}]}},
                "components": [{"type": "data", "data": [{"type": "other"}]}],
            },
            "none of its 3 components",
        ),
    ],
)
def test_a_bill_that_gives_no_record_says_why(tree: object, says: str) -> None:
    with pytest.raises(InputError, match=says) as raised:
        read_source(json.dumps(tree).encode(), "a.json")
    assert raised.value.next_step and "Nothing was imported" in raised.value.means


def test_xml_is_said_not_to_be_read() -> None:
    xml = b'<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components/></bom>'
    with pytest.raises(InputError, match="it is written as XML, of which nothing is read; ask for it as JSON"):
        read_source(xml, "bom.xml")
    with pytest.raises(InputError) as raised:
        read_source(b"<bom/>", "bom.xml")
    assert "CycloneDX" not in raised.value.happened


REAL = {
    "valid-machine-learning-1.6.json": ("stable-diffusion 1.4", "Acme Inc"),
    "valid-machine-learning-1.7.json": ("stable-diffusion 1.4", "Acme Inc"),
    "valid-machine-learning-considerations-env-1.6.json": ("Llama-2-7b", "Hugging Face"),
    "valid-machine-learning-considerations-env-1.7.json": ("Llama-2-7b", "Hugging Face"),
}


@pytest.mark.parametrize(("name", "says"), REAL.items())
def test_the_published_examples_come_in_whole_and_go_out_value_for_value(name: str, says: tuple[str, str]) -> None:
    data = real(f"cyclonedx/{name}").read_bytes()
    source = read_source(data, name)
    assert [(record.title, record.asserter) for record in source.records] == [says]
    assert exactly(give_back(source)) == exactly(data)
    component: Tree = json.loads(data)["components"][0]
    kept = dossier(source).records["cyclonedx-0"].fields
    assert json.loads(json_text(value_of((field.name, field.verbatim) for field in kept))) == component
