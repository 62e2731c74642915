"""The script that holds the coverage of each floor."""

from __future__ import annotations

from typing import Any

from tests.house.coverage_floors import Reach, floors, of_file, ranges, table


def part(*, lines: int, covered: int, branches: int = 0, taken: int = 0, **missing: Any) -> dict[str, Any]:
    summary = {
        "num_statements": lines,
        "covered_lines": covered,
        "num_branches": branches,
        "covered_branches": taken,
    }
    return {"summary": summary, "missing_lines": [], "missing_branches": [], **missing}


def test_a_branch_that_was_never_taken_lowers_the_core() -> None:
    name = "src/duecare/core/method/x.py"
    reach = of_file(name, part(lines=998, covered=998, branches=2, taken=1, missing_branches=[[7, -1]]))
    (floor,) = floors({name: reach})
    assert (floor.name, floor.least) == ("core", 100.0)
    lines = list(table({floor: [reach]}))
    assert lines == ["core          99.9 %   at least 100 %   TOO LOW", f"    {name}: 7->exit"]


def test_floors_are_held_apart() -> None:
    files = {
        "src/duecare/core/a.py": Reach("a", 10, 10),
        "src/duecare/web/people/b.py": Reach("b", 95, 100),
        "src/duecare/web/c.py": Reach("c", 94, 100, "3"),
        "src/duecare/__init__.py": Reach("d", 0, 0),
    }
    reached = {floor.name: (floor.per_cent, floor.least) for floor in floors(files)}
    assert reached == {"core": (100.0, 100.0), "web": (94.5, 95.0), "duecare": (100.0, 95.0)}
    assert "TOO LOW" in "\n".join(table(floors(files)))


def test_what_is_missed_is_told_shortly() -> None:
    report = part(lines=9, covered=4, branches=4, taken=1, missing_lines=[2, 3, 4, 7, 9])
    report["missing_branches"] = [[2, 3], [5, 7], [8, -1]]
    assert of_file("a", report).missed == "2-4, 7, 9, 5->7, 8->exit"
    assert list(ranges([])) == []
