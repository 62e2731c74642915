"""Which shares rows can tell: it follows from the plan alone, so it is known before anything is computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from duecare.evaluation.measures import DEFINITIONS, WITHIN_A_DECISION, WITHIN_A_LABEL, Measure
from duecare.evaluation.plan.data import Label
from duecare.evaluation.plan.plan import Plan

Why = Literal["drawn", "seen"]
IN_TIMES: frozenset[Measure] = frozenset({"selection-rate", "true-positive-rate", "false-positive-rate"})
"""Of which those with a yes and a sample of everyone tell how many times as high they are, though not how high."""


@dataclass(frozen=True, slots=True)
class Untold:
    """The measures of a plan that its result will not tell."""

    in_times: tuple[Measure, ...]
    """Only how many times as high they are for one group as for another."""
    drawn: tuple[Measure, ...]
    seen: tuple[Measure, ...]
    """Not at all: because of how the rows were drawn, and because of whom the label was recorded for."""
    nothing_left: bool
    """Whether nothing of the plan will be told."""


def untold(plan: Plan) -> Untold:
    """What of the plan's own measures will not be told."""
    usable = [one for one in plan.compare.measures if plan.label is not None or not DEFINITIONS[one].needs_label]
    why = {one: why_untold(plan, plan.label, one) for one in usable}
    times = tuple(one for one in usable if why[one] == "drawn" and in_times(plan, one))
    drawn = tuple(one for one in usable if why[one] == "drawn" and one not in times)
    seen = tuple(one for one in usable if why[one] == "seen")
    return Untold(times, drawn, seen, len(drawn) + len(seen) == len(usable))


def why_untold(plan: Plan, label: Label | None, measure: Measure, *, again: bool = False) -> Why | None:
    """Why a share cannot be told with this label; nothing where it can. `again`: of a second decision on the rows."""
    if not _seen(label, measure, again):
        return "seen"
    return None if _drawn(plan, measure, again) else "drawn"


def in_times(plan: Plan, measure: Measure, *, again: bool = False) -> bool:
    """Whether it can be told how many times as high it is, though not how high."""
    return plan.data.drawn == "yes-and-sample" and not again and measure in IN_TIMES


def _seen(label: Label | None, measure: Measure, again: bool) -> bool:
    """Whether the label was recorded for all whom the measure asks about (selective labels, Lakkaraju et al. 2017)."""
    if label is None or not DEFINITIONS[measure].needs_label:
        return True
    match label.seen_for:
        case "only-decided-yes":
            return measure == "precision" and not again
        case "only-decided-no":
            return measure == "false-omission-rate" and not again
    return True


def _drawn(plan: Plan, measure: Measure, again: bool) -> bool:
    """Whether the share in the rows is that of everyone.

    Not known: the rows may have been drawn by the decision and by the label at once. Then no share is that of everyone,
    not even within a decision or a label. Only the counts of the rows are told.
    """
    match plan.data.drawn:
        case "everyone" | "random-sample":
            return True
        case "by-decision":
            return measure in WITHIN_A_DECISION and not again
        case "by-label":
            return measure in WITHIN_A_LABEL
        case "yes-and-sample":
            return measure in ("precision", "base-rate") and not again
    return False
