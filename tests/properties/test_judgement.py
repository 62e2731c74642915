"""The judgement as a function: pure, the same for the same document, and true until the day it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier
from duecare.core.dossier.canonical import canonical_bytes, digest_of
from duecare.core.method import Findings, assess
from duecare.core.method.findings import Reasoned
from duecare.core.method.reasons import Reason, from_plain
from duecare.core.method.sentences import SENTENCES
from duecare.core.method.stored import read_findings
from tests.core.method.knowledge import DUTIES, HARMS, KNOWLEDGE, ON, RED_LINES, SHIPPED, catalogue
from tests.properties.cases import cases
from tests.strategies import dossiers

any_dossier = cases() | dossiers()


def reasons_in(value: Any) -> Iterator[Reason]:
    """Every reason inside findings, at any depth."""
    if isinstance(value, Reason):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from reasons_in(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from reasons_in(getattr(value, name))


def conclusions_in(value: Any) -> Iterator[Reasoned]:
    """Every conclusion inside findings, at any depth."""
    if isinstance(value, Reasoned):
        yield value
    if isinstance(value, tuple):
        for inner in value:
            yield from conclusions_in(inner)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, Reason):
        for name in value.__dataclass_fields__:
            yield from conclusions_in(getattr(value, name))


@given(any_dossier)
def test_judging_is_pure_and_the_same_twice(dossier: Dossier) -> None:
    before = dossier.plain()
    assert assess(dossier, KNOWLEDGE, ON) == assess(dossier, KNOWLEDGE, ON)
    assert dossier.plain() == before


def shuffled(value: Any, random: Any) -> Any:
    """The same plain value, its names in another order."""
    match value:
        case dict():
            names = list(value)
            random.shuffle(names)
            return {name: shuffled(value[name], random) for name in names}
        case list():
            return [shuffled(inner, random) for inner in value]
    return value


@given(any_dossier, st.randoms(use_true_random=False))
def test_the_order_of_names_in_a_document_changes_nothing(dossier: Dossier, random: Any) -> None:
    other = Dossier.model_validate_json(json.dumps(shuffled(dossier.plain(), random)))
    assert other.digest == dossier.digest
    assert assess(other, KNOWLEDGE, ON) == assess(dossier, KNOWLEDGE, ON)


@given(any_dossier)
def test_every_conclusion_has_reasons_and_every_reason_its_sentence(dossier: Dossier) -> None:
    found = assess(dossier, KNOWLEDGE, ON)
    for conclusion in conclusions_in(found):
        assert conclusion.reasons
    for reason in reasons_in(found):
        assert reason.code in SENTENCES
        assert reason.text().strip()


@given(any_dossier)
def test_what_is_stored_reads_back_the_same(dossier: Dossier) -> None:
    found = assess(dossier, KNOWLEDGE, ON)
    stored = json.loads(json.dumps(found.plain()))
    assert read_findings(stored) == found
    for reason in reasons_in(found):
        assert from_plain(json.loads(json.dumps(reason.plain()))) == reason


@given(any_dossier, st.integers(0, 3_000), st.integers(0, 3_000))
def test_nothing_changes_by_itself_before_the_day_it_says(dossier: Dossier, start: int, later: int) -> None:
    on = ON - timedelta(days=700) + timedelta(days=start)
    found = assess(dossier, KNOWLEDGE, on)
    day = on + timedelta(days=later)
    if found.changes_on is not None:
        assert found.changes_on > on
        day = min(day, found.changes_on - timedelta(days=1))
    assert replace(assess(dossier, KNOWLEDGE, day), on=on) == found


DRIVING = [("red-lines", id_) for id_ in RED_LINES] + [("harms", id_) for id_ in HARMS]
DRIVING += [("duties", id_) for id_ in DUTIES]


def driving(findings: Findings, without: frozenset[str]) -> dict[str, Any]:
    """All that a decision rests on."""
    return {
        "red lines": {line.id: line for line in findings.red_lines if line.drives and line.id not in without},
        "harms": [harm for harm in findings.harms if harm.id not in without],
        "rights": {right.id: right.result for right in findings.rights},
        "impacts": findings.impacts,
        "orders": (findings.remedy_order, findings.prevention_order),
        "duties": {duty.id: duty for duty in findings.duties if duty.drives and duty.id not in without},
        "open": [item for item in findings.open_items if item.check != "unknown-name"],
        "gates": {
            gate.id: [item for item in gate.open_items if item.check != "unknown-name"] for gate in findings.gates
        },
    }


@given(cases(), st.sets(st.sampled_from(DRIVING)), st.sampled_from(["unsure", "summary"]))
def test_records_too_unsure_change_nothing_that_a_decision_rests_on(
    dossier: Dossier, chosen: set[tuple[str, str]], sure: str
) -> None:
    """Marking records as unsure is, for every decision, as if they were not there (but that their names are known)."""
    unsure, absent = _with_unsure(chosen, sure), _without(chosen)
    ids = frozenset(id_ for _, id_ in chosen)
    assert driving(assess(dossier, unsure, ON), ids) == driving(assess(dossier, absent, ON), ids)


def _with_unsure(chosen: set[tuple[str, str]], sure: str) -> Catalogue:
    marked = [KNOWLEDGE.records[kind][id_].model_copy(update={"sure": sure}) for kind, id_ in chosen]
    return catalogue([*SHIPPED, *marked])


def _without(chosen: set[tuple[str, str]]) -> Catalogue:
    return catalogue(
        record
        for kind, records in KNOWLEDGE.records.items()
        for id_, record in records.items()
        if (kind, id_) not in chosen
    )


@given(cases(), st.sets(st.sampled_from(["dignity", "liberty", "privacy", "work", "remedy"])))
def test_rights_of_unsure_records_hold_nothing_up(dossier: Dossier, chosen: set[str]) -> None:
    rights = {("rights", id_) for id_ in chosen}
    unsure, absent = (
        assess(dossier, knowledge, ON) for knowledge in (_with_unsure(rights, "unsure"), _without(rights))
    )
    for name in ("red lines", "open", "gates"):
        assert driving(unsure, frozenset())[name] == driving(absent, frozenset())[name]


@given(cases())
def test_gates_hold_only_open_items_and_count_every_red_line(dossier: Dossier) -> None:
    found = assess(dossier, KNOWLEDGE, ON)
    open_ = {(item.check, item.id) for item in found.open_items}
    assert len(open_) == len(found.open_items)
    for gate in found.gates:
        counted = [(item.check, item.id) for item in gate.open_items]
        assert set(counted) <= open_
        assert len(set(counted)) == len(counted)
        assert {item for item in open_ if "red-line" in item[0] or "moratorium" in item[0]} <= set(counted)


@given(cases())
def test_findings_are_written_as_canonical_json_part_by_part(dossier: Dossier) -> None:
    found = assess(dossier, KNOWLEDGE, ON)
    parts = {name: json.loads(content) for name, content in found.sections.items()}
    assert all(canonical_bytes(part) == found.sections[name] for name, part in parts.items())
    assert found.digest == digest_of(parts)
    assert read_findings(parts).sections == found.sections


@given(cases())
def test_setting_a_pattern_aside_adds_a_voice_and_changes_no_conclusion(dossier: Dossier) -> None:
    """Nothing that a decision rests on, no question and no open item depends on it; no reason is taken away."""
    spoken = assess(dossier, KNOWLEDGE, ON)
    silent = assess(dossier.model_copy(update={"harms": {}}), KNOWLEDGE, ON)
    assert [(harm.id, harm.result, harm.needs) for harm in spoken.harms] == [
        (harm.id, harm.result, harm.needs) for harm in silent.harms
    ]
    for harm in spoken.harms:
        said = any(reason.code == "harm-set-aside" for reason in harm.reasons)
        assert said == (harm.id in dossier.harms)
    assert {**driving(spoken, frozenset()), "harms": None} == {**driving(silent, frozenset()), "harms": None}
    assert spoken.next_questions == silent.next_questions
    for now, before in zip(spoken.rights, silent.rights, strict=True):
        assert set(before.reasons) <= set(now.reasons)
