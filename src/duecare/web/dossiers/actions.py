"""What people do to dossiers: each act makes one revision and one trail entry in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from duecare.core import revision as core
from duecare.core.dossier import Dossier as Document
from duecare.core.dossier import broken_references
from duecare.core.errors import InputError, NotAllowedError
from duecare.core.revision import Change
from duecare.knowledge import bundle
from duecare.web.dossiers.judging import judge, write_index
from duecare.web.dossiers.models import Dossier, IndexRow, Revision, State
from duecare.web.dossiers.store import document_of, pack
from duecare.web.people.models import Organisation, User
from duecare.web.trail.actions import record


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
    return dossier


@transaction.atomic
def revise(
    dossier: Dossier, *, base: str, changes: Sequence[Change], by: User, at: datetime, reason: str = ""
) -> Revision:
    """The dossier after these changes, which were made looking at the revision with the digest `base`.

    Changes that change nothing make no revision. Raises MergeConflictError when a person must put changes together,
    InputError when the changes do not fit, NotAllowedError when the dossier is archived.
    """
    dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
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
def reindex(dossier: Dossier, *, at: datetime) -> None:
    """Judge the latest revision again, with today's knowledge on that day, and write the index. Changes no document."""
    latest = _latest(dossier)
    document = document_of(latest.digest, latest.content)
    judgement, findings = judge(dossier, document, bundle.load(), on=at.date())
    write_index(dossier, document, judgement, findings, at=latest.at)


def _move(dossier: Dossier, state: State, *, verb: str, by: User, at: datetime, reason: str) -> None:
    dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
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
