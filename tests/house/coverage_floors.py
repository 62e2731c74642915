"""Branch coverage of each floor, after the tests ran with `--cov`: all of the core, 95 per cent of each other floor.

Run by `COVER=1 make test`. Prints a small table; ends with 1 when a floor is below its least.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from coverage import Coverage
from coverage.exceptions import NoDataError

ROOT = Path(__file__).parent.parent.parent
LEAST = {"core": 100.0}
LEAST_OTHERS = 95.0
FILES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of something the tests reached: statements and branches, counted together."""

    name: str
    reached: int
    all: int
    missed: str = ""

    @property
    def per_cent(self) -> float:
        """The part that was reached; all of nothing."""
        return 100.0 * self.reached / self.all if self.all else 100.0

    @property
    def least(self) -> float:
        """What the floor of this name must reach."""
        return LEAST.get(self.name, LEAST_OTHERS)


def of_file(name: str, report: Mapping[str, Any]) -> Reach:
    """From one file's part of coverage's JSON report. Missed: lines, and jumps that never came from lines that did."""
    numbers, lines = report["summary"], list(report["missing_lines"])
    jumps = [(start, end) for start, end in report.get("missing_branches", []) if start not in lines]
    return Reach(
        name,
        numbers["covered_lines"] + numbers["covered_branches"],
        numbers["num_statements"] + numbers["num_branches"],
        ", ".join([*ranges(lines), *(f"{start}->{'exit' if end < 0 else end}" for start, end in jumps)]),
    )


def ranges(lines: Sequence[int]) -> Iterator[str]:
    """Lines in order, those that follow each other put together."""
    for _, run in groupby(enumerate(lines), lambda numbered: numbered[1] - numbered[0]):
        first, *rest = (line for _, line in run)
        yield f"{first}-{rest[-1]}" if rest else str(first)


def floors(files: Mapping[str, Reach]) -> Mapping[Reach, list[Reach]]:
    """The files by floor: by the folder below the package."""
    ordered = sorted(files.items(), key=lambda item: floor_of(item[0]))
    grouped = [
        (name, [reach for _, reach in items]) for name, items in groupby(ordered, lambda item: floor_of(item[0]))
    ]
    return {
        Reach(name, sum(reach.reached for reach in parts), sum(reach.all for reach in parts)): parts
        for name, parts in grouped
    }


def floor_of(path: str) -> str:
    """The floor of a file; the package's own files stand for themselves."""
    inside = Path(path).parts
    below = inside[inside.index("duecare") + 1 :]
    return below[0] if len(below) > 1 else "duecare"


def table(reaches: Mapping[Reach, list[Reach]]) -> Iterator[str]:
    """One line for each floor; below a floor that is too low, its files with what they miss most."""
    for floor, files in reaches.items():
        low = floor.per_cent < floor.least
        # rounded down: 99.99 is not 100
        shown = int(floor.per_cent * 10) / 10
        yield f"{floor.name:<12}{shown:>6.1f} %   at least {floor.least:g} %{'   TOO LOW' if low else ''}"
        if low:
            worst = sorted(files, key=lambda file: file.reached - file.all)[:FILES_SHOWN]
            yield from (f"    {file.name}: {file.missed}" for file in worst if file.missed)


def lines_of(folder: str) -> int:
    """The lines of Python below a folder."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py"))


def report() -> Mapping[str, Any]:
    """Coverage's JSON report of the last run. Raises NoDataError when there was none."""
    coverage = Coverage(data_file=str(ROOT / ".coverage"), config_file=str(ROOT / "pyproject.toml"))
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(out))
        return dict(json.loads(out.read_text(encoding="utf-8"))["files"])


def main() -> int:
    """Print the table; 0 when every floor reaches its least."""
    try:
        files = report()
    except NoDataError:
        print("There is no coverage data. Run: COVER=1 make test")
        return 1
    reaches = floors({name: of_file(name, part) for name, part in files.items()})
    code, tests = lines_of("src"), lines_of("tests")
    print(*table(reaches), f"{code} lines of code, {tests} lines of tests", sep="\n")
    return int(any(floor.per_cent < floor.least for floor in reaches))


if __name__ == "__main__":
    sys.exit(main())
