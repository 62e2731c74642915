"""What was promised: what answers an impact for each actor, what is overdue, and whom a measure left worse off."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.evaluations import after
from tests.core.method.documents import Plain, impact, judged
from tests.core.method.test_involvement import CAUSED, LINKED
from tests.core.method.test_involvement import ENCOURAGED as CONTRIBUTED


def items(found: Any, check: str) -> dict[str, str]:
    return {item.id: item.reasons[0].code for item in found.open_items if item.check == check}


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


def test_the_day_after_a_measure_is_due_changes_something() -> None:
    measure = {"title": "Stop", "kind": "cease", "impacts": [], "due": "2026-11-25"}
    assert str(judged(measures={"stop": measure}).changes_on) == "2026-11-26"


@pytest.mark.parametrize(("status", "open_"), [("actual-past", True), ("potential", False)])
def test_what_has_happened_comes_from_somebody(status: str, open_: bool) -> None:
    harm = impact(1, 1, 1, status=status, involvement={"city": {"connected": "no"}})
    found = judged(impacts={"harm": harm}, actors={"city": {"name": "City"}})
    assert (items(found, "impact-involvement-open") == {"harm": "open-nobody-answers"}) is open_


# what is asked of each actor


def done(kind: str, **fields: Any) -> Plain:
    return {"title": "Do it", "kind": kind, "impacts": ["harm"], "owner": "Lead", "due": "2027-01-01", **fields}


def acting(label: Plain, status: str | None, measures: dict[str, Plain], **others: Plain) -> Any:
    harm = impact(4, 1, 1, status=status, involvement={"city": label, **others})
    actors = {id_: {"name": id_} for id_ in ("city", *others)}
    return judged(impacts={"harm": harm}, actors=actors, measures=measures)


@pytest.mark.parametrize(
    ("label", "status", "kind", "code"),
    [
        # to prevent what one would cause, one may end it or lessen it; not by leverage, and not by remedy
        (CAUSED, "potential", "cease", None),
        (CAUSED, "potential", "prevent", None),
        (CAUSED, "potential", "mitigate", None),
        (CAUSED, "potential", "leverage", "open-own-part"),
        (CAUSED, "potential", "remedy", "open-response"),
        (CAUSED, "potential", "monitor", "open-response"),
        (CAUSED, "alleged", "mitigate", None),
        # what goes on has to end
        (CAUSED, "actual-ongoing", "cease", None),
        (CAUSED, "actual-ongoing", "prevent", None),
        (CAUSED, "actual-ongoing", "mitigate", "open-own-part"),
        (CAUSED, "actual-ongoing", "remedy", "open-response"),
        (CAUSED, None, "mitigate", "open-own-part"),  # it may go on
        # what is over is put right
        (CAUSED, "actual-past", "remedy", None),
        (CAUSED, "actual-past", "mitigate", None),
        # who contributes ends its own part; who is only linked moves others
        (CONTRIBUTED, "potential", "leverage", "open-own-part"),
        (CONTRIBUTED, "potential", "prevent", None),
        (LINKED, "potential", "leverage", None),
        (LINKED, "actual-ongoing", "mitigate", None),
        ({}, "potential", "leverage", None),
        ({"connected": "no"}, "potential", "mitigate", None),
    ],
)
def test_a_grave_impact_is_answered_by_the_kinds_that_are_expected(
    label: Plain, status: str | None, kind: str, code: str | None
) -> None:
    found = acting(label, status, {"m": done(kind)})
    assert items(found, "impact-without-response").get("harm") == code


@pytest.mark.parametrize(
    ("measures", "idle"),
    [
        ({"m": done("prevent", actor="city")}, "maker"),
        ({"m": done("prevent", actor="maker")}, "city"),
        ({"m": done("prevent", actor="city"), "n": done("cease", actor="maker")}, None),
        ({"m": done("prevent", actor="city"), "n": done("cease", actor="maker", state="dropped")}, "maker"),
        ({"m": done("prevent", actor="city"), "n": done("cease", actor="maker", due=None)}, "maker"),
        ({"m": done("prevent", actor="city"), "n": done("cease", actor="maker", due="2020-01-01")}, "maker"),
        ({"m": done("prevent")}, None),  # of nobody in particular
        ({"m": done("leverage", actor="city")}, "city maker"),
    ],
)
def test_everybody_who_causes_or_contributes_answers_for_their_own_part(
    measures: dict[str, Plain], idle: str | None
) -> None:
    found = acting(CAUSED, "potential", measures, maker=CONTRIBUTED, host=LINKED)
    named = [dict(i.reasons[0].args) for i in found.open_items if i.check == "impact-without-response"]
    assert [str(args["actors"]) for args in named] == ([idle] if idle else [])


@pytest.mark.parametrize(
    ("measures", "owing"),
    [
        ({"m": done("prevent", actor="city")}, "open-remedy"),
        ({"m": done("remedy", actor="city")}, "maker"),
        ({"m": done("remedy", actor="city"), "n": done("mitigate", actor="maker")}, "maker"),
        ({"m": done("remedy", actor="city"), "n": done("remedy", actor="maker")}, None),
        ({"m": done("remedy", actor="host")}, "city maker"),  # who is only linked may take part, in nobody's place
        ({"m": done("remedy")}, None),
    ],
)
def test_who_owes_remedy_owes_it_whatever_is_prevented_and_whoever_else_gives_it(
    measures: dict[str, Plain], owing: str | None
) -> None:
    found = acting(CAUSED, "actual-past", measures, maker=CONTRIBUTED, host=LINKED)
    reasons = [item.reasons[0] for item in found.open_items if item.check == "remedy-missing"]
    assert [str(dict(reason.args).get("actors", reason.code)) for reason in reasons] == ([owing] if owing else [])


# whom a measure left worse off


def effects(**found: str) -> Plain:
    return {"effects": {group: {"effect": effect, "reason": "They were asked."} for group, effect in found.items()}}


@pytest.mark.parametrize("state", ["proposed", "planned", "under-way", "done", "dropped"])
def test_a_measure_that_made_things_worse_is_open_however_far_it_is(state: str) -> None:
    measure = done("prevent", state=state, **effects(migrants="made-worse", children="shown-to-help"))
    found = judged(impacts={"harm": impact(4, 1, 1)}, measures={"m": measure})
    code = "open-worse-dropped" if state == "dropped" else "open-worse"
    assert items(found, "measure-made-worse") == {"m": code}


@pytest.mark.parametrize("effect", ["shown-to-help", "no-difference-found", "not-known"])
def test_no_other_effect_is_taken_for_worse(effect: str) -> None:
    found = judged(measures={"m": done("prevent", state="done", **effects(migrants=effect))})
    assert items(found, "measure-made-worse") == {}


@pytest.mark.parametrize(
    ("kind", "status", "check"),
    [
        ("prevent", "potential", "impact-without-response"),
        ("remedy", "actual-past", "impact-without-response"),
        ("remedy", "actual-past", "remedy-missing"),
        ("remedy", "potential", "remedy-route-missing"),
        ("leverage", "potential", "leverage-not-planned"),
    ],
)
def test_what_made_things_worse_for_somebody_answers_nothing(kind: str, status: str, check: str) -> None:
    """Nobody's gain offsets it, be it that of everybody else (UNGP 11)."""
    for worse, open_ in (("shown-to-help", False), ("made-worse", True)):
        told = effects(migrants=worse, children="shown-to-help")
        found = acting(LINKED, status, {"m": done(kind, state="done", **told)})
        assert ("harm" in items(found, check)) is open_


def test_what_another_measure_does_still_answers() -> None:
    worse = done("prevent", state="done", **effects(migrants="made-worse"))
    found = acting(CAUSED, "potential", {"m": worse, "n": done("prevent")})
    assert items(found, "impact-without-response") == {}
    assert items(found, "measure-made-worse") == {"m": "open-worse"}


def test_whom_it_made_worse_off_the_worst_off_are_named_first() -> None:
    worse = effects(**dict.fromkeys(("children", "disabled", "elders", "migrants"), "made-worse"))
    impacts = {
        "harm": impact(3, 1, 1, groups=["children", "migrants"]),
        "late": impact(3, 1, 1, groups=["migrants"], irremediable_from="2026-11-25"),
        "loss": impact(5, 1, 1, groups=["elders"]),
    }
    found = judged(impacts=impacts, measures={"m": done("prevent", **worse)}, review={"next_on": "2026-12-01"})
    (item,) = [item for item in found.open_items if item.check == "measure-made-worse"]
    assert str(dict(item.reasons[0].args)["groups"]) == "migrants elders children disabled"


@pytest.mark.parametrize(
    ("state", "remedy", "left"),
    [
        ("dropped", {}, ["migrants"]),
        ("dropped", effects(migrants="not-known"), ["migrants"]),
        ("dropped", effects(children="shown-to-help"), ["migrants"]),
        ("dropped", effects(migrants="shown-to-help"), []),
        ("dropped", effects(migrants="shown-to-help") | {"impacts": ["other"]}, ["migrants"]),
        ("dropped", effects(migrants="shown-to-help") | {"kind": "mitigate"}, ["migrants"]),
        ("dropped", effects(migrants="shown-to-help") | {"state": "dropped"}, ["migrants"]),
        ("done", effects(migrants="shown-to-help"), ["migrants"]),  # it goes on
    ],
)
def test_it_is_over_once_it_was_dropped_and_remedy_is_shown_to_help_them(
    state: str, remedy: Plain, left: list[str]
) -> None:
    measures = {"m": done("prevent", state=state, **effects(migrants="made-worse")), "r": done("remedy") | remedy}
    counted = {"count": after("r", migrants="helped")}
    found = judged(impacts={"harm": impact(1, 1, 1)}, measures=measures, evaluations=counted)
    assert bool(items(found, "measure-made-worse")) is bool(left)
    assert items(judged(measures=measures), "measure-made-worse")  # that it is said to help is not enough
