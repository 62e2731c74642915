"""What stands for the dossier as a whole: the next decision, the next review, and who assesses."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duecare.web.dossiers.http import Crumb, crumbs, onward, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest
from duecare.web.work.forms.decisions import AssessorsForm, NextForm, ReviewForm

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
@with_dossier
def next_decision(request: AppRequest, opened: Open) -> HttpResponse:
    """Which moment of decision comes next, and when. It leads on to what is open there."""
    form = NextForm(_sent(request), dossier=opened.document, words=words_of(opened))
    lead = _("Name it, with its date, so that it is clear what must be settled by then.")
    then = route("assessment:gates", opened)
    return _page(request, opened, form, title=_("The next decision"), lead=lead, then=then)


@form_view
@with_dossier
def review(request: AppRequest, opened: Open) -> HttpResponse:
    """When the assessment is looked at again."""
    form = ReviewForm(_sent(request), dossier=opened.document)
    lead = _("Systems change, and so do the lives they touch. An assessment that nobody opens again stops being true.")
    return _page(request, opened, form, title=_("The next review"), lead=lead)


@form_view
@with_dossier
def assessors(request: AppRequest, opened: Open) -> HttpResponse:
    """Who assesses, what they know, how independent they are, and who pays them."""
    form = AssessorsForm(_sent(request), dossier=opened.document, words=words_of(opened))
    lead = _("It stands on the first page of the report, so that readers can weigh what they read.")
    return _page(request, opened, form, title=_("Who assesses"), lead=lead)


def _sent(request: AppRequest) -> object:
    return request.POST if request.method == "POST" else None


def _page(
    request: AppRequest,
    opened: Open,
    form: NextForm | ReviewForm | AssessorsForm,
    *,
    title: str,
    lead: str,
    then: str = "",
) -> HttpResponse:
    page, further = route("work:decisions", opened), onward(opened, then or request.path)
    if form.is_valid() and (saved := save(request, opened, form, form.changes(), then=then or page, further=further)):
        return saved
    way = Crumb(_("Decisions"), page)
    context = {"opened": opened, "form": form, "title": title, "lead": lead, "crumbs": crumbs(opened, way)}
    context["further"] = _("Save and go on")
    return render(request, "work/form.html", context, status=422 if form.errors else 200)
