"""Looking at a table and computing an evaluation, done by the task worker: web workers never load what it needs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django_tasks import task

from duecare.core.errors import DuecareError, InputError
from duecare.evaluation.cells import Cells, parse_cells
from duecare.evaluation.words.telling import Telling
from duecare.knowledge import bundle
from duecare.report.words import Words
from duecare.web.evaluation import actions
from duecare.web.evaluation.models import Evaluation, Kind, State
from duecare.web.evaluation.queries import asked_to_stop, unfinished
from duecare.web.evaluation.store import data_of, plan_of, result_of


@task()
def look_at(evaluation_id: int) -> None:
    """See which columns a table has; or compute from the cells that were brought."""
    found = Evaluation.objects.select_related("dossier__organisation").filter(pk=evaluation_id).first()
    if found is None or found.state != State.LOOKING:
        return
    try:
        if found.kind == Kind.CELLS:
            _finish(found, parse_cells(b"".join(data_of(found)), found.name))
            actions.drop_data(found)
        else:
            actions.keep_columns(found, _columns(found), at=timezone.now())
    except DuecareError as error:
        actions.fail(found, error, at=timezone.now())


@task()
def compute(evaluation_id: int) -> None:
    """Compute an evaluation by its plan. Whatever goes wrong, the row says so and one can try again."""
    found = Evaluation.objects.select_related("dossier__organisation").filter(pk=evaluation_id).first()
    if found is None or found.state not in (State.WAITING, State.WORKING):
        return
    if found.stop:
        actions.stopped(found, at=timezone.now())
        return
    actions.tell(found, 0, at=timezone.now())
    try:
        _finish(found, _cells(found))
    except DuecareError as error:
        if asked_to_stop(found.pk):
            actions.stopped(found, at=timezone.now())
        else:
            actions.fail(found, error, at=timezone.now())


@task()
def print_result(evaluation_id: int, language: str) -> None:
    """Make the PDF of a result."""
    from duecare.evaluation.pdf.pdf import result_pdf  # typst is heavy, and only the worker needs it

    found = Evaluation.objects.filter(pk=evaluation_id).first()
    result = result_of(found) if found is not None else None
    if found is not None and result is not None:
        telling = Telling(Words(language, bundle.load()), result.plan)
        actions.keep_print(found, language, result_pdf(result, telling))


def _columns(evaluation: Evaluation) -> list[dict[str, Any]]:
    from duecare.evaluation.scan import columns, from_memory  # duckdb is heavy, and only the worker needs it

    source = from_memory(evaluation.name, b"".join(data_of(evaluation)))
    return [asdict(column) for column in columns(source)]


def _cells(evaluation: Evaluation) -> Cells:
    from duecare.evaluation.scan import from_memory, scan

    plan = plan_of(evaluation)
    if plan is None:
        raise InputError("There is no plan.", next_step="Plan it first.")

    def progress(part: float) -> None:
        actions.tell(evaluation, int(part * 90), at=timezone.now())

    source = from_memory(evaluation.name, b"".join(data_of(evaluation)))
    return scan(plan, source, on=timezone.localdate(), progress=progress, stop=lambda: asked_to_stop(evaluation.pk))


def _finish(evaluation: Evaluation, cells: Cells) -> None:
    from duecare.evaluation.statistics import evaluate  # so is scipy

    actions.finish(evaluation, cells, evaluate(cells, on=timezone.localdate()), at=timezone.now())


def go_on_with_what_waits() -> None:
    """Ask for everything that is not finished: when a worker starts, the one before may have been killed."""
    actions.purge(at=timezone.now())
    for key, state in unfinished().values_list("pk", "state"):
        (look_at if state == State.LOOKING else compute).enqueue(key)
