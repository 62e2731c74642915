"""Streaming: the same places as in memory, nothing twice, nothing lost, whenever it is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from duecare.core.errors import InputError
from duecare.exchange import read_source
from duecare.triage import Filters, entries, screen
from duecare.triage.lists import lists
from duecare.triage.streaming import before, stream, table
from duecare.triage.streaming.work import Work
from duecare.triage.written.rows import place_of
from tests.triage.registers import IMPLICATIONS, READER, telling
from tests.triage.streaming.tables import columns, run, systems, written
from tests.triage.streaming.tables import table as write_table


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROWS", 7)


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("cp1252", "\r\n")])
def test_every_record_stands_where_it_would_in_memory(tmp_path: Path, encoding: str, end: str) -> None:
    path = write_table(tmp_path / "in.csv", systems(40), encoding, end)
    outcome = stream(run(path), tmp_path / "out.csv")
    rows = written(tmp_path / "out.csv")
    assert (outcome.records, outcome.written, len(rows)) == (40, 40, 40)
    source = read_source(path.read_bytes(), "in.csv", columns())
    inside = screen(entries(source), READER, IMPLICATIONS)
    places = {one.entry.position: place_of(one, telling()).text for one in lists(inside).systems}
    for row in rows:
        assert places.get(int(row[-1]), row[0]) == row[0], "nearly the same ones have a row of their own here"
    assert sorted(int(row[-1]) for row in rows) == list(range(40))
    assert not (tmp_path / "out.csv.work").exists()


def test_it_is_written_in_the_order_in_which_to_look(tmp_path: Path) -> None:
    stream(run(write_table(tmp_path / "in.csv", systems(40))), tmp_path / "out.csv")
    places = [row[0] for row in written(tmp_path / "out.csv")]
    order = ["Look first", "Look next", "Look later", "Too vague to judge", "Language not held", "Nothing found"]
    assert places == sorted(places, key=order.index)


@pytest.mark.parametrize("stop_after", [1, 3, 5])
def test_a_run_that_was_stopped_goes_on_and_comes_to_the_same(tmp_path: Path, stop_after: int) -> None:
    path = write_table(tmp_path / "in.csv", systems(40))
    stream(run(path), tmp_path / "whole.csv")
    told: list[int] = []

    def stopping(count: int) -> None:
        told.append(count)
        if len(told) == stop_after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stream(run(path), tmp_path / "out.csv", stopping)
    after: list[int] = []
    outcome = stream(run(path), tmp_path / "out.csv", after.append)
    assert after[0] > told[-1], "nothing is looked through again"
    assert outcome.records == 40
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_what_was_half_written_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_table(tmp_path / "in.csv", systems(40))
    stream(run(path), tmp_path / "whole.csv")
    kept = Work._keep
    calls: list[object] = []

    def failing(self: Work, one: object) -> object:
        calls.append(one)
        if len(calls) == 3:
            raise KeyboardInterrupt  # the rows are written, and that they are is not
        return kept(self, one)  # type: ignore[arg-type]

    monkeypatch.setattr(Work, "_keep", failing)
    with pytest.raises(KeyboardInterrupt):
        stream(run(path), tmp_path / "out.csv")
    stream(run(path), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_a_run_that_was_stopped_at_the_very_end_only_puts_them_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_table(tmp_path / "in.csv", systems(20))
    with monkeypatch.context() as patched:
        patched.setattr(Work, "ranked", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            stream(run(path), tmp_path / "out.csv")
    told: list[int] = []
    stream(run(path), tmp_path / "out.csv", told.append)
    assert told == []
    assert len(written(tmp_path / "out.csv")) == 20


def unfinished(path: Path, out: Path) -> None:
    """A run that is stopped after its first rows."""

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stream(run(path), out, stop)


@pytest.mark.parametrize("what", ["file", "filters", "language", "state"])
def test_another_run_does_not_go_on_with_it(tmp_path: Path, what: str) -> None:
    path, out = write_table(tmp_path / "in.csv", systems(20)), tmp_path / "out.csv"
    unfinished(path, out)
    asked, language = Filters(), "en"
    match what:
        case "file":
            write_table(path, systems(21))
        case "filters":
            asked = Filters(words="fraud")
        case "language":
            language = "ar"
        case _:
            (tmp_path / "out.csv.work" / "state.json").write_text("{")
    with pytest.raises(InputError, match="unfinished run") as error:
        stream(run(path, asked, language), out)
    assert what in str(error.value)
    assert not out.exists()


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "in.csv", systems(20)), tmp_path / "out.csv"

    def another(_: int) -> None:
        with pytest.raises(InputError, match="Another run"):
            stream(run(path), out)

    assert stream(run(path), out, another).written == 20


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = write_table(tmp_path / "in.csv", systems(3))
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        stream(run(path), tmp_path / "file" / "out.csv")


def said_of_alike(path: Path) -> list[str]:
    """What each row says of those before it, in the order of the file."""
    return [row[13] for row in sorted(written(path), key=lambda row: int(row[-1]))]


LONG = "It finds fraud " + " ".join(f"word{chr(97 + at)} for{chr(97 + at)} this" for at in range(20))


def test_what_says_nearly_the_same_is_written_again_and_said(tmp_path: Path) -> None:
    rows = [("Claims 1", LONG), ("Other", "It finds fraud among trees."), ("Claims 2", f"{LONG} indeed"), ("", "12")]
    path = write_table(tmp_path / "in.csv", [*rows, ("Claims", "word " * 40 + LONG), ("Other", rows[1][1])])
    stream(run(path), tmp_path / "out.csv")
    nearly = "A record before this one says nearly the same."
    assert said_of_alike(tmp_path / "out.csv") == ["", "", nearly, "", nearly, nearly]


def test_what_came_before_is_known_when_a_run_goes_on(tmp_path: Path) -> None:
    path = write_table(tmp_path / "in.csv", [("Claims", f"{LONG} {chr(97 + at)}") for at in range(20)])
    unfinished(path, tmp_path / "out.csv")
    stream(run(path), tmp_path / "out.csv")
    assert [bool(said) for said in said_of_alike(tmp_path / "out.csv")] == [False] + [True] * 19


def test_the_oldest_texts_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(before, "KEPT", 2)
    texts = ["It finds fraud.", "It grows trees.", "It paints doors.", "It grows trees.", "It finds fraud."]
    stream(run(write_table(tmp_path / "in.csv", [("", text) for text in texts])), tmp_path / "out.csv")
    assert [bool(said) for said in said_of_alike(tmp_path / "out.csv")] == [False, False, False, True, False]


def test_sentences_that_many_records_repeat_draw_nothing(tmp_path: Path) -> None:
    own = [" ".join(f"{letter}word{chr(97 + at)}" for letter in "abcdefghijklm") for at in range(20)]
    rows = [(f"System {at}", f"Our office fights fraud in all the land. {said}.") for at, said in enumerate(own)]
    stream(run(write_table(tmp_path / "in.csv", rows)), tmp_path / "out.csv")
    assert {row[0] for row in written(tmp_path / "out.csv")} == {"Nothing found"}


def test_filters_leave_out_what_was_not_asked_for(tmp_path: Path) -> None:
    path = write_table(tmp_path / "in.csv", systems(20))
    outcome = stream(run(path, Filters(words="fraud")), tmp_path / "out.csv")
    assert (outcome.records, outcome.written) == (20, 5)
