"""Like compared with like: figures in print, other programs, and a difference that turns round."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable

from duecare.evaluation.result import Result
from duecare.evaluation.statistics import evaluate
from duecare.evaluation.statistics.strata import Fours, breslow_day, odds_ratio, risk_difference, sato_variance
from tests.evaluation.statistics.tables import GENDER, ON, YES_NO, Column, cells, plan

# admissions to Berkeley in 1973, men then women, admitted and rejected, by department A to F: R's UCBAdmissions
# (search.r-project.org/CRAN/refmans/datasets/html/UCBAdmissions.html); on the data, Bickel et al. 1975, Science 187:398
BERKELEY = (
    ((512, 313), (89, 19)), ((353, 207), (17, 8)), ((120, 205), (202, 391)),
    ((138, 279), (131, 244)), ((53, 138), (94, 299)), ((22, 351), (24, 317)),
)  # fmt: skip


def fours(tables: tuple[tuple[tuple[int, int], tuple[int, int]], ...]) -> Fours:
    """Two by two tables as arrays."""
    found = np.array(tables, dtype=float)
    return Fours(found[:, 0, 0], found[:, 0].sum(axis=1), found[:, 1, 0], found[:, 1].sum(axis=1))


def test_the_common_odds_ratio_and_its_homogeneity_are_those_in_print() -> None:
    """The odds ratio is what R prints for mantelhaen.test(UCBAdmissions); the p of Tarone is that of statsmodels."""
    of = fours(BERKELEY)
    by_hand = sum(Fraction(a * d, a + b + c + d) for (a, b), (c, d) in BERKELEY) / sum(
        Fraction(b * c, a + b + c + d) for (a, b), (c, d) in BERKELEY
    )
    assert float(odds_ratio(of)) == pytest.approx(float(by_hand), abs=1e-12) == pytest.approx(0.9046968, abs=5e-8)
    theirs = StratifiedTable([np.array(one, dtype=float) for one in BERKELEY]).test_equal_odds(adjust=True)
    assert float(breslow_day(of)) == pytest.approx(theirs.pvalue, abs=1e-8) == pytest.approx(0.0020714, abs=5e-8)


def test_what_bickel_and_others_saw_is_seen() -> None:
    """1,198 of 2,691 men and 557 of 1,835 women: 44.5% and 30.4% (the page of UCBAdmissions says both)."""
    men, women = (np.array(BERKELEY)[:, who].sum(axis=0) for who in (0, 1))
    assert (men[0], men.sum(), women[0], women.sum()) == (1198, 2691, 557, 1835)
    shares = [[admitted / (admitted + rejected) for admitted, rejected in one] for one in BERKELEY]
    assert sum(woman > man for man, woman in shares) == 4  # in four of the six departments women fare better


def test_statsmodels_gives_the_same_on_random_tables() -> None:
    random = np.random.default_rng(5)
    for _ in range(30):
        tables = random.integers(1, 60, size=(random.integers(2, 7), 2, 2))
        theirs = StratifiedTable([one.astype(float) for one in tables])
        of = Fours(*(x.astype(float) for x in (
            tables[:, 0, 0], tables[:, 0].sum(axis=1), tables[:, 1, 0], tables[:, 1].sum(axis=1)
        )))  # fmt: skip
        assert float(odds_ratio(of)) == pytest.approx(theirs.oddsratio_pooled)
        assert float(breslow_day(of)) == pytest.approx(theirs.test_equal_odds(adjust=True).pvalue, abs=1e-8)


def test_one_stratum_is_the_plain_difference_and_an_empty_one_changes_nothing() -> None:
    of = fours((((30, 70), (10, 90)),))
    assert float(risk_difference(of)) == pytest.approx(0.2)
    assert float(sato_variance(of, risk_difference(of))) == pytest.approx(0.3 * 0.7 / 100 + 0.1 * 0.9 / 100, rel=0.02)
    assert np.isnan(breslow_day(of))
    more = fours((((30, 70), (10, 90)), ((0, 0), (5, 5))))
    assert float(risk_difference(more)) == pytest.approx(0.2)
    assert np.isnan(risk_difference(fours((((1, 1), (0, 0)),))))


def by_department(tables: tuple[tuple[tuple[int, int], tuple[int, int]], ...]) -> Result:
    """An evaluation of admissions, men then women, compared within departments."""
    of = plan(
        strata__department={"column": "department", "title": "Department", "why": "Each decides by itself"},
        compare__measures=["selection-rate"], decision__yes_is="benefit",
    )  # fmt: skip
    axes: tuple[Column, ...] = (GENDER, ("decision", "decision", YES_NO), ("stratum", "department", tuple("abcdef")))
    rows = {
        (1 - who, decision, at): table[who][1 - decision]
        for at, table in enumerate(tables) for who in (0, 1) for decision in (0, 1)
    }  # fmt: skip
    return evaluate(cells(of, axes, rows), on=ON)


def test_a_difference_that_is_gone_within_departments_is_said() -> None:
    """Over all 14 points less; within departments between 1 less and 5 more, which is no sign of anything."""
    result = by_department(BERKELEY)
    crude, within = result.audits[0].groupings[0].differences[0], result.audits[0].groupings[0].within[0]
    assert (crude.group.values, crude.reading) == (("women",), "worse")
    assert within.turns and float(within.value or 0) > 0 > float(crude.value or 0)
    assert float(within.alike or 1) == pytest.approx(0.002071, abs=1e-5)
    said = {one.key: dict(one.arguments) for one in result.findings}
    assert "turns-within" not in said and said["gone-within"]["group"] == crude.group
    assert "not-alike-within" in said  # in department A women fare 20 points better, in others a little worse


def test_a_difference_that_turns_round_for_sure_is_said() -> None:
    """In each department 10 points more are admitted, over all fewer: most apply where few are."""
    turned = (((450, 450), (60, 40)), ((20, 180), (200, 800)))
    result = by_department(turned)
    said = {one.key: dict(one.arguments) for one in result.findings if dict(one.arguments).get("group")}
    assert result.audits[0].groupings[0].differences[0].reading == "worse"
    assert "turns-within" in said and "gone-within" not in said and "not-alike-within" not in said
