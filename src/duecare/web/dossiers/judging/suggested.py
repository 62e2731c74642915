"""How many answers texts and records suggest that nobody has looked at: counted when it is written, so that a home
reads a number and holds no words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duecare.core.dossier import Dossier as Document
from duecare.knowledge.signals import signals_digest
from duecare.web.dossiers.models import Dossier, Pointed
from duecare.web.dossiers.reading import count_open, digest_of_texts, marks_for, pointed, read


def open_suggested(dossier: Dossier, document: Document, *, afresh: bool = False) -> int:
    """How many facts are suggested, and still open. `afresh`: read the texts also where they are as they were."""
    return count_open(document, _pointed(dossier, document, afresh=afresh))


def _pointed(dossier: Dossier, document: Document, *, afresh: bool) -> Mapping[str, Sequence[str]]:
    """What the texts suggest: as kept, where texts and words are what they were; else read."""
    marks = marks_for(dossier.organisation_id, document)
    key = {"signals": signals_digest(), "texts": digest_of_texts(document, marks)}
    kept = None if afresh else Pointed.objects.filter(dossier=dossier, **key).first()
    if kept is not None:
        answers: Mapping[str, Sequence[str]] = kept.answers
        return answers
    found = pointed(read(document, marks))
    Pointed.objects.update_or_create(dossier=dossier, defaults={**key, "answers": found})
    return found
