"""Canadian assessments: answers kept whole in both languages, their level beside the published one, nothing decided."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Dossier
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError
from duecare.exchange import Source, choices, give_back, read_source, row_of, start_dossier, suggested_id
from duecare.exchange.canada_aia import beside, published_levels
from duecare.exchange.canada_aia.meanings import MEANINGS
from duecare.exchange.canada_aia.questionnaires import VERSIONS, questionnaire
from duecare.knowledge import bundle
from tests.exchange.places import ON, fixture, real
from tests.exchange.test_hostile import changes, corrupted

EN, FR = json.loads(fixture("aia-en.json")), json.loads(fixture("aia-fr.json"))


def read(tree: Any) -> Source:
    source = read_source(json.dumps(tree, ensure_ascii=False).encode(), "answers.json")
    assert json.loads(give_back(source)) == tree
    return source


def with_answers(**answers: Any) -> dict[str, Any]:
    return {**EN, "data": {**EN["data"], **answers}}


def remarks(tree: Any) -> str:
    (record,) = read(tree).records
    return "\n".join(record.remarks)


def dossier(source: Source) -> Dossier:
    (record,) = source.records
    return start_dossier(record, source, id=suggested_id(record, source), by="lead", on=ON)


def suggested(started: Dossier) -> dict[str, Any]:
    return {id_: (fact.value, fact.basis, fact.by) for id_, fact in started.facts.items()}


def test_every_answer_is_kept_and_the_same_values_come_back() -> None:
    source = read(EN)
    (record,) = source.records
    assert (source.format, record.title) == ("canada-aia", "Parcel allowance checks")
    assert record.asserter == "Employment and Social Development (Department of)"
    assert record.value("data.decisionSector1[1]") == "item7-1"
    assert record.value("version") == "v0.10.0"
    started = dossier(source)
    assert row_of(started.records["canada-aia-0"]) == record.values
    assert broken_references(started) == ()


def test_what_is_stated_is_filled_in_and_nobody_is_named() -> None:
    started = dossier(read(EN))
    system = started.system
    assert started.title == system.name == "Parcel allowance checks"
    assert system.purpose == (
        "The project chooses which claims for the parcel allowance an officer checks first.\n\n"
        "Questions: [e-mail address left out]"
    )
    assert (system.description or "").startswith("The officer decides whether the allowance goes on.\n\nThe system")
    assert system.alternatives == "Checks by lot were considered, and they would find less."
    assert (system.sector, system.stage) == ("Social assistance; Employment", None)
    assert system.place.countries == ("CA",)
    (actor,) = started.actors.values()
    assert (actor.roles, actor.kind, actor.note) == (("deployer",), "public-body", "Branch: Allowances Branch")
    visible = json.dumps({**started.plain(), "records": {}})
    assert "A. Person" not in visible


def test_the_same_answers_in_english_and_french_suggest_the_same() -> None:
    english, french = dossier(read(EN)), dossier(read(FR))
    assert (english.language, french.language) == ("en", "fr")
    assert suggested(english) == suggested(french)
    assert english.system.sector == french.system.sector
    assert {id_: value for id_, (value, _, _) in suggested(english).items()} == {
        "is-used-in-canada-federal": "yes",
        "alternatives-considered": "yes",
        "decides-on-benefits": "yes",
        "uses-personal-data": "yes",
    }
    assert {basis for _, basis, _ in suggested(english).values()} == {"suggested"}
    assert english.facts["decides-on-benefits"].note == (
        "The record says “item3-1” under “data.decisionSector1[0]”: the decision is about social assistance."
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_only_closed_answers_of_the_version_suggest_and_only_what_is_asked_here(version: str) -> None:
    held, facts = questionnaire(version), bundle.load().of(FactQuestion)
    assert held is not None
    options = {question.id: question.options for question in held.questions}
    for meaning in MEANINGS[version]:
        assert meaning.option in options[meaning.question]
        question = facts[meaning.fact]
        words = (*question.options, "yes", "no") if question.type == "yes-no" else tuple(question.options)
        assert meaning.value in words
        tree = {**with_answers(**{meaning.question: meaning.option}), "version": version}
        assert suggested(dossier(read(tree)))[meaning.fact][:2] == (meaning.value, "suggested")


@pytest.mark.parametrize("stamp", [{}, {"version": "v0.9"}, {"version": None}, {"version": ["v0.10.0"]}])
def test_without_a_known_version_nothing_is_computed_suggested_or_guessed(stamp: dict[str, Any]) -> None:
    tree = {**{key: value for key, value in EN.items() if key != "version"}, **stamp}
    assert "It cannot be computed again: the file " in remarks(tree)
    assert "level I" not in remarks(tree)
    started = dossier(read(tree))
    assert (dict(started.facts), started.system.sector) == ({}, None)
    assert started.system.purpose, "what its texts say is read all the same"


def test_free_text_suggests_nothing() -> None:
    tree = {**EN, "data": {**dict.fromkeys(EN["data"], "item1-4 yes"), "projectDetailsPhase": "item2"}}
    assert dict(dossier(read(tree)).facts) == {}


def test_the_level_stands_beside_the_published_one_in_lists_and_in_the_evidence() -> None:
    tree = {**EN, "level_published": 3}
    said = remarks(tree)
    assert "Published impact level, as the file states it: III. Computed again from the answers: level II." in said
    assert "The levels differ, and each stands." in said
    assert "50 of at most 126 impact points" in said
    assert "Mitigation has 9 of the 46 points of one phase, which does not reach 80 %" in said
    assert "Up to 31.5 is level I, up to 63 level II, up to 94.5 level III" in said
    assert "not a severity to people" in said
    source = read(tree)
    assert choices(source)[0].remarks == source.records[0].remarks
    note = dossier(source).evidence["canada-aia-0"].note or ""
    assert note == "\n\n".join(("Imported by lead.", *source.records[0].remarks))
    assert source.records[0].value("level_published (number)") == "3", "what the file states is never overwritten"


@pytest.mark.parametrize("published", [2, "2", "II", " ii "])
def test_levels_that_agree_are_shown_side_by_side_without_more(published: Any) -> None:
    said = remarks({**EN, "level_published": published})
    assert "as the file states it: II. Computed again from the answers: level II." in said
    assert "differ" not in said


@pytest.mark.parametrize(("published", "shown"), [("high", "high"), (5, "5"), (True, "true")])
def test_a_published_level_that_is_none_is_shown_as_it_stands(published: Any, shown: str) -> None:
    said = remarks({**EN, "level_published": published})
    assert f"as the file states it: {shown}. Computed" in said
    assert "differ" not in said


def test_no_level_becomes_a_fact_on_which_a_finding_could_rest() -> None:
    low, high = (dossier(read({**EN, "level_published": level})) for level in (1, 4))
    assert suggested(low) == suggested(high)
    assert low.system == high.system
    assert "canada-impact-level" not in {meaning.fact for version in VERSIONS for meaning in MEANINGS[version]}


def test_a_blank_published_level_is_not_stated() -> None:
    assert "Published impact level: not stated in this file." in remarks({**EN, "level_published": None})


def test_enough_mitigation_takes_fifteen_per_cent_off_and_that_is_said() -> None:
    every = {
        f"fairnessImplementation{n}": f"item1-{2 if n in (2, 3, 5, 8, 10, 13, 14, 16) else 1}" for n in range(1, 18)
    }
    more = {f"dataQualityImplementation{n}": f"item1-{2 if n in (1, 7, 8, 10) else 1}" for n in range(1, 11)}
    said = remarks(with_answers(**every, **more))
    assert "reaches 80 %, so 15 % of the impact points come off: 43 in all" in said


def test_what_could_change_the_level_is_said() -> None:
    assert "Left open, and counted as no points: impact7. With the most points there, the level would also be II." in (
        remarks(EN)
    )
    nothing = remarks({**EN, "data": {**dict.fromkeys(EN["data"], None), "projectDetailsPhase": "item2"}})
    assert "level I." in nothing
    assert " more. With the most points there, the level would instead be IV." in nothing
    both = {**with_answers(impact30="item9-2", fairnessDesign2="item1-2"), "level_published": "IV"}
    said = remarks(both)
    assert "Answered with something that this version does not offer: impact30." in said
    assert "Answered for the phase in which the project is not: fairnessDesign2." in said
    assert "What is said below of single answers may explain it" in said
    complete = {**with_answers(impact7="item1-1"), "level_published": "IV"}
    assert "Nothing in the answers explains it" in remarks(complete)


TABLE = b"file,title,level_published\nanswers.json,Parcels,3\nother.json,Letters,\nthird.json,,1\n"


def test_a_level_published_apart_stands_beside_the_computed_one() -> None:
    (record,) = beside(read(EN), published_levels(TABLE, "../levels.csv")).records
    assert record.remarks[0] == (
        "Published impact level, as levels.csv lists it: III. Computed again from the answers: level II."
    )
    assert record.remarks[1].startswith("The levels differ, and each stands.")
    (record,) = beside(read({**EN, "level_published": "II"}), published_levels(TABLE, "levels.csv")).records
    assert "as the file states it: II; as levels.csv lists it: III. Computed again" in record.remarks[0]
    assert "differ" in record.remarks[1]
    assert row_of(dossier(read(EN)).records["canada-aia-0"]) == record.values[:-1], "the record itself is as it was"


def test_a_table_that_leaves_the_level_blank_states_none() -> None:
    (record,) = beside(read(EN), published_levels(TABLE.replace(b"Parcels,3", b"Parcels,"), "l.csv")).records
    assert record.remarks[0].startswith("Published impact level: not stated here. Computed again")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (b"name,level\nanswers.json,3\n", "has no columns file and level_published"),
        (b"", "has no columns"),
        (b"file,level_published\nelse.json,3\n", "does not list the file answers.json"),
        (b"file,level_published\nanswers.json,3\nanswers.json,2\n", "gives two levels to the same file"),
        (b"file,level_published\nanswers.json\n", "cannot be read whole"),
        (b"file,level_published\n\0", "contains NUL bytes"),
    ],
)
def test_a_table_that_does_not_tell_the_level_is_refused(table: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as raised:
        beside(read(EN), published_levels(table, "levels.csv"))
    assert raised.value.next_step


def test_published_levels_belong_to_canadian_answers_only() -> None:
    card = read_source(fixture("card.md"), "answers.json.md")
    with pytest.raises(InputError, match="holds no answers to the Canadian assessment"):
        beside(card, published_levels(TABLE, "levels.csv"))


@pytest.mark.parametrize("answer", [4, True, {"a": "b"}, ["item1-4", 4]])
def test_an_answer_of_another_kind_is_kept_and_the_level_is_not_guessed(answer: Any) -> None:
    said = remarks(with_answers(impact30=answer))
    assert "It cannot be computed again: the answer to impact30 is neither an option nor a list of options" in said


@pytest.mark.parametrize(
    ("answers", "title", "asserter"),
    [
        ({"projectDetailsTitle": ""}, "Contrôle de l'allocation pour colis", None),
        ({"projectDetailsTitle": None}, "Contrôle de l'allocation pour colis", None),
        ({"projectDetailsDepartment-NS": "999"}, None, "Federal body number 999 of Canada"),
        ({"projectDetailsDepartment-NS": ""}, None, "(federal body not stated)"),
    ],
)
def test_title_and_body_are_the_best_that_is_stated(
    answers: dict[str, Any], title: str | None, asserter: str | None
) -> None:
    (record,) = read(with_answers(**answers)).records
    assert record.title == (title or "Parcel allowance checks")
    assert record.asserter == (asserter or "Employment and Social Development (Department of)")


def test_nothing_is_made_of_what_is_not_stated() -> None:
    blank = with_answers(**dict.fromkeys(EN["data"], ""))
    del blank["translationsOnResult"]
    started = dossier(read(blank))
    assert (started.title, dict(started.actors), dict(started.facts)) == ("(no title stated)", {}, {})
    assert started.system.plain() == {"place": {"countries": ["CA"]}}


def test_phase_sector_and_place_say_no_more_than_the_answers() -> None:
    design = dossier(
        read(with_answers(projectDetailsPhase="item1", decisionSector1=["item6-1"], decisionSector2="Parcels"))
    ).system
    assert (design.stage, design.sector) == ("design", "Parcels")
    assert dossier(read(with_answers(**{"projectDetailsDepartment-NS": "050"}))).system.place.countries == ()
    assert dossier(read(with_answers(decisionSector1=["item6-1"]))).system.sector is None


@pytest.mark.parametrize(
    ("tree", "says"),
    [
        (EN["data"], "its answers do not stand under “data”"),
        ({"version": "v0.10.0", "data": {"projectDetailsTitle": "x"}}, "too few of its questions are answered"),
        ({"version": "v0.10.0", "data": []}, "no importer knows this layout"),
        ({"data": {"title": "x"}}, "no importer knows this layout"),
        ([EN], "no importer knows this layout"),
    ],
)
def test_what_only_resembles_an_answer_file_is_refused_with_the_difference(tree: Any, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_source(json.dumps(tree).encode(), "answers.json")
    assert says in str(raised.value.happened)
    assert raised.value.next_step


def nested(depth: int) -> bytes:
    return b'{"version": "v0.10.0", "data": ' + b'{"impact1": ' * depth + b"1" + b"}" * depth + b"}"


CUT = fixture("aia-fr.json")


@pytest.mark.parametrize(
    "data",
    [
        CUT[: len(CUT) // 2],
        CUT[:-3],
        CUT.decode().encode("cp1252"),
        CUT.decode().encode("utf-16"),
        CUT.replace(b'"impact3"', b'"impact5"', 1),
        CUT.replace(b'"item2-2"', b'"item2-2', 1),
        CUT.replace(b'"item2-2"', b"NaN", 1),
        nested(100_000),
        nested(60),
        b'{"data": {' + b",".join(b'"impact%d": ""' % n for n in range(3_000)) + b"}}",
    ],
    ids=["half", "end", "cp1252", "utf-16", "twice", "quote", "NaN", "bomb", "deep", "many"],
)
def test_a_broken_answer_file_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        read_source(data, "answers.json")
    assert raised.value.happened
    assert raised.value.next_step or raised.value.problems


def test_answers_that_were_swapped_are_kept_as_they_stand_and_seen() -> None:
    data = EN["data"]
    said = remarks(with_answers(impact30=data["impact31"], impact31=data["impact30"]))
    assert "this version does not offer: impact30" in said


def read_whole_or_refused(data: bytes) -> None:
    try:
        source = read_source(data, "answers.json")
    except InputError as error:
        assert error.happened
        assert error.next_step or error.problems
        return
    assert json.loads(give_back(source)) == json.loads(data.decode(source.encoding))
    for record in source.records:
        start_dossier(record, source, id="x", by="lead", on=ON)


@given(changes)
def test_corrupted_answers_are_read_whole_or_refused(edits: list[tuple[int, int, bytes]]) -> None:
    read_whole_or_refused(corrupted(CUT, edits))


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["item1-4", "item2-2", "-", "item1-"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)
KEYS = st.sampled_from([*sorted(EN["data"]), "impact7", "x.y", "x[0]", ""])


@given(st.dictionaries(KEYS, VALUES, max_size=8), VALUES, VALUES)
def test_any_values_in_the_place_of_answers(answers: dict[str, Any], version: Any, published: Any) -> None:
    tree = {**with_answers(**answers), "version": version, "level_published": published}
    read_whole_or_refused(json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass"))


RESULTS = {
    "aia-results-wp-ext-and-pgwp-sept-2023-bilingual-v3": (52, 35, 52, "II"),
    "algorithmic-impact-assessment-passport-program-facial-recognition-system-bilingual": (42, 36, 42, "II"),
    "algorithmic-impact-assessment-using-artificial-intelligence-ai-to-automate-candidate-evaluation": (
        *(33, 37, 28),
        "I",
    ),
    "lmia-aia_en-2025-09-22": (28, 25, 28, "I"),
    "lmia-aia_fr-2025-09-22": (28, 25, 28, "I"),
    "oas-eav_aia_v7": (31, 25, 31, "I"),
}
"""Impact points, points for mitigation, total and level of the published files."""


@pytest.mark.parametrize("name", RESULTS)
def test_real_answers_come_in_whole_with_their_level(name: str) -> None:
    data = real(f"ca-aia-results/{name}.json").read_bytes()
    source = read_source(data, f"{name}.json")
    assert json.loads(give_back(source)) == json.loads(data)
    (record,) = source.records
    impact, mitigation, total, level = RESULTS[name]
    said = " ".join(record.remarks)
    assert f"level {level}." in said
    assert f"{impact} of at most 126 impact points. Mitigation has {mitigation} of the 46 points" in said
    assert f": {total} in all." in said
    started = dossier(source)
    assert row_of(started.records["canada-aia-0"]) == record.values
    assert broken_references(started) == ()
    assert started.language == ("fr" if "_fr" in name else "en")


def test_no_file_of_the_published_results_is_left_out() -> None:
    folder = real("ca-aia-results")
    assert {path.stem for path in folder.glob("*.json")} == set(RESULTS)


def real_answers(name: str) -> Source:
    return read_source(real(f"ca-aia-results/{name}.json").read_bytes(), f"{name}.json")


def test_the_same_real_system_suggests_the_same_in_both_languages() -> None:
    english, french = (dossier(real_answers(f"lmia-aia_{language}-2025-09-22")) for language in ("en", "fr"))
    assert suggested(english) == suggested(french) != {}
    assert (english.system.sector, english.actors.keys()) == (french.system.sector, french.actors.keys())


@pytest.mark.parametrize("name", RESULTS)
def test_real_levels_agree_with_the_published_ones_where_one_was_published(name: str) -> None:
    table = published_levels(real("ca-aia-results/levels.csv").read_bytes(), "levels.csv")
    (record,) = beside(real_answers(name), table).records
    level = RESULTS[name][3]
    published = "not stated here" if name.startswith("lmia") else f"as levels.csv lists it: {level}"
    assert f"{published}. Computed again from the answers: level {level}." in record.remarks[0]
    assert not any("differ" in remark for remark in record.remarks)


@given(st.data())
def test_real_answers_corrupted_are_read_whole_or_refused(data: st.DataObject) -> None:
    whole = real(f"ca-aia-results/{data.draw(st.sampled_from(sorted(RESULTS)))}.json").read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    edits = [(start + at, length, new) for at, length, new in data.draw(changes)]
    read_whole_or_refused(corrupted(whole, edits))


@given(st.data())
def test_real_answers_swapped_keep_every_value(data: st.DataObject) -> None:
    tree = json.loads(real(f"ca-aia-results/{data.draw(st.sampled_from(sorted(RESULTS)))}.json").read_bytes())
    keys = sorted(tree["data"])
    moved = data.draw(st.permutations(keys))
    (record,) = read({**tree, "data": dict(zip(keys, (tree["data"][key] for key in moved), strict=True))}).records
    assert any(word in record.remarks[0] for word in ("Computed again", "cannot be computed again"))
