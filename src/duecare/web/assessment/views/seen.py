"""What an audience sees of a dossier, and what is withheld from it."""

from __future__ import annotations

from collections import Counter

from duecare.core.dossier.words import Audience
from duecare.core.revision.audience import NOT_SHOWN
from duecare.core.revision.view import View, view
from duecare.report.words import Words
from duecare.web.dossiers.queries import Open, catalogue_of


def seen_by(opened: Open, audience: Audience) -> View:
    """What the audience may see. For the team this judges nothing again."""
    return view(opened.document, opened.judged.whole(), audience, catalogue_of(opened.judgement.knowledge))


def withheld_by_kind(seen: View, words: Words) -> list[dict[str, object]]:
    """What is withheld: how many of each kind, with the reason that people gave for it."""
    counted = Counter((one.kind, one.because) for one in seen.withheld)
    return [
        {
            "name": words.label("withheld", kind),
            "because": words.own(because) if because != NOT_SHOWN else "",
            "count": count,
        }
        for (kind, because), count in counted.items()
    ]
