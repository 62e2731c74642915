"""Every red line and every pattern of harm is held by cases on both sides: where it says yes, and where it says no.

`test_cases.py` shows that the method says of each case what is expected; here, that enough is expected.
"""

from __future__ import annotations

from collections import defaultdict

from duecare.core.catalogue import Harm, RedLine
from duecare.knowledge.bundle import load
from tests.knowledge.shipped import CASES

EXPECTED: defaultdict[str, set[str]] = defaultdict(set)
"""By the id of a line or a harm, everything that some case expects of it."""

for _case in CASES:
    for _day in _case.days():
        for _table in (_day.expect.red_lines, _day.expect.harms):
            for _id, _result in _table.items():
                EXPECTED[_id].add(_result)


def without(kind: type[RedLine] | type[Harm], *results: str) -> list[str]:
    """The records of which no case expects any of these."""
    return [id_ for id_ in load().of(kind) if not EXPECTED[id_] & set(results)]


def test_every_pattern_of_harm_is_suggested_by_a_case_and_not_suggested_by_another() -> None:
    assert without(Harm, "suggested") == []
    assert without(Harm, "not-suggested") == []


def test_every_red_line_is_crossed_in_a_case_and_not_crossed_in_another() -> None:
    awaited = {id_ for id_, line in load().of(RedLine).items() if line.awaited == "yes"}
    assert set(without(RedLine, "crossed")) == awaited, "only what is not in force yet is never crossed"
    assert [id_ for id_ in awaited if "upcoming" not in EXPECTED[id_]] == []
    assert without(RedLine, "not-crossed", "not-raised") == []


def test_every_exception_and_every_lifted_moratorium_is_seen() -> None:
    lifting = [id_ for id_, line in load().of(RedLine).items() if line.exceptions or line.cleared_when is not None]
    assert [id_ for id_ in lifting if "excepted" not in EXPECTED[id_]] == []


def test_lines_and_patterns_are_seen_where_a_fact_is_missing_too() -> None:
    """Unknown is not no: a case leaves open what only a missing fact could decide."""
    open_lines = [id_ for id_ in load().of(RedLine) if "cannot-tell" in EXPECTED[id_]]
    open_harms = [id_ for id_ in load().of(Harm) if "cannot-tell" in EXPECTED[id_]]
    assert len(open_lines) >= 5
    assert len(open_harms) >= 5
