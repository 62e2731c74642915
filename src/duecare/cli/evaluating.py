"""From a plan and a table, or from cells, to a result: what the commands of `duecare evaluate` do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from duecare.cli.evaluate_shown import show
from duecare.cli.evaluate_writing import Outputs, may_write, write
from duecare.cli.judging import day_of, language_of
from duecare.cli.output import say
from duecare.cli.screen_progress import Progress
from duecare.cli.screen_streaming import INTERRUPTED
from duecare.core.errors import InputError
from duecare.evaluation.cells import Cells, read_cells
from duecare.evaluation.plan import Plan, read_plan
from duecare.evaluation.plan.told import untold
from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling, told_in

FAIL_ON = {
    "worse": ("worse", "worse-than", "worse-times", "worse-times-than"),
    "made-worse": ("made-worse", "worst-off-made-worse"),
    "may-be-worse": ("may-be-worse",),
    "not-shown": ("worst-off-not-shown", "worst-off-cannot-tell", "worst-off-not-found", "worst-off-levelled-down"),
}
"""Each name of --fail-on with the findings that it stands for."""
FAILED = 1
MOST_VALUES = 20


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked for."""

    outputs: Outputs
    language: str
    on: str | None
    fail_on: str | None
    ask: bool
    publish: bool = False


LEFT_OUT = {
    "not-of-the-plan": "the plan is not about them",
    "of-no-run": "of neither run",
    "without-weight": "no weight",
}
"""Why rows are in no figure, in words."""


def run_plan(path: Path, table: Path | None, run: Run) -> int:
    """Scan, compute, show and write; how the program ends."""
    plan = read_plan(path)
    file = table_of(plan, path, table)
    asked = _ready(run, (path, file))
    return _told(_scanned(plan, file, day_of(run.on), quiet=run.outputs.json), run, asked)


def run_cells(path: Path, run: Run) -> int:
    """The same from cells alone."""
    asked = _ready(run, (path,))
    return _told(read_cells(path), run, asked)


def table_of(plan: Plan, path: Path, table: Path | None) -> Path:
    """The table that was given, or that the plan names. Raises InputError when neither is."""
    if table is not None:
        return table
    if plan.data.file is None:
        raise InputError(
            "It is not said which table to read.", means="Nothing was read.", next_step="Name it after the plan."
        )
    return path.parent / plan.data.file


def _ready(run: Run, given: tuple[Path, ...]) -> frozenset[str]:
    """What would fail only after the work is looked at before it. The findings to fail on."""
    language_of(run.language)
    day_of(run.on)
    may_write(run.outputs, given, ask=run.ask)
    if run.publish and run.outputs.cells is not None:
        raise InputError(
            "The cells hold every count, small ones too, so they are not for everybody.",
            means="Nothing was read.",
            next_step="Leave --cells or --publish out.",
        )
    names = [name.strip() for name in (run.fail_on or "").split(",") if name.strip()]
    if wrong := [name for name in names if name not in FAIL_ON]:
        raise InputError(
            f"There is nothing to fail on called {', '.join(wrong)}.",
            means="Nothing was read.",
            next_step=f"Choose from: {', '.join(FAIL_ON)}.",
        )
    return frozenset(key for name in names for key in FAIL_ON[name])


@contextmanager
def _stopped_cleanly() -> Iterator[None]:
    """Inside, nothing is written yet: Ctrl+C ends the program and says so."""
    try:
        yield
    except KeyboardInterrupt:
        say("Stopped. Nothing was written.", to=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None


def _scanned(plan: Plan, file: Path, on: date, *, quiet: bool) -> Cells:
    from duecare.evaluation.scan import from_file, scan

    progress = Progress(quiet=quiet)
    with _stopped_cleanly():
        try:
            return scan(plan, from_file(file), on=on, progress=progress.share)
        finally:
            progress.done()


def _told(cells: Cells, run: Run, asked: frozenset[str]) -> int:
    result = _evaluated(cells, run)
    if run.publish:
        from duecare.evaluation.statistics import published

        result = published(result)
    telling = telling_of(result.plan, run.language)
    write(run.outputs, cells, result, telling)
    if not run.outputs.json:
        show(result, telling)
    return FAILED if asked & {one.key for one in result.findings} else 0


def _evaluated(cells: Cells, run: Run) -> Result:
    from duecare.evaluation.statistics import evaluate

    with _stopped_cleanly():
        return evaluate(cells, on=day_of(run.on))


def telling_of(plan: Plan, language: str) -> Telling:
    """Puts results of a plan into words of a language. Raises InputError for one that there are no texts in."""
    return told_in(language_of(language), plan)


def check_lines(path: Path, table: Path | None) -> Iterator[str]:
    """What a plan comes to in a table, without an outcome by group."""
    plan = read_plan(path)
    yield f"The plan in {path} holds together."
    yield from _untold(plan)
    if table is None:
        yield f"Hold it against the table with: duecare evaluate check {path} FILE"
        return
    cells = _scanned(plan, table, day_of(None), quiet=False)
    yield f"Rows: {cells.rows:,}. They would count: {sum(one.n for one in cells.cells):,}."
    for left in cells.left_out:
        yield f"Left out: {left.n:,} ({LEFT_OUT[left.why]}: {left.about})"
    for axis_at, axis in enumerate(cells.axes):
        missing = sum(one.n for one in cells.cells if one.at[axis_at] == -1)
        if axis.kind in ("group", "stratum", "label", "decision", "after", "score", "run"):
            yield f"{axis.kind} {axis.id}: values {len(axis.values):,}, not recorded in {missing:,} rows"
    for unmapped in cells.unmapped[:MOST_VALUES]:
        yield f"Not in the plan, counted as not recorded: {unmapped.value!r} in {unmapped.column}, {unmapped.n:,} rows"
    yield "Nothing was counted by group and outcome here. Then: duecare evaluate run"


def _untold(plan: Plan) -> Iterator[str]:
    """What the result will not tell, whatever stands in the table: better known before than after."""
    found = untold(plan)
    drawn = f"because of how the rows were drawn ({plan.data.drawn})"
    seen = f"because of whom the label was recorded for ({plan.label.seen_for if plan.label else ''})"
    for said, measures in (
        (f"Only how many times as often can be told, {drawn}", found.in_times),
        (f"Cannot be told, {drawn}", found.drawn),
        (f"Cannot be told, {seen}", found.seen),
    ):
        if measures:
            yield f"{said}: {', '.join(measures)}."
    if found.nothing_left:
        yield "So this plan finds nothing out. Compare something else, or find out how the rows were drawn."
