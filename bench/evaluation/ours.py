"""Our own scan and statistics, in a process of their own: `python -m bench.evaluation.ours PLAN TWICE TABLE`."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from duecare.evaluation.plan import Plan, read_plan
from duecare.evaluation.scan import Source, from_file, pack, recount, scan

ON = date(2026, 11, 23)
T = TypeVar("T")


def main(plan_path: str, twice: str, table: str) -> None:
    """Measure both halves. What they need is loaded before the clock starts. `twice`: the plan of a mitigation."""
    plan, source = read_plan(Path(plan_path)), from_file(Path(table))
    cells, scanned = _timed(lambda: scan(plan, source, on=ON))
    after_scan = _most()
    again = _again(plan, source)
    from duecare.evaluation.statistics import evaluate  # its libraries are not part of what a scan holds in memory

    evaluate(cells, on=ON)
    result, computed = _least(lambda: evaluate(cells, on=ON))
    both = scan(read_plan(Path(twice)), source, on=ON)
    _result, changes = _least(lambda: evaluate(both, on=ON))
    (audit,) = result.audits
    told = {
        "|".join(str(value) for value in group.group.values): {
            rate.measure: (float(rate.counts or 0) / rate.among if rate.among else None) for rate in group.rates
        }
        for grouping in audit.groupings
        if len(grouping.attributes) == 3
        for group in grouping.groups
    }
    of = {"statistics": computed["cpu"], "changes": changes["cpu"]}
    print(json.dumps({**scanned, **again, "mb": after_scan, **of, "rates": told}))


def _again(plan: Plan, source: Source) -> dict[str, float]:
    """A repeated audit on columns that are codes in memory, beside counting one array of codes as long."""
    packed = pack(plan, source)
    recount(plan, packed, on=ON)
    _cells, counted = _timed(lambda: recount(plan, packed, on=ON))
    codes = np.arange(packed.rows, dtype=np.uint8) % 160
    np.bincount(codes)
    _counts, least = _timed(lambda: np.bincount(codes))
    return {"again": counted["cpu"], "least": least["cpu"]}


def _least(work: Callable[[], T]) -> tuple[T, dict[str, Any]]:
    """The cheapest of five times: what else the machine does makes any of them dearer, and none cheaper."""
    return min((_timed(work) for _once in range(5)), key=lambda one: float(one[1]["cpu"]))


def _timed(work: Callable[[], T]) -> tuple[T, dict[str, Any]]:
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    return made, {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def _most() -> int:
    most = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(most[1]) // 1024 if most else 0


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])
