"""What an evaluation rests on and came to, as files for people outside."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from duecare.core.errors import NotFoundError
from duecare.web.dossiers.queries import Open
from duecare.web.evaluation.models import Evaluation
from duecare.web.evaluation.store import unpacked
from duecare.web.evaluation.views.opening import with_evaluation
from duecare.web.people.http import AppRequest, attachment

FILES = ("plan", "cells", "result")


@require_safe
@with_evaluation
def download(request: AppRequest, opened: Open, evaluation: Evaluation, what: str) -> HttpResponse:
    """The plan, the cells or the result, byte for byte as their digests name them."""
    content = getattr(evaluation, what) if what in FILES else None
    if content is None:
        raise NotFoundError("There is no such file.", next_step="Choose one from the page of the evaluation.")
    name = f"{opened.row.slug}-evaluation-{evaluation.pk}-{what}.json"
    return attachment(unpacked(content), name, "application/json")
