"""What the rows can tell follows from how they were drawn and for whom the label was recorded."""

from __future__ import annotations

import math
from typing import Any

import pytest

from duecare.evaluation.measures import MEASURES, Measure
from duecare.evaluation.result import Group, Result
from duecare.evaluation.statistics import evaluate, published
from tests.evaluation.statistics.tables import DECISION, GENDER, LABEL, ON, YES_NO, by_gender, cells, plan

COUNTS = {
    (0, 0, 0): 300, (0, 0, 1): 60, (0, 1, 0): 20, (0, 1, 1): 50,
    (1, 0, 0): 500, (1, 0, 1): 40, (1, 1, 0): 30, (1, 1, 1): 70,
}  # fmt: skip


def result(**changed: Any) -> Result:
    """All measures, by gender."""
    return evaluate(by_gender(plan(compare__measures=list(MEASURES), **changed), COUNTS), on=ON)


def told(of: Result) -> set[Measure]:
    """The measures that are told."""
    return {one.measure for one in of.audits[0].overall if one.state == "told"}


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("everyone", set(MEASURES)),
        ("random-sample", set(MEASURES)),
        ("by-decision", {"precision", "false-omission-rate"}),
        ("by-label", {"true-positive-rate", "false-positive-rate", "false-negative-rate"}),
        ("yes-and-sample", {"precision", "base-rate"}),
        ("not-known", set()),
    ],
)
def test_rows_tell_what_their_drawing_lets_them_tell(drawn: str, expected: set[str]) -> None:
    found = result(data__drawn=drawn, data__drawn_how="As it was")
    assert told(found) == expected
    assert any(one.key == f"drawn-{drawn}" for one in found.limits)
    assert len([one for one in found.findings if one.key in ("not-identified-drawn", "only-times")]) == 8 - len(
        expected
    )
    assert all(one.counts is not None for one in found.audits[0].overall)  # the counts of the rows stay told


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("only-decided-yes", {"selection-rate", "precision"}),
        ("only-decided-no", {"selection-rate", "false-omission-rate"}),
        ("not-known", set(MEASURES)),
    ],
)
def test_a_label_seen_for_some_tells_what_those_tell(seen: str, expected: set[str]) -> None:
    found = result(label__seen_for=seen)
    assert told(found) == expected
    assert any(one.key == f"seen-{seen}" for one in found.limits)


def test_a_yes_and_a_sample_of_everyone_tell_how_many_times_as_high_a_rate_is() -> None:
    """By hand: of the selected 110 are women and 110 men, of the sample 320 and 530."""
    found = result(data__drawn="yes-and-sample", data__drawn_how="The selected, and 850 of everyone")
    women = {one.measure: one for one in found.audits[0].groupings[0].differences if one.group.values == ("women",)}
    one = women["selection-rate"]
    assert (one.state, one.value, one.reading) == ("not-identified", None, "worse")
    assert float(one.ratio or 0) == pytest.approx((110 / 110) / (320 / 530), abs=1e-6)
    spread = math.sqrt(sum(1 / (n + 0.5) for n in (110, 110, 320, 530)))
    middle = math.log((110.5 / 110.5) / (320.5 / 530.5))
    assert one.ratio_interval is not None and one.ratio_interval.method == "log-ratio"
    assert float(one.ratio_interval.low) == pytest.approx(math.exp(middle - 1.959964 * spread), abs=1e-5)
    wrong = women["false-positive-rate"]
    assert float(wrong.ratio or 0) == pytest.approx((60 / 40) / (300 / 500), abs=1e-6)
    assert women["false-omission-rate"].ratio is None
    base = next(one for one in found.audits[0].overall if one.measure == "base-rate")
    assert (base.counts, base.among) == (50, 850)  # of the sample alone
    assert {"worse-times", "not-found-times"} <= {one.key for one in found.findings}
    assert {one.key for one in published(found).findings} >= {"worse-times"}


def test_what_people_bear_comes_before_how_right_it_was_for_those_who_bore_it() -> None:
    """Women are selected more often, and so more of the few men who are selected had no error: women come first."""
    counts = {
        (0, 0, 0): 240, (0, 0, 1): 1_200, (0, 1, 0): 20, (0, 1, 1): 900,
        (1, 0, 0): 780, (1, 0, 1): 1_900, (1, 1, 0): 20, (1, 1, 1): 950,
    }  # fmt: skip
    drawn = {"data__drawn": "yes-and-sample", "data__drawn_how": "The selected, and a sample"}
    of = plan(compare__measures=["precision", "false-positive-rate", "selection-rate"], **drawn)
    worse = [one for one in evaluate(by_gender(of, counts), on=ON).findings if one.key.startswith("worse")]
    said = [(one.key, dict(one.arguments)["measure"], dict(one.arguments)["group"]) for one in worse]
    assert [one[:2] for one in said][-1] == ("worse", "precision")
    assert [one[2].values[0] for one in said if isinstance(one[2], Group)] == ["women", "women", "men"]


def test_a_reference_group_is_compared_with_and_not_itself() -> None:
    found = result(compare__against="reference", compare__references={"gender": "men"})
    differences = found.audits[0].groupings[0].differences
    assert {one.group.values for one in differences} == {("women",)}
    assert all(one.against is not None and one.against.values == ("men",) for one in differences)
    assert {one.key for one in found.findings} >= {"worse-than"}
    missing = result(compare__against="reference", compare__references={"gender": "others"})
    assert {one.state for one in missing.audits[0].groupings[0].differences} == {"undefined"}


def test_another_label_is_computed_again_and_said_when_it_changes_the_answer() -> None:
    court = {
        "column": "court", "yes": ["1"], "no": ["0"], "means": "A court found an error", "recorded_by": "courts",
        "could_be_wrong": "Few go to court", "seen_for": "everyone",
    }  # fmt: skip
    of = plan(other_labels__court=court)
    counts = {(*at, 1 - at[1]): n for at, n in COUNTS.items()}
    found = evaluate(cells(of, (GENDER, LABEL, DECISION, ("label", "court", YES_NO)), counts), on=ON)
    assert [one.label for one in found.audits] == [None, "court"]
    assert "changes-with-label" in {one.key for one in found.findings}


def test_without_a_label_selection_is_told_alone() -> None:
    of = plan(label=None, compare__measures=["selection-rate"])
    found = evaluate(by_gender(of, COUNTS), on=ON)
    assert told(found) == {"selection-rate"}
    assert found.audits[0].label_not_recorded is None


def test_who_is_not_recorded_bounds_what_is_known_of_others() -> None:
    of = plan(compare__measures=["selection-rate"])
    found = evaluate(by_gender(of, COUNTS | {(-1, 0, 0): 30, (-1, 0, 1): 12, (-1, -1, -1): 5}), on=ON)
    women = next(one for one in found.audits[0].groupings[0].bounds if one.group.values == ("women",))
    assert float(women.low) == pytest.approx(110 / (430 + 30 + 5), abs=1e-6)
    assert float(women.high) == pytest.approx((110 + 12 + 5) / (430 + 12 + 5), abs=1e-6)
    assert {"not-recorded", "label-not-recorded", "decision-not-recorded"} <= {one.key for one in found.limits}


def test_what_else_limits_a_result_is_said() -> None:
    found = result(
        looked={"answer": "yes", "what": "A newspaper had"},
        attributes__gender__proxy={"of": "gender", "why": "First names", "how_wrong": "For names of abroad"},
        unit__repeats="not-known",
        compare__correction="benjamini-hochberg",
    )
    keys = {one.key for one in found.limits}
    assert {"looked-yes", "proxy", "repeats-not-known", "family-benjamini-hochberg", "no-clearance"} <= keys
