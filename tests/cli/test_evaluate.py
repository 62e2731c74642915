"""`duecare evaluate`: from a plan and a table to cells, a result, a page and a PDF; nothing of a person is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from rich.console import Console

from duecare.cli.evaluate_shown import MOST, shown
from duecare.evaluation.cells import read_cells
from duecare.evaluation.plan import SameRows, TwoRuns, read_plan
from duecare.evaluation.result import read_result
from duecare.evaluation.written.account import account
from duecare.evaluation.written.blocks import Account, Chapter, Tabled
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Table
from tests.cli.running import DAY, Run, loaded_by
from tests.evaluation.claims import CLAIMS, PLAN, claims
from tests.evaluation.written_example import changed, telling

SMALL = """\
format: duecare-evaluation-plan/1
id: small
title: Whose claims are selected
written_on: 2026-11-23
written_by: rights lead
looked: {answer: "no"}
question: Are women selected more often?
data: {file: small.csv, about: One claim, recorded_by: the agency, drawn: everyone}
unit: {row: decision, repeats: none}
decision: {column: selected, yes: ["yes"], no: ["no"], means: Selected for control, yes_is: burden}
attributes: {gender: {column: gender, title: Gender, values: {w: Women, m: Men}, why: To find unequal treatment}}
compare: {measures: [selection-rate], against: the-rest, matters_from: "0.05", why: It stops the payment}
resamples: 200
"""
ROWS = [("w", "yes")] * 60 + [("w", "no")] * 60 + [("m", "yes")] * 20 + [("m", "no")] * 100 + [("", "no")] * 20
SECRET = "Ada-who-must-not-be-told"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan with a small table beside it, which also holds a name."""
    lines = [f"{gender},{selected},{SECRET}-{at}" for at, (gender, selected) in enumerate(ROWS)]
    (tmp_path / "small.csv").write_text("\n".join(["gender,selected,name", *lines]) + "\n", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_a_run_tells_and_writes_and_the_cells_alone_give_the_same(run: Run, folder: Path) -> None:
    files = {name: folder / f"out.{name}" for name in ("cells", "result", "html", "pdf")}
    given = [part for name, path in files.items() for part in (f"--{name}", path)]
    done = run("evaluate", "run", folder / "plan.yaml", *given, "--on", DAY)
    assert done.code == 0, done.err
    assert "Of 100 in the group “Women”, about 50 got a yes" in done.out and "no grade" in done.out
    assert files["pdf"].read_bytes().startswith(b"%PDF") and b"<svg" in files["html"].read_bytes()
    assert sum(one.n for one in read_cells(files["cells"]).cells) == len(ROWS)
    again = run("evaluate", "cells", files["cells"], "--result", folder / "again", "--html", folder / "h", "--on", DAY)
    assert again.code == 0
    assert (folder / "again").read_bytes() == files["result"].read_bytes()
    assert (folder / "h").read_bytes() == files["html"].read_bytes()


def test_the_order_of_names_in_a_plan_changes_nothing(run: Run, tmp_path: Path) -> None:
    first, again = (tmp_path / name for name in ("first.json", "again.json"))
    assert run("evaluate", "run", PLAN, "--cells", tmp_path / "cells", "--result", first, "--on", DAY).code == 0
    assert list(read_plan(PLAN).attributes) != sorted(read_plan(PLAN).attributes)
    assert run("evaluate", "cells", tmp_path / "cells", "--result", again, "--on", DAY).code == 0
    assert first.read_bytes() == again.read_bytes()


def test_nothing_of_a_person_is_written_or_said(run: Run, folder: Path) -> None:
    given = [part for name in ("cells", "result", "html") for part in (f"--{name}", folder / name)]
    done = run("evaluate", "run", folder / "plan.yaml", folder / "small.csv", *given)
    for text in (
        done.out,
        done.err,
        *((folder / name).read_text(encoding="utf-8") for name in ("cells", "result", "html")),
    ):
        assert SECRET not in text


def test_json_is_the_result_and_nothing_else(run: Run, folder: Path) -> None:
    done = run("evaluate", "run", folder / "plan.yaml", "--json", "--html", folder / "page.html")
    assert done.json["format"] == "duecare-evaluation-result/1" and "page is in" in done.err


@pytest.mark.parametrize(("name", "code"), [("worse", 1), ("made-worse,not-shown", 0), ("nonsense", 2)])
def test_it_fails_on_what_was_asked_for(run: Run, folder: Path, name: str, code: int) -> None:
    done = run("evaluate", "run", folder / "plan.yaml", "--fail-on", name)
    assert done.code == code
    assert code != 2 or "Choose from: worse" in done.err


def test_no_file_is_written_over_without_asking(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = folder / "page.html"
    page.write_text("mine")
    done = run("evaluate", "run", folder / "plan.yaml", "--html", page)
    assert done.code == 2 and page.read_text() == "mine" and "already there" in done.err
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    answers = iter([False, True])
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: next(answers))
    assert run("evaluate", "run", folder / "plan.yaml", "--html", page).code == 2 and page.read_text() == "mine"
    assert run("evaluate", "run", folder / "plan.yaml", "--html", page, "--no-interact").code == 2
    assert run("evaluate", "run", folder / "plan.yaml", "--html", page).code == 0 and page.read_text() != "mine"


def test_what_is_read_is_never_what_is_written(run: Run, folder: Path) -> None:
    done = run("evaluate", "run", folder / "plan.yaml", "--html", folder / "small.csv")
    assert done.code == 2 and "is what is read" in done.err
    twice = run("evaluate", "run", folder / "plan.yaml", "--html", folder / "x", "--cells", folder / "x")
    assert twice.code == 2 and not (folder / "x").exists()


def test_what_everybody_may_see_is_rounded_and_has_no_cells(run: Run, folder: Path) -> None:
    plan = folder / "plan.yaml"
    done = run("evaluate", "run", plan, "--publish", "--result", folder / "public", "--on", DAY)
    assert done.code == 0 and read_result(folder / "public").published
    assert run("evaluate", "run", plan, "--publish", "--cells", folder / "c").code == 2 and not (folder / "c").exists()


def test_a_stop_leaves_nothing_behind(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("duecare.evaluation.statistics.evaluate", stopped)
        assert run("evaluate", "run", folder / "plan.yaml", "--cells", folder / "c").code == 130
    monkeypatch.setattr("duecare.evaluation.scan.scan", stopped)
    done = run("evaluate", "run", folder / "plan.yaml", "--cells", folder / "c")
    assert done.code == 130 and "Stopped. Nothing was written." in done.err and not (folder / "c").exists()


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("everyone", None),
        (
            "yes-and-sample, drawn_how: x",
            "Only how many times as often can be told, because of how the rows were drawn",
        ),
        ("not-known, drawn_how: x", "So this plan finds nothing out."),
    ],
)
def test_a_check_says_beforehand_what_will_not_be_told(run: Run, folder: Path, drawn: str, said: str | None) -> None:
    plan = folder / "drawn.yaml"
    plan.write_text(SMALL.replace("drawn: everyone", f"drawn: {drawn}"), encoding="utf-8")
    told = run("evaluate", "check", plan).out
    assert (said in told) if said else ("can be told" not in told and "nothing out" not in told)


def test_a_check_says_for_whom_the_label_is_missing(run: Run, folder: Path) -> None:
    label = """label: {column: gender, yes: [w], no: [m], means: An error, recorded_by: case workers,
        could_be_wrong: Often, seen_for: only-decided-yes}
compare: {measures: [precision, false-positive-rate],"""
    (folder / "seen.yaml").write_text(SMALL.replace("compare: {measures: [selection-rate],", label), encoding="utf-8")
    told = run("evaluate", "check", folder / "seen.yaml").out
    assert "whom the label was recorded for (only-decided-yes): false-positive-rate." in told


def test_a_check_tells_rows_and_values_and_no_outcome(run: Run, folder: Path) -> None:
    alone = run("evaluate", "check", folder / "plan.yaml")
    assert alone.code == 0 and "holds together" in alone.out
    done = run("evaluate", "check", folder / "plan.yaml", folder / "small.csv")
    assert "Rows: 260. They would count: 260." in done.out and "not recorded in 20 rows" in done.out
    assert "60" not in done.out.replace("260", "")
    (folder / "odd.csv").write_text("gender,selected\n" + "x,yes\n" * 30, encoding="utf-8")
    odd = run("evaluate", "check", folder / "plan.yaml", folder / "odd.csv")
    assert "Not in the plan, counted as not recorded: 'x' in gender, 30 rows" in odd.out
    only = "drawn: everyone, only: [{column: gender, values: [w], why: A first look}]"
    (folder / "only.yaml").write_text(SMALL.replace("drawn: everyone", only), encoding="utf-8")
    some = run("evaluate", "check", folder / "only.yaml", folder / "small.csv")
    assert "(the plan is not about them: gender)" in some.out


def test_a_plan_without_a_table_asks_for_one(run: Run, folder: Path) -> None:
    (folder / "bare.yaml").write_text(SMALL.replace("file: small.csv, ", ""), encoding="utf-8")
    done = run("evaluate", "run", folder / "bare.yaml")
    assert done.code == 2 and "which table" in done.err


def test_two_results_stand_side_by_side(run: Run, folder: Path) -> None:
    run("evaluate", "run", folder / "plan.yaml", "--result", folder / "one")
    (folder / "other.yaml").write_text(SMALL.replace('level: "0.95"', "").replace("small.csv", "fewer.csv"))
    (folder / "fewer.csv").write_text("gender,selected\n" + "w,yes\nw,no\nm,no\n" * 20, encoding="utf-8")
    run("evaluate", "run", folder / "other.yaml", "--result", folder / "two")
    done = run("evaluate", "compare", folder / "one", folder / "two")
    assert done.code == 0 and "They are of two different files." in done.out and "Women" in done.out
    same = run("evaluate", "compare", folder / "one", folder / "one")
    assert "Nothing: the same plan on the same file." in same.out
    plain = run("evaluate", "compare", folder / "one", folder / "two", "--json").json
    assert plain["differs"] == ["data", "plan"] and plain["first"]["groupings"]


def test_the_template_says_what_is_missing_until_it_is_filled_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    assert run("evaluate", "plan", "--template", "--out", path).code == 0
    done = run("evaluate", "check", path)
    assert done.code == 2 and "question" in done.err and "plan.yaml:" in done.err
    assert run("evaluate", "plan", "--template", "--out", path).code == 2


ANSWERS = (
    "Whose claims", "rights lead", "no", "Are women selected more often?", "One claim", "the agency", "everyone",
    "decision", "possible", "y", "name", "selected", "yes", "no", "", "Selected", "burden", "y", "selected",
    "yes", "no", "", "Right", "case workers", "Often", "everyone", "n", "gender", "Gender", "Men", "Women",
    "To find it", "n", "n", "n", "selection-rate", "0.05", "It stops the payment",
)  # fmt: skip


def test_the_questions_make_a_plan(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(question: str, **kwargs: object) -> object:
        asked.append(question)
        answer = answers.pop(0)
        read = kwargs.get("value_proc")
        return read(answer) if callable(read) else answer

    asked: list[str] = []
    answers = list(ANSWERS)
    monkeypatch.setattr(typer, "prompt", ask)
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: answers.pop(0) == "y")
    done = run("evaluate", "plan", folder / "small.csv", "--out", folder / "mine.yaml", "--on", DAY)
    assert done.code == 0, done.err
    assert "gender (few-values" in done.out and SECRET not in done.out
    plan = read_plan(folder / "mine.yaml")
    assert plan.data.file == "small.csv" and plan.unit.person == "name" and not answers
    assert dict(plan.attributes["gender"].values) == {"m": "Men", "w": "Women"}
    assert run("evaluate", "run", folder / "mine.yaml").code == 0


@pytest.mark.parametrize("wrong", ["sometimes", ""])
def test_an_answer_that_does_not_fit_is_asked_again(wrong: str) -> None:
    from duecare.cli import asking
    from duecare.cli import evaluate_planning as planning

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer, "prompt", lambda *_, value_proc, **__: value_proc(wrong))
        with pytest.raises(typer.BadParameter):
            planning._looked()
        with pytest.raises(typer.BadParameter):
            asking.column("Which", {"gender": ()})
        with pytest.raises(typer.BadParameter):
            asking.several("Which", ("yes",))


def test_help_loads_neither_the_engine_nor_the_statistics() -> None:
    loaded = loaded_by("evaluate", "--help")
    assert not {"duckdb", "scipy", "numpy", "statsmodels", "typst"} & loaded


def test_the_example_is_what_its_program_makes_and_runs(run: Run, tmp_path: Path) -> None:
    assert CLAIMS.read_text(encoding="utf-8") == claims()
    done = run("evaluate", "run", PLAN, "--result", tmp_path / "result.json", "--language", "ar")
    assert done.code == 0, done.err
    found = read_result(tmp_path / "result.json")
    assert found.changes is not None and found.changes.worst_off.answer == "shown-to-help"
    assert json.loads((tmp_path / "result.json").read_text())["rows"] == 1_500


def test_on_a_terminal_tables_are_tables() -> None:
    console = Console(force_terminal=True, width=120, record=True, color_system=None)
    found = changed()
    shown(account(found, telling(of=found)), telling(of=found), console)
    text = console.export_text()
    assert "Every comparison without a finding" in text and "─" in text and "\u202e" not in text


def test_a_long_table_is_begun_and_says_where_the_rest_is(capsys: pytest.CaptureFixture[str]) -> None:
    row = ((Phrase.of("Women"),), (Phrase.of("5 points"),))
    table = Table(Phrase.of("Rows"), (Phrase.of("Group"), Phrase.of("Difference")), (row,) * (MOST + 7))
    written = Account(Phrase(), Phrase.of("Title"), (), (Chapter("x", Phrase.of("X"), (Tabled("t", table),)),))
    shown(written, telling())
    said = capsys.readouterr().out
    assert said.count("Women: Difference: 5 points") == MOST and "7 more rows are in the page" in said


CLAIMED = (
    "Claims", "rights lead", "no", "Who is wronged?", "One claim", "the agency", "everyone", "decision", "possible",
    "y", "household", "selected", "yes", "no", "", "Selected", "burden", "y", "error", "found", "none", "", "An error",
    "case workers", "Often", "everyone",
)  # fmt: skip
BORN = ("born", "Born", "here", "abroad", "unsaid", "To find it", "n")
COMPARED = ("false-positive-rate", "0.05", "It stops the payment", "false-positive-rate")
SAME = ("y", "A lower score", "same", "selected_later", "yes", "no", "")
OTHERS = ("y", "Another office", "others", "office", "south", "north")
NOTHING, WITHIN = ("n", "n"), ("y", "office", "Office", "Offices differ", "n", "y", "risk", "0", "1", "y")


@pytest.mark.parametrize(("change", "within"), [(SAME, WITHIN), (OTHERS, NOTHING)])
def test_a_mitigation_strata_and_a_score_are_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, ...], within: tuple[str, ...]
) -> None:
    fixed = ("we", "abroad") if change is SAME else ("half",)
    answers = [*CLAIMED, *change, *BORN, *within, *COMPARED, *fixed, "They said so"]
    monkeypatch.setattr(typer, "prompt", lambda _, value_proc=str, **__: value_proc(answers.pop(0)))
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: answers.pop(0) == "y")
    done = run("evaluate", "plan", CLAIMS, "--out", tmp_path / "plan.yaml", "--on", DAY)
    assert done.code == 0 and not answers, (done.err, answers)
    plan = read_plan(tmp_path / "plan.yaml")
    assert plan.mitigation is not None and plan.worst_off is not None
    if change is SAME:
        assert isinstance(plan.mitigation.rows, SameRows) and plan.mitigation.rows.decision.yes == ("yes",)
        assert plan.worst_off.group == {"born": "abroad"} and plan.strata["office"].why == "Offices differ"
        assert plan.score is not None and plan.score.is_chance
    else:
        assert isinstance(plan.mitigation.rows, TwoRuns) and plan.mitigation.rows.after == ("north",)
        assert not plan.worst_off.group and not plan.strata and plan.score is None
    assert run("evaluate", "run", tmp_path / "plan.yaml", CLAIMS, "--on", DAY).code == 0


def test_every_column_of_a_very_wide_table_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from duecare.cli.evaluate_planning import seen_in

    (tmp_path / "wide.csv").write_text(f"{','.join(f'c{at}' for at in range(501))}\n{','.join('1' * 501)}\n")
    held = seen_in(tmp_path / "wide.csv")
    assert list(held)[-1] == "c500" and "1 more, which were not looked at" in capsys.readouterr().out


def test_no_value_of_a_table_passes_unsaid(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from duecare.cli import asking

    given = ["yes", "no", "", "yes, maybe", "no, maybe", "?", "yes", "no, maybe", "?"]
    offered: list[object] = []

    def prompt(_: str, *, value_proc: Callable[[str], str], default: str | None, **__: object) -> str:
        offered.append(default)
        return value_proc(given.pop(0))

    monkeypatch.setattr(typer, "prompt", prompt)
    said = asking.meanings(("yes", "no", "maybe", "?"))
    assert said == {"yes": ["yes"], "no": ["no", "maybe"], "missing": ["?"]}
    told = capsys.readouterr().out
    assert "Not said yet: maybe, ?." in told and "Said twice: maybe." in told
    assert offered[:3] == ["yes", "no", ""], "what is obvious is offered"


OTHER_ANSWERS = (
    "Scores", "rights lead", "yes", "Last year's totals", "Who?", "One claim", "the agency", "random-sample",
    "Every tenth", "other", "none", "score", "y", "0.5", "High", "benefit", "n", "n", "group", "Group", "To find it",
    "n", "n", "n",
    "selection-rate", "0.1", "It matters",
)  # fmt: skip


def test_without_a_table_any_column_can_be_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = list(OTHER_ANSWERS)
    monkeypatch.setattr(typer, "prompt", lambda _, value_proc=str, **__: value_proc(answers.pop(0)))
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: answers.pop(0) == "y")
    assert run("evaluate", "plan", "--out", tmp_path / "plan.yaml").code == 0
    plan = read_plan(tmp_path / "plan.yaml")
    assert plan.decision.at_least == "0.5" and plan.label is None and plan.data.drawn_how == "Every tenth"
    assert plan.looked.what == "Last year's totals" and not plan.attributes["group"].values
