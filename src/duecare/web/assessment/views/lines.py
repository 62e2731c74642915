"""Red lines: every line with its reasons, and one line to raise or to decide on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import RedLine
from duecare.core.errors import NotFoundError
from duecare.knowledge import bundle
from duecare.report.chapters import red_line_points
from duecare.web.assessment.forms.standpoints import RedLineForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


@require_safe
@with_dossier
def red_lines(request: AppRequest, opened: Open) -> HttpResponse:
    """Every red line, what is crossed or open first."""
    points = red_line_points(opened.judged.whole(), opened.document, words_of(opened))
    rows = [{"point": point, "url": route("assessment:red-line", opened, point.id)} for point in points]
    in_use = opened.document.system.stage == "in-use"
    context = {"opened": opened, "rows": rows, "in_use": in_use, "crumbs": crumbs(opened)}
    return render(request, "assessment/red_lines.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def red_line(request: AppRequest, opened: Open, line_id: str) -> HttpResponse:
    """One red line: what it asks, how it came out and why, what people said; and a form to say something."""
    if bundle.load().get(RedLine, line_id) is None:
        raise NotFoundError("There is no such red line.", next_step="Choose one from the list of red lines.")
    form = RedLineForm(request.POST or None)
    page = route("assessment:red-lines", opened)
    if request.method == "POST" and form.is_valid():
        change = form.change(opened.document, line_id, by=request.user.handle, on=timezone.localdate())
        return save(request, opened, [change], then=page)
    points = red_line_points(opened.judged.whole(), opened.document, words_of(opened))
    point = next(point for point in points if point.id == line_id)
    context = {"opened": opened, "form": form, "point": point, "crumbs": crumbs(opened, Crumb(_("Red lines"), page))}
    return render(request, "assessment/red_line.html", context, status=422 if form.errors else 200)
