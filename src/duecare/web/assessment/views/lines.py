"""Red lines: every line with its reasons, and one line to raise or to decide on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import RedLine
from duecare.core.errors import NotFoundError
from duecare.core.method.red_lines import raising
from duecare.knowledge import bundle
from duecare.report.chapters import red_line_points
from duecare.report.looked import held_lines
from duecare.report.words import Words
from duecare.web.assessment.forms.standpoints import RedLineForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


@require_safe
@with_dossier
def red_lines(request: AppRequest, opened: Open) -> HttpResponse:
    """Every red line, what is crossed or open first."""
    words, whole = words_of(opened), opened.judged.whole()
    points = red_line_points(whole, opened.document, words)
    rows = [{"point": point, "url": route("assessment:red-line", opened, point.id)} for point in points]
    in_use = opened.document.system.stage == "in-use"
    held = held_lines(whole, words)
    context = {"opened": opened, "rows": rows, "held": held, "in_use": in_use, "crumbs": crumbs(opened)}
    return render(request, "assessment/red_lines.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def red_line(request: AppRequest, opened: Open, line_id: str) -> HttpResponse:
    """One red line: what it asks, how it came out and why, what people said; and a form to say something."""
    line = bundle.load().get(RedLine, line_id)
    if line is None:
        raise NotFoundError("There is no such red line.", next_step="Choose one from the list of red lines.")
    data = request.POST if request.method == "POST" else None
    raised_by = raising(opened.judged.impacts) if line.decided_by == "two-people" else ()
    form = RedLineForm(data, dossier=opened.document, line=line_id, by=request.user.handle, raising=raised_by)
    page = route("assessment:red-lines", opened)
    if form.is_valid():
        change = form.change(on=timezone.localdate())
        if saved := save(request, opened, form, [change], then=page):
            return saved
    words = words_of(opened)
    points = red_line_points(opened.judged.whole(), opened.document, words)
    point = next((point for point in points if point.id == line_id), None)
    if point is None:
        raise NotFoundError("This red line is newer than what was found here.", next_step="Judge the dossier again.")
    context = {
        "opened": opened,
        "form": form,
        "point": point,
        "by_people": line.decided_by == "two-people",
        "missing": _missing(opened, line_id, words),
        "crumbs": crumbs(opened, Crumb(_("Red lines"), page)),
    }
    return render(request, "assessment/red_line.html", context, status=422 if form.errors else 200)


def _missing(opened: Open, line_id: str, words: Words) -> list[dict[str, object]]:
    """The questions whose answers could change how the line comes out."""
    finding = next(found for found in opened.judged.red_lines if found.id == line_id)
    asked = {question.id for question in opened.judged.next_questions}
    return [
        {"url": route("assessment:fact", opened, id_), "title": words.question(id_)}
        for id_ in finding.needs
        if id_ in asked
    ]
