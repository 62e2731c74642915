"""The history of a dossier: every act of its trail, the newest first, and what each revision changed, in names."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duecare.core.revision import Add, Change, Remove, diff
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers import queries
from duecare.web.dossiers.http import crumbs, with_dossier, words_of
from duecare.web.dossiers.http.conflict import about
from duecare.web.dossiers.models import Revision
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.store import document_of
from duecare.web.people.http import AppRequest
from duecare.web.trail.models import Entry
from duecare.web.trail.queries import entries_of

SHOWN = 20
"""Acts on a page: two documents are read for each that made a revision."""
MOST_CHANGES = 40
"""Changes that are named of one revision."""

ACTS: Mapping[str, Promise] = {
    "create": _("Started"),
    "revise": _("Changed"),
    "archive": _("Archived"),
    "restore": _("Restored"),
    "judge": _("Judged again"),
    "print": _("Report asked for as a file"),
}
"""What people do to a dossier, by the verbs of the trail."""


@dataclass(frozen=True)
class Changed:
    """One place that a revision changed: the way to it in names, and what became of it."""

    way: Sequence[Phrase | str]
    how: Promise


@dataclass(frozen=True)
class Act:
    """One act as the page shows it."""

    entry: Entry
    what: Promise | str
    reason: str
    revision: int | None
    digest: str
    changes: Sequence[Changed]
    more: int
    """Changes beyond those that are named."""


@require_safe
@with_dossier
def history(request: AppRequest, opened: Open) -> HttpResponse:
    """What was done, the newest first: before one of the trail's entries, where one is given."""
    before = request.GET.get("before", "")
    entries = entries_of(opened.row.slug, organisation=opened.row.organisation)
    if before.isascii() and before.isdigit() and len(before) < 19:
        entries = entries.filter(id__lt=int(before))
    found = list(entries[: SHOWN + 1])
    shown = found[:SHOWN]
    older = f"?before={shown[-1].pk}" if len(found) > SHOWN else ""
    context = {"opened": opened, "acts": _acts(shown, opened), "older": older, "crumbs": crumbs(opened)}
    return render(request, "dossiers/history.html", context)


def _acts(entries: Collection[Entry], opened: Open) -> list[Act]:
    said = [(entry, json.loads(entry.payload)) for entry in entries]
    numbers = {payload["revision"] for entry, payload in said if entry.verb in ("create", "revise")}
    revisions = queries.revisions_of(opened.row, numbers | {number - 1 for number in numbers})
    words = words_of(opened)
    return [_act(entry, payload, revisions, words) for entry, payload in said]


def _act(entry: Entry, payload: Mapping[str, object], revisions: Mapping[int, Revision], words: Words) -> Act:
    number = payload["revision"] if entry.verb in ("create", "revise") else None
    revision = revisions.get(number) if isinstance(number, int) else None
    changes = _changes(revisions.get(revision.number - 1), revision) if revision else ()
    return Act(
        entry,
        what=ACTS.get(entry.verb, entry.verb),
        reason=str(payload.get("reason") or ""),
        revision=revision.number if revision else None,
        digest=revision.digest if revision else "",
        changes=[Changed(about(change.path, words), _how(change)) for change in changes[:MOST_CHANGES]],
        more=max(0, len(changes) - MOST_CHANGES),
    )


def _changes(before: Revision | None, after: Revision) -> Sequence[Change]:
    """What the revision changed; nothing of the first, which says everything."""
    if before is None:
        return ()
    old, new = (document_of(revision.digest, revision.content) for revision in (before, after))
    return diff(old.plain(), new.plain())


def _how(change: Change) -> Promise:
    match change:
        case Add():
            return _("added")
        case Remove():
            return _("removed")
    return _("emptied") if change.value is None else _("changed")
