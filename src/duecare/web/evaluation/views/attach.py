"""Attaching a result to the dossier, in one revision, by a person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from duecare.evaluation.words.telling import told_in
from duecare.web.dossiers.http import route, save
from duecare.web.dossiers.queries import Open
from duecare.web.evaluation.forms.attaching import AttachForm
from duecare.web.evaluation.models import Evaluation
from duecare.web.evaluation.views.opening import form_view, way, with_evaluation
from duecare.web.evaluation.views.result import opened_result
from duecare.web.people.http import AppRequest


@form_view
@with_evaluation
def attach(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """Say what it is about. Names of groups without a name in the dossier are kept in the plan's language."""
    found = opened_result(evaluation)
    form = AttachForm(request.POST if request.method == "POST" else None, result=found, document=opened.document)
    if form.is_valid():
        changes = form.changes(told_in(found.plan.language, found.plan))
        then = route("work:attached", opened, changes[0].path[1])
        if saved := save(request, opened, form, list(changes), then=then):
            return saved
    context = {
        "opened": opened,
        "evaluation": evaluation,
        "form": form,
        "unmapped": not any(one.groups for one in found.plan.attributes.values()),
        "crumbs": way(opened, evaluation),
    }
    return render(request, "evaluation/attach.html", context, status=422 if form.errors else 200)
