"""Before and after: whom it helped, whom it made worse, and what may not be called help."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import numpy as np
import pytest

from duecare.evaluation.result import Change, Changes, Result
from duecare.evaluation.result.keys import FINDINGS
from duecare.evaluation.statistics import evaluate, published
from tests.evaluation.statistics.tables import DECISION, GENDER, LABEL, ON, YES_NO, Column, cells, plan

AFTER: Column = ("after", "after", YES_NO)
HALF: Column = ("half", "half", ("first", "second"))
_DECISION = {"column": "later", "yes": ["1"], "no": ["0"], "means": "Selected", "yes_is": "burden"}
SAME = {"what": "A lower threshold", "rows": {"kind": "same-rows", "decision": _DECISION}}
RUNS = {
    "what": "A new model",
    "rows": {"kind": "two-runs", "column": "run", "before": ["old"], "after": ["new"]},
}
WOMEN = {"measure": "false-positive-rate", "group": {"gender": "women"}, "why": "They said so"}


def twice(counts: dict[tuple[int, int, int, int], int], **changed: Any) -> Result:
    """The same rows decided twice: gender, label, before, after."""
    of = plan(**{"mitigation": SAME, "worst_off": WOMEN} | changed)
    return evaluate(cells(of, (GENDER, LABEL, DECISION, AFTER), counts), on=ON)


def changes(result: Result) -> Changes:
    """Before and after, which there is."""
    assert result.changes is not None
    return result.changes


def change(result: Result, group: str, measure: str) -> Change:
    """One change."""
    return next(one for one in changes(result).groups if one.group.values == (group,) and one.measure == measure)


def rows(group: int, label: int, both: int, only_before: int, only_after: int, neither: int) -> dict[Any, int]:
    """Rows by what both decisions were."""
    return {
        (group, label, 1, 1): both, (group, label, 1, 0): only_before,
        (group, label, 0, 1): only_after, (group, label, 0, 0): neither,
    }  # fmt: skip


HELPED = rows(0, 0, 40, 60, 2, 300) | rows(0, 1, 40, 5, 5, 20) | rows(1, 0, 30, 5, 5, 500) | rows(1, 1, 70, 5, 5, 30)


def newcombe_paired(a: int, b: int, c: int, d: int) -> tuple[float, float]:
    """Method 10 of Newcombe 1998 for pairs, written out once more from the paper: both, first, second, neither."""
    n, z = a + b + c + d, 1.959963985

    def wilson(k: int) -> tuple[float, float]:
        middle, half = 2 * k + z * z, z * math.sqrt(z * z + 4 * k * (n - k) / n)
        return (middle - half) / (2 * (n + z * z)), (middle + half) / (2 * (n + z * z))

    (l1, u1), (l2, u2), p1, p2 = wilson(a + b), wilson(a + c), (a + b) / n, (a + c) / n
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    top = a * d - b * c
    corrected = max(top - n / 2, 0.0) if top > 0 else float(top)
    phi = corrected / math.sqrt(margins) if margins else 0.0
    down = math.sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
    up = math.sqrt((p2 - l2) ** 2 - 2 * phi * (p2 - l2) * (u1 - p1) + (u1 - p1) ** 2)
    return p1 - p2 - down, p1 - p2 + up


@pytest.mark.parametrize(
    ("pairs", "low", "high"),
    [((36, 12, 2, 0), 0.0569, 0.3404), ((18, 12, 2, 18), 0.0562, 0.3290), ((53, 0, 0, 1), -0.0729, 0.0729),
     ((0, 30, 0, 0), 0.8395, 1.0)],
)  # fmt: skip
def test_a_change_is_as_newcombe_prints_it(pairs: tuple[int, int, int, int], low: float, high: float) -> None:
    """Newcombe 1998, Stat Med 17:2635-2650, method 10; the examples are in `m-Py/propint` on GitHub, too."""
    both, first, second, neither = pairs
    assert newcombe_paired(*pairs) == pytest.approx((low, high), abs=6e-5)
    people = rows(0, 0, both, second, first, neither) | rows(1, 0, 30, 5, 5, 500)
    found = change(twice(people, compare__measures=["false-positive-rate"]), "women", "false-positive-rate")
    assert found.interval is not None
    assert (float(found.interval.low), float(found.interval.high)) == pytest.approx((low, high), abs=6e-5)


def test_a_change_of_the_same_people_is_newcombes_and_mcnemars() -> None:
    found = change(twice(HELPED), "women", "false-positive-rate")
    low, high = newcombe_paired(40, 2, 60, 300)  # after first, so that the difference is after less before
    assert found.interval is not None and found.interval.method == "paired"
    assert (float(found.interval.low), float(found.interval.high)) == pytest.approx((low, high), abs=2e-6)
    assert float(found.value or 0) == pytest.approx(42 / 402 - 100 / 402, abs=1e-6)
    assert found.p is not None and float(found.p) == pytest.approx(1e-9, abs=1e-9)  # said no smaller
    assert (found.gained, found.lost, found.reading, found.matters) == (60, 2, "helped", "yes")


def test_help_is_shown_for_the_group_that_was_named() -> None:
    result = twice(HELPED)
    worst = changes(result).worst_off
    assert (worst.answer, worst.fixed_by, worst.levelled_down) == ("shown-to-help", "plan", False)
    assert float(worst.gap_value or 0) < 0
    assert result.findings[0].key == "worst-off-helped"
    assert result.findings[0].key in FINDINGS


def test_few_changes_show_no_help_and_say_how_large_it_may_be() -> None:
    result = twice(HELPED | rows(0, 0, 95, 5, 3, 299))
    worst = changes(result).worst_off
    assert worst.answer == "not-shown-to-help"
    assert worst.change is not None and worst.change.could_have_found is not None
    assert "worst-off-not-shown" in {one.key for one in result.findings}


def test_a_sure_improvement_too_small_to_matter_is_not_help() -> None:
    many = rows(0, 0, 4_000, 200, 20, 30_000) | rows(1, 0, 300, 5, 5, 5_000)
    worst = changes(twice(many, compare__measures=["false-positive-rate"])).worst_off
    assert worst.change is not None and worst.change.reading == "helped" and worst.change.matters == "no"
    assert worst.answer == "not-shown-to-help"


def test_harm_is_said_first_and_in_what_is_published() -> None:
    harmed = HELPED | rows(0, 0, 40, 10, 80, 272)
    result = twice(harmed)
    assert changes(result).worst_off.answer == "made-worse"
    assert changes(result).made_worse[0].values == ("women",)
    assert [one.key for one in result.findings[:2]] == ["worst-off-made-worse", "made-worse"]
    told = published(result)
    assert told.findings[0].key == "worst-off-made-worse"
    assert changes(told).groups[0].p is None


def test_levelling_down_is_told_apart_from_help() -> None:
    levelled = (
        rows(0, 0, 120, 3, 3, 276) | rows(0, 1, 20, 5, 5, 20) | rows(1, 0, 30, 2, 180, 330) | rows(1, 1, 70, 5, 5, 30)
    )
    result = twice(levelled)
    worst = changes(result).worst_off
    assert worst.levelled_down and worst.answer == "not-shown-to-help"
    gap = next(one for one in changes(result).gaps if one.measure == "false-positive-rate")
    assert gap.levelled_down and float(gap.value or 0) < 0
    keys = [one.key for one in result.findings]
    assert {"worst-off-levelled-down", "gap-levelled-down", "made-worse"} <= set(keys)


def test_what_looks_worse_and_is_not_settled_is_said_too() -> None:
    unsure = HELPED | rows(1, 1, 40, 4, 10, 6)
    result = twice(unsure, compare__measures=["selection-rate", "true-positive-rate", "error-rate"])
    small = HELPED | rows(1, 0, 3, 0, 3, 20)
    result = twice(small, compare__measures=["false-positive-rate"])
    assert change(result, "men", "false-positive-rate").reading == "no-change-found"
    assert "may-be-worse" in {one.key for one in result.findings}


def test_a_warning_of_harm_is_not_silenced_by_the_other_comparisons() -> None:
    """7 turned to the worse and none to the better: alone that is no chance, among eight comparisons it may be."""
    warned = twice(HELPED | rows(1, 0, 30, 0, 7, 503))
    found = change(warned, "men", "false-positive-rate")
    assert found.reading == "no-change-found" and found.interval is not None and float(found.interval.low) > 0
    assert float(found.value or 0) < 0.05
    keys = [(one.key, dict(one.arguments)["measure"]) for one in warned.findings if one.key == "may-be-worse"]
    assert ("may-be-worse", "false-positive-rate") in keys


def test_the_group_is_found_in_one_half_and_judged_in_the_other() -> None:
    counts = Counter[tuple[int, ...]]()
    for half in (0, 1):
        for at, n in HELPED.items():
            counts[(*at, half)] += n // 2
    of = plan(mitigation=SAME, worst_off={"measure": "false-positive-rate", "why": "Not known before"})
    result = evaluate(cells(of, (GENDER, LABEL, DECISION, AFTER, HALF), counts), on=ON)
    worst = changes(result).worst_off
    assert worst.fixed_by == "half" and worst.group is not None and worst.group.values == ("women",)
    assert worst.change is not None and worst.change.before.among == 201
    assert "one-half" in {one.key for one in result.limits}


def test_without_a_half_or_a_group_that_may_be_told_nothing_is_claimed() -> None:
    by_rule = {"measure": "false-positive-rate", "why": "Not known before"}
    result = twice(HELPED, worst_off=by_rule)
    assert changes(result).worst_off.answer == "cannot-tell" and changes(result).worst_off.group is None
    assert "worst-off-not-found" in {one.key for one in result.findings}
    few = twice(rows(0, 0, 1, 1, 1, 2) | rows(1, 0, 30, 5, 5, 500))
    assert changes(few).worst_off.answer == "cannot-tell"
    assert "worst-off-cannot-tell" in {one.key for one in few.findings}
    neither = plan(mitigation=SAME, worst_off={"measure": "base-rate", "why": "A mistake"})
    counts = {(*at, half): n for at, n in HELPED.items() for half in (0, 1)}
    asked = evaluate(cells(neither, (GENDER, LABEL, DECISION, AFTER, HALF), counts), on=ON)
    assert changes(asked).worst_off.group is None


def test_two_runs_are_compared_as_different_people() -> None:
    run: Column = ("run", "run", ("before", "after"))
    counts = {
        (0, 0, 1, 0): 100, (0, 0, 0, 0): 300, (1, 0, 1, 0): 30, (1, 0, 0, 0): 500, (0, 1, 1, 0): 40, (1, 1, 1, 0): 40,
        (0, 0, 1, 1): 50, (0, 0, 0, 1): 340, (1, 0, 1, 1): 35, (1, 0, 0, 1): 520, (0, 1, 1, 1): 40, (1, 1, 0, 1): 40,
    }  # fmt: skip
    of = plan(mitigation=RUNS, worst_off=WOMEN)
    result = evaluate(cells(of, (GENDER, LABEL, DECISION, run), counts), on=ON)
    found = change(result, "women", "false-positive-rate")
    assert found.interval is not None and found.interval.method == "newcombe" and found.gained is None
    assert float(found.value or 0) == pytest.approx(50 / 390 - 100 / 400, abs=1e-6)
    assert changes(result).worst_off.answer == "shown-to-help"
    assert "other-rows" in {one.key for one in result.limits}
    assert [one.phase for one in result.audits] == ["before", "after"]


@pytest.mark.parametrize("repeats", [True, False])
def test_people_in_several_rows_or_both_runs_are_seen(repeats: bool) -> None:
    """Pairs by the jackknife have about the width that Newcombe's method gives to the same people once each."""
    random, counts = np.random.default_rng(4), Counter[tuple[int, ...]]()
    for at, n in HELPED.items():
        for _ in range(n):
            counts[(*at, int(random.integers(256)))] += 3 if repeats else 1
    sets: Column = ("replicate", "replicate", tuple(str(one) for one in range(256)))
    of = plan(mitigation=SAME, worst_off=WOMEN, unit__repeats="possible", unit__person="id")
    result = evaluate(cells(of, (GENDER, LABEL, DECISION, AFTER, sets), counts), on=ON)
    found, plain = (change(one, "women", "false-positive-rate").interval for one in (result, twice(HELPED)))
    assert found is not None and plain is not None
    width, once = (float(one.high) - float(one.low) for one in (found, plain))
    assert width == pytest.approx(once, rel=0.25)


def test_precision_asks_other_people_after_than_before_and_still_has_an_interval() -> None:
    found = change(twice(HELPED), "women", "precision")
    assert found.before.among == 145 and found.after.among == 87
    assert found.interval is not None and float(found.interval.low) < float(found.value or 0) < float(
        found.interval.high
    )


def test_a_label_seen_for_the_first_decision_tells_nothing_of_the_second() -> None:
    result = twice(HELPED, label__seen_for="only-decided-yes", compare__measures=["selection-rate", "precision"])
    assert change(result, "women", "precision").state == "not-identified"
    assert change(result, "women", "selection-rate").state == "told"
    assert changes(result).worst_off.answer == "cannot-tell"


def test_no_interval_of_a_change_ignores_people_who_repeat() -> None:
    result = twice(HELPED, unit__repeats="possible")
    assert change(result, "women", "false-positive-rate").state == "no-interval"
    assert changes(result).worst_off.answer == "cannot-tell"
    assert {one.state for one in changes(result).gaps} == {"no-interval"}


def test_a_share_of_nothing_has_no_change() -> None:
    result = twice(rows(0, 0, 5, 5, 5, 50) | rows(1, 1, 5, 5, 5, 50))
    assert change(result, "men", "false-positive-rate").state == "undefined"
    gap = next(one for one in changes(result).gaps if one.measure == "false-positive-rate")
    assert gap.state == "undefined"
    assert published(result).changes is not None


def test_what_counts_few_is_published_as_a_reading_alone() -> None:
    """Six of those who were spared before are left: the harm is said, and no figure."""
    few = HELPED | rows(0, 0, 60, 0, 40, 6)
    told = published(twice(few))
    worst = changes(told).worst_off
    assert worst.answer == "made-worse" and worst.change is not None and worst.change.state == "held-back"
    assert worst.gap_value is None and worst.change.before.value is None
    keys = {one.key for one in told.findings}
    assert {"worst-off-made-worse-few", "made-worse-few"} <= keys <= set(FINDINGS)
    gap = next(one for one in changes(told).gaps if one.measure == "false-positive-rate")
    assert gap.state == "held-back" and gap.value is None
