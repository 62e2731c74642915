"""The real file of a welfare agency (Lighthouse Reports, CC BY): our counts against counts made another way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from duecare.evaluation.scan import columns, from_file, scan
from duecare.evaluation.statistics import evaluate
from tests.evaluation.scan.making import ON, plan_of, told

FILE = Path(__file__).parents[4] / "shared/data/se-forsakringskassan/data_english.xlsx"
SHEET = "Gender 2 Decimals"
SELECTED = {"High Risk": "yes", "High High Risk": "yes", "Random": "no"}
FOUND = {"Errors Found": "yes", "No Errors Found": "no"}
SELECTED_AT_ALL = ("High Risk", "High High Risk", "Follow-up Control")
FOUND_AT_ALL = ("Errors Found", "Control Investigation", "No Control Investigation")
"""As the investigation counted: whatever is no random sample, and whatever is no “no”."""

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real file is not on this machine")


def test_the_counts_of_the_real_file_are_those_made_by_hand() -> None:
    plan = plan_of(
        data={
            "sheet": SHEET,
            "drawn": "yes-and-sample",
            "drawn_how": "all that the model selected, and a random sample",
            "only": [{"column": "Selection Method", "values": list(SELECTED), "why": "others were drawn otherwise"}],
        },
        decision={"column": "Selection Method", "yes": ["High Risk", "High High Risk"], "no": ["Random"]},
        label={"column": "Result", "yes": ["Errors Found"], "no": ["No Errors Found"]},
        attributes={"gender": {"column": "Gender", "title": "g", "why": "w", "values": {"K": "Women", "M": "Men"}}},
    )
    cells = scan(plan, from_file(FILE), on=ON)
    book = load_workbook(FILE, read_only=True, data_only=True)
    header, *rows = book[SHEET].iter_rows(values_only=True)
    records = [dict(zip(header, row, strict=True)) for row in rows if any(one is not None for one in row)]
    counts = Counter(
        (one["Gender"], FOUND.get(one["Result"]), SELECTED[one["Selection Method"]])
        for one in records
        if one["Selection Method"] in SELECTED
    )
    assert told(cells, "gender", "label", "decision") == dict(counts)
    assert cells.rows == len(records)
    assert [one.n for one in cells.left_out] == [sum(one["Selection Method"] not in SELECTED for one in records)]


# What the investigation published: Lighthouse-Reports/suspicion_machines_sweden on GitHub, sweden_algo_fairness.ipynb
PRECISION = {"K": 0.4795, "M": 0.5202}
BETWEEN = (0.0161, 0.0652)
"""Of men less women, at 90%, by resampling."""
WRONGLY = {"K": (0.003258154964855344, 0.7037265128375296), "M": (0.0018437213373497902, 0.6981562786626502)}
"""Of everyone, the share selected without an error, and the share not selected without one; both estimated."""
FOUND_RIGHTLY = {"K": (0.0030009322044720274, 0.290014399993143), "M": (0.0019996927131104418, 0.29800030728688953)}


def test_the_figures_are_those_that_the_investigation_published() -> None:
    """Women are selected wrongly 1.75 times as often; of the selected, fewer of them had an error."""
    compare = {
        "measures": ["selection-rate", "false-positive-rate", "true-positive-rate", "precision"],
        "against": "reference", "references": {"gender": "M"}, "level": "0.90", "matters_from": "0.05", "why": "w",
    }  # fmt: skip
    plan = plan_of(
        data={"sheet": "Gender 1 Decimal", "drawn": "yes-and-sample", "drawn_how": "all selected, and a sample"},
        decision={"column": "Selection Method", "yes": [*SELECTED_AT_ALL], "no": ["Random"]},
        label={"column": "Result", "yes": [*FOUND_AT_ALL], "no": ["No Errors Found"]},
        attributes={"gender": {"column": "Gender", "title": "g", "why": "w", "values": {"K": "Women", "M": "Men"}}},
        unit={"repeats": "none"},
        compare=compare,
    )
    grouping = evaluate(scan(plan, from_file(FILE), on=ON), on=ON).audits[0].groupings[0]
    for who in grouping.groups:
        precision = next(one for one in who.rates if one.measure == "precision")
        assert float(precision.value or 0) == pytest.approx(PRECISION[str(who.group.values[0])], abs=1e-4)
    women = {one.measure: one for one in grouping.differences if one.group.values == ("K",)}
    ends = women["precision"].interval
    assert ends is not None and (-float(ends.high), -float(ends.low)) == pytest.approx(BETWEEN, abs=5e-4)
    assert float(women["false-positive-rate"].ratio or 0) == pytest.approx(times(WRONGLY), abs=2e-4)
    assert float(women["true-positive-rate"].ratio or 0) == pytest.approx(times(FOUND_RIGHTLY), abs=2e-4)
    assert float(women["selection-rate"].ratio or 0) == pytest.approx((0.675 / 0.561) / (0.325 / 0.439), abs=5e-3)
    assert {one.reading for one in women.values()} == {"worse", "higher"}


def times(shares: dict[str, tuple[float, float]]) -> float:
    """How many times as often women are selected, among those with the same outcome."""
    women, men = (selected / (selected + not_selected) for selected, not_selected in (shares["K"], shares["M"]))
    return women / men


def test_its_columns_are_recognised() -> None:
    seen = {one.name: one for one in columns(from_file(FILE), sheet=SHEET).columns}
    assert seen["Gender"].kind == "few-values"
    assert {value for value, _ in seen["Selection Method"].values} > set(SELECTED)
