"""Published counts of audits that are well known."""

from __future__ import annotations

from typing import Any

from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Result
from duecare.evaluation.statistics import evaluate
from tests.evaluation.statistics.tables import DECISION, LABEL, ON, cells, plan

# The score of recidivism in Broward County, two years after: (label, decision) of the groups, medium and high risk as
# a yes. The counts are ProPublica's (Larson et al. 2016, "How we analyzed the COMPAS recidivism algorithm", and its
# repository propublica/compas-analysis); public replications hold them as tests. "Other" is what is left of all 7,214.
COMPAS = {
    "black": {(0, 0): 990, (0, 1): 805, (1, 0): 532, (1, 1): 1369},
    "white": {(0, 0): 1139, (0, 1): 349, (1, 0): 461, (1, 1): 505},
    "other": {(0, 0): 552, (0, 1): 128, (1, 0): 223, (1, 1): 161},
}
GROUPS = tuple(COMPAS)
MEASURES = ["false-positive-rate", "false-negative-rate", "precision", "base-rate", "error-rate"]


def compas(**changed: Any) -> Result:
    """The evaluation of these counts, with parts of the plan changed."""
    of: Plan = plan(**{"compare__measures": MEASURES} | changed)
    counts = {(GROUPS.index(name), *at): n for name, held in COMPAS.items() for at, n in held.items()}
    return evaluate(cells(of, (("group", "gender", GROUPS), LABEL, DECISION), counts), on=ON)
