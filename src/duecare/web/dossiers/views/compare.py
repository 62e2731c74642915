"""Comparing a dossier with itself: any two revisions, or how it stood and what was judged of it on two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from duecare.core.method.difference import difference
from duecare.report.changed.document import groups
from duecare.report.changed.findings import found
from duecare.report.changed.picture import picture
from duecare.web.dossiers.forms.comparing import CompareForm
from duecare.web.dossiers.http import crumbs, with_dossier, words_then
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.past import Past, past, revision_of, revision_on
from duecare.web.dossiers.views.revisions import MOST_CHANGES, way
from duecare.web.people.http import AppRequest

MOST_FOUND = 15
"""Conclusions of one kind that are told with their reasons."""


@dataclass(frozen=True)
class Side:
    """One of the two: how the dossier stood, and the day as of which it is shown, where one was asked for."""

    past: Past
    on: date | None


@require_safe
@with_dossier
def compare(request: AppRequest, opened: Open) -> HttpResponse:
    """What differs between two revisions or two days, in the document and in what was found."""
    form = CompareForm(request.GET if request.GET else None, row=opened.row, latest=opened.revision.number)
    context = {"opened": opened, "form": form, "crumbs": crumbs(opened, way(opened))}
    if not form.is_bound or form.is_valid():
        context |= _compared(opened, *_sides(opened, form))
    return render(request, "dossiers/compare.html", context, status=422 if form.errors else 200)


def _sides(opened: Open, form: CompareForm) -> tuple[Side, Side]:
    """The earlier one first. Without a choice: the latest as it stands, and the revision before it."""
    asked = form.cleaned_data if form.is_bound else {}
    sides = (_side(opened, asked.get("then"), asked.get("then_on"), back=1), _side(opened, asked.get("now"), asked.get("now_on")))
    then, now = sorted(sides, key=lambda side: (side.past.revision.number, side.on or side.past.revision.at.date()))
    return then, now


def _side(opened: Open, number: int | None, day: date | None, *, back: int = 0) -> Side:
    if day is not None:
        revision = revision_on(opened.row, day)
        return Side(past(opened.row, revision or revision_of(opened.row, 1), by=day), day)
    if number is None and not back:
        return Side(past(opened.row, opened.revision, by=timezone.localdate()), None)
    number = number or max(opened.revision.number - back, 1)
    return Side(past(opened.row, revision_of(opened.row, number)), None)


def _compared(opened: Open, then: Side, now: Side) -> dict[str, object]:
    words_before, words_after = words_then(opened, then.past), words_then(opened, now.past)
    changed, more = groups(then.past.tree, now.past.tree, words_after, most=MOST_CHANGES)
    before, after = then.past.findings(), now.past.findings()
    context: dict[str, object] = {"then": then, "now": now, "changed": changed, "more": more}
    context |= {"lost": [side.past for side, kept in ((then, before), (now, after)) if kept is None]}
    if before is None or after is None:
        return context
    between = difference(before, after)
    return context | {
        "between": between,
        "found": found(between, words_before, words_after, most=MOST_FOUND),
        "picture": picture(before.impacts, after.impacts, words_before, words_after),
    }
