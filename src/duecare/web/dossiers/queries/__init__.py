"""What pages read of dossiers. Access is a predicate in the query; lists read index rows and never a document."""

from __future__ import annotations

import re
import secrets
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from django.db.models import Q, QuerySet

import duecare
from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier as Document
from duecare.core.errors import NotFoundError
from duecare.core.method import METHOD_VERSION
from duecare.core.method.findings import QuestionFinding
from duecare.exchange import Choice, Columns, Source, choices, read_source
from duecare.files.read import parse_dossier, read_dossier
from duecare.knowledge import bundle
from duecare.web.dossiers.models import (
    Dossier,
    ImportedFrom,
    IndexRow,
    Judgement,
    KnowledgeBundle,
    Outcome,
    Revision,
    State,
    Upload,
)
from duecare.web.dossiers.store import Judged, document_of
from duecare.web.people.models import Organisation, User
from duecare.web.people.queries import organisations_of

EXAMPLES = Path(duecare.__file__).parent / "examples"
PAGE = 50
SLUG_BASE = 72
"""Characters of an id that get a number after them where it is taken."""
TRIED = 50
"""Numbers that are tried; after them come random letters."""


@dataclass(frozen=True)
class Open:
    """A dossier that a person opened: its row, its latest revision, the document and the findings kept for it."""

    row: Dossier
    revision: Revision
    document: Document
    judgement: Judgement
    judged: Judged


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


def latest_of(dossier: Dossier) -> Document:
    """The document of its latest revision."""
    revision = dossier.revisions.order_by("-number")[0]
    return document_of(revision.digest, revision.content)


def is_answered(document: Document, fact: str) -> bool:
    """Whether a person has answered the question, be it with "not known". A text's suggestion is no answer."""
    known = document.facts.get(fact)
    return known is not None and known.basis != "suggested"


def next_question(opened: Open, *, after: str = "") -> QuestionFinding | None:
    """The first open question that nobody has answered yet; of those that come after one that a person skipped, where
    that one is still open."""
    asked = [id_ for (id_,) in opened.judged.each("next_questions", "id")]
    past = asked.index(after) + 1 if after in asked else 0
    first = next((id_ for id_ in asked[past:] if not is_answered(opened.document, id_)), None)
    return opened.judged.question(first) if first else None


def is_due(judged: Judgement | IndexRow, *, knowledge: str, on: date) -> bool:
    """Whether these findings may no longer hold: there is newer knowledge or a newer method, or a day came on which
    something changes."""
    newer = judged.knowledge != knowledge or judged.method != METHOD_VERSION
    return newer or (judged.changes_on is not None and judged.changes_on <= on)


def due(*, knowledge: str, on: date) -> Q:
    """The same of index rows, as a predicate."""
    return ~Q(knowledge=knowledge) | ~Q(method=METHOD_VERSION) | Q(changes_on__lte=on)


def due_for_reindex(*, knowledge: str, on: date) -> QuerySet[Dossier]:
    """The dossiers whose findings may no longer hold."""
    return Dossier.objects.filter(index__in=IndexRow.objects.filter(due(knowledge=knowledge, on=on)))


def due_for_recount(*, signals: str) -> QuerySet[Dossier]:
    """The dossiers whose texts were not read with these words, or have to be read again."""
    return Dossier.objects.exclude(pointed__signals=signals)


def revisions_of(dossier: Dossier, numbers: Collection[int]) -> dict[int, Revision]:
    """The revisions with these numbers, by number."""
    return {revision.number: revision for revision in dossier.revisions.filter(number__in=numbers)}


def people_in(dossier: Dossier) -> dict[str, str]:
    """The names of the people who changed the dossier, by the handles that documents use."""
    return dict(User.objects.filter(revisions__dossier=dossier).values_list("handle", "display_name").distinct())


@lru_cache(maxsize=4)
def catalogue_of(digest: str) -> Catalogue:
    """The knowledge of that digest: today's, or what was kept with findings of an earlier day."""
    current = bundle.load()
    if digest == current.digest:
        return current
    kept = KnowledgeBundle.objects.get(pk=digest)
    return bundle.from_bytes(zlib.decompress(kept.content))


OWN_FORMAT = re.compile(rb"""(?:^|[{,])[ \t]*["']?format["']?\s*:\s*["']?duecare-dossier/""", re.MULTILINE)
"""Wherever it stands: canonical JSON puts it after the facts. Blanks before it stay on its line, so that no run of
blank lines is read again from each of them."""
KEPT_PARSED = 6_000_000
"""Bytes of a file whose records a process keeps for the next page; a larger one is read again for each page."""

Brought = Document | Source
"""What a file holds: a dossier of our own, or records to start dossiers from."""


def read_file(data: bytes, name: str, columns: Columns | None = None) -> Brought:
    """What is in the file; with columns, as the table that a person mapped.

    Raises InputError with every problem for what is neither a dossier nor known records.
    """
    if columns is None and OWN_FORMAT.search(data):
        return parse_dossier(data, name)
    return read_source(data, name, columns)


def uploads_of(user: User) -> QuerySet[Upload]:
    """The files that the person's organisations brought, the newest first, without their content."""
    uploads = Upload.objects.filter(organisation__in=organisations_of(user))
    return uploads.defer("content").select_related("organisation", "by").order_by("-at", "-pk")


def open_upload(user: User, id_: int) -> Upload:
    """One file, without its content. Raises NotFoundError also when it exists and the person may not see it."""
    upload = uploads_of(user).filter(pk=id_).first()
    if upload is None:
        raise _gone()
    return upload


def brought(upload: Upload) -> Brought:
    """What is in a kept file. Raises NotFoundError when it was deleted meanwhile."""
    reader = _kept if upload.size <= KEPT_PARSED else _kept.__wrapped__
    return reader(upload.pk, upload.digest, upload.name, upload.columns)


@lru_cache(maxsize=2)
def _kept(id_: int, digest: str, name: str, columns: str) -> Brought:
    return read_file(bytes_of(id_, digest), name, Columns.model_validate_json(columns) if columns else None)


def bytes_of(id_: int, digest: str) -> bytes:
    """The bytes of a kept file. Raises NotFoundError when it was deleted meanwhile."""
    content = Upload.objects.filter(pk=id_, digest=digest).values_list("content", flat=True).first()
    if content is None:
        raise _gone()
    return zlib.decompress(content)


def _gone() -> NotFoundError:
    return NotFoundError(
        "This file is not kept here.",
        means="It was removed, or it was brought more than a week ago. Dossiers started from it are kept.",
        next_step="Bring the file again.",
    )


@dataclass(frozen=True)
class RecordPage:
    """One page of the records that were found, with the positions that the pages beside it begin after or before."""

    rows: Sequence[Choice]
    found: int
    before: int | None
    after: int | None


def records_of(source: Source, *, words: str = "", after: int | None = None, before: int | None = None) -> RecordPage:
    """The records that hold all these words: those after a position, those before one, or the first."""
    found = choices(source, words)
    positions = [choice.position for choice in found]
    if before is not None:
        end = bisect_left(positions, before)
        start = max(end - PAGE, 0)
    else:
        start = bisect_right(positions, after) if after is not None else 0
        end = min(start + PAGE, len(found))
    rows = found[start:end]
    return RecordPage(
        rows,
        len(found),
        before=rows[0].position if rows and start else None,
        after=rows[-1].position if rows and end < len(found) else None,
    )


def started_from(organisation: Organisation, file_digest: str, positions: Collection[int]) -> dict[int, Dossier]:
    """The organisation's dossiers that hold these records of that file, by position; the first where there are more.
    One that was put away by undoing its import, and not restored since, counts no more."""
    rows = ImportedFrom.objects.filter(
        file_digest=file_digest, position__in=positions, dossier__organisation=organisation
    )
    undone = Dossier.objects.filter(state=State.ARCHIVED, import_items__outcome=Outcome.PUT_AWAY)
    found = rows.exclude(dossier__in=undone).select_related("dossier").order_by("-dossier_id")
    return {row.position: row.dossier for row in found}


def free_slug(organisation: Organisation, slug: str) -> str:
    """The id itself, or where the organisation has a dossier of that id, the id with a number that is free."""
    base = slug[:SLUG_BASE].rstrip("-")
    numbered = [slug, *(f"{base}-{number}" for number in range(2, TRIED))]
    taken = set(organisation.dossiers.filter(slug__in=numbered).values_list("slug", flat=True))
    return next((one for one in numbered if one not in taken), f"{base}-{secrets.token_hex(3)}")


@cache
def examples() -> Mapping[str, Document]:
    """The worked examples that come with Duecare, by their ids."""
    documents = [read_dossier(path) for path in sorted(EXAMPLES.glob("*.yaml"))]
    return MappingProxyType({document.id: document for document in documents})
