"""Where both are defined, rates and gaps are those of Fairlearn (the figures were made once, and are kept)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duecare.evaluation.measures import MEASURES
from duecare.evaluation.statistics import evaluate
from tests.evaluation.statistics.tables import DECISION, LABEL, ON, cells, plan

GOLDEN = json.loads((Path(__file__).parent.parent / "golden" / "fairlearn.json").read_text())
GROUPS = ("a", "b", "c", "d")


@pytest.mark.parametrize("measure", sorted(GOLDEN["overall"]))
def test_rates_and_gaps_are_fairlearns(measure: str) -> None:
    of = plan(compare__measures=list(MEASURES))
    counts = {(GROUPS.index(group), label, decision): n for group, label, decision, n in GOLDEN["counts"]}
    result = evaluate(cells(of, (("group", "gender", GROUPS), LABEL, DECISION), counts), on=ON)
    audit, grouping = result.audits[0], result.audits[0].groupings[0]
    told = {one.group.values[0]: {rate.measure: rate.value for rate in one.rates} for one in grouping.groups}
    for group, value in GOLDEN["by-group"][measure].items():
        assert float(told[group][measure]) == pytest.approx(value, abs=1e-6)  # type: ignore[index,arg-type]
    overall = next(one for one in audit.overall if one.measure == measure)
    assert float(overall.value or -1) == pytest.approx(GOLDEN["overall"][measure], abs=1e-6)
    gap = next(one for one in grouping.gaps if one.measure == measure)
    assert float(gap.value or -1) == pytest.approx(GOLDEN["difference"][measure], abs=2e-6)
    assert float(gap.ratio or -1) == pytest.approx(GOLDEN["ratio"][measure], abs=2e-6)
