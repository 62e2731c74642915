"""Looking at a table and computing an evaluation, done by the task worker: web workers never load what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, TypedDict

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks import task

from duecare.core.errors import DuecareError, InputError
from duecare.evaluation.cells import Cells, parse_cells
from duecare.evaluation.words.telling import told_in
from duecare.web.evaluation import actions
from duecare.web.evaluation.models import Evaluation, Kind, State
from duecare.web.evaluation.queries import asked_to_stop, unfinished
from duecare.web.evaluation.store import data_of, plan_of, result_of

if TYPE_CHECKING:
    from duecare.evaluation.scan import Source, TableSeen

MOST_TRIES = 3
"""Workers that may fail over one evaluation."""
TOO_MUCH = InputError(
    "Whatever worked on it failed or was stopped three times, so it is not tried again.",
    means="The table is probably too large, or too intricate, for the memory of this server.",
    next_step="Bring a smaller table, or use the command line on a larger machine.",
)
BROKEN = DuecareError(
    "It could not be computed, because of a mistake in Duecare.",
    means="Nothing of it is kept but the plan.",
    next_step="Tell whoever runs this server what kind of file it was.",
)


class Watched(TypedDict):
    """What tells people how far it is, and what asks whether they want it to stop."""

    progress: Callable[[float], None]
    stop: Callable[[], bool]


@task()
def look_at(evaluation_id: int) -> None:
    """See which columns a table has; or compute from the cells that were brought."""
    found = Evaluation.objects.select_related("dossier__organisation").filter(pk=evaluation_id).first()
    if found is None or found.state != State.LOOKING:
        return
    with _ends(found, State.LOOKING) as begun:
        if begun and found.kind == Kind.CELLS:
            _finish(found, parse_cells(b"".join(data_of(found)), found.name))
            if not asked_to_stop(found.pk):
                actions.drop_data(found)
        elif begun:
            seen, sheets = _columns(found)
            columns = [asdict(column) for column in seen.columns]
            actions.keep_columns(found, columns, sheets, more=len(seen.others), at=timezone.now())


@task()
def compute(evaluation_id: int) -> None:
    """Compute an evaluation by its plan. Whatever goes wrong, the row says so and one can try again."""
    found = Evaluation.objects.select_related("dossier__organisation").filter(pk=evaluation_id).first()
    if found is None or found.state not in (State.WAITING, State.WORKING):
        return
    with _ends(found, State.WORKING) as begun:
        if begun:
            _finish(found, _cells(found))


@contextmanager
def _ends(evaluation: Evaluation, state: State) -> Iterator[bool]:
    """Whether to begin; and whatever happens inside, the row says how it ended. A worker that is killed begins anew,
    but not for ever: what takes down a worker would take down each that follows."""
    if evaluation.tries >= MOST_TRIES:
        actions.fail(evaluation, TOO_MUCH, at=timezone.now())
        yield False
        return
    actions.take_up(evaluation, state, at=timezone.now())
    trouble: DuecareError | None = BROKEN
    try:
        yield not asked_to_stop(evaluation.pk)
        trouble = None
    except DuecareError as error:
        trouble = error
    except (SystemExit, KeyboardInterrupt):  # the server is stopped, and goes on with it when it starts again
        trouble = None
        raise
    except MemoryError:
        trouble = TOO_MUCH
    finally:  # a mistake of ours goes on to the worker's log, and does not leave people waiting
        if asked_to_stop(evaluation.pk):
            actions.stopped(evaluation, at=timezone.now())
        elif trouble is not None:
            actions.fail(evaluation, trouble, at=timezone.now())


@task()
def print_result(evaluation_id: int, language: str) -> None:
    """Make the PDF of a result."""
    from duecare.evaluation.pdf.pdf import result_pdf  # typst is heavy, and only the worker needs it

    found = Evaluation.objects.filter(pk=evaluation_id).first()
    result = result_of(found) if found is not None else None
    if found is not None and result is not None:
        actions.keep_print(found, language, result_pdf(result, told_in(language, result.plan)))


def _columns(evaluation: Evaluation) -> tuple[TableSeen, tuple[str, ...]]:
    """What is seen of the columns, and the sheets of a workbook."""
    from duecare.evaluation.scan import columns, sheet_names  # duckdb is heavy: only for the worker

    source = _source(evaluation)
    seen = columns(source, sheet=evaluation.sheet or None, **_watched(evaluation))
    return seen, sheet_names(source)


def _cells(evaluation: Evaluation) -> Cells:
    from duecare.evaluation.scan import scan

    plan = plan_of(evaluation)
    if plan is None:
        raise InputError("There is no plan.", next_step="Plan it first.")

    return scan(plan, _source(evaluation), on=timezone.localdate(), **_watched(evaluation))


def _source(evaluation: Evaluation) -> Source:
    """The table that was brought, in memory only."""
    from duecare.evaluation.scan import from_memory

    return from_memory(evaluation.name, b"".join(data_of(evaluation)))


def _watched(evaluation: Evaluation) -> Watched:
    """What tells people how far it is, and what asks whether they want it to stop."""

    def progress(part: float) -> None:
        actions.tell(evaluation, int(part * 90), at=timezone.now())

    return {"progress": progress, "stop": lambda: asked_to_stop(evaluation.pk)}


def _finish(evaluation: Evaluation, cells: Cells) -> None:
    from duecare.evaluation.statistics import evaluate, published  # so is scipy

    result = evaluate(cells, on=timezone.localdate())
    actions.finish(evaluation, cells, result, published(result), at=timezone.now())


def go_on_with_what_waits() -> None:
    """Ask for everything that is not finished: when a worker starts, the one before may have been killed."""
    _delete_due()
    for key, state in unfinished().values_list("pk", "state"):
        (look_at if state == State.LOOKING else compute).enqueue(key)


def delete_on_its_day(ended: Callable[[], bool]) -> None:
    """Delete what is due again and again, until `ended` says so, which also waits in between: a page said on which day
    data is deleted by itself, and on a server that nobody visits that holds too."""
    while not ended():
        with suppress(DatabaseError):  # one that is busy or away is asked again the next time
            _delete_due()
        close_old_connections()


def _delete_due() -> None:
    actions.purge(at=timezone.now())
    actions.purge_unowned(at=timezone.now())
