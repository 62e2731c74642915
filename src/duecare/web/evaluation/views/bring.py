"""The evaluations of a dossier, and bringing a file for another one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from duecare.web.dossiers.http import crumbs, with_dossier
from duecare.web.dossiers.queries import Open
from duecare.web.evaluation import actions
from duecare.web.evaluation.forms.bringing import BringForm
from duecare.web.evaluation.models import Kind
from duecare.web.evaluation.queries import evaluations_of
from duecare.web.evaluation.store.uploading import MOST, SealedUpload, SealingHandler
from duecare.web.evaluation.tasks import look_at
from duecare.web.evaluation.views.opening import address, form_view, way
from duecare.web.people.http import AppRequest

LISTED = 100


@require_safe
@with_dossier
def evaluations(request: AppRequest, opened: Open) -> HttpResponse:
    """Those of the dossier, the newest first."""
    actions.purge(at=timezone.now())
    context = {
        "opened": opened,
        "evaluations": evaluations_of(opened.row)[:LISTED],
        "crumbs": crumbs(opened),
    }
    return render(request, "evaluation/evaluations.html", context)


def _sealing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Has every file of the request sealed from its first byte. The token against forged requests is looked at after
    that is arranged, because looking for it reads the request."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def sealed(request: AppRequest, *args: str, **kwargs: str) -> HttpResponse:
        handler = SealingHandler(request)
        request.upload_handlers = [handler]
        try:
            return protected(request, *args, **kwargs)
        finally:
            handler.discard_unkept()

    return sealed


def _refuse(form: BringForm, handler: SealingHandler) -> None:
    if handler.too_large:
        form.refuse_size()
    if handler.no_room:
        form.refuse_for_room()


@form_view
@_sealing
@with_dossier
def bring(request: AppRequest, opened: Open) -> HttpResponse:
    """Bring a table of decisions, or cells."""
    posted = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if posted else BringForm()
    if posted and isinstance(handler := request.upload_handlers[0], SealingHandler):
        _refuse(form, handler)
    if form.is_valid():
        file: SealedUpload = form.cleaned_data["file"]
        kind, title = Kind(form.cleaned_data["kind"]), form.cleaned_data["title"]
        kept = actions.keep(opened.row, file, kind=kind, title=title, by=request.user, at=timezone.now())
        file.is_kept()
        look_at.enqueue(kept.pk)
        return redirect(address("evaluation", opened, kept))
    context = {
        "opened": opened,
        "form": form,
        "most": MOST // 1024 // 1024,
        "crumbs": way(opened),
    }
    return render(request, "evaluation/bring.html", context, status=422 if form.errors else 200)
