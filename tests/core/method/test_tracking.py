"""Who was heard, and what is overdue."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.method.documents import Plain, impact, judged


def heard(*groups: str, how: str = "interview", **told: str) -> Plain:
    return {"title": "Heard", "how": how, "groups": list(groups), "said": "It hurts.", **told}


def items(found: Any, check: str) -> dict[str, str]:
    return {item.id: item.reasons[0].code for item in found.open_items if item.check == check}


@pytest.mark.parametrize(
    ("groups", "engagement", "testimony", "said"),
    [
        (["workers"], {}, [], "open-not-heard"),
        (["workers"], {"talk": heard("workers")}, [], None),
        (["workers", "children"], {"talk": heard("workers")}, [], "open-not-heard"),
        (["workers", "children"], {"talk": heard("workers"), "class": heard("children")}, [], None),
        (["workers"], {"talk": heard("workers", how="experts")}, [], "open-not-heard"),
        (["workers"], {"talk": heard("workers", how="none")}, [], "open-not-heard"),
        (["workers"], {"talk": heard("workers", on="2999-01-01")}, [], "open-not-heard"),
        ([], {"talk": heard("workers")}, [], "open-heard"),
        ([], {"talk": heard("workers")}, ["talk"], None),
    ],
)
def test_somebody_of_every_group_must_be_heard(
    groups: list[str], engagement: Plain, testimony: list[str], said: str | None
) -> None:
    harm = impact(5, 1, 1, groups=groups, testimony=testimony)
    found = judged(impacts={"harm": harm}, engagement=engagement)
    assert items(found, "impact-nobody-heard").get("harm") == said


@pytest.mark.parametrize(
    ("fields", "overdue"),
    [
        ({"due": "2020-01-01"}, True),
        ({"due": "2020-01-01", "state": "done"}, False),
        ({"due": "2020-01-01", "state": "dropped"}, False),
        ({"due": "2999-01-01"}, False),
        ({}, False),
    ],
)
def test_what_was_promised_for_a_day_that_passed_is_overdue(fields: Plain, overdue: bool) -> None:
    measure = {"title": "Stop", "kind": "cease", "impacts": [], **fields}
    assert bool(items(judged(measures={"stop": measure}), "measure-overdue")) is overdue


def test_the_day_of_a_planned_hearing_changes_something() -> None:
    planned = {"title": "Two evenings", "how": "workshop", "on": "2026-11-25"}
    assert str(judged(engagement={"plan": planned}).changes_on) == "2026-11-25"


def test_the_day_after_a_measure_is_due_changes_something() -> None:
    measure = {"title": "Stop", "kind": "cease", "impacts": [], "due": "2026-11-25"}
    assert str(judged(measures={"stop": measure}).changes_on) == "2026-11-26"


@pytest.mark.parametrize(("status", "open_"), [("actual-past", True), ("potential", False)])
def test_what_has_happened_comes_from_somebody(status: str, open_: bool) -> None:
    harm = impact(1, 1, 1, status=status, involvement={"city": {"connected": "no"}})
    found = judged(impacts={"harm": harm}, actors={"city": {"name": "City"}})
    assert (items(found, "impact-involvement-open") == {"harm": "open-nobody-answers"}) is open_
