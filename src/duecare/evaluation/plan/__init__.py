"""The plan, written before looking."""

from __future__ import annotations

from duecare.evaluation.plan.comparing import Comparison, Correction, Disclosure, WorstOff
from duecare.evaluation.plan.data import (
    Data,
    Decision,
    Drawn,
    Label,
    Mitigation,
    Only,
    Outcome,
    SameRows,
    Score,
    TwoRuns,
    Unit,
)
from duecare.evaluation.plan.groups import Attribute, Proxy, Stratum, band_names
from duecare.evaluation.plan.plan import PLAN_FORMAT, Looked, Plan
from duecare.evaluation.plan.reading import as_filed, parse_plan, plan_digest, read_plan
from duecare.evaluation.plan.suggesting import suggested

__all__ = [
    "PLAN_FORMAT",
    "Attribute",
    "Comparison",
    "Correction",
    "Data",
    "Decision",
    "Disclosure",
    "Drawn",
    "Label",
    "Looked",
    "Mitigation",
    "Only",
    "Outcome",
    "Plan",
    "Proxy",
    "SameRows",
    "Score",
    "Stratum",
    "TwoRuns",
    "Unit",
    "WorstOff",
    "as_filed",
    "band_names",
    "parse_plan",
    "plan_digest",
    "read_plan",
    "suggested",
]
