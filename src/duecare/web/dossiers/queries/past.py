"""What pages read of a dossier as it was: its revisions, and what was judged of them then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier as Document
from duecare.core.errors import DuecareError, NotFoundError
from duecare.core.method.findings import Findings
from duecare.core.revision import Tree
from duecare.web.dossiers.models import Dossier, Judgement, KnowledgeBundle, Revision
from duecare.web.dossiers.queries import catalogue_of
from duecare.web.dossiers.store import Judged, document_of, tree_of

LARGEST = 2**31 - 1
"""No dossier has as many revisions."""


@dataclass(frozen=True)
class Past:
    """A dossier as it stood: a revision, its document, and what was judged of it then, where that was kept."""

    revision: Revision
    document: Document
    judgement: Judgement | None
    catalogue: Catalogue | None
    """The knowledge that it was judged with."""

    @property
    def tree(self) -> Tree:
        """The document as plain values."""
        return tree_of(self.revision.content)

    @property
    def judged(self) -> Judged | None:
        """The findings that were kept, to be read section by section."""
        return Judged(self.judgement.content) if self.judgement and self.catalogue else None

    def findings(self) -> Findings | None:
        """All that was found then. Nothing where it was not kept, or by a version that this one cannot read."""
        try:
            return self.judged.whole() if self.judged else None
        except (KeyError, ValueError, TypeError):
            return None


def revision_of(dossier: Dossier, number: int) -> Revision:
    """One revision. Raises NotFoundError when the dossier has no such."""
    found = dossier.revisions.filter(number=number).select_related("by").first() if 0 < number <= LARGEST else None
    if found is None:
        raise NotFoundError(
            "This dossier has no such revision.",
            means="Its revisions are numbered from 1 without a gap. None is ever taken away.",
            next_step="Choose one from its history.",
        )
    return found


def revision_on(dossier: Dossier, day: date) -> Revision | None:
    """The revision that was the latest at the end of that day; nothing where there was none yet."""
    end = timezone.make_aware(datetime.combine(day, time.max))
    return dossier.revisions.filter(at__lte=end).select_related("by").order_by("-number").first()


def neighbours(dossier: Dossier, numbers: Collection[int]) -> dict[int, Revision]:
    """These revisions and the one before each, by number."""
    wanted = {*numbers, *(number - 1 for number in numbers)}
    return {revision.number: revision for revision in dossier.revisions.filter(number__in=wanted)}


def past(dossier: Dossier, revision: Revision, *, by: date | None = None) -> Past:
    """The revision with what was judged of it: when it was made, or, given a day, the last by that day."""
    judgement = _judgement(dossier, revision, by)
    catalogue = _knowledge(judgement.knowledge) if judgement else None
    return Past(revision, document_of(revision.digest, revision.content), judgement, catalogue)


def _judgement(dossier: Dossier, revision: Revision, by: date | None) -> Judgement | None:
    """Findings are kept under the day on which they were made; a document that came back has some of earlier days."""
    made = revision.at.date()
    kept: QuerySet[Judgement] = dossier.judgements.filter(document=revision.digest, on__gte=made)
    if by is None:
        return kept.order_by("on", "pk").first()
    return kept.filter(on__lte=max(by, made)).order_by("-on", "-pk").first()


def _knowledge(digest: str) -> Catalogue | None:
    """The knowledge of that day; nothing where it was not kept, or is in a form that this version cannot read."""
    try:
        return catalogue_of(digest)
    except (KnowledgeBundle.DoesNotExist, DuecareError):
        return None
