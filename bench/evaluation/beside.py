"""One scan and the statistics, beside Fairlearn, Aequitas, AIF360 and pandas, and beside what the disk must give.

`python -m bench evaluation [ROWS...]`. Processor seconds are compared, because wall time tells what else a machine did.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from bench.evaluation.table import PLAN, TWICE, write

PEERS = Path(sys.prefix, "peers", "bin", "python")
HERE = Path(__file__).parent
SIZES = (100_000, 1_000_000, 10_000_000)
SLOW = {"fairlearn": 1_000_000, "aif360": 1_000_000}
"""The most rows that a tool is given unless rows are named: beyond, it takes minutes."""
HELD = 10_000_000
"""The most rows that a tool which holds the whole table is given: at ten times that it would need over 13 GB."""
STATISTICS_BAR = 0.2
COLUMNS = ("sex", "origin", "age", "label", "decision")


def beside(sizes: Sequence[int] = ()) -> Iterator[str]:
    """The lines of the report."""
    with tempfile.TemporaryDirectory(prefix="duecare-bench-") as folder:
        plan = Path(folder, "plan.yaml")
        twice = Path(folder, "twice.yaml")
        plan.write_text(PLAN, encoding="utf-8")
        twice.write_text(TWICE, encoding="utf-8")
        for rows in sizes or SIZES:
            table = Path(folder, f"{rows}.parquet")
            write(table, rows)
            ours = _run([sys.executable, "-m", "bench.evaluation.ours", str(plan), str(twice), str(table)])
            yield (
                f"{rows:,} rows, 40 intersections: scanned in {ours['cpu']:.3f} s of processor ({ours['wall']:.3f} s), "
                f"{ours['mb']} MB"
            )
            yield (
                f"  the statistics with 2,000 resamples: {_of_bar(ours['statistics'])}; before and after, with the "
                f"changes: {_of_bar(ours['changes'])} (bar {STATISTICS_BAR} s each)"
            )
            times = ours["again"] / ours["least"]
            yield (
                f"  counted again in packed columns: {ours['again']:.4f} s, {times:.1f} times as long as counting one "
                "array of codes in memory (bar 10)"
            )
            if rows <= HELD:
                yield from _peers(table, rows, ours, limited=not sizes)
            yield _limit(table, ours)
            table.unlink()


def _of_bar(seconds: float) -> str:
    return f"{seconds:.3f} s, {seconds / STATISTICS_BAR:.2f} of the bar"


def _peers(table: Path, rows: int, ours: dict[str, Any], *, limited: bool) -> Iterator[str]:
    if not PEERS.exists():
        yield "  the other tools are not installed: make bench installs them"
        return
    for tool in ("pandas", "aequitas", "aif360", "fairlearn"):
        if limited and rows > SLOW.get(tool, rows):
            continue
        peer = _run([str(PEERS), str(HERE / "peers.py"), tool, str(table)])
        told = f"; {_agreement(peer['rates'], ours['rates'])}" if peer["rates"] else ""
        yield (
            f"  {tool}, without reading the table: {peer['cpu']:.3f} s ({peer['wall']:.3f} s), {peer['mb']} MB: "
            f"{peer['cpu'] / ours['cpu']:.1f} times our processor time with reading it{told}"
        )


def _agreement(theirs: list[dict[str, Any]], ours: dict[str, dict[str, float | None]]) -> str:
    """The largest difference between two rates where both are defined."""
    most, compared = 0.0, 0
    for row in theirs:
        group = ours["|".join((row["sex"], row["origin"], row["age"]))]
        for name, value in group.items():
            if value is not None and name in row:
                most, compared = max(most, abs(value - row[name])), compared + 1
    return f"{compared} rates, the largest difference {most:.1e}" if math.isfinite(most) else "rates differ"


def _limit(table: Path, ours: dict[str, Any]) -> str:
    """The bytes of the columns that must be read, and how long reading them alone takes."""
    size = duckdb.sql(
        f"SELECT sum(total_compressed_size) FROM parquet_metadata('{table}') WHERE path_in_schema IN {COLUMNS}"
    ).fetchone()
    needed = int(size[0]) if size else 0
    took = min(_reading(table, needed) for _once in range(5))
    return (
        f"  {needed / 1e6:.2f} MB must be read, which takes {took * 1e3:.2f} ms when they are in memory: "
        f"the scan takes {ours['wall'] / took:.0f} times as long"
    )


def _reading(table: Path, needed: int) -> float:
    """The seconds that reading as many bytes takes."""
    began = time.perf_counter()
    with table.open("rb", buffering=0) as file:
        while needed > 0 and (read := file.read(min(needed, 1 << 20))):
            needed -= len(read)
    return time.perf_counter() - began


def _run(command: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr[-2_000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found
