"""Opening an evaluation below its dossier, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duecare.web.dossiers.http import Crumb, RoutedView, crumbs, route, theirs, with_dossier
from duecare.web.dossiers.queries import Open
from duecare.web.evaluation.models import Evaluation
from duecare.web.evaluation.queries import open_evaluation
from duecare.web.people.http import AppRequest

P = ParamSpec("P")
form_view = require_http_methods(["GET", "HEAD", "POST"])
EvaluationView = Callable[Concatenate[AppRequest, Open, Evaluation, P], HttpResponse]


def with_evaluation(view: EvaluationView[P]) -> RoutedView:
    """Opens the evaluation that the route names, of a dossier that the person may see; else the page is not found."""

    @with_dossier
    def found(request: AppRequest, opened: Open, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        id_ = int(str(kwargs.pop("evaluation_id")))
        return view(request, opened, open_evaluation(opened.row, id_), *args, **kwargs)

    return wraps(view)(found)


def address(name: str, opened: Open, evaluation: Evaluation, *more: str) -> str:
    """The address of a page of this evaluation."""
    return route(f"evaluation:{name}", opened, str(evaluation.pk), *more)


def way(opened: Open, evaluation: Evaluation | None = None) -> list[Crumb]:
    """The way to the evaluations, or to a page of one."""
    steps = [Crumb(_("Evaluations"), route("evaluation:evaluations", opened))]
    if evaluation is not None:
        steps.append(Crumb(theirs(opened, evaluation.title), address("evaluation", opened, evaluation)))
    return crumbs(opened, *steps)
