"""What pages read of dossiers. Access is a predicate in the query; lists read index rows and never a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from duecare.core.dossier import Dossier as Document
from duecare.core.errors import NotFoundError
from duecare.web.dossiers.models import Dossier, IndexRow, Judgement, Revision, State
from duecare.web.dossiers.store import Judged, document_of
from duecare.web.people.models import User
from duecare.web.people.queries import organisations_of

PAGE = 50
COUNT_TO = 1_000
"""Lists longer than this are not counted."""


@dataclass(frozen=True)
class Open:
    """A dossier that a person opened: its row, its latest revision, the document and the findings kept for it."""

    row: Dossier
    revision: Revision
    document: Document
    judgement: Judgement
    judged: Judged


@dataclass(frozen=True)
class Page:
    """One page of a list by last change, with the keys of the pages beside it."""

    rows: list[IndexRow]
    older: str | None
    newer: str | None


def listed(user: User, *, state: str = State.ACTIVE, words: str = "") -> QuerySet[IndexRow]:
    """The dossiers that a person may see, those changed last first. Every word must occur."""
    rows = IndexRow.objects.filter(organisation__in=organisations_of(user), state=state)
    for word in words.casefold().split()[:8]:
        rows = rows.filter(search__contains=word)
    return rows.order_by("-updated_at", "-dossier_id").select_related("dossier", "organisation")


def open_dossier(user: User, organisation: str, slug: str) -> Open:
    """One dossier as it stands. Raises NotFoundError also when it exists and the person may not see it."""
    rows = Dossier.objects.filter(organisation__in=organisations_of(user), organisation__slug=organisation, slug=slug)
    row = rows.select_related("organisation", "index__judgement").first()
    if row is None:
        raise NotFoundError(
            "There is no such dossier.",
            means="It may have been renamed, or you may not be a member of its organisation.",
            next_step="Look for it in the list of dossiers.",
        )
    revision = row.revisions.order_by("-number")[0]
    judgement = row.index.judgement
    document = document_of(revision.digest, revision.content)
    return Open(row, revision, document, judgement, Judged(judgement.content))


def is_due(judgement: Judgement, *, knowledge: str, on: date) -> bool:
    """Whether these findings may no longer hold: there is newer knowledge, or a day on which something changes came."""
    return judgement.knowledge != knowledge or (judgement.changes_on is not None and judgement.changes_on <= on)


def due_for_reindex(*, knowledge: str, on: date) -> QuerySet[Dossier]:
    """The dossiers whose findings may no longer hold."""
    return Dossier.objects.filter(~Q(index__knowledge=knowledge) | Q(index__changes_on__lte=on))


def revisions_of(dossier: Dossier) -> QuerySet[Revision]:
    """The revisions, the newest first, without their content."""
    return dossier.revisions.defer("content").select_related("by").order_by("-number")


def page_of(rows: QuerySet[IndexRow], *, older_than: str = "", newer_than: str = "") -> Page:
    """One page by keys: what was last changed before, or after, the row that the key names."""
    if newer_than:
        found = list(_beyond(rows, newer_than, newer=True).order_by("updated_at", "dossier_id")[: PAGE + 1])
        more, found = len(found) > PAGE, found[:PAGE][::-1]
        return Page(found, older=_key(found[-1]) if found else None, newer=_key(found[0]) if more else None)
    found = list((_beyond(rows, older_than, newer=False) if older_than else rows)[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    return Page(found, older=_key(found[-1]) if more else None, newer=_key(found[0]) if older_than and found else None)


def _beyond(rows: QuerySet[IndexRow], key: str, *, newer: bool) -> QuerySet[IndexRow]:
    """Rows on one side of a key, written so that the index serves it: a range, less what is equal and beyond."""
    at, id_ = _read(key)
    if newer:
        return rows.filter(updated_at__gte=at).exclude(updated_at=at, dossier_id__lte=id_)
    return rows.filter(updated_at__lte=at).exclude(updated_at=at, dossier_id__gte=id_)


def _key(row: IndexRow) -> str:
    return f"{row.updated_at.isoformat()}_{row.dossier_id}"


def _read(key: str) -> tuple[datetime, int]:
    at, _, id_ = key.rpartition("_")
    try:
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None or not (id_.isascii() and id_.isdigit() and len(id_) < 19):
            raise ValueError
    except ValueError:
        raise NotFoundError("There is no such page of the list.", next_step="Start again from its beginning.") from None
    return moment, int(id_)
