"""The rights of an impact, each with how a State may limit it: never, by the reasons stated, or not answered yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from duecare.core.catalogue import Right
from duecare.core.dossier import Impact
from duecare.core.method.limitations import NEVER_LIMITED, involves_state
from duecare.knowledge import bundle
from duecare.report.model import Point
from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open


def limits_of(opened: Open, impact_id: str, limits: Sequence[Point], words: Words) -> dict[str, object]:
    """A row for each right that the knowledge holds; `limits` is what was found of those that are stated."""
    impact, found, records = opened.document.impacts[impact_id], {point.id: point for point in limits}, _records()
    by_state = involves_state(impact, opened.document)
    rows = [
        {
            "url": route("assessment:limit", opened, impact_id, id_),
            "title": words.name("rights", id_),
            "hint": words.label("right-kind", records[id_].kind),
            **_stands(records[id_], found.get(id_), by_state=by_state),
        }
        for id_ in _named(impact)
        if id_ in records
    ]
    return {"limit_rows": rows, "by_state": by_state}


def _records() -> dict[str, Right]:
    return dict(bundle.load().of(Right))


def _named(impact: Impact) -> dict[str, None]:
    return dict.fromkeys((*impact.rights, *impact.limitations))


def _stands(right: Right, point: Point | None, *, by_state: bool) -> dict[str, object]:
    """Its tag. Open is what a gate counts as open: a qualified right that a State body interferes with."""
    if point is not None:
        return {"state": {"grave": "problem", "open": "open"}.get(point.tone, ""), "state_text": point.word}
    if right.kind in NEVER_LIMITED:
        return {"state": "", "state_text": _("Never limited")}
    asked = by_state and right.kind == "qualified"
    return {"state": "open", "state_text": _("Not answered yet")} if asked else {"state": "", "state_text": ""}
