"""Whether a measure is shown to have helped a group, is only said to have, or made things worse (UNGP 20)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.evaluations import after, beside, evaluation, told
from tests.core.method.documents import Plain, by_id, codes, impact, judged

SAID = {"effect": "shown-to-help", "reason": "They were asked.", "by": "lead"}
AGAINST = {"words": "We are visited as before.", "by": "union"}
ANSWERED = {**AGAINST, "answered": "The visits were counted with them.", "answered_by": "auditor"}


def measure(**fields: Any) -> Plain:
    base = {"title": "Call first", "kind": "mitigate", "impacts": ["harm"], "state": "done"}
    return {**base, "owner": "Lead", "due": "2027-01-01", **fields}


def found(effect: Plain | None, evaluations: dict[str, Plain] | None = None, **fields: Any) -> Any:
    effects = {"effects": {"migrants": effect}} if effect else {}
    return judged(
        impacts={"harm": impact(4, 1, 1, status="potential", groups=["migrants"])},
        measures={"call": measure(**{**effects, **fields})},
        evaluations=evaluations or {},
    )


def one(effect: Plain | None, *evaluations: Plain, **fields: Any) -> Any:
    """The finding on the one group."""
    held = {f"count-{number}": evaluation for number, evaluation in enumerate(evaluations)}
    return by_id(found(effect, held, **fields).effects)["call.migrants"]


@pytest.mark.parametrize(
    ("effect", "readings", "result"),
    [
        (SAID, [], "said-to-help"),
        (SAID, ["helped"], "shown-to-help"),
        (SAID, ["no-change-found"], "said-to-help"),
        (SAID, ["changed"], "said-to-help"),
        (SAID, ["cannot-tell"], "said-to-help"),
        (SAID, ["held-back"], "said-to-help"),
        (SAID, ["made-worse"], "made-worse"),
        (SAID, ["helped", "made-worse"], "made-worse"),
        (SAID, ["helped", "held-back"], "shown-to-help"),  # counted again, when they were more
        (SAID | {"effect": "made-worse"}, [], "made-worse"),
        (SAID | {"effect": "made-worse"}, ["helped"], "made-worse"),
        (SAID | {"effect": "no-difference-found"}, [], "no-difference-found"),
        (SAID | {"effect": "no-difference-found"}, ["helped"], "no-difference-found"),
        (SAID | {"effect": "no-difference-found"}, ["held-back"], "not-known"),
        (SAID | {"effect": "no-difference-found"}, ["held-back", "no-change-found"], "no-difference-found"),
        (SAID | {"effect": "no-difference-found"}, ["made-worse"], "made-worse"),
        (SAID | {"effect": "not-known"}, ["helped"], "not-known"),  # a person says so, or nobody
        (None, ["helped"], "not-known"),
        (None, ["made-worse"], "made-worse"),
    ],
)
def test_help_must_be_counted_and_harm_need_not(effect: Plain | None, readings: list[str], result: str) -> None:
    assert one(effect, *(after("call", migrants=reading) for reading in readings)).result == result


@pytest.mark.parametrize(
    ("voice", "result"),
    [
        (AGAINST, "said-to-help"),
        (AGAINST | {"answered": "We looked.", "answered_by": "union"}, "said-to-help"),
        (AGAINST | {"answered": "We looked.", "answered_by": "lead"}, "said-to-help"),
        (AGAINST | {"answered": "We looked."}, "said-to-help"),
        (ANSWERED, "shown-to-help"),
    ],
)
def test_numbers_do_not_outvote_people_whom_nobody_independent_answered(voice: Plain, result: str) -> None:
    counted = after("call", migrants="helped")
    assert one(SAID | {"against": {"union": voice}}, counted).result == result
    assert "effect-against" in "".join(codes(one(SAID | {"against": {"union": voice}}, counted)))


def test_whoever_said_that_it_helped_must_be_known_for_anybody_to_answer() -> None:
    unsigned = {key: value for key, value in SAID.items() if key != "by"}
    assert one(unsigned | {"against": {"union": ANSWERED}}, after("call", migrants="helped")).result == "said-to-help"


def test_no_difference_is_not_taken_for_one_against_a_voice() -> None:
    said = SAID | {"effect": "no-difference-found", "against": {"union": AGAINST}}
    assert one(said).result == "not-known"


@pytest.mark.parametrize(
    ("evaluations", "expected"),
    [
        ([], ["effect-said-help", "effect-no-evaluation"]),
        ([after("call", children="helped")], ["effect-said-help", "effect-not-compared"]),
        ([beside("harm", migrants="worse") | {"measure": "call"}], ["effect-said-help", "effect-not-compared"]),
        ([after("call", migrants="helped")], ["effect-said-help", "effect-found-helped"]),
        ([after("call", migrants="held-back")], ["effect-said-help", "effect-held-back"]),
        ([after("call", migrants="cannot-tell")], ["effect-said-help", "effect-cannot-tell"]),
        ([after("call", migrants="no-change-found")], ["effect-said-help", "effect-no-change"]),
        ([after("call", migrants="changed")], ["effect-said-help", "effect-changed"]),
        ([after("call", migrants="made-worse")], ["effect-said-help", "effect-found-worse"]),
    ],
)
def test_the_reasons_say_what_is_missing(evaluations: list[Plain], expected: list[str]) -> None:
    assert codes(one(SAID, *evaluations)) == expected


def test_a_figure_is_told_with_its_bounds_and_what_could_have_been_missed() -> None:
    reason = one(SAID, after("call", migrants="no-change-found")).reasons[1]
    told = {name: str(value) for name, value in reason.args}
    assert told == {
        "evaluation": "count-0",
        "rate": "selection-rate",
        "figures": "difference -0.1 -0.3 0.1",
        "could": "difference 0.25",
    }


@pytest.mark.parametrize(
    ("readings", "result"),
    [
        (["helped", "no-change-found"], "shown-to-help"),
        (["helped", "held-back"], "said-to-help"),
        (["helped", "made-worse"], "made-worse"),
    ],
)
def test_of_several_rates_of_a_group_the_gravest_leads(readings: list[str], result: str) -> None:
    rates = dict(zip(("selection-rate", "false-positive-rate"), map(told, readings), strict=True))
    assert one(SAID, evaluation("call", groups={"migrants": {"changes": rates}})).result == result


def test_which_of_two_like_rates_is_told_does_not_hang_on_how_the_file_orders_them() -> None:
    names = ("selection-rate", "false-positive-rate")
    rates = [{name: told("helped") for name in order} for order in (names, names[::-1])]
    first, second = (one(SAID, evaluation("call", groups={"migrants": {"changes": held}})).reasons for held in rates)
    assert first == second


def test_an_evaluation_of_another_measure_shows_nothing() -> None:
    both = {"call": measure(effects={"migrants": SAID}), "visit": measure()}
    found = judged(measures=both, evaluations={"count": after("visit", migrants="helped")})
    assert by_id(found.effects)["call.migrants"].result == "said-to-help"


# what is open because of it


def open_(findings: Any, check: str) -> list[str]:
    return [reason.code for item in findings.open_items if item.check == check for reason in item.reasons]


@pytest.mark.parametrize(
    ("effect", "reading", "codes"),
    [
        (SAID, "helped", []),
        (SAID, "held-back", ["open-effect-said"]),
        (None, "helped", ["open-effect"]),
        (SAID | {"effect": "no-difference-found"}, "held-back", ["open-effect"]),
    ],
)
def test_what_is_done_is_open_until_it_is_shown(effect: Plain | None, reading: str, codes: list[str]) -> None:
    evaluations = {"count": after("call", migrants=reading)}
    assert open_(found(effect, evaluations), "measure-effect-unknown") == codes
    assert open_(found(effect, evaluations, state="planned"), "measure-effect-unknown") == []


def test_what_an_evaluation_found_worse_stands_in_the_way_whatever_the_dossier_says() -> None:
    for effect in (SAID, None):
        findings = found(effect, {"count": after("call", migrants="made-worse")})
        assert open_(findings, "measure-made-worse") == ["open-worse", "open-worse-counted"]
        assert open_(findings, "impact-without-response") != []  # it answers nothing any more
    told = found(SAID | {"effect": "made-worse"}, {"count": after("call", migrants="made-worse")})
    assert open_(told, "measure-made-worse") == ["open-worse"]


@pytest.mark.parametrize(
    ("state", "remedy", "left"),
    [
        ("done", None, True),
        ("dropped", None, True),
        ("dropped", "planned", True),
        ("dropped", "done", False),
        ("done", "done", True),
    ],
)
def test_those_made_worse_whom_the_dossier_has_no_name_for_are_not_lost(
    state: str, remedy: str | None, left: bool
) -> None:
    measures = {"call": measure(state=state)}
    measures |= {"repay": measure(kind="remedy", state=remedy)} if remedy else {}
    counted = evaluation("call", made_worse_besides=["Women over 65 of foreign birth"])
    findings = judged(impacts={"harm": impact(1, 1, 1)}, measures=measures, evaluations={"count": counted})
    assert ("open-worse-besides" in open_(findings, "measure-made-worse")) is left


# an evaluation of how people fare, without a measure


@pytest.mark.parametrize(
    ("reading", "code"),
    [
        ("worse", "impact-counted-worse"),
        ("held-back", "impact-counted-few"),
        ("cannot-tell", "impact-counted-open"),
        ("no-difference-found", None),
        ("better", None),
    ],
)
def test_an_impact_says_whom_an_evaluation_found_worse_off_and_whom_it_could_not_tell(
    reading: str, code: str | None
) -> None:
    harm = {"harm": impact(2, 2, 2), "other": impact(2, 2, 2)}
    findings = judged(impacts=harm, evaluations={"count": beside("harm", migrants=reading)})
    said = by_id(findings.impacts)
    assert [one for one in codes(said["harm"]) if one.startswith("impact-counted")] == ([code] if code else [])
    assert (said["harm"].tier_low, said["harm"].tier_high) == (said["other"].tier_low, said["other"].tier_high)


def test_others_whom_it_fails_are_named_with_the_impact() -> None:
    counted = evaluation(impacts=["harm"], groups={"migrants": {}}, failed_besides=["Women over 65"])
    findings = judged(impacts={"harm": impact(2, 2, 2)}, evaluations={"count": counted})
    assert codes(findings.impacts[0])[-1] == "impact-counted-besides"
