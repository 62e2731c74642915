"""The two lists: remedy and prevention, by severity to people; likelihood and scope only inside a tier."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.method.documents import Plain, by_id, codes, impact, judged, rating
from tests.core.method.test_involvement import CAUSED, LINKED

CRITICAL, SEVERE, SIGNIFICANT, LIMITED = (5, 1, 1), (4, 1, 1), (3, 1, 1), (1, 1, 1)


def lists(impacts: Plain, **sections: Any) -> tuple[list[str], list[str]]:
    """The ids of the remedy list and of the prevention list, in their order."""
    found = judged(impacts=impacts, **sections)
    return [place.id for place in found.remedy_order], [place.id for place in found.prevention_order]


@pytest.mark.parametrize(
    ("status", "remedy", "prevention"),
    [
        ("actual-ongoing", True, False),
        ("actual-past", True, False),
        ("alleged", True, False),
        ("potential", False, True),
        (None, True, True),
    ],
)
def test_what_has_happened_and_what_may_are_two_lists(status: str | None, remedy: bool, prevention: bool) -> None:
    found = lists({"harm": impact(*SEVERE, status=status)})
    assert found == (["harm"] if remedy else [], ["harm"] if prevention else [])


def every(status: str, levels: Plain) -> Plain:
    return {id_: impact(*each, status=status) for id_, each in levels.items()}


@pytest.mark.parametrize(("status", "which"), [("actual-past", 0), ("potential", 1)])
def test_the_gravest_first(status: str, which: int) -> None:
    impacts = every(status, {"a": LIMITED, "b": SIGNIFICANT, "c": CRITICAL, "d": SEVERE})
    assert lists(impacts)[which] == ["c", "d", "b", "a"]


@pytest.mark.parametrize(("status", "which"), [("actual-past", 0), ("potential", 1)])
def test_a_range_stands_by_its_worse_end(status: str, which: int) -> None:
    impacts = every(status, {"a": SEVERE, "b": (None, 1, 1), "c": (1, 1, None), "d": SIGNIFICANT})
    # b may be critical; c may be significant, and so may d: they stand by their ids
    assert lists(impacts)[which] == ["b", "a", "c", "d"]


def test_likelihood_orders_prevention_inside_a_tier_only() -> None:
    likely = ("remote", "unlikely", "possible", "unknown", "likely", "almost-certain")
    impacts = {
        **{f"m-{word}": impact(*SEVERE, status="potential", likelihood=word) for word in likely},
        "z-grave": impact(*CRITICAL, status="potential", likelihood="remote"),
        "a-light": impact(*LIMITED, status="potential", likelihood="almost-certain"),
    }
    assert lists(impacts)[1] == [
        "z-grave",
        "m-almost-certain",
        "m-likely",
        "m-unknown",  # unknown sorts as likely
        "m-possible",
        "m-unlikely",
        "m-remote",
        "a-light",
    ]


def test_likelihood_orders_nothing_that_has_happened() -> None:
    impacts = {
        "a": impact(*SEVERE, status="actual-past", likelihood="remote"),
        "b": impact(*SEVERE, status="actual-past", likelihood="almost-certain"),
    }
    assert lists(impacts)[0] == ["a", "b"]


@pytest.mark.parametrize(("status", "which"), [("actual-past", 0), ("potential", 1)])
def test_then_by_scope_then_by_name(status: str, which: int) -> None:
    levels = {"a": (4, 1, 1), "b": (4, 3, 1), "c": (4, {"low": 1, "high": 2}, 1), "d": (4, 3, 1)}
    assert lists(every(status, levels))[which] == ["b", "d", "c", "a"]


def test_likelihood_comes_before_scope() -> None:
    impacts = {
        "wide": impact(4, 3, 1, status="potential", likelihood="remote"),
        "likely": impact(4, 1, 1, status="potential", likelihood="likely"),
    }
    assert lists(impacts)[1] == ["likely", "wide"]


@pytest.mark.parametrize(("status", "which"), [("actual-past", 0), ("potential", 1)])
def test_who_is_involved_and_what_is_done_decides_no_place(status: str, which: int) -> None:
    actors = {"agency": {"name": "Agency"}, "vendor": {"name": "Vendor"}}
    impacts = {
        "a": impact(*SEVERE, status=status, involvement={"vendor": LINKED}),
        "b": impact(*SEVERE, status=status, involvement={"agency": CAUSED, "vendor": CAUSED}),
        "c": impact(*SEVERE, status=status),
    }
    answered = {"m": {"title": "Mend", "kind": "remedy", "impacts": ["a", "b"], "owner": "Lead", "due": "2027-01-01"}}
    assert lists(impacts, actors=actors, measures=answered)[which] == ["a", "b", "c"]


DECISION: Plain = {"gate": "go-live", "gate_on": "2027-03-01"}
REVIEW: Plain = {"review": {"next_on": "2027-03-01"}}


@pytest.mark.parametrize(
    ("levels", "day", "sections", "waits"),
    [
        (SIGNIFICANT, "2027-02-28", DECISION, False),
        (SIGNIFICANT, "2027-02-28", REVIEW, False),
        (SEVERE, "2027-02-28", DECISION, False),
        ((None, 1, 1), "2027-02-28", DECISION, False),
        # the day of the decision is in time
        (SIGNIFICANT, "2027-03-01", DECISION, True),
        # a decision that is overdue is not taken before today
        (SIGNIFICANT, "2026-11-21", {"gate": "go-live", "gate_on": "2026-01-01"}, False),
        (SIGNIFICANT, "2026-11-22", {"gate": "go-live", "gate_on": "2026-01-01"}, True),
        # what is limited waits
        (LIMITED, "2027-02-28", DECISION, True),
        # an unknown day changes no place
        (SIGNIFICANT, None, DECISION, True),
        (SIGNIFICANT, "2027-02-28", {}, True),
        # the decision comes first, the review only where none is due
        (SIGNIFICANT, "2027-02-28", {**REVIEW, "gate_on": "2027-01-01"}, True),
    ],
)
@pytest.mark.parametrize(("status", "which"), [("actual-ongoing", 0), ("potential", 1)])
def test_what_becomes_irremediable_before_the_next_decision_cannot_wait(
    levels: Any, day: str | None, sections: Plain, waits: bool, status: str, which: int
) -> None:
    impacts = {
        "a-grave": impact(*CRITICAL, status=status, likelihood="possible"),
        "b-urgent": impact(*levels, status=status, irremediable_from=day, likelihood="almost-certain"),
        "c-grave": impact(*CRITICAL, status=status, likelihood="remote"),
    }
    found = judged(impacts=impacts, **sections)
    order = (found.remedy_order, found.prevention_order)[which]
    urgent = by_id(found.impacts)["b-urgent"]
    assert urgent.cannot_wait is not waits
    assert ("place-cannot-wait" in codes(by_id(order)["b-urgent"])) is not waits
    if not waits:  # it stands with the highest tier, and there by likelihood and scope
        assert [place.id for place in order].index("b-urgent") < 2
    elif levels != (None, 1, 1):
        assert [place.id for place in order][-1] == "b-urgent"


def test_every_place_says_why() -> None:
    impacts = {
        "a": impact(*SEVERE, status="alleged"),
        "b": impact(None, 2, 1, status="actual-ongoing"),
        "c": impact(*SEVERE, status="potential", likelihood="likely"),
        "d": impact(*SEVERE),
    }
    found = judged(impacts=impacts)
    remedy, prevention = by_id(found.remedy_order), by_id(found.prevention_order)
    assert codes(remedy["a"]) == ["place-tier", "place-date-unknown", "place-alleged", "place-scope"]
    assert codes(remedy["b"]) == ["place-range", "place-date-unknown", "place-actual", "place-scope"]
    assert codes(remedy["d"]) == ["place-tier", "place-date-unknown", "place-status-unknown", "place-scope"]
    assert codes(prevention["c"]) == ["place-tier", "place-date-unknown", "place-likelihood", "place-scope"]
    assert codes(prevention["d"]) == [
        "place-tier",
        "place-date-unknown",
        "place-status-unknown",
        "place-likelihood",
        "place-scope",
    ]


def test_scope_by_numbers_orders_too() -> None:
    many = {"scale": {"assessor": rating(4)}, "irremediability": {"assessor": rating(1)}}
    count = {"people": 5_000, "counted": "exposed"}
    impacts = {
        "a": impact(4, 2, 1, status="potential"),
        "b": {
            "title": "Harm",
            "status": "potential",
            "severity": {**many, "scope": {"assessor": rating(None, count=count)}},
        },
    }
    assert lists(impacts)[1] == ["b", "a"]
