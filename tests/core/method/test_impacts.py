"""Impacts as a whole: the sentence of the tier, the core of a right, and what is expected over all actors."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.method.findings import ImpactFinding
from tests.core.method.documents import Plain, codes, impact, judged
from tests.core.method.test_involvement import CAUSED, FORESEEN, LINKED


def only(harm: Plain, **sections: Any) -> ImpactFinding:
    (found,) = judged(impacts={"harm": harm}, **sections).impacts
    return found


def test_a_settled_tier_names_the_levels_that_give_it() -> None:
    found = only(impact(4, 2, 3))
    assert found.reasons[0].text() == "Severity is severe: scale 4, scope 2, irremediability 3."
    assert [norm.record for norm in found.reasons[0].norms] == ["house-2"]


def test_a_tier_can_be_settled_while_a_dimension_is_not() -> None:
    found = only(impact(5, None, {"low": 1, "high": 2}))
    assert (found.tier_low, found.tier_high) == ("critical", "critical")
    assert found.reasons[0].text() == "Severity is critical: scale 5, scope 1 5, irremediability 1 2."


def test_a_range_says_that_it_is_one() -> None:
    found = only(impact(4, None, None))
    assert codes(found) == ["tier-range", "nobody-in-chain"]
    assert found.reasons[0].text().startswith("Severity is between severe and critical")


@pytest.mark.parametrize(
    ("rights", "said", "expected"),
    [
        (["dignity"], "unknown", "yes"),
        (["privacy", "dignity"], "no", "yes"),  # nobody can say that an absolute right has no core
        (["privacy"], "yes", "yes"),
        (["privacy"], "no", "no"),
        (["privacy"], "unknown", "unknown"),
        (["liberty"], "unknown", "unknown"),
        (["rumoured"], "unknown", "unknown"),
        (["never-heard-of"], "unknown", "unknown"),
        ([], "unknown", "unknown"),
    ],
)
def test_what_touches_the_core_of_a_right(rights: list[str], said: str, expected: str) -> None:
    found = only(impact(3, 1, 1, rights=rights, touches_core=said))
    assert found.touches_core == expected
    assert ("core-no-balance" in codes(found)) == (expected == "yes")


def test_what_is_expected_over_all_actors_is_listed_once() -> None:
    actors = {
        "agency": {"name": "Agency", "kind": "public-body"},
        "vendor": {"name": "Vendor"},
        "cloud": {"name": "Cloud"},
    }
    involvement = {"vendor": FORESEEN, "cloud": LINKED, "agency": CAUSED}
    found = only(impact(4, 1, 1, status="actual-past", involvement=involvement), actors=actors)
    assert [(actor.id, actor.label) for actor in found.involvement] == [
        ("agency", "cause"),
        ("cloud", "linked"),
        ("vendor", "contribute"),
    ]
    assert found.responses == (  # in the order to take them, whoever is asked
        "cease-or-prevent",
        "cease-or-prevent-own-part",
        "remediate",
        "cooperate-in-remediation",
        "use-leverage",
        "increase-leverage-or-consider-ending",
        "may-take-part-in-remedy",
        "state-duty",
    )
    assert "nobody-in-chain" not in codes(found)


def test_answers_of_an_actor_that_is_not_recorded_are_judged_as_of_no_state() -> None:
    found = only(impact(4, 1, 1, involvement={"ghost": CAUSED}))
    assert [(actor.id, actor.label, actor.state_duty) for actor in found.involvement] == [("ghost", "cause", None)]


def test_the_time_to_act_follows_the_worse_end_of_the_tier() -> None:
    noticed = {**LINKED, "notice_on": "2026-11-01"}
    settled = only(impact(4, 1, 1, involvement={"cloud": noticed}))
    open_ = only(impact(4, None, 1, involvement={"cloud": noticed}))
    assert [found.involvement[0].label for found in (settled, open_)] == ["linked", "border"]


def test_what_is_beyond_the_actors_calls_on_the_state_and_relieves_nobody() -> None:
    needed = {"what": "A law on it.", "reason": "One buyer cannot change the market.", "by": "lead"}
    involvement = {"vendor": {"connected": "yes", "sufficient": "yes"}}
    plain, beyond = (
        judged(
            actors={"vendor": {"name": "V"}},
            impacts={"harm": impact(4, 1, 1, status="potential", involvement=involvement, state_action=stated)},
        ).impacts[0]
        for stated in (None, needed)
    )
    assert beyond.responses == (*plain.responses, "call-on-state")
    assert codes(beyond) == [*codes(plain), "beyond-leverage"]
