"""What people do to dossiers: each act makes one revision and one trail entry in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from duecare.core import revision as core
from duecare.core.dossier import Dossier as Document
from duecare.core.dossier import broken_references, digest_of
from duecare.core.errors import InputError, NotAllowedError
from duecare.core.revision import Change
from duecare.exchange import Columns, Source, UnmappedError, header_digest, proposal
from duecare.exchange.spreadsheet import ID as TABLE
from duecare.exchange.text import file_label
from duecare.knowledge import bundle
from duecare.knowledge.signals import signals_digest
from duecare.web.dossiers.judging import judge, write_index
from duecare.web.dossiers.judging.suggested import open_suggested
from duecare.web.dossiers.models import (
    Dossier,
    ImportedFrom,
    IndexRow,
    Judgement,
    KeptColumns,
    Pointed,
    Repeated,
    Revision,
    State,
    Upload,
)
from duecare.web.dossiers.queries import brought, bytes_of, due_for_recount, due_for_reindex, free_slug, read_file
from duecare.web.dossiers.queries.columns import kept_columns
from duecare.web.dossiers.store import document_of, pack
from duecare.web.people.models import Organisation, User
from duecare.web.trail.actions import record

OWN = "duecare-dossier"
"""What an upload says as its format when it holds a dossier of our own."""
KEPT_FOR = timedelta(days=7)
MOST_RECORDS = 2**31
"""A dossier file can name any position; no file has this many records."""


@transaction.atomic
def create(document: Document, *, organisation: Organisation, by: User, at: datetime, reason: str) -> Dossier:
    """A new dossier of that document. Raises InputError when its id is taken or a reference in it leads nowhere."""
    _refuse_broken(document)
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(organisation=organisation, slug=document.id, created_at=at)
    except IntegrityError as error:
        raise InputError(
            f"There is already a dossier with the id {document.id}.", next_step="Choose another id, or open that one."
        ) from error
    _add_revision(dossier, document, parent=None, base=None, by=by, at=at, reason=reason, verb="create")
    _note_records(dossier, document)
    return dossier


@transaction.atomic
def revise(
    dossier: Dossier, *, base: str, changes: Sequence[Change], by: User, at: datetime, reason: str = ""
) -> Revision:
    """The dossier after these changes, which were made looking at the revision with the digest `base`.

    Changes that change nothing make no revision. Raises MergeConflictError when a person must put changes together,
    InputError when the changes do not fit, NotAllowedError when the dossier is archived.
    """
    dossier = Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    if dossier.state != State.ACTIVE:
        raise NotAllowedError("This dossier is archived.", next_step="Restore it first, then change it.")
    latest = _latest(dossier)
    current = document_of(latest.digest, latest.content)
    document = core.revise(current, _base(dossier, base, current), changes, bundle.load(), at.date())
    if document.id != current.id:
        raise InputError("The id of a dossier does not change.", next_step="Copy the dossier under the new id.")
    _refuse_broken(document, beside=current)
    if document.digest == current.digest:
        return latest
    merged_from = base if base != current.digest else None
    return _add_revision(dossier, document, parent=latest, base=merged_from, by=by, at=at, reason=reason, verb="revise")


@transaction.atomic
def copy(dossier: Dossier, *, slug: str, title: str, by: User, at: datetime) -> Dossier:
    """A new dossier that starts from this one's document. What was decided at gates stays with the original."""
    latest = _latest(dossier)
    document = document_of(latest.digest, latest.content)
    tree = {name: value for name, value in document.plain().items() if name not in ("decisions", "gate", "gate_on")}
    started = core.to_dossier({**tree, "id": slug, "title": title})
    return create(
        started,
        organisation=dossier.organisation,
        by=by,
        at=at,
        reason=f"Copied from {dossier.slug} at {latest.digest}",
    )


@transaction.atomic
def archive(dossier: Dossier, *, by: User, at: datetime, reason: str) -> None:
    """Put a dossier away: kept whole, out of the lists, not to be changed."""
    _move(dossier, State.ARCHIVED, verb="archive", by=by, at=at, reason=reason)


@transaction.atomic
def restore(dossier: Dossier, *, by: User, at: datetime, reason: str) -> None:
    """Bring an archived dossier back."""
    _move(dossier, State.ACTIVE, verb="restore", by=by, at=at, reason=reason)


@transaction.atomic
def judge_again(dossier: Dossier, *, by: User, at: datetime) -> Judgement:
    """A person has the dossier judged with today's knowledge. Changes no document; the trail names the findings."""
    judgement = reindex(dossier, at=at)
    payload = {"findings": judgement.digest, "knowledge": judgement.knowledge, "on": judgement.on.isoformat()}
    record(organisation=dossier.organisation, subject=dossier.slug, verb="judge", by=by, at=at, payload=payload)
    return judgement


@transaction.atomic
def reindex(dossier: Dossier, *, at: datetime) -> Judgement:
    """Judge the latest revision again, with today's knowledge on that day, and write the index. Changes no document."""
    dossier = Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    latest = _latest(dossier)
    document = document_of(latest.digest, latest.content)
    judgement, findings = judge(dossier, document, bundle.load(), on=at.date())
    write_index(dossier, document, judgement, findings, at=latest.at, afresh=True)
    return judgement


def reindex_due(*, at: datetime, limit: int = 1_000) -> int:
    """Judge again the dossiers whose findings may no longer hold, each in a transaction of its own, at most `limit`.
    Says how many: fewer than the limit when none is left. Nobody's act: new knowledge, or the day that came."""
    due = due_for_reindex(knowledge=bundle.load().digest, on=at.date())
    dossiers = list(due.order_by("pk")[:limit])
    for dossier in dossiers:
        reindex(dossier, at=at)
    return len(dossiers)


@transaction.atomic
def recount(dossier: Dossier) -> None:
    """Read the texts of the latest revision again, with today's words, and write how much they suggest. Judges
    nothing."""
    dossier = Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    latest = _latest(dossier)
    suggested = open_suggested(dossier, document_of(latest.digest, latest.content), afresh=True)
    IndexRow.objects.filter(dossier=dossier).update(suggested=suggested)


def recount_due(*, limit: int = 1_000) -> int:
    """Read again the texts that were read with other words, each dossier in a transaction of its own, at most `limit`.
    Says how many: fewer than the limit when none is left."""
    dossiers = list(due_for_recount(signals=signals_digest()).order_by("pk")[:limit])
    for dossier in dossiers:
        recount(dossier)
    return len(dossiers)


def _move(dossier: Dossier, state: State, *, verb: str, by: User, at: datetime, reason: str) -> None:
    dossier = Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    if dossier.state == state:
        raise NotAllowedError(f"This dossier is already {state.label.lower()}.")
    dossier.state = state
    dossier.save(update_fields=["state"])
    IndexRow.objects.filter(dossier=dossier).update(state=state)
    payload = {"reason": reason}
    record(organisation=dossier.organisation, subject=dossier.slug, verb=verb, by=by, at=at, payload=payload)


def _add_revision(
    dossier: Dossier,
    document: Document,
    *,
    parent: Revision | None,
    base: str | None,
    by: User,
    at: datetime,
    reason: str,
    verb: str,
) -> Revision:
    added = Revision.objects.create(
        dossier=dossier,
        number=parent.number + 1 if parent else 1,
        digest=document.digest,
        parent=parent.digest if parent else None,
        base=base,
        content=pack(document.plain()),
        by=by,
        at=at,
        reason=reason,
    )
    judgement, findings = judge(dossier, document, bundle.load(), on=at.date())
    write_index(dossier, document, judgement, findings, at=at)
    payload = {"revision": added.number, "digest": added.digest, "parent": added.parent, "base": base, "reason": reason}
    record(organisation=dossier.organisation, subject=dossier.slug, verb=verb, by=by, at=at, payload=payload)
    return added


def _latest(dossier: Dossier) -> Revision:
    return dossier.revisions.order_by("-number")[0]


def _base(dossier: Dossier, digest: str, current: Document) -> Document:
    if digest == current.digest:
        return current
    found = dossier.revisions.filter(digest=digest).order_by("-number").first()
    if found is None:
        raise InputError(
            "The page that this came from shows a version that this dossier never had.",
            next_step="Open the dossier again and repeat the change.",
        )
    return document_of(found.digest, found.content)


def _refuse_broken(document: Document, *, beside: Document | None = None) -> None:
    """Refuse references to what is not there, but for those that the document had before."""
    before = {problem.path for problem in broken_references(beside)} if beside else set()
    problems = [problem for problem in broken_references(document) if problem.path not in before]
    if problems:
        raise InputError("Something in the dossier refers to what is not there.", problems=problems)


def _note_records(dossier: Dossier, document: Document) -> None:
    """Note which records the document holds, so that they are found as started."""
    held = {(found.file_digest, found.position) for found in document.records.values()}
    ImportedFrom.objects.bulk_create(
        ImportedFrom(dossier=dossier, file_digest=digest, position=position)
        for digest, position in sorted(held, key=str)
        if position is not None and position < MOST_RECORDS
    )


def keep_upload(data: bytes, name: str, *, organisation: Organisation, by: User, at: datetime) -> Upload:
    """Keep a file for some days, so that its records can be chosen. The same file again is kept once.

    A table that no importer knows is kept for somebody to map its columns, or with the columns that the organisation
    mapped for the last table with this header. Raises InputError, and keeps nothing, for anything else.
    """
    label = file_label(name)
    held, columns = _held(data, label, organisation)
    told = {"digest": "sha256:" + hashlib.sha256(data).hexdigest(), **held}
    values = {"by": by, "at": at, "size": len(data), "content": zlib.compress(data, 6), "columns": columns, **told}
    with transaction.atomic():  # reading a large file takes a second, in which others can write
        upload, _ = Upload.objects.update_or_create(
            organisation=organisation, digest=told["digest"], name=label, defaults=values
        )
        record(organisation=organisation, subject=None, verb="keep-upload", by=by, at=at, payload=told)
    return upload


def _held(data: bytes, name: str, organisation: Organisation) -> tuple[dict[str, Any], str]:
    """The format and the number of records of a file, and which column says what where that was mapped before."""
    try:
        found = read_file(data, name)
    except UnmappedError:
        table = proposal(data, name)
        columns = kept_columns(organisation, table.header)
        return {"format": TABLE, "records": table.records}, columns.model_dump_json() if columns else ""
    if isinstance(found, Source):
        return {"format": found.format, "records": len(found.records)}, ""
    return {"format": OWN, "records": 1}, ""


@transaction.atomic
def map_columns(upload: Upload, columns: Columns, *, by: User, at: datetime) -> None:
    """Say which column of a table says what, for this file and for the organisation's next table with this header.

    Raises InputError where the table has another header.
    """
    read_file(bytes_of(upload.pk, upload.digest), upload.name, columns)
    content = columns.model_dump_json()
    Upload.objects.filter(pk=upload.pk).update(columns=content)
    KeptColumns.objects.update_or_create(
        organisation=upload.organisation,
        header=header_digest(columns.header),
        defaults={"name": columns.name, "content": content, "by": by, "at": at},
    )
    told = {"digest": upload.digest, "columns": digest_of(columns.plain())}
    record(organisation=upload.organisation, subject=None, verb="map-columns", by=by, at=at, payload=told)


@transaction.atomic
def note_repeated(upload: Upload, marks: str) -> None:
    """Keep the marks of the sentences that many records of a file repeat. Dossiers started from it are read again."""
    organisation, digest = upload.organisation_id, upload.digest
    of_file = Repeated.objects.filter(organisation=organisation, file_digest=digest)
    if of_file.filter(marks=marks).exists() or not (marks or of_file.exists()):
        return
    Repeated.objects.update_or_create(organisation_id=organisation, file_digest=digest, defaults={"marks": marks})
    started = ImportedFrom.objects.filter(file_digest=digest, dossier__organisation=organisation)
    Pointed.objects.filter(dossier__in=started.values("dossier")).delete()


@transaction.atomic
def drop_upload(upload: Upload, *, by: User, at: datetime) -> None:
    """Delete a kept file. Dossiers started from it keep their records."""
    payload = {"digest": upload.digest}
    record(organisation=upload.organisation, subject=None, verb="drop-upload", by=by, at=at, payload=payload)
    upload.delete()


def purge_uploads(*, at: datetime) -> None:
    """Delete every file that was brought more than `KEPT_FOR` ago. Nobody's act: the time set when it was brought."""
    old = Upload.objects.filter(at__lt=at - KEPT_FOR)
    if old.exists():  # a page that only reads takes no write lock
        old.delete()


def start_from_file(upload: Upload, *, slug: str, by: User, at: datetime) -> Dossier:
    """The dossier that a file of our own format holds, under this id. Raises InputError when the id is taken."""
    document = brought(upload)
    if isinstance(document, Source):
        raise InputError("The file holds records, not a dossier.", next_step="Choose records of it.")
    if slug != document.id:
        document = core.to_dossier({**document.plain(), "id": slug})
    reason = f"Started from the file {upload.name} ({upload.digest})"
    return create(document, organisation=upload.organisation, by=by, at=at, reason=reason)


@transaction.atomic
def start_from_example(document: Document, *, organisation: Organisation, by: User, at: datetime) -> Dossier:
    """A copy of a worked example, under an id that is free."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    copied = core.to_dossier({**document.plain(), "id": free_slug(organisation, document.id)})
    return create(copied, organisation=organisation, by=by, at=at, reason=f"Copied from the example {document.id}")
