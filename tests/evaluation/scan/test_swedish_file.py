"""The real file of a welfare agency (Lighthouse Reports, CC BY): our counts against counts made another way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from duecare.evaluation.scan import columns, from_file, scan
from tests.evaluation.scan.making import ON, plan_of, told

FILE = Path(__file__).parents[4] / "shared/data/se-forsakringskassan/data_english.xlsx"
SHEET = "Gender 2 Decimals"
SELECTED = {"High Risk": "yes", "High High Risk": "yes", "Random": "no"}
FOUND = {"Errors Found": "yes", "No Errors Found": "no"}

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


def test_its_columns_are_recognised() -> None:
    seen = {one.name: one for one in columns(from_file(FILE), sheet=SHEET)}
    assert seen["Gender"].kind == "few-values"
    assert {value for value, _ in seen["Selection Method"].values} > set(SELECTED)
