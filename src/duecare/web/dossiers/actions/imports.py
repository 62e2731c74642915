"""Starting dossiers from the records of a file: many as one import, each in a transaction of its own, and undone as
one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from duecare.core.dossier import Dossier as Document
from duecare.core.errors import InputError, NotAllowedError
from duecare.exchange import Source, record_at, start_dossier, suggested_id
from duecare.exchange.finding import Finder
from duecare.web.dossiers.actions import archive, create
from duecare.web.dossiers.actions.newer import suggest_to, take_back
from duecare.web.dossiers.models import Dossier, Import, ImportItem, Outcome, Upload
from duecare.web.dossiers.queries import brought, free_slug, started_from
from duecare.web.dossiers.queries.imports import untouched
from duecare.web.people.models import Organisation, User
from duecare.web.trail.actions import record

AT_ONCE = 20
"""Dossiers started while a page is waited for; more are started by the task worker."""
MOST = 500
"""Records of one import."""


@transaction.atomic
def begin(upload: Upload, positions: Sequence[int], *, by: User, at: datetime, outside: bool = False) -> Import:
    """Note which records somebody chose, and whether their dossiers are made from outside. Nothing is made yet.

    Raises InputError for no records, too many, or a position that the file does not have.
    """
    source, chosen = brought(upload), sorted(set(positions))
    if not isinstance(source, Source) or not 0 < len(chosen) <= MOST:
        raise InputError(
            f"From a file of records, 1 to {MOST} dossiers are started at once.", next_step="Choose again."
        )
    if not {one.position for one in source.records}.issuperset(chosen):
        raise InputError("The file has no such record.", next_step="Choose from the list again.")
    begun = Import.objects.create(
        organisation=upload.organisation,
        by=by,
        at=at,
        seen_at=at,
        upload=upload,
        file_name=upload.name,
        outside=outside,
    )
    ImportItem.objects.bulk_create(ImportItem(of=begun, position=position) for position in chosen)
    told = {"import": begun.pk, "file": upload.digest, "records": len(chosen)} | ({"outside": True} if outside else {})
    record(organisation=upload.organisation, subject=None, verb="import", by=by, at=at, payload=told)
    return begun


def _as_it_is(document: Document) -> Document:
    return document


def go_on(
    import_: Import,
    *,
    clock: Callable[[], datetime],
    most: int = MOST,
    then: Callable[[Document], Document] = _as_it_is,
) -> None:
    """Start the dossiers of the records that still wait, at most so many. `then`: what is added to each.

    Each dossier is written together with what became of its record. Whoever is killed in between leaves neither, and
    anybody can go on; two who go on at once take turns, and nothing is made twice.
    """
    upload = Upload.objects.defer("content").filter(imports=import_).first()
    found = brought(upload) if upload is not None else None
    finder = Finder(found) if isinstance(found, Source) else None
    for _ in range(most):
        if not _start_next(import_, finder, then, at=clock()):
            return


@transaction.atomic
def _start_next(import_: Import, finder: Finder | None, then: Callable[[Document], Document], *, at: datetime) -> bool:
    organisation = _alone(import_.organisation_id)
    Import.objects.filter(pk=import_.pk).update(seen_at=at)
    item = import_.items.filter(outcome=Outcome.WAITING).select_related("of").order_by("position").first()
    if item is None:
        return False
    try:
        with transaction.atomic():
            item.dossier, item.outcome = _from_record(organisation, finder, item, then, by=import_.by, at=at)
    except InputError as error:
        item.outcome, item.problem = Outcome.FAILED, error.happened
    item.save(update_fields=["dossier", "outcome", "problem"])
    return True


def _alone(organisation: int) -> Organisation:
    """The organisation, with whoever else starts dossiers in it waiting until this transaction ends."""
    return Organisation.objects.select_for_update(no_key=True).get(pk=organisation)


def _from_record(
    organisation: Organisation,
    finder: Finder | None,
    item: ImportItem,
    then: Callable[[Document], Document],
    *,
    by: User,
    at: datetime,
) -> tuple[Dossier, Outcome]:
    """The record's dossier, and whether it is new, was there, or was there and has something suggested to it now."""
    source = finder.source if finder else None
    chosen = record_at(source, item.position) if source is not None else None
    if finder is None or source is None or chosen is None:
        raise InputError("The file was removed before its turn came.", next_step="Bring the file again.")
    if there := started_from(organisation, source.file_digest, [item.position]).get(item.position):
        return there, Outcome.THERE
    if found := suggest_to(organisation, source, finder, chosen, item=item, at=at):
        return found[0], Outcome.NEWER if found[1] else Outcome.THERE
    slug = free_slug(organisation, suggested_id(chosen, source))
    document = then(start_dossier(chosen, source, id=slug, by=by.handle, on=at.date(), outside=item.of.outside))
    reason = f"Started from record {item.position + 1} of {source.file_name} ({source.file_digest})"
    return create(document, organisation=organisation, by=by, at=at, reason=reason), Outcome.MADE


@transaction.atomic
def undo(import_: Import, *, by: User, at: datetime, reason: str) -> Import:
    """Put away the dossiers that an import made and nobody has changed since; those that somebody changed stay.

    A dossier is put away, never deleted: each can be restored. Its record can be started from again. Raises
    NotAllowedError when the import was undone before.
    """
    _hold_made(import_)  # before the organisation, as whoever saves one does: else each could wait for the other
    _alone(import_.organisation_id)  # whoever still starts dossiers of it has finished one, and finds no other
    _hold_made(import_)
    import_ = Import.objects.select_for_update(no_key=True).get(pk=import_.pk)
    if import_.undone_at is not None:
        raise NotAllowedError("This import was undone before.", next_step="Look at what became of its records.")
    import_.items.filter(outcome=Outcome.WAITING).update(outcome=Outcome.LEFT_OUT)
    away = list(untouched(import_))
    for dossier in away:
        archive(dossier, by=by, at=at, reason=reason)
    import_.items.filter(dossier__in=away, outcome=Outcome.MADE).update(outcome=Outcome.PUT_AWAY)
    take_back(import_, at=at)
    import_.undone_at = at
    import_.save(update_fields=["undone_at"])
    told = {"import": import_.pk, "reason": reason, "put_away": sorted(dossier.slug for dossier in away)}
    record(organisation=import_.organisation, subject=None, verb="undo-import", by=by, at=at, payload=told)
    return import_


def _hold_made(import_: Import) -> None:
    """Let nobody change a dossier that it made until this transaction ends."""
    made = import_.items.filter(outcome=Outcome.MADE).values("dossier")
    list(Dossier.objects.select_for_update(no_key=True).filter(pk__in=made).order_by("pk"))
