"""What people who were heard say of how severe an impact is: kept apart from everybody else's view."""

from __future__ import annotations

from urllib.parse import urlencode

from duecare.core.dossier import Impact
from duecare.core.dossier.words import Rater
from duecare.report.impacts import rating_words
from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open
from duecare.web.engagement.queries import concerned

RATER: Rater = "affected-people"


def rated(held_id: str, opened: Open, words: Words) -> list[dict[str, object]]:
    """Each impact of which they spoke, or that touches them, with their rating and where it is recorded."""
    document = opened.document
    return [_rated(id_, document.impacts[id_], held_id, opened, words) for id_ in concerned(document, held_id)]


def _rated(id_: str, impact: Impact, held_id: str, opened: Open, words: Words) -> dict[str, object]:
    dimensions = [_dimension(id_, impact, one, held_id, opened, words) for one in impact.ratings()]
    return {
        "name": words.name("impacts", id_),
        "url": route("assessment:impact", opened, id_),
        "spoke_of_it": held_id in impact.testimony,
        "others": [words.name("engagement", one) for one in impact.testimony if one != held_id],
        "rated": [one for one in dimensions if one["said"]],
        "unrated": [one for one in dimensions if not one["said"]],
    }


def _dimension(id_: str, impact: Impact, dimension: str, held_id: str, opened: Open, words: Words) -> dict[str, object]:
    rating = impact.ratings()[dimension].get(RATER)
    asked = urlencode({"rater": RATER, "heard": held_id})
    return {
        "name": words.label("dimension", dimension),
        "said": rating_words(rating, words) if rating else "",
        "by": words.person(rating.by) if rating else "",
        "on": words.day(rating.on) if rating and rating.on else "",
        "url": f"{route('assessment:rate', opened, id_, dimension)}?{asked}",
    }
