"""What an evaluation rests on and came to, as files for people outside."""

from __future__ import annotations

import zlib

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from duecare.core.errors import NotFoundError
from duecare.web.dossiers.queries import Open
from duecare.web.evaluation.models import Evaluation
from duecare.web.evaluation.views.opening import with_evaluation
from duecare.web.people.http import AppRequest

FILES = {"plan": "plan", "cells": "cells", "result": "result"}


@require_safe
@with_evaluation
def download(request: AppRequest, opened: Open, evaluation: Evaluation, what: str) -> HttpResponse:
    """The plan, the cells or the result, byte for byte as their digests name them."""
    content = getattr(evaluation, FILES[what]) if what in FILES else None
    if content is None:
        raise NotFoundError("There is no such file.", next_step="Choose one from the page of the evaluation.")
    response = HttpResponse(zlib.decompress(content), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{opened.row.slug}-evaluation-{evaluation.pk}-{what}.json"'
    return response
