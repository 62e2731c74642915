"""Rights: those at stake with their reasons, all others to go through, known patterns of harm; and one right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import Right
from duecare.core.errors import NotFoundError
from duecare.core.method.findings import RightFinding, RightResult
from duecare.knowledge import bundle
from duecare.report.chapters import right_points
from duecare.report.pictures.rights import rights_map
from duecare.report.words import Words
from duecare.web.assessment.forms.standpoints import RightForm
from duecare.web.assessment.views.harms import fitting, named
from duecare.web.assessment.views.norms import norms_of
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


@require_safe
@with_dossier
def rights(request: AppRequest, opened: Open) -> HttpResponse:
    """Every right, those at stake first; and the patterns of harm that the facts fit, or may."""
    words = words_of(opened)
    context = {
        "opened": opened,
        "shown": rights_map(
            opened.document, opened.judged.only(rights=opened.judged.rights, impacts=opened.judged.impacts), words
        ),
        "stands": {result.replace("-", "_"): words.label("right-result", result) for result in get_args(RightResult)},
        "at_stake": _in_full(_found(opened, "at-stake"), opened, words),
        "set_aside": _rows(_found(opened, "set-aside"), opened, words),
        "waiting": _rows(_found(opened, "cannot-tell"), opened, words),
        **fitting(opened, words),
        "may_fit": named(opened, words, "cannot-tell"),
        "ruled_out": named(opened, words, "not-suggested"),
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/rights.html", context)


def _found(opened: Open, result: RightResult) -> list[RightFinding]:
    """The rights with this result, in the order of the source book, where what belongs together stands together."""
    records = bundle.load().of(Right)
    found = [right for right in opened.judged.rights if right.result == result and right.id in records]
    return sorted(found, key=lambda right: records[right.id].code or right.id)


def _in_full(rights: Sequence[RightFinding], opened: Open, words: Words) -> list[dict[str, object]]:
    points = right_points(opened.judged.only(rights=rights), opened.document, words)
    return [{"point": point, "url": route("assessment:right", opened, point.id)} for point in points]


def _rows(rights: Sequence[RightFinding], opened: Open, words: Words) -> list[dict[str, object]]:
    """Rights in short: each with the reason why it was set aside, or with what could put it at stake."""
    return [
        {
            "url": route("assessment:right", opened, right.id),
            "title": words.name("rights", right.id),
            "hint": words.reason(right.reasons[0]),
        }
        for right in rights
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def right(request: AppRequest, opened: Open, right_id: str) -> HttpResponse:
    """One right: find it at stake, or set it aside with a reason. What the dossier shows against that stays visible."""
    record = bundle.load().get(Right, right_id)
    if record is None:
        raise NotFoundError("There is no such right.", next_step="Choose one from the list of rights.")
    standpoint = opened.document.rights.get(right_id)
    initial = {"decision": standpoint.decision, "reason": standpoint.reason} if standpoint else None
    form = RightForm(request.POST if request.method == "POST" else None, initial=initial)
    page = route("assessment:rights", opened)
    if form.is_valid():
        change = form.change(right_id, by=request.user.handle, on=timezone.localdate())
        if saved := save(request, opened, form, [change], then=page):
            return saved
    words = words_of(opened)
    found = [found for found in opened.judged.rights if found.id == right_id]
    if not found:
        raise NotFoundError("This right is newer than what was found here.", next_step="Judge the dossier again.")
    (point,) = right_points(opened.judged.only(rights=found), opened.document, words)
    context = {
        "opened": opened,
        "form": form,
        "point": point,
        "summary": words.of_record(record, "summary"),
        "no_longer": [words.of_record(record, f"no_longer.{n}") for n in range(len(record.no_longer))],
        **norms_of(record, words),
        "crumbs": crumbs(opened, Crumb(_("Rights"), page)),
    }
    return render(request, "assessment/right.html", context, status=422 if form.errors else 200)
