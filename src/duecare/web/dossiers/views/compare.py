"""Comparing a dossier with itself: any two revisions, or how it stood and what was judged of it on two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from duecare.core.method.difference import difference
from duecare.report.changed.document import groups
from duecare.report.changed.findings import found
from duecare.report.page import drawing_svg
from duecare.report.pictures.change import change
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
    """The earlier one first. Where the right one is left open, the dossier as it stands; where the left one is, the
    revision before the right one."""
    asked = form.cleaned_data if form.is_bound else {}
    now = _side(opened, asked.get("now"), asked.get("now_on"))
    before = max(now.past.revision.number - 1, 1)
    then = _side(opened, asked.get("then") or (None if asked.get("then_on") else before), asked.get("then_on"))
    first, last = sorted((then, now), key=_moment)
    return first, last


def _moment(side: Side) -> tuple[int, date]:
    judged = side.past.judgement
    return side.past.revision.number, judged.on if judged else side.past.revision.at.date()


def _side(opened: Open, number: int | None, day: date | None) -> Side:
    if day is not None:
        revision = revision_on(opened.row, day) or revision_of(opened.row, 1)
        return Side(past(opened.row, revision, by=day), day)
    if number is None:
        return Side(past(opened.row, opened.revision, by=timezone.localdate()), None)
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
    shown = change(before.impacts, after.impacts, words_before, words_after)
    return context | {
        "difference": between,
        "found": found(between, words_before, words_after, most=MOST_FOUND),
        "shown": shown,
        "pictures": [mark_safe(drawing_svg(one, "change", words_after)) for one in shown.drawings],  # noqa: S308 - made by our own escaping template
    }
