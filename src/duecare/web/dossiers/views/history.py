"""The history of a dossier: every act of its trail, the newest first, and what each revision changed, in words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duecare.core.revision import Change, Tree, diff
from duecare.report.changed.document import lines, names_in
from duecare.report.changed.fields import DOCUMENT, part_of
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers.http import crumbs, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.past import neighbours
from duecare.web.dossiers.store import tree_of
from duecare.web.people.http import AppRequest
from duecare.web.trail.models import Entry
from duecare.web.trail.queries import entries_of

SHOWN = 20
"""Acts on a page: two documents are read for each that made a revision."""
SEARCHED = 100
"""Acts that one request looks through for those that touched a part."""
MOST_LINES = 3
"""Changes of one revision that the list names. Its own page has all."""

MADE = ("create", "revise")
"""Acts that made a revision."""
ACTS: Mapping[str, Promise] = {
    "create": _("Dossier started"),
    "revise": _("Changed"),
    "archive": _("Archived"),
    "restore": _("Restored"),
    "judge": _("Judged again"),
    "print": _("Report asked for as a file"),
    "export": _("Taken out as a file"),
    "request": _("Request for information drafted"),
}
"""What people do to a dossier, by the verbs of the trail."""
PARTS: Mapping[str, Promise] = {
    DOCUMENT: _("The dossier and the system"),
    "actors": _("Who is involved"),
    "chain": _("What passes between them"),
    "facts": _("Facts"),
    "red_lines": _("Red lines"),
    "rights": _("Rights"),
    "harms": _("Known patterns of harm"),
    "impacts": _("Impacts"),
    "measures": _("Measures"),
    "engagement": _("Who was heard"),
    "evidence": _("Evidence"),
    "evaluations": _("Evaluations"),
    "decisions": _("Decisions"),
    "records": _("Imported records"),
}
"""What the list can be narrowed to."""


@dataclass(frozen=True)
class Act:
    """One act as the page shows it."""

    entry: Entry
    what: Promise | str
    reason: str
    revision: int | None = None
    url: str = ""
    lines: Sequence[Phrase] = ()
    more: int = 0
    """Changes beyond those that are named."""


@require_safe
@with_dossier
def history(request: AppRequest, opened: Open) -> HttpResponse:
    """What was done, the newest first: before one of the trail's entries, where one is given; of one part, likewise."""
    part, before = request.GET.get("part", ""), request.GET.get("before", "")
    part = part if part in PARTS else ""
    entries = entries_of(opened.row.slug, organisation=opened.row.organisation)
    if before.isascii() and before.isdigit() and len(before) < 19:
        entries = entries.filter(id__lt=int(before))
    most = SEARCHED if part else SHOWN
    found = list(entries.filter(verb__in=MADE)[: most + 1] if part else entries[: most + 1])
    acts = _acts(found[:most], opened, part)
    last = _last(acts, found, most)
    context = {
        "opened": opened,
        "acts": acts[:SHOWN],
        "searched": most,
        "older": "?" + urlencode({"before": last.pk} | ({"part": part} if part else {})) if last else "",
        "parts": PARTS,
        "part": part,
        "only": opened.revision.number == 1,
        "crumbs": crumbs(opened),
    }
    return render(request, "dossiers/history.html", context)


def _last(acts: Sequence[Act], found: Sequence[Entry], most: int) -> Entry | None:
    """The entry before which the next page begins; nothing where there is no more."""
    if len(acts) > SHOWN:
        return acts[SHOWN - 1].entry
    return found[most - 1] if len(found) > most else None


def _acts(entries: Collection[Entry], opened: Open, part: str) -> list[Act]:
    """The acts as they are shown; of one part only those that touched it."""
    said = [(entry, json.loads(entry.payload)) for entry in entries]
    revisions = neighbours(opened.row, {payload["revision"] for entry, payload in said if entry.verb in MADE})
    trees = {number: tree_of(revision.content) for number, revision in revisions.items()}
    words = words_of(opened)
    acts = (_act(entry, payload, opened, trees, words, part) for entry, payload in said)
    return [act for act in acts if act is not None]


def _reason(payload: Mapping[str, Any], words: Words) -> str:
    """Why, in the person's words; or which file left, and for whom."""
    if "audience" in payload:
        return f"{payload['file']} · {words.label('audience', payload['audience']).text}"
    return str(payload.get("reason") or payload.get("law") or "")


def _act(
    entry: Entry, payload: Mapping[str, Any], opened: Open, trees: Mapping[int, Tree], words: Words, part: str
) -> Act | None:
    """One act; nothing where a part is asked for that it did not touch."""
    act = Act(entry, ACTS.get(entry.verb, entry.verb), _reason(payload, words))
    number = payload["revision"] if entry.verb in MADE else 0
    before, after = trees.get(number - 1), trees.get(number)
    if after is None:
        return act
    changes = _changes(before, after, part)
    if part and not changes:
        return None
    act = replace(act, revision=number, url=route("dossiers:revision", opened, str(number)))
    if before is None:
        return act
    named = words.with_names(names_in(before, after))
    more = max(0, len(changes) - MOST_LINES)
    return replace(act, lines=lines(before, changes[:MOST_LINES], named), more=more)


def _changes(before: Tree | None, after: Tree, part: str) -> Sequence[Change]:
    """What a revision changed in the part, or everywhere; the first one began with all that it says."""
    changes = diff(before or {}, after)
    return [change for change in changes if part_of(change.path) == part] if part else changes
