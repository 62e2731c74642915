"""The same plan through Ibis gives the cells of the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from duecare.core.errors import InputError
from duecare.evaluation.scan import from_file, scan
from duecare.evaluation.scan.on_ibis import scan_ibis
from duecare.evaluation.scan.source import fingerprint
from duecare.evaluation.scan.watching import Watch
from tests.evaluation.scan.making import ON, WORST, as_csv, cells_of, parquet_of, plan_of, told
from tests.evaluation.scan.test_packed import AGE, GENDER, HEADER, PLANS, ROWS

ibis = pytest.importorskip("ibis", reason="the extra duecare[ibis] is not installed")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what Ibis uses, not ours

KNOWN = {"query": "-", "engine": "-", "data": None}


def secret_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return fingerprint(file, "t", Watch()).secret


@pytest.mark.parametrize("name", [one for one in PLANS if "weight" not in str(PLANS[one].get("data"))])
def test_the_cells_are_those_of_the_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(as_csv(HEADER, ROWS))
    table = ibis.duckdb.connect().read_csv(path, all_varchar=True)
    first = scan_ibis(plan_of(**PLANS[name]), table, name="t", on=ON, secret=secret_of(path))
    second = scan(plan_of(**PLANS[name]), from_file(path), on=ON)
    assert first.model_copy(update=KNOWN) == second.model_copy(update=KNOWN)
    assert secret_of(path).hex() not in first.query
    assert first.engine.endswith("on duckdb")


def test_weights_are_added_and_their_faults_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = [(*row[:6], row[6] or "p9", *row[7:]) for row in ROWS]
    path.write_bytes(as_csv(HEADER, rows))
    table = ibis.duckdb.connect().read_csv(path, all_varchar=True)
    for name in ("weights", "weighted people", "all"):
        first = scan_ibis(plan_of(**PLANS[name]), table, name="t", on=ON, secret=secret_of(path))
        second = scan(plan_of(**PLANS[name]), from_file(path), on=ON)
        assert first.model_copy(update=KNOWN) == second.model_copy(update=KNOWN)
    with pytest.raises(InputError, match="rows the weight"):
        scan_ibis(plan_of(data={"weight": "age"}), table, name="t", on=ON)


TYPED = """SELECT * FROM (VALUES (true, 1.0::DOUBLE, 1.50::DECIMAL(9, 3), TIMESTAMP '2026-01-02', DATE '2026-01-02', 7),
    (false, 0.5, 2, TIMESTAMP '2026-01-02 03:04:05', NULL, 8), (NULL, 'nan'::DOUBLE, 3, NULL, NULL, NULL))
    t(gender, error, selected, moment, day, number)"""


def test_values_of_any_type_have_the_text_form_of_a_file(tmp_path: Path) -> None:
    data = parquet_of(tmp_path, TYPED)
    (tmp_path / "t.parquet").write_bytes(data)
    table = ibis.duckdb.connect().read_parquet(tmp_path / "t.parquet")
    names = ("gender", "error", "selected", "moment", "day", "number")
    plan = plan_of(
        attributes={one: {**GENDER, "column": one} for one in names},
        decision={"yes": ["1.5"], "no": ["2", "3"]},
        label={"yes": [], "no": [], "at_least": "0.6"},
    )
    assert told(scan_ibis(plan, table, name="t", on=ON), *names) == told(cells_of(plan, data), *names)
    assert told(scan_ibis(plan, table, name="t", on=ON), "label") == told(cells_of(plan, data), "label")


def test_another_engine_gives_the_same_cells(tmp_path: Path) -> None:
    con = ibis.sqlite.connect()
    con.raw_sql("CREATE TABLE t (gender TEXT, error TEXT, selected TEXT)")
    for row in ROWS:
        con.raw_sql(f"INSERT INTO t VALUES ('{row[0]}', '{row[1]}', '{row[2]}')")
    cells = scan_ibis(plan_of(), con.table("t"), name="t", on=ON)
    other = cells_of(plan_of(), as_csv(HEADER, ROWS))
    assert (cells.axes, cells.cells, cells.unmapped) == (other.axes, other.cells, other.unmapped)
    with pytest.raises(InputError, match="cannot do what the plan asks"):  # it has no way to try a number
        scan_ibis(plan_of(attributes={"gender": {**AGE, "column": "gender"}}), con.table("t"), name="t", on=ON)


@pytest.mark.parametrize(("changes", "said"), [
    ({"data": {"digest": "sha256:" + "0" * 64}}, "written for one file"),
    ({"data": {"weight": "w"}, "mitigation": PLANS["people"]["mitigation"], "worst_off": WORST}, "two halves"),
    ({"data": {"weight": "w"}, "unit": {"person": "person"}}, "have a weight and no"),
    ({"attributes": {"gender": {**GENDER, "column": "gendr"}}}, "does not have the columns"),
])  # fmt: skip
def test_what_cannot_be_asked_is_refused(changes: dict[str, Any], said: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(as_csv(HEADER, ROWS))
    table = ibis.duckdb.connect().read_csv(path, all_varchar=True)
    with pytest.raises(InputError, match=said):
        scan_ibis(plan_of(**changes), table, name="t", on=ON)


def test_ibis_is_not_loaded_by_a_scan_of_a_file() -> None:
    said = "import sys, duecare.evaluation.scan; print('ibis' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
