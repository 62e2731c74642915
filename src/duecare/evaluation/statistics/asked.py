"""Which shares the rows can tell: it depends on how they were drawn, and on whom the label was recorded for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from duecare.evaluation.measures import DEFINITIONS, Measure, worse_when_higher
from duecare.evaluation.plan import Label, Plan
from duecare.evaluation.plan.told import Why, in_times, why_untold
from duecare.evaluation.statistics.arrays import Floats

OUTCOMES = tuple((label, decision) for label in (-1, 0, 1) for decision in (-1, 0, 1))
"""What a row can be, by its place in the tallies: label and decision, each no, yes or not recorded (-1)."""


@dataclass(frozen=True)
class Asked:
    """A measure as it can be computed from these rows."""

    measure: Measure
    counts: Floats
    among: Floats
    """1 for the outcomes that count, and for those that are asked."""
    worse: int
    not_told: Why | None = None
    times: tuple[Floats, Floats] | None = None
    """Outcomes of the selected, and of the sample of everyone, whose ratio tells how many times as high it is."""


def outcomes(label: int | None, decision: int | None) -> Floats:
    """1 for the outcomes with this label and this decision; nothing stands for any, also not recorded."""
    return np.array([float(label in (None, y) and decision in (None, d)) for y, d in OUTCOMES])


def asked_of(
    plan: Plan, label: Label | None, *, again: bool = False, measures: tuple[Measure, ...] | None = None
) -> tuple[Asked, ...]:
    """The measures (without: the plan's) as they stand with this label. `again`: of a second decision on the rows."""
    wanted = plan.compare.measures if measures is None else measures
    usable = [one for one in wanted if label is not None or not DEFINITIONS[one].needs_label]
    return tuple(_asked(plan, label, one, again) for one in usable)


def _asked(plan: Plan, label: Label | None, measure: Measure, again: bool) -> Asked:
    counts, among = _sides(measure, sampled=plan.data.drawn == "yes-and-sample" and not again)
    worse = worse_when_higher(measure, plan.decision.yes_is)
    why = why_untold(plan, label, measure, again=again)
    times = _times(measure) if why == "drawn" and in_times(plan, measure, again=again) else None
    return Asked(measure, counts, among, worse, why, times)


def _sides(measure: Measure, *, sampled: bool) -> tuple[Floats, Floats]:
    """What counts and what is asked. A share of decisions takes any label, one of labels any decision."""
    match measure:
        case "selection-rate":
            return outcomes(None, 1), outcomes(None, 0) + outcomes(None, 1)
        case "base-rate" if sampled:  # those "decided no" are a sample of everyone
            return outcomes(1, 0), outcomes(0, 0) + outcomes(1, 0)
        case "base-rate":
            return outcomes(1, None), outcomes(0, None) + outcomes(1, None)
    definition = DEFINITIONS[measure]
    return (
        sum((outcomes(*one) for one in definition.counts), np.zeros(len(OUTCOMES))),
        sum((outcomes(*one) for one in definition.among), np.zeros(len(OUTCOMES))),
    )


def _times(measure: Measure) -> tuple[Floats, Floats] | None:
    """How rows of a yes and a sample of everyone tell a ratio of two rates, though neither rate.

    With D the decision, g and h groups: P(D=1|g) = P(g|D=1) P(D=1) / P(g). Dividing by the same of h, P(D=1) cancels:

        P(D=1|g) / P(D=1|h) = [P(g|D=1) / P(h|D=1)] / [P(g) / P(h)]

    The selected tell the first bracket, n_g(yes) / n_h(yes), and the sample of everyone the second. The same holds
    within a label Y: with only the rows of Y=1 it is the ratio of the true positive rates, with those of Y=0 of the
    false positive rates. It needs the label of the selected and of the sample to mean the same. The share of the
    selected among everyone, P(D=1), stays unknown, so neither rate, nor their difference, nor 1 less a rate (false
    negatives), nor what holds of those not selected (false omissions) can be told. As the two draws are independent,
    the logarithm of the ratio has the variance 1/n_g(yes) + 1/n_h(yes) + 1/n_g(sample) + 1/n_h(sample) (Woolf 1955).
    This is the case-cohort design (Prentice 1986, Biometrika 73:1).
    """
    match measure:
        case "selection-rate":
            return outcomes(None, 1), outcomes(None, 0)
        case "true-positive-rate":
            return outcomes(1, 1), outcomes(1, 0)
        case "false-positive-rate":
            return outcomes(0, 1), outcomes(0, 0)
    return None
