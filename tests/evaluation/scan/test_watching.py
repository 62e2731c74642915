"""A long reading says how far it is, stops when told, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from duecare.core.errors import InputError
from duecare.evaluation.scan import StoppedError, columns, from_file, from_memory, opening, pack, scan
from duecare.evaluation.scan.opening import opened
from duecare.evaluation.scan.refusing import refusing
from duecare.evaluation.scan.watching import Watch, ask
from tests.evaluation.scan.making import HEADER, ON, as_xlsx, cells_of, parquet_of, plan_of, table

LONG = "SELECT count(*) FROM range(10000000) a, range(100000) b WHERE a.range * b.range % 7 = 3"


def test_progress_rises_to_the_end() -> None:
    seen: list[float] = []
    data = as_xlsx(HEADER, [("f", "1", "1")] * 25_000)
    scan(plan_of(unit={"person": "gender"}), from_memory("t.xlsx", data), on=ON, progress=seen.append)
    assert seen == sorted(seen)
    assert (seen[-1], min(seen) >= 0) == (1.0, True)
    assert len(seen) > 4


@pytest.mark.parametrize("after", [0, 1])
def test_it_stops_when_told_wherever_it_is(after: int) -> None:
    asked: Iterator[int] = iter(range(100))
    with pytest.raises(StoppedError, match="stopped"):
        scan(plan_of(), from_memory("t.csv", table([("f", "1", "1")])), on=ON, stop=lambda: next(asked) >= after)


def test_a_query_that_runs_is_interrupted() -> None:
    start = time.monotonic()
    with duckdb.connect() as con, pytest.raises(StoppedError):
        ask(con, LONG, Watch(stop=lambda: time.monotonic() > start + 0.3))
    assert time.monotonic() < start + 20


def test_looking_and_packing_stop_too() -> None:
    source = from_memory("t.csv", table([("f", "1", "1")]))
    for work in (lambda: columns(source, stop=lambda: True), lambda: pack(plan_of(), source, stop=lambda: True)):
        with pytest.raises(StoppedError):
            work()


def test_the_engine_reaches_nothing_else(tmp_path: Path) -> None:
    other, path = tmp_path / "other.csv", tmp_path / "t.csv"
    other.write_text("a,b\n1,2\n")
    path.write_bytes(table([("f", "1", "1")]))
    with opened(from_file(path), ("gender",), None, Watch()) as found:
        for sql in (
            f"SELECT * FROM read_csv('{other}')",
            f"COPY (SELECT 1) TO '{tmp_path / 'x.csv'}'",
            f"ATTACH '{tmp_path / 'x.db'}'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "SET threads = 1",
            "SET temp_directory = '/tmp'",
            "SELECT * FROM 'https://example.org/t.csv'",
        ):
            with pytest.raises(duckdb.Error):
                found.con.execute(sql)


def test_nothing_is_written_when_memory_does_not_suffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path / "home")
    data = parquet_of(tmp_path, "SELECT 'p' || range AS gender, '1' AS error, '1' AS selected FROM range(400000)")
    with opened(from_memory("t", data), ("gender",), None, Watch()) as found:
        settings = dict(found.con.execute("SELECT name, value FROM duckdb_settings()").fetchall())
    assert settings["temp_directory"] == ""
    monkeypatch.setitem(opening._AT_START, "memory_limit", "30MB")
    before = set(Path(tempfile.gettempdir()).iterdir())
    with pytest.raises(InputError, match="too many different values"):
        cells_of(plan_of(), data)
    new = {one for one in set(Path(tempfile.gettempdir()).iterdir()) - before if "duck" in one.name.casefold()}
    assert not new
    assert not list((tmp_path / "home").iterdir())


KILLED = """
import sys
from datetime import date
from pathlib import Path
from duecare.evaluation.scan import from_memory, scan
from tests.evaluation.scan.making import ON, plan_of
def told(share):
    print(share, flush=True)
    if share > 0.3:
        sys.stdin.read()
scan(plan_of(), from_memory("t.csv", b"gender,error,selected\\nf,1,1\\n"), on=ON, progress=told)
"""


def test_a_kill_leaves_nothing_behind(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "TMPDIR": str(tmp_path),
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=tmp_path
    ) as running:
        assert running.stdout is not None
        while float(running.stdout.readline()) <= 0.3:
            pass
        running.send_signal(signal.SIGKILL)
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_engine_is_said_in_our_words() -> None:
    with pytest.raises(InputError) as caught, refusing("t.csv"):
        raise duckdb.InvalidInputException("Ada Example: CSV Error on Line: 7\nAda Example\nmaximum_line_size")
    assert "Line 7" in str(caught.value)
    assert "Ada" not in str(caught.value)
