"""Rights: every right with its reasons, known patterns of harm beside them, and one right to decide on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import Right
from duecare.core.errors import NotFoundError
from duecare.knowledge import bundle
from duecare.report.chapters import harm_points, right_points
from duecare.web.assessment.forms.standpoints import RightForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


@require_safe
@with_dossier
def rights(request: AppRequest, opened: Open) -> HttpResponse:
    """Every right, those at stake first; and the patterns of harm that the facts fit, or may."""
    words, findings = words_of(opened), opened.judged.whole()
    rows = [
        {"point": point, "url": route("assessment:right", opened, point.id)}
        for point in right_points(findings, opened.document, words)
    ]
    fitting = {harm.id for harm in findings.harms if harm.result != "not-suggested"}
    new_impact = route("assessment:new-impact", opened)
    harms = [
        {"point": point, "url": f"{new_impact}?harm={point.id}"}
        for point in harm_points(findings, words)
        if point.id in fitting
    ]
    context = {"opened": opened, "rows": rows, "harms": harms, "crumbs": crumbs(opened)}
    return render(request, "assessment/rights.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def right(request: AppRequest, opened: Open, right_id: str) -> HttpResponse:
    """One right: find it at stake, or set it aside with a reason. What the dossier shows against that stays visible."""
    if bundle.load().get(Right, right_id) is None:
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
    points = right_points(opened.judged.whole(), opened.document, words)
    point = next((point for point in points if point.id == right_id), None)
    if point is None:
        raise NotFoundError("This right is newer than what was found here.", next_step="Judge the dossier again.")
    context = {
        "opened": opened,
        "form": form,
        "point": point,
        "summary": words.of_record(bundle.load().of(Right)[right_id], "summary"),
        "crumbs": crumbs(opened, Crumb(_("Rights"), page)),
    }
    return render(request, "assessment/right.html", context, status=422 if form.errors else 200)
