"""Records are read from YAML strictly, with every problem of every file at once, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from duecare.core.catalogue import Right
from duecare.core.errors import KnowledgeError, Problem
from duecare.knowledge import compile as compiling
from duecare.knowledge.compile import compile_records
from duecare.knowledge.sources import read_records

GOOD = """\
title: Privacy
summary: >-
  Nobody looks into
  your home.
kind: qualified
sources: [{norm: iccpr, at: "Article 17"}]
force: treaty
sure: known
checked: 2026-11-22
"""


def write(folder: Path, kind: str, id_: str, text: str) -> Path:
    """One record's file."""
    path = folder / kind / f"{id_}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path) -> tuple[Problem, ...]:
    """What reading the folder complains about."""
    with pytest.raises(KnowledgeError) as error:
        read_records(folder)
    return error.value.problems


def test_the_file_gives_the_id_and_the_folder_the_kind(tmp_path: Path) -> None:
    write(tmp_path, "rights", "privacy", GOOD)
    (right,) = read_records(tmp_path)["rights"].values()
    assert isinstance(right, Right)
    assert (right.id, right.summary) == ("privacy", "Nobody looks into your home.")


def test_every_problem_of_every_file_is_told_with_its_line(tmp_path: Path) -> None:
    first = write(tmp_path, "rights", "a", GOOD.replace("kind: qualified", "kind: nice"))
    second = write(tmp_path, "rights", "b", GOOD.replace("checked: 2026-11-22", "checked: yesterday\ncolour: red"))
    found = {(problem.file, problem.line) for problem in problems(tmp_path)}
    assert found == {(str(first), 5), (str(second), 9), (str(second), 10)}


def test_a_file_that_names_itself_is_told_that_its_name_is_enough(tmp_path: Path) -> None:
    write(tmp_path, "rights", "privacy", "id: secrecy\n" + GOOD)
    (problem,) = problems(tmp_path)
    assert (problem.line, problem.message) == (1, "The file's name is the id.")


@pytest.mark.parametrize("place", ["nonsense/privacy.yaml", "rights/deeper/privacy.yaml", "privacy.yaml"])
def test_a_file_in_the_wrong_place_is_not_passed_over(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(GOOD, encoding="utf-8")
    (problem,) = problems(tmp_path)
    assert "no folder of a kind" in problem.message


def test_a_name_that_is_no_slug_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "rights", "My Right", GOOD)
    assert problems(tmp_path)


def test_broken_yaml_is_told_beside_the_problems_of_other_files(tmp_path: Path) -> None:
    write(tmp_path, "rights", "a", "title: [")
    write(tmp_path, "rights", "b", GOOD.replace("force: treaty", "force: wish"))
    files = {Path(problem.file).stem for problem in problems(tmp_path)}
    assert files == {"a", "b"}


def test_nothing_is_written_when_a_record_is_wrong(tmp_path: Path) -> None:
    write(tmp_path / "records", "rights", "a", "title: A")
    with pytest.raises(KnowledgeError):
        compile_records(tmp_path / "records", tmp_path / "bundle.json")
    assert not (tmp_path / "bundle.json").exists()


def test_a_build_stops_and_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = write(tmp_path, "rights", "a", GOOD.replace("kind: qualified", "kind: nice"))

    def broken() -> None:
        read_records(tmp_path)

    monkeypatch.setattr(compiling, "compile_records", broken)
    with pytest.raises(SystemExit, match=f"{path}:5: kind: "):
        compiling.main()
    monkeypatch.setattr(compiling, "compile_records", lambda: None)
    monkeypatch.setattr(compiling, "compile_translations", lambda: None)
    compiling.main()
