"""Descriptions of data sets: one record kept whole, terms found under any prefix, and no person named."""

from __future__ import annotations

import json

import pytest

from duecare.core.dossier import Dossier, canonical_bytes
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import Source, give_back, read_source, start_dossier
from duecare.exchange.json_files import json_of
from duecare.exchange.json_records import value_of
from duecare.exchange.publisher import NOT_STATED, ONLY_IN_RECORD
from duecare.files.json_values import json_text
from duecare.files.read import parse_dossier
from tests.exchange.places import ON, fixture, real
from tests.exchange.trees import exactly

DATA = fixture("croissant.json")
SAYS_SO = {"@type": "sc:Dataset", "dct:conformsTo": "http://mlcommons.org/croissant/1.0"}


def of(**more: object) -> Source:
    """The source of a description with these members, which comes back from it."""
    data = json.dumps({**SAYS_SO, **more}).encode()
    source = read_source(data, "letters.json")
    assert exactly(give_back(source)) == exactly(data)
    return source


def dossier(source: Source) -> Dossier:
    return start_dossier(source.records[0], source, id="a", by="lead", on=ON)


def test_a_description_is_one_record_and_comes_back() -> None:
    source = read_source(DATA, "croissant.json")
    (record,) = source.records
    assert (record.title, record.asserter, record.purpose) == (
        "Letters of the north",
        "University of Norwick",
        "Sorting letters",
    )
    assert (give_back(source), source.exact) == (DATA, "bytes")


def test_responsible_ai_fields_are_kept_word_for_word_and_null_is_not_stated() -> None:
    record = read_source(DATA, "croissant.json").records[0]
    assert record.value("whoLabelled") == "Eleven students, paid by the hour."
    assert record.value("rai:personalSensitiveInformation[1]") == "Debt"
    assert record.value("distribution[0].contentSize (number)") == "1.50e3"
    assert [record.names[index] for index in record.blanks] == [
        "rai:dataSocialImpact (null)",
        "distribution[0].sha256",
        "recordSet (empty list)",
    ]


def test_a_dossier_keeps_it_whole_names_no_person_and_makes_no_system() -> None:
    source = read_source(DATA, "croissant.json")
    started = parse_dossier(canonical_bytes(dossier(source).plain()), "started.json")
    fields = started.records["croissant-0"].fields
    assert json.loads(json_text(value_of((field.name, field.verbatim) for field in fields))) == json.loads(DATA)
    assert broken_references(started) == ()
    assert (started.title, started.system.plain()) == ("Data set: Letters of the north", {})
    assert {actor.name: actor.roles for actor in started.actors.values()} == {
        "University of Norwick": ("data-supplier",),
        "Northern Letters Lab": ("data-supplier",),
    }
    visible = json.dumps({**started.plain(), "records": None})
    assert "Doe" not in visible and "Roe" not in visible and "letters@" not in visible


def test_only_a_word_of_the_vocabulary_suggests_a_fact() -> None:
    facts = dossier(read_source(DATA, "croissant.json")).facts
    assert {id_: (fact.value, fact.basis) for id_, fact in facts.items()} == {
        "data-sources": (("scraped-from-web", "unknown"), "suggested")
    }
    free = {
        "rai:dataCollection": "Web Scraping",
        "rai:dataCollectionType": "We scraped the web.",
        "description": "faces",
    }
    assert dict(dossier(of(**free)).facts) == {}


@pytest.mark.parametrize(
    ("more", "asserter"),
    [
        ({"creator": {"@type": "Organization", "name": "Letters Lab"}}, "Letters Lab"),
        ({"creator": {"@type": "sc:Organization", "name": "Jane Q. Doe"}}, ONLY_IN_RECORD),
        ({"creator": {"@type": ["Person", "Thing"], "name": "Acme"}}, ONLY_IN_RECORD),
        ({"creator": {"@type": "https://schema.org/Person", "name": "Acme"}}, ONLY_IN_RECORD),
        ({"creator": "Acme Inc"}, "Acme Inc"),
        ({"https://schema.org/publisher": [{"name": "Acme"}], "creator": {"name": "Other Lab"}}, "Acme"),
        ({"@context": {"made_by": {"@id": "sc:creator"}}, "made_by": {"name": "Acme"}}, "Acme"),
        ({"creator": {"name": ["Acme"]}, "publisher": 7}, NOT_STATED),
        ({}, NOT_STATED),
    ],
)
def test_an_organisation_states_it_and_a_person_stays_in_the_record(more: dict[str, object], asserter: str) -> None:
    source = of(**more)
    assert source.records[0].asserter == asserter
    assert next(iter(dossier(source).actors.values())).name == asserter


def test_what_it_leaves_unsaid_is_said_before_anything_is_chosen() -> None:
    assert list(read_source(DATA, "croissant.json").records[0].remarks) == [
        "No field of this description says anything about: what it does to people and society. "
        "What is not said counts as not known; ask the publisher."
    ]
    unsaid = of(**{"rai:dataBiases": "", "rai:dataCollection": "N/A", "rai:dataLimitations": []}).records[0].remarks[0]
    assert "how it was collected" in unsaid and "bias and limitations" in unsaid and "its licence" in unsaid


@pytest.mark.parametrize(
    ("conforms", "noted"),
    [
        ("http://mlcommons.org/croissant/1.0", False),
        (["http://mlcommons.org/croissant/RAI/1.0", "http://mlcommons.org/croissant/1.1"], False),
        ({"@id": "http://mlcommons.org/croissant/1.1"}, False),
        ("http://mlcommons.org/croissant/RAI/1.0", False),
        ("http://mlcommons.org/croissant/2.0", True),
    ],
)
def test_another_version_is_read_and_that_is_said(conforms: object, noted: bool) -> None:
    remarks = of(**{"dct:conformsTo": conforms}).records[0].remarks
    assert any("It says that it is of version 2.0" in remark for remark in remarks) is noted


def test_contexts_nobody_knows_are_kept_and_never_fetched() -> None:
    """Sockets are closed in tests, so fetching would fail."""
    source = of(**{"@context": ["https://nowhere.example/context", {"x": "https://nowhere.example/"}], "x:y": "z"})
    assert source.records[0].value("@context[0]") == "https://nowhere.example/context"
    assert source.records[0].value("x:y") == "z"


@pytest.mark.parametrize(
    ("context", "language"),
    [
        ({"@language": "fr"}, "fr"),
        (["https://nowhere.example/", {"@language": "pt-BR"}], "pt-BR"),
        ({"@language": "French"}, "en"),
        ({"@language": None}, "en"),
        ("https://nowhere.example/", "en"),
    ],
)
def test_the_texts_are_in_the_language_that_the_context_says(context: object, language: str) -> None:
    assert dossier(of(**{"@context": context})).language == language


def test_a_data_set_in_a_graph_is_found() -> None:
    whole = {
        "@context": "http://mlcommons.org/croissant/1.0",
        "@graph": [{"@type": "x"}, {**SAYS_SO, "name": "Letters"}],
    }
    source = read_source(json.dumps(whole).encode(), "a.json")
    assert source.records[0].title == "Letters"
    assert exactly(give_back(source)) == exactly(json.dumps(whole).encode())


def test_a_layout_of_thousands_of_fields_is_kept_as_one_text() -> None:
    fields = [{"@type": "cr:Field", "name": f"column {number}"} for number in range(3_000)]
    source = of(recordSet=[{"field": fields}], **{"rai:dataBiases": "Few letters."})
    record = source.records[0]
    assert json.loads(json_text(json_of(record)))["recordSet"] == [{"field": fields}]
    assert record.value("rai:dataBiases") == "Few letters."
    assert len(record.names) < 20


@pytest.mark.parametrize(
    ("tree", "says"),
    [
        ({"@context": "https://schema.org/", "@type": "Dataset", "name": "x"}, "neither says that it conforms"),
        ({"@type": "sc:Thing", "conformsTo": "http://mlcommons.org/croissant/1.0"}, "no importer knows"),
        ({"@context": {"cr": "http://mlcommons.org/croissant/"}, "@type": "sc:Thing"}, "has the type “Dataset”"),
        ([SAYS_SO], "no importer knows"),
    ],
)
def test_what_is_no_description_is_refused(tree: object, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_source(json.dumps(tree).encode(), "a.json")


def test_too_many_values_outside_the_layout_are_refused() -> None:
    with pytest.raises(InputError) as raised:
        of(keywords=[str(number) for number in range(2_001)])
    assert "record 1 has" in str(raised.value.problems[0])


REAL = {"credit-g.json": "Data set: credit-g", "dices-350.json": "Data set: DICES-350_dataset"}


@pytest.mark.parametrize(("name", "title"), REAL.items())
def test_published_descriptions_come_in_whole_and_go_out_value_for_value(name: str, title: str) -> None:
    data = real(f"croissant/{name}").read_bytes()
    source = read_source(data, name)
    assert exactly(give_back(source)) == exactly(data)
    started = dossier(source)
    assert started.title == title
    kept = started.records["croissant-0"].fields
    assert json.loads(json_text(value_of((field.name, field.verbatim) for field in kept))) == json.loads(data)
    people = ("Hofmann", "Aroyo")
    assert not any(name in json.dumps({**started.plain(), "records": None}) for name in people)
