"""What is done to a dossier as a whole: copying it, putting it away, judging it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from duecare.knowledge import bundle
from duecare.web.dossiers import actions, listing, queries
from duecare.web.dossiers.forms import CopyForm, ReasonForm
from duecare.web.dossiers.http import route, with_dossier
from duecare.web.dossiers.models import Dossier
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.views.pages import form_page, under_free_id
from duecare.web.people.http import AppRequest


@require_POST
@with_dossier
def copy(request: AppRequest, opened: Open) -> HttpResponse:
    """Copy the dossier under another title."""
    form = CopyForm(request.POST)

    def make(slug: str) -> Dossier:
        title = form.cleaned_data["title"]
        return actions.copy(opened.row, slug=slug, title=title, by=request.user, at=timezone.now())

    made = under_free_id(opened.row.organisation, form, make) if form.is_valid() else None
    if made is None:
        return form_page(request, opened, form, title=_("Copy this dossier"), act=True)
    messages.success(request, _("Copied. This is the copy."))
    return redirect("dossiers:home", made.organisation.slug, made.slug)


@require_POST
@with_dossier
def move(request: AppRequest, opened: Open, verb: str) -> HttpResponse:
    """Archive or restore the dossier, with a reason."""
    form = ReasonForm(request.POST)
    archive = verb == "archive"
    if not form.is_valid():
        return form_page(request, opened, form, title=_("Archive this dossier") if archive else _("Restore"), act=True)
    act = actions.archive if archive else actions.restore
    act(opened.row, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
    messages.success(request, _("Archived.") if archive else _("Restored."))
    return redirect(reverse("dossiers:list") if archive else route("dossiers:home", opened))


@require_POST
@with_dossier
def judge(request: AppRequest, opened: Open) -> HttpResponse:
    """Judge the dossier again, with today's knowledge."""
    actions.judge_again(opened.row, by=request.user, at=timezone.now())
    messages.success(request, _("Judged again today."))
    report = request.POST.get("then") == "report"
    return redirect(route("dossiers:home", opened) + ("report/" if report else ""))


@require_POST
def judge_due(request: AppRequest) -> HttpResponse:
    """Judge again the dossiers of the list whose findings may no longer hold, as many as one page shows."""
    now = timezone.now()
    mine = listing.listed(request.user, listing.Wanted(), on=now.date())
    due = mine.filter(queries.due(knowledge=bundle.load().digest, on=now.date()))
    rows = due.order_by(*listing.SORTS["changed"].order)[: listing.PAGE]
    for row in rows:
        actions.judge_again(row.dossier, by=request.user, at=now)
    text = ngettext("%(count)s dossier judged again today.", "%(count)s dossiers judged again today.", len(rows))
    messages.success(request, text % {"count": len(rows)})
    return redirect("dossiers:list")
