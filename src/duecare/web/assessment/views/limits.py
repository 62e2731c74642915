"""Where a State comes in: whether it may limit a right in this way, and what only it can do."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from duecare.core.catalogue import Right
from duecare.core.errors import NotFoundError
from duecare.core.method.limitations import NEVER_LIMITED, involves_state
from duecare.knowledge import bundle
from duecare.report.impacts import impact_parts
from duecare.report.model import Point
from duecare.report.words import Words
from duecare.web.assessment.forms.limits import LimitForm, StateActionForm
from duecare.web.assessment.views.impacts import form_view, impact_of, ordered, way_to
from duecare.web.assessment.views.norms import norms_of
from duecare.web.dossiers.http import crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

ON_IMPACT = "#limits"
"""The part of an impact's page that lists the rights and how they may be limited."""


@form_view
@with_dossier
def limit(request: AppRequest, opened: Open, impact_id: str, right_id: str) -> HttpResponse:
    """The six questions on one right of one impact; none where it is never limited, or no State is involved."""
    impact, words = impact_of(opened, impact_id), words_of(opened)
    record = bundle.load().get(Right, right_id)
    if record is None or right_id not in (*impact.rights, *impact.limitations):
        raise NotFoundError("This impact names no such right.", next_step="Choose one on the page of the impact.")
    never, by_state = record.kind in NEVER_LIMITED, involves_state(impact, opened.document)
    asked = by_state and not never
    data = request.POST if request.method == "POST" else None
    form = LimitForm(data, stated=impact.limitations.get(right_id), words=words)
    if asked and form.is_valid():
        change = form.change(impact_id, right_id, by=request.user.handle, on=timezone.localdate())
        then = route("assessment:impact", opened, impact_id) + ON_IMPACT
        if saved := save(request, opened, form, [change], then=then):
            return saved
    remove = route("assessment:remove-limit", opened, impact_id, right_id)
    context = {
        "opened": opened,
        "form": form,
        "asked": asked,
        "never": never,
        "name": words.name("rights", right_id),
        "kind": words.label("right-kind", record.kind),
        "point": _point(opened, impact_id, right_id, words),
        "impact": route("assessment:impact", opened, impact_id),
        "remove": remove if right_id in impact.limitations else "",
        **norms_of(record, words),
        "crumbs": crumbs(opened, *way_to(opened, impact_id)),
    }
    return render(request, "assessment/limit.html", context, status=422 if form.errors else 200)


def _point(opened: Open, impact_id: str, right_id: str, words: Words) -> Point | None:
    """What was found of the limits that are stated."""
    parts = impact_parts(opened.document, ordered(opened), words)
    limits = (point for part in parts if part.id == impact_id for point in part.limits)
    return next((point for point in limits if point.id == right_id), None)


@form_view
@with_dossier
def state_action(request: AppRequest, opened: Open, impact_id: str) -> HttpResponse:
    """That an impact is beyond what the actors here can change, and what a State must do."""
    needed = impact_of(opened, impact_id).state_action
    form = StateActionForm(request.POST if request.method == "POST" else None, needed=needed)
    if form.is_valid():
        change = form.change(impact_id, by=request.user.handle, on=timezone.localdate())
        if saved := save(request, opened, form, [change], then=route("assessment:impact", opened, impact_id)):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "remove": route("assessment:remove-state-action", opened, impact_id) if needed else "",
        "crumbs": crumbs(opened, *way_to(opened, impact_id)),
    }
    return render(request, "assessment/state_action.html", context, status=422 if form.errors else 200)
