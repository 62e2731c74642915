"""A newer edition of a record: what it would change in a dossier, and what it never does."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.dossier import Dossier, Fact
from duecare.core.errors import InputError
from duecare.core.revision import Set, apply_all, merge, to_dossier
from duecare.exchange import Source, proposal, read_source, start_dossier
from duecare.exchange.finding import Finder
from duecare.exchange.kept import newest_first, source_of
from duecare.exchange.sketch import differing, key_digests, same_digests, same_names, sketch_of
from duecare.exchange.suggesting import Update, suggest
from duecare.knowledge import bundle
from tests.exchange.corruptions import CORRUPTIONS
from tests.exchange.places import ON, fixture
from tests.exchange.test_editions import algorithms

LATER = date(2026, 6, 1)
NL = {"id": 1, "title": "Planner", "organisatie": "Gemeente Lindenau", "doel": "Plans visits", "status": "ontwikkeling"}
NAME = "nl-algorithm-register-0"


def started(source: Source) -> Dossier:
    return start_dossier(source.records[0], source, id="a", by="lead", on=ON)


def edited(dossier: Dossier, *path_then_value: Any) -> Dossier:
    *path, value = path_then_value
    return apply_all(dossier, [Set(tuple(path), value)])


def update(dossier: Dossier, source: Source, kept: str = NAME) -> Update:
    return suggest(dossier, kept, source.records[0], source, by="lead", on=LATER)


def told(found: Update) -> dict[str, str]:
    return {".".join(part.path): part.why for part in found.parts}


def taken(dossier: Dossier, found: Update) -> Dossier:
    return merge(found.base, apply_all(found.base, found.changes()), dossier, bundle.load(), LATER)


def test_what_only_the_record_changed_fits_and_both_editions_are_kept() -> None:
    dossier, newer = started(algorithms(NL)), algorithms({**NL, "doel": "Plans other visits", "status": "in_gebruik"})
    found = update(dossier, newer)
    assert told(found) == {"system.purpose": "fits", "system.stage": "fits"}
    assert [(field.name, field.before, field.after) for field in found.fields] == [
        ("doel", "Plans visits", "Plans other visits"),
        ("status", "ontwikkeling", "in_gebruik"),
    ]
    after = taken(dossier, found)
    assert (after.system.purpose, after.system.stage) == ("Plans other visits", "in-use")
    assert set(after.records) == set(after.evidence) == {NAME, f"{NAME}-2"}
    assert after.records[NAME] == dossier.records[NAME]
    assert after.records[f"{NAME}-2"].imported_on == LATER
    assert not update(after, newer, f"{NAME}-2").fields


def test_what_a_person_wrote_stays_and_is_told_with_both_voices() -> None:
    dossier = edited(started(algorithms(NL)), "system", "purpose", "We plan visits by lot")
    found = update(dossier, algorithms({**NL, "doel": "Plans other visits"}))
    (part,) = found.staying
    assert (part.why, part.then, part.here, part.now) == (
        *("edited", "Plans visits", "We plan visits by lot", "Plans other visits"),
    )
    assert not found.fitting
    assert taken(dossier, found).system.purpose == "We plan visits by lot"


def test_what_a_person_cleared_stays_cleared() -> None:
    dossier = edited(started(algorithms(NL)), "system", "purpose", None)
    found = update(dossier, algorithms({**NL, "doel": "Plans other visits"}))
    assert told(found) == {"system.purpose": "edited"}
    gone = to_dossier({name: value for name, value in started(algorithms(NL)).plain().items() if name != "actors"})
    found = update(gone, algorithms({**NL, "organisatie": "Gemeente Lindenau BV"}))
    assert told(found)["actors.gemeente-lindenau-bv"] == "fits"
    assert taken(gone, found).actors.keys() == {"gemeente-lindenau-bv"}


def test_what_the_newer_record_leaves_blank_takes_nothing_away() -> None:
    dossier = started(algorithms(NL))
    found = update(dossier, algorithms({**NL, "doel": "", "organisatie": "Gemeente Aldenau"}))
    assert told(found)["system.purpose"] == "unsaid"
    assert told(found)["actors.gemeente-lindenau"] == "unsaid"
    after = taken(dossier, found)
    assert after.system.purpose == "Plans visits"
    assert set(after.actors) == {"gemeente-lindenau", "gemeente-aldenau"}


def test_what_a_person_wrote_and_the_newer_record_says_too_is_no_change() -> None:
    dossier = edited(started(algorithms(NL)), "system", "stage", "in-use")
    assert told(update(dossier, algorithms({**NL, "status": "in_gebruik"}))) == {}


CASE = {
    "name": "Patrol planner",
    "description": "Plans",
    "geocoverage": "Netherlands",
    "id": 7,
    **dict.fromkeys(("lead_organisation_name", "lead_organisation_category", "type", "url", "contact"), ""),
    **dict.fromkeys(("geoextent", "start_date", "active", "end_date", "cross_sector", "cross_border"), ""),
    **dict.fromkeys(("technology", "status", "uptake", "primary_sector", "secondary_sector"), ""),
}


def case(**more: str) -> Source:
    return read_source(json.dumps([{**CASE, **more}]).encode(), "cases.json")


def with_fact(dossier: Dossier, **fact: Any) -> Dossier:
    made = Fact(**{"value": ("health", "unknown"), "by": "lead", **fact})
    return edited(dossier, "facts", "areas-of-use", made.plain())


def test_a_new_suggestion_is_only_suggested_and_replaces_only_one_that_nobody_touched() -> None:
    police, health = case(secondary_sector="Police services"), case(secondary_sector="Hospital services")
    fresh = started(case())
    found = update(fresh, police, "jrc-ai-watch-0")
    fact = taken(fresh, found).facts["areas-of-use"]
    assert (fact.basis, fact.value, fact.evidence) == ("suggested", ("policing", "unknown"), ("jrc-ai-watch-0-2",))
    before = started(police)
    found = update(before, health, "jrc-ai-watch-0")
    assert told(found)["facts.areas-of-use"] == "fits"
    assert taken(before, found).facts["areas-of-use"].value == ("health", "unknown")
    assert taken(before, update(before, case(), "jrc-ai-watch-0")).facts == before.facts


@pytest.mark.parametrize("basis", ["stated", "derived"])
def test_a_confirmed_fact_is_never_changed_and_the_new_voice_is_told(basis: str) -> None:
    dossier = with_fact(started(case(secondary_sector="Police services")), value=("policing",), basis=basis)
    found = update(dossier, case(secondary_sector="Hospital services"), "jrc-ai-watch-0")
    assert told(found)["facts.areas-of-use"] == "confirmed"
    (part,) = (part for part in found.staying if part.path[0] == "facts")
    assert part.now["value"] == ["health", "unknown"]
    assert taken(dossier, found).facts == dossier.facts
    new = with_fact(started(case()), value=("policing",), basis=basis)
    assert told(update(new, case(secondary_sector="Hospital services"), "jrc-ai-watch-0"))["facts.areas-of-use"] == (
        "confirmed"
    )


def test_a_suggestion_that_a_person_commented_or_removed_is_an_edit() -> None:
    police = started(case(secondary_sector="Police services"))
    health = case(secondary_sector="Hospital services")
    commented = edited(police, "facts", "areas-of-use", {**police.plain()["facts"]["areas-of-use"], "note": "Hm."})
    assert told(update(commented, health, "jrc-ai-watch-0"))["facts.areas-of-use"] == "edited"
    removed = to_dossier({name: value for name, value in police.plain().items() if name != "facts"})
    assert told(update(removed, health, "jrc-ai-watch-0"))["facts.areas-of-use"] == "edited"


def test_one_part_alone_can_be_taken_always_with_the_record() -> None:
    dossier = started(algorithms(NL))
    found = update(dossier, algorithms({**NL, "doel": "Plans other visits", "status": "in_gebruik"}))
    after = apply_all(dossier, found.changes([("system", "stage")]))
    assert (after.system.purpose, after.system.stage) == ("Plans visits", "in-use")
    assert f"{NAME}-2" in after.records
    assert apply_all(dossier, found.changes([])).system == dossier.system


ALL = (
    *("inventory.csv", "inventory-2025.csv", "atrs.csv", "atrs.json", "algoritmes.json", "cases.csv", "cases.json"),
    *("aia-en.json", "aia-fr.json", "bill.json", "card.md", "croissant.json", "data-card.md", "table.csv"),
)


@pytest.mark.parametrize("name", ALL)
def test_a_kept_record_is_read_again_as_it_was_and_found_in_its_file(name: str) -> None:
    data = fixture(name)
    source = read_source(data, name, proposal(data, name).columns() if name == "table.csv" else None)
    finder = Finder(source)
    for record in source.records:
        dossier = start_dossier(record, source, id="a", by="lead", on=ON)
        ((kept, held),) = newest_first(dossier)
        again = source_of(held, source.columns)
        one = again.records[0]
        assert replace(one, remarks=()) == replace(record, remarks=())
        made = start_dossier(one, again, id="a", by="lead", on=ON)
        assert (made.title, made.system, made.facts, made.records) == (
            *(dossier.title, dossier.system, dossier.facts, dossier.records),
        )
        assert finder.find(again) == (record,)
        assert suggest(dossier, kept, record, source, by="x", on=LATER, columns=source.columns).parts == ()


def test_who_made_a_bill_of_materials_is_not_forgotten_and_changes_nothing() -> None:
    data = fixture("bill.json").replace(b'"authors"', b'"manufacturer": {"name": "Bill Makers"}, "authors"')
    source = read_source(data, "bill.json")
    dossier = started(source)
    assert dossier.actors.keys() >= {"bill-makers"}
    assert suggest(dossier, "cyclonedx-0", source.records[0], source, by="x", on=LATER).parts == ()


def test_a_record_that_cannot_be_read_again_is_told() -> None:
    (record,) = started(algorithms(NL)).records.values()
    for wrong in (
        record.model_copy(update={"format": "some-format"}),
        record.model_copy(update={"fields": ()}),
        record.model_copy(update={"format": "us-inventory-2024"}),
        record.model_copy(update={"format": "spreadsheet"}),
    ):
        with pytest.raises(InputError, match="cannot be read again"):
            source_of(wrong)


def test_the_newest_of_several_editions_is_compared() -> None:
    dossier = started(algorithms(NL))
    for status in ("in_gebruik", "buiten_gebruik"):
        kept = newest_first(dossier)[0][0]
        found = update(dossier, algorithms({**NL, "status": status}), kept)
        dossier = taken(dossier, found)
    assert [name for name, _ in newest_first(dossier)] == [f"{NAME}-2-2", f"{NAME}-2", NAME]
    assert dossier.system.stage == "retired"


def test_a_record_is_found_among_several_of_its_name_only_where_something_tells_it() -> None:
    bare = {**NL, "id": None}
    kept = source_of(started(algorithms(bare)).records[NAME])
    other = {**bare, "doel": "x"}
    assert [one.position for one in Finder(algorithms(other, bare)).find(kept)] == [1]
    assert len(Finder(algorithms(other, {**bare, "doel": "y"})).find(kept)) == 2
    assert Finder(algorithms({**NL, "id": 3, "title": "Q"})).find(kept) == ()
    assert not Finder(case()).compares(kept)
    nameless = {**bare, "title": ""}
    lost = source_of(started(algorithms(nameless)).records[NAME])
    assert len(Finder(algorithms(nameless)).find(lost)) == 1
    assert Finder(algorithms({**nameless, "doel": "x"})).find(lost) == ()


texts = st.sampled_from(["", "a", "b", "c"])
RECORD = st.fixed_dictionaries({"doel": texts, "status": st.sampled_from(["", "ontwikkeling", "in_gebruik"])})
EDIT = st.sampled_from([("purpose", "mine"), ("purpose", None), ("stage", "testing"), ("stage", None), ("sector", "s")])


@given(RECORD, RECORD, st.lists(EDIT, max_size=3))
def test_nothing_that_a_person_edited_is_ever_changed(old: Any, new: Any, edits: list[tuple[str, str | None]]) -> None:
    before = started(algorithms({**NL, **old}))
    dossier = before
    for field, value in edits:
        dossier = edited(dossier, "system", field, value)
    found = update(dossier, algorithms({**NL, **new}))
    after = taken(dossier, found)
    for field in ("purpose", "stage", "sector", "description"):
        was, mine, now = (getattr(one.system, field) for one in (before, dossier, after))
        assert now == mine or mine == was, f"{field} was edited"
    assert after.facts == dossier.facts
    assert dossier.records.keys() < after.records.keys()


@given(st.sampled_from(sorted(CORRUPTIONS)), st.integers(0, 2**32))
def test_any_newer_file_gives_suggestions_that_can_be_taken(kind: str, seed: int) -> None:
    source = read_source(fixture("cases.json"), "cases.json")
    dossier = started(source)
    try:
        newer = read_source(CORRUPTIONS[kind](fixture("cases.json"), random.Random(seed)), "cases.json")
    except InputError:
        return
    for record in Finder(newer).find(source_of(dossier.records["jrc-ai-watch-0"])):
        found = suggest(dossier, "jrc-ai-watch-0", record, newer, by="x", on=LATER)
        taken(dossier, found)


def test_a_sketch_tells_how_many_fields_differ_and_what_tells_two_records_apart() -> None:
    one, other = algorithms(NL), algorithms({**NL, "doel": "x", "url": "https://x"})
    assert differing(sketch_of(one.records[0]), sketch_of(one.records[0])) == 0
    assert differing(sketch_of(one.records[0]), sketch_of(other.records[0])) == 2
    assert differing(sketch_of(one.records[0]), sketch_of(algorithms({**NL, "doel": " "}).records[0])) == 1
    assert not same_names(sketch_of(one.records[0]), sketch_of(other.records[0]))
    own = frozenset({"nl-algorithm"})
    numbered, renumbered = (key_digests(source.records[0], source) for source in (one, algorithms({**NL, "id": 2})))
    bare = algorithms({**NL, "id": None, "doel": "y"})
    unnumbered = key_digests(bare.records[0], bare)
    other_name = algorithms({**NL, "id": None, "title": "Q"})
    assert same_digests(numbered, numbered, own)
    assert not same_digests(numbered, renumbered, own)
    assert same_digests(numbered, unnumbered, own)
    assert not same_digests(unnumbered, key_digests(other_name.records[0], other_name), own)
