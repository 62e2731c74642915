"""Where the label is missing more often for one group, the result says so beside what it says of labels."""

from __future__ import annotations

from typing import Any

import numpy as np

from duecare.evaluation.result import Group, Result, Statement
from duecare.evaluation.statistics import evaluate, published
from duecare.evaluation.statistics.intervals import difference, z_of
from tests.conftest import EFFORT
from tests.evaluation.statistics.tables import DECISION, GENDER, ON, by_gender, cells, plan

WOMEN = Group(attributes=("gender",), values=("women",))


def said(result: Result) -> tuple[Statement, ...]:
    """What is said of labels that are missing more often."""
    return tuple(one for one in result.limits if one.key.startswith("label-less-recorded"))


def lacking(women: int, men: int, **changed: Any) -> Result:
    """400 women and 600 men, of whom so many have no label."""
    rows = {(0, 0, 0): 200, (0, 1, 1): 200 - women, (0, -1, 1): women,
            (1, 0, 0): 300, (1, 1, 1): 300 - men, (1, -1, 1): men}  # fmt: skip
    return evaluate(by_gender(plan(**changed), rows), on=ON)


def test_a_group_whose_label_is_missing_more_often_is_named_with_counts_and_interval() -> None:
    (found,) = said(lacking(80, 30))
    ends = difference(np.array([0.2]), np.array([400.0]), np.array([0.05]), np.array([600.0]), 0.0, z_of(0.95))
    told = dict(found.arguments)
    assert (told["group"], told["count"], told["of"], told["other"]) == (WOMEN, 80, 400, "0.05")
    assert told["difference"] == "0.15"
    assert [float(str(told[one])) for one in ("low", "high")] == [round(float(end[0]), 6) for end in ends]
    keys = [one.key for one in lacking(80, 30).limits]
    assert (
        keys.index("label-could-be-wrong") + 1 == keys.index("label-less-recorded") < keys.index("label-not-recorded")
    )


def test_nothing_is_said_where_all_lack_it_as_often_or_nobody_can_be_sure() -> None:
    assert not said(lacking(40, 60)) and not said(lacking(0, 0))
    assert not said(lacking(80, 30, unit__repeats="possible"))  # nobody can tell who repeats
    without = plan(label=None, compare__measures=["selection-rate"])
    rows = {(0, 0): 300, (0, 1): 100, (1, 0): 300, (1, 1): 300}
    assert not said(evaluate(cells(without, (GENDER, DECISION), rows), on=ON))


def test_only_rows_that_should_have_a_label_are_looked_at() -> None:
    """Women are selected less often, so more of their rows have no label; of those selected as many as of men."""
    rows = {(0, -1, 0): 350, (0, 1, 1): 45, (0, -1, 1): 5, (1, -1, 0): 100, (1, 1, 1): 450, (1, -1, 1): 50}
    assert not said(evaluate(by_gender(plan(label__seen_for="only-decided-yes"), rows), on=ON))
    rows |= {(0, 1, 1): 25, (0, -1, 1): 25}
    (found,) = said(evaluate(by_gender(plan(label__seen_for="only-decided-yes"), rows), on=ON))
    assert dict(found.arguments)["of"] == 50


def test_what_is_published_rounds_the_counts_and_leaves_the_difference_out() -> None:
    (found,) = said(published(lacking(82, 31)))
    assert found.key == "label-less-recorded-rounded"
    assert found.arguments == (("group", WOMEN), ("count", 80), ("of", 400))
    (few,) = said(published(lacking(9, 0)))
    assert (few.key, few.arguments) == ("label-less-recorded-few", (("group", WOMEN),))


def test_by_chance_alone_hardly_any_group_is_named() -> None:
    random, named, tries = np.random.default_rng(11), 0, 200 * EFFORT
    for _ in range(tries):
        women, men = (int(random.binomial(n, 0.1)) for n in (200, 300))
        named += bool(said(lacking(women, men, resamples=200, compare__measures=["selection-rate"])))
    assert named / tries < 0.05 + 4 * (0.05 * 0.95 / tries) ** 0.5
