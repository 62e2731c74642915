"""What people do with evaluations, and what the worker keeps of them. Data is deleted as soon as nobody needs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from duecare.core.errors import DuecareError, NotAllowedError
from duecare.evaluation.cells import Cells, cells_bytes
from duecare.evaluation.plan import Plan, plan_digest
from duecare.evaluation.result import Result, result_bytes, result_digest
from duecare.web.dossiers.models import Dossier
from duecare.web.dossiers.store import pack
from duecare.web.evaluation.models import Evaluation, Kind, State
from duecare.web.evaluation.queries import GOING, goes_on, stored_names, with_data_until
from duecare.web.evaluation.store import Trouble, draft_of, packed, packed_plan, packed_trouble, server_key
from duecare.web.evaluation.store.sealed import sealed_before
from duecare.web.evaluation.store.uploading import SealedUpload
from duecare.web.people.models import User
from duecare.web.trail.actions import record

KEPT_FOR = timedelta(days=7)
"""How long the data is kept after it was last used, for another plan of the same table."""
COMES_FOR = timedelta(hours=1)
"""A file that nobody wrote to for so long comes no more: whoever took it was killed."""


@transaction.atomic
def keep(dossier: Dossier, file: SealedUpload, *, kind: Kind, title: str, by: User, at: datetime) -> Evaluation:
    """Keep a file that was brought, under a key of its own."""
    evaluation = Evaluation.objects.create(
        dossier=dossier,
        by=by,
        at=at,
        seen_at=at,
        title=title,
        kind=kind,
        name=file.name or "",
        size=file.size or 0,
        digest=file.digest,
        stored=file.stored,
        key=server_key().seal(file.key, file.stored),
        until=at + KEPT_FOR,
    )
    _record(evaluation, "bring-data", by, at, file=file.digest, kind=str(kind))
    return evaluation


def keep_columns(
    evaluation: Evaluation, columns: Sequence[dict[str, Any]], sheets: Sequence[str], *, more: int, at: datetime
) -> None:
    """What was seen of the table, which has so many more columns: it can be planned now."""
    seen = {"columns": pack(list(columns)), "sheets": pack(list(sheets)) if sheets else None, "more_columns": more}
    _rows(evaluation).update(**seen, state=State.PLANNING, seen_at=at, done=0, tries=0)


def use_sheet(evaluation: Evaluation, sheet: str, *, at: datetime) -> None:
    """Use another sheet of the workbook: it has to be looked at anew."""
    _rows(evaluation).update(sheet=sheet, columns=None, state=State.LOOKING, seen_at=at, done=0, tries=0)


def keep_plan(evaluation: Evaluation, plan: Plan, *, at: datetime) -> None:
    """A plan that was brought as a file. Nothing is computed by it yet."""
    _rows(evaluation).update(plan=packed_plan(plan), seen_at=at)


def keep_draft(evaluation: Evaluation, step: str, typed: dict[str, list[str]], *, at: datetime) -> None:
    """What was typed at a step, right or wrong, so that nothing of it is lost."""
    draft = {**draft_of(evaluation), step: typed}
    _rows(evaluation).update(draft=pack(draft), seen_at=at)
    evaluation.draft = pack(draft)


def take_draft(evaluation: Evaluation, other: Evaluation, *, at: datetime) -> None:
    """Begin from what was typed for another plan of the same dossier."""
    _rows(evaluation).update(draft=other.draft, seen_at=at)


@transaction.atomic
def begin(evaluation: Evaluation, plan: Plan, *, by: User, at: datetime) -> None:
    """Ask for it to be computed. Raises NotAllowedError while it is, and where the data is deleted."""
    locked = Evaluation.objects.select_for_update(no_key=True).get(pk=evaluation.pk)
    if goes_on(locked, at):
        raise NotAllowedError("It is being computed already.", next_step="Wait for it, or stop it first.")
    if not locked.stored:
        raise NotAllowedError("The data was deleted.", next_step="Bring the file again.")
    _rows(locked).update(
        plan=packed_plan(plan),
        title=plan.title,
        state=State.WAITING,
        done=0,
        tries=0,
        stop=False,
        problem=None,
        cells=None,
        result=None,
        published=None,
        result_digest="",
        printed=None,
        printed_in="",
        seen_at=at,
        until=at + KEPT_FOR,
    )
    _record(locked, "evaluate", by, at, plan=plan_digest(plan), file=locked.digest)


def take_up(evaluation: Evaluation, state: State, *, at: datetime) -> None:
    """A worker begins on it."""
    _rows(evaluation).update(state=state, done=0, tries=F("tries") + 1, seen_at=at)


def tell(evaluation: Evaluation, done: int, *, at: datetime) -> None:
    """How far it is, of a hundred."""
    _rows(evaluation).update(done=max(0, min(100, done)), seen_at=at)


def finish(evaluation: Evaluation, cells: Cells, result: Result, published: Result, *, at: datetime) -> None:
    """Keep what came of it, unless it was stopped or removed meanwhile."""
    _rows(evaluation).filter(stop=False).update(
        plan=packed_plan(cells.plan),
        title=cells.plan.title,
        cells=packed(cells_bytes(cells)),
        result=packed(result_bytes(result)),
        published=packed(result_bytes(published)),
        result_digest=result_digest(result),
        state=State.DONE,
        done=100,
        problem=None,
        seen_at=at,
    )


def ask_to_print(evaluation: Evaluation, language: str) -> None:
    """Ask for the result as a PDF in that language."""
    _rows(evaluation).update(printed=None, printed_in=language)


def keep_print(evaluation: Evaluation, language: str, content: bytes) -> None:
    """Keep the PDF, unless one in another language was asked for meanwhile."""
    _rows(evaluation).filter(printed_in=language).update(printed=content)


def fail(evaluation: Evaluation, error: DuecareError, *, at: datetime) -> None:
    """Keep why nothing came of it."""
    _rows(evaluation).update(state=State.FAILED, problem=packed_trouble(Trouble.of(error)), seen_at=at, tries=0)


def stopped(evaluation: Evaluation, *, at: datetime) -> None:
    """It has stopped, as a person asked."""
    _rows(evaluation).update(state=State.STOPPED, seen_at=at)


@transaction.atomic
def ask_to_stop(evaluation: Evaluation, *, by: User, at: datetime) -> None:
    """Ask for it to stop. What nobody works on has stopped at once. Raises NotAllowedError when it has ended."""
    waiting = not goes_on(evaluation, at) or evaluation.state == State.WAITING
    asked = _rows(evaluation).filter(state__in=GOING)
    if not asked.update(stop=True, **({"state": State.STOPPED, "seen_at": at} if waiting else {})):
        raise NotAllowedError("It has ended already.", next_step="Look what came of it.")
    _record(evaluation, "stop-evaluation", by, at)


@transaction.atomic
def delete_data(evaluation: Evaluation, *, by: User, at: datetime) -> None:
    """Delete the data. The plan, the cells and the result stay; they hold counts."""
    _record(evaluation, "delete-data", by, at, file=evaluation.digest)
    _delete(evaluation)


@transaction.atomic
def drop_data(evaluation: Evaluation) -> None:
    """The file that was brought is needed no more: what it held is kept as cells."""
    _delete(evaluation)


@transaction.atomic
def remove(evaluation: Evaluation, *, by: User, at: datetime) -> None:
    """Remove all of it. What a dossier says of its result stays in the dossier."""
    _record(evaluation, "remove-evaluation", by, at, file=evaluation.digest, result=evaluation.result_digest)
    _delete(evaluation)
    evaluation.delete()


def purge(*, at: datetime) -> int:
    """Delete the data that nobody used for a week. Says how many files there were."""
    due = list(with_data_until(at))
    for one in due:
        _delete(one)
    return len(due)


def purge_unowned(*, at: datetime) -> int:
    """Delete sealed files that came to no evaluation because the server was killed. Says how many there were."""
    left = sealed_before(settings.EVALUATION_DATA, (at - COMES_FOR).timestamp())
    owned = stored_names()
    due = [path for path in left if path.name not in owned]
    for path in due:
        path.unlink(missing_ok=True)
    return len(due)


def _delete(evaluation: Evaluation) -> None:
    stored = evaluation.stored
    _rows(evaluation).update(stored="", key=None, columns=None)
    if stored:
        transaction.on_commit(lambda: (settings.EVALUATION_DATA / stored).unlink(missing_ok=True))


def _rows(evaluation: Evaluation) -> Any:
    return Evaluation.objects.filter(pk=evaluation.pk)


def _record(evaluation: Evaluation, verb: str, by: User, at: datetime, **told: str) -> None:
    dossier = evaluation.dossier
    payload = {"evaluation": evaluation.pk, **told}
    record(organisation=dossier.organisation, subject=dossier.slug, verb=verb, by=by, at=at, payload=payload)
