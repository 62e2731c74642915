"""`duecare compare`: two dossiers side by side, on the screen or for programs."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Write
from tests.cli.running import DAY, EXAMPLE, Run


def other(tmp_path: Path) -> Path:
    """The example as somebody outside might tell it."""
    text = EXAMPLE.read_text(encoding="utf-8")
    text = text.replace("oversight-tested: {value: no, by: city}", "oversight-tested: {value: yes, by: registry}")
    path = tmp_path / "other.yaml"
    path.write_text(text.replace("\ntitle:", "\noutside: operator-not-asked\ntitle:", 1), encoding="utf-8")
    return path


def test_it_says_where_they_differ_and_who_says_what(run: Run, tmp_path: Path) -> None:
    said = run("compare", EXAMPLE, other(tmp_path), "--on", DAY)
    assert said.code == 0 and not said.err
    differ, only = said.out.index("Where they differ"), said.out.index("What only the first says")
    assert differ < said.out.index("[oversight-tested]") < only < said.out.index("What both say")
    assert "The first: No. Stated, by City of Lindenau" in said.out
    assert "The second: Yes. Stated, by Lindenau Data Registry" in said.out
    assert "Both: " in said.out and "It does not say who is right" in said.out
    assert "From outside; who runs it was not asked" in said.out
    assert "Nothing." in said.out and "more." in said.out


def test_for_programs_it_is_whole(run: Run, tmp_path: Path) -> None:
    told = run("compare", EXAMPLE, other(tmp_path), "--json", "--on", DAY).json
    (found,) = [one for one in told["facts"] if one["id"] == "oversight-tested"]
    assert (found["stand"], found["first"]["by"], found["second"]["value"]) == ("differs", "city", "yes")
    assert [one["stand"] for one in told["impacts"]] == ["same"] * 5
    assert told["second"]["outside"] == "operator-not-asked" and told["red_lines"]
    several = next(one for one in told["facts"] if one["id"] == "areas-of-use")
    assert several["first"]["value"] == ["welfare", "public-administration"]


def test_a_line_that_decides_nothing_says_so(run: Run, write: Write) -> None:
    said = " ".join(run("compare", EXAMPLE, write(), "--on", DAY).out.split())
    assert "decides nothing: its source is not verified" in said


def test_a_file_that_cannot_be_used_is_told(run: Run, tmp_path: Path) -> None:
    assert run("compare", EXAMPLE, tmp_path / "none.yaml").code == 2
