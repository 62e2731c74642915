"""One evaluation: how far it is, and stopping it, deleting its data, removing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open
from duecare.web.evaluation import actions, queries
from duecare.web.evaluation.models import Evaluation, Kind, State
from duecare.web.evaluation.store import sheets_of, trouble_of
from duecare.web.evaluation.views.opening import address, form_view, way, with_evaluation
from duecare.web.people.http import AppRequest

MOST_BEFORE = 5
"""Earlier plans that are offered to begin from."""
REFRESH = {"HX-Refresh": "true"}


@require_safe
@with_evaluation
def evaluation(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """How far it is, or what came of it."""
    going = queries.goes_on(evaluation, timezone.now())
    context = {
        "opened": opened,
        "evaluation": evaluation,
        "going": going,
        "given_up": evaluation.state in queries.GOING and not going,
        "trouble": trouble_of(evaluation),
        "is_table": evaluation.kind == Kind.TABLE,
        "planning": evaluation.state == State.PLANNING,
        "done": evaluation.state == State.DONE,
        "can_plan": bool(evaluation.stored) and evaluation.columns is not None and not going,
        "sheets": sheets_of(evaluation),
        "before": queries.planned_before(evaluation)[:MOST_BEFORE] if evaluation.state == State.PLANNING else (),
        "crumbs": way(opened),
    }
    if request.htmx:
        return render(request, "evaluation/progress.html", context) if going else HttpResponse(headers=REFRESH)
    return render(request, "evaluation/evaluation.html", context)


@require_POST
@with_evaluation
def stop(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """Ask for it to stop."""
    actions.ask_to_stop(evaluation, by=request.user, at=timezone.now())
    messages.success(request, _("It is stopped. Nothing of it is kept but the plan."))
    return redirect(address("evaluation", opened, evaluation))


@form_view
@with_evaluation
def delete_data(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """Delete the data and keep the result."""
    if request.method == "POST":
        actions.delete_data(evaluation, by=request.user, at=timezone.now())
        messages.success(request, _("The data is deleted. The plan, the counts and the result stay."))
        return redirect(address("evaluation", opened, evaluation))
    return _sure(request, opened, evaluation, data_only=True)


@form_view
@with_evaluation
def remove(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """Remove all of it."""
    if request.method == "POST":
        actions.remove(evaluation, by=request.user, at=timezone.now())
        messages.success(request, _("The evaluation is removed."))
        return redirect(route("evaluation:evaluations", opened))
    return _sure(request, opened, evaluation, data_only=False)


def _sure(request: AppRequest, opened: Open, evaluation: Evaluation, *, data_only: bool) -> HttpResponse:
    context = {
        "opened": opened,
        "evaluation": evaluation,
        "data_only": data_only,
        "crumbs": way(opened, evaluation),
    }
    return render(request, "evaluation/sure.html", context)
