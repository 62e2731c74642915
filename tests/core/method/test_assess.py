"""The judgement as a whole: everything is there, and it says on which day it changes by itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from duecare.core.method import METHOD_VERSION, assess
from tests.core.method.documents import Plain, dossier, impact, judged
from tests.core.method.knowledge import DUTIES, HARMS, KNOWLEDGE, ON, RED_LINES, RIGHTS, catalogue
from tests.core.method.test_involvement import LINKED


def test_every_record_has_its_finding() -> None:
    found = judged(impacts={"a": impact(1, 1, 1)})
    assert {line.id for line in found.red_lines} == set(RED_LINES)
    assert {harm.id for harm in found.harms} == set(HARMS)
    assert {right.id for right in found.rights} == set(RIGHTS)
    assert {duty.id for duty in found.duties} == set(DUTIES)
    assert [item.id for item in found.impacts] == ["a"]


def test_findings_say_of_what_and_when_they_are() -> None:
    case = dossier({"scores-people": "yes"})
    found = assess(case, KNOWLEDGE, ON)
    assert (found.dossier, found.knowledge, found.method, found.on) == (
        case.digest,
        KNOWLEDGE.digest,
        METHOD_VERSION,
        ON,
    )


UNDATED = catalogue(
    [
        item
        for kind in KNOWLEDGE.records.values()
        for item in kind.values()
        if not getattr(item, "in_force_from", None) and not getattr(item, "in_force_until", None)
    ]
)


def noticed(tier: tuple[int, int, int], on: str, **answers: Any) -> Plain:
    return {"impacts": {"a": impact(*tier, involvement={"vendor": {**LINKED, "notice_on": on, **answers}})}}


@pytest.mark.parametrize(
    ("sections", "changes_on"),
    [
        ({}, None),
        ({"review": {"next_on": "2026-12-24"}}, date(2026, 12, 25)),
        ({"review": {"next_on": "2026-11-22"}}, date(2026, 11, 23)),
        ({"review": {"next_on": "2026-11-21"}}, None),
        (noticed((5, 1, 1), "2026-11-20"), date(2026, 11, 28)),
        (noticed((3, 1, 1), "2026-11-20"), date(2027, 2, 19)),
        (noticed((5, 1, 1), "2026-11-01"), None),
        (noticed((5, 1, 1), "2026-11-20", acted_on="2026-11-21"), None),
        ({**noticed((5, 1, 1), "2026-11-20"), "review": {"next_on": "2026-11-25"}}, date(2026, 11, 26)),
        (noticed((5, 1, 1), "9999-12-30"), None),
        ({"review": {"next_on": "9999-12-31"}}, None),
    ],
)
def test_the_next_day_on_which_something_changes_by_itself(sections: Plain, changes_on: date | None) -> None:
    assert judged(catalogue=UNDATED, **sections).changes_on == changes_on


@pytest.mark.parametrize(
    ("on", "changes_on"),
    [
        (date(2024, 6, 1), date(2025, 1, 1)),  # once-banned ends
        (date(2025, 1, 1), date(2026, 12, 2)),  # soon-banned begins
        (date(2026, 12, 1), date(2026, 12, 2)),
        (date(2026, 12, 2), date(2027, 1, 1)),  # a duty begins
        (date(2027, 1, 1), None),
    ],
)
def test_the_days_of_the_norms_are_among_them(on: date, changes_on: date | None) -> None:
    assert judged(on=on).changes_on == changes_on


@pytest.mark.parametrize("day", [date(2026, 12, 2), date(2027, 1, 1)])
def test_on_that_day_the_findings_are_others(day: date) -> None:
    def at(on: date) -> dict[str, Any]:
        plain = judged({"on-sale": "yes"}, on=on).plain()
        return {name: plain[name] for name in ("red_lines", "duties")}

    assert at(day - timedelta(days=1)) != at(day)
