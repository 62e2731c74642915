"""Comparing a dossier with itself: any two revisions, or how it stood and what was judged of it on two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from duecare.core.method.difference import KINDS, Kind
from duecare.core.method.difference import difference as between
from duecare.report.changed.document import groups
from duecare.report.changed.findings import Part, found, part
from duecare.report.page import drawing_svg
from duecare.report.pictures.change import change
from duecare.web.dossiers.forms.comparing import CompareForm
from duecare.web.dossiers.http import crumbs, with_dossier, words_then
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.past import Past, past, revision_of, revision_on
from duecare.web.dossiers.views.revisions import MOST_CHANGES, way
from duecare.web.people.http import AppRequest

MOST_FOUND, MOST_OF_ONE = 6, 20
"""Conclusions that are told with their reasons: of each kind beside the others, and of one that is asked for."""


@dataclass(frozen=True)
class Side:
    """One of the two: how the dossier stood, and the day as of which it is shown, where one was asked for."""

    past: Past
    on: date | None


@require_safe
@with_dossier
def compare(request: AppRequest, opened: Open) -> HttpResponse:
    """What differs between two revisions or two days, in the document and in what was found; or of one kind, all."""
    form = CompareForm(request.GET if request.GET else None, row=opened.row, latest=opened.revision.number)
    context = {"opened": opened, "form": form, "crumbs": crumbs(opened, way(opened))}
    if not form.is_bound or form.is_valid():
        then, now = _sides(opened, form)
        context |= {"then": then, "now": now, **_found(request, opened, then.past, now.past)}
        context |= {} if context.get("one") else _changed(opened, then.past, now.past)
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


def _changed(opened: Open, then: Past, now: Past) -> dict[str, object]:
    changed, more = groups(then.tree, now.tree, words_then(opened, now), most=MOST_CHANGES)
    return {"changed": changed, "more": more}


def _found(request: AppRequest, opened: Open, then: Past, now: Past) -> dict[str, object]:
    """What was found on both sides; or which of them was not kept."""
    before, after = then.findings(), now.findings()
    if before is None or after is None:
        return {"lost": [side for side, kept in ((then, before), (now, after)) if kept is None]}
    difference = between(before, after)
    words = words_then(opened, then), words_then(opened, now)
    shared: dict[str, object] = {"difference": difference, "all": _query(request)}
    if (kind := _kind(request)) is not None:
        start = _start(request)
        one = part(difference, kind, *words, most=MOST_OF_ONE, start=start)
        return shared | {"one": True, "found": [_with_more(request, one, start + MOST_OF_ONE)]}
    shown = change(before.impacts, after.impacts, *words)
    pictures = [mark_safe(drawing_svg(one, "change")) for one in shown.drawings]  # noqa: S308 - made by our own escaping template
    parts = [_with_more(request, one, 0) for one in found(difference, *words, most=MOST_FOUND)]
    return shared | {"found": parts, "shown": shown, "pictures": pictures}


def _with_more(request: AppRequest, one: Part, start: int) -> dict[str, object]:
    """A part with the address of more of it."""
    return {"part": one, "url": _query(request, kind=one.kind, start=str(start)) if one.more else ""}


def _query(request: AppRequest, **more: str) -> str:
    """The same comparison, with something else asked for beside it."""
    asked = {name: request.GET[name] for name in CompareForm.base_fields if name in request.GET}
    return "?" + urlencode(asked | more)


def _kind(request: AppRequest) -> Kind | None:
    return next((kind for kind in KINDS if kind == request.GET.get("kind")), None)


def _start(request: AppRequest) -> int:
    start = request.GET.get("start", "")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 0
