"""Imports: how far each is, what came of every record, going on where one was left, and undoing one as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duecare.core.errors import NotFoundError
from duecare.web.dossiers.actions import imports as actions
from duecare.web.dossiers.forms import ReasonForm
from duecare.web.dossiers.http import Crumb
from duecare.web.dossiers.models import ImportItem, Outcome, State, Upload
from duecare.web.dossiers.queries import imports as queries
from duecare.web.dossiers.tasks import bring_records
from duecare.web.people.http import AppRequest

LISTED = 20
"""Imports on a page."""


def start_import(
    request: AppRequest, upload: Upload, positions: Sequence[int], *, outside: bool = False
) -> HttpResponse:
    """Start the dossiers that were chosen: a few at once, many by the task worker. Leads to what came of them."""
    begun = actions.begin(upload, positions, by=request.user, at=timezone.now(), outside=outside)
    if len(positions) > actions.AT_ONCE:
        bring_records.enqueue(begun.pk)
        return redirect("dossiers:import", begun.pk)
    actions.go_on(begun, clock=timezone.now)
    items = list(queries.items_of(begun))
    if len(items) == 1 and (one := items[0].dossier) is not None:
        if items[0].outcome == Outcome.THERE:
            messages.info(request, _("This record had a dossier already, which was left as it is."))
        if items[0].outcome == Outcome.NEWER:
            return redirect("dossiers:newer", one.organisation.slug, one.slug)
        return redirect("dossiers:home", one.organisation.slug, one.slug)
    return redirect("dossiers:import", begun.pk)


@require_safe
def imports(request: AppRequest) -> HttpResponse:
    """Every import, the newest first."""
    rows = queries.imports_of(request.user).defer("upload__content")
    older = request.GET.get("older", "")
    if older:
        rows = rows.filter(pk__lt=_key(older))
    found = list(rows[: LISTED + 1])
    context = {
        "rows": queries.progress_of(found[:LISTED]),
        "older": f"?older={found[LISTED - 1].pk}" if len(found) > LISTED else "",
        "first": not older,
        "crumbs": _crumbs()[:-1],
    }
    return render(request, "dossiers/imports.html", context)


@require_safe
def one(request: AppRequest, import_id: int) -> HttpResponse:
    """One import. While it goes on, the page asks again by itself."""
    return _page(request, queries.open_import(request.user, import_id), ReasonForm())


def _page(request: AppRequest, found: queries.Progress, form: ReasonForm) -> HttpResponse:
    going = bool(found.waiting) and not found.stopped(timezone.now())
    context = {
        "found": found,
        "done": found.total - found.waiting,
        "going": going,
        "stopped": found.waiting and not going,
        "form": form,
        "crumbs": _crumbs(),
    }
    if request.htmx:
        again = {} if going else {"HX-Refresh": "true"}  # what came of it stands outside what is asked for again
        return HttpResponse(render_to_string("dossiers/import_progress.html", context, request), headers=again)
    items = queries.items_of(found.import_)
    context |= {"items": items, "edited": _edited(items), "away": queries.untouched(found.import_).count()}
    return render(request, "dossiers/import.html", context, status=422 if form.errors else 200)


def _edited(items: QuerySet[ImportItem]) -> list[ImportItem]:
    """What it made and somebody has changed since: undoing leaves it."""
    return [item for item in items if item.outcome == Outcome.MADE and _is_kept(item)]


def _is_kept(item: ImportItem) -> bool:
    changed = getattr(item, "changes", 0) > 1
    return changed and item.dossier is not None and item.dossier.state == State.ACTIVE


@require_POST
def go_on(request: AppRequest, import_id: int) -> HttpResponse:
    """Go on with an import that has stopped: a few at once, so that it goes on even without a worker."""
    found = queries.open_import(request.user, import_id).import_
    actions.go_on(found, clock=timezone.now, most=actions.AT_ONCE)
    bring_records.enqueue(found.pk)
    return redirect("dossiers:import", found.pk)


@require_POST
def undo(request: AppRequest, import_id: int) -> HttpResponse:
    """Undo an import, with a reason."""
    found = queries.open_import(request.user, import_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    actions.undo(found.import_, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
    messages.success(request, _("The import was undone."))
    return redirect("dossiers:import", found.import_.pk)


def _key(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise NotFoundError("There is no such page of the list.", next_step="Start again from its beginning.")
    return int(text)


def _crumbs() -> list[Crumb]:
    start = Crumb(_("Start a dossier"), reverse("dossiers:start"))
    return [Crumb(_("Dossiers"), reverse("dossiers:list")), start, Crumb(_("Imports"), reverse("dossiers:imports"))]
