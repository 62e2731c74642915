"""An evaluation that the dossier relies on: what it found, who may see it, and a way to take it out."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from duecare.core.dossier import Evaluation
from duecare.core.errors import NotFoundError
from duecare.core.revision import Remove
from duecare.report.evaluations import evaluation_point
from duecare.web.dossiers.forms import ReasonForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, theirs, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest
from duecare.web.work.forms.evaluations import ShownForm
from duecare.web.work.views.measure import form_view


@form_view
@with_dossier
def attached(request: AppRequest, opened: Open, counted_id: str) -> HttpResponse:
    """One evaluation, and who may see it."""
    found, words = _found(opened, counted_id), words_of(opened)
    form = ShownForm(request.POST if request.method == "POST" else None, found=found, words=words)
    if form.is_valid():
        then = route("work:attached", opened, counted_id)
        if saved := save(request, opened, form, form.changes(counted_id), then=then):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "part": evaluation_point(counted_id, found, words),
        "remove": route("work:remove-attached", opened, counted_id),
        "crumbs": crumbs(opened, _list(opened)),
    }
    return render(request, "work/attached.html", context, status=422 if form.errors else 200)


@form_view
@with_dossier
def remove(request: AppRequest, opened: Open, counted_id: str) -> HttpResponse:
    """Ask why, then take the evaluation out."""
    found, words = _found(opened, counted_id), words_of(opened)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        gone, reason = [Remove(("evaluations", counted_id))], form.cleaned_data["reason"]
        if saved := save(request, opened, form, gone, then=route("work:measures", opened), reason=reason):
            return saved
    page = route("work:attached", opened, counted_id)
    context = {
        "opened": opened,
        "form": form,
        "title": _("Take this evaluation out?"),
        "name": words.name("evaluations", counted_id),
        "goes": _("What rests on it is not shown any more: a measure that it showed to help is again only said to."),
        "page": page,
        "crumbs": crumbs(opened, _list(opened), Crumb(theirs(opened, found.title), page)),
    }
    return render(request, "work/take_out.html", context, status=422 if form.errors else 200)


def _found(opened: Open, counted_id: str) -> Evaluation:
    found = opened.document.evaluations.get(counted_id)
    if found is None:
        raise NotFoundError(
            "The dossier relies on no such evaluation.", next_step="Choose one from the page of a measure or an impact."
        )
    return found


def _list(opened: Open) -> Crumb:
    return Crumb(_("Measures"), route("work:measures", opened))
