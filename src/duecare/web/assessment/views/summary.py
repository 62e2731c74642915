"""The plain summary for people whom the system may concern: one page, as the public may see it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.report.page import summary_body
from duecare.report.summary import summarise
from duecare.report.words import Words
from duecare.web.assessment.forms.contact import ContactForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open, catalogue_of
from duecare.web.people.http import AppRequest


@require_safe
@with_dossier
def summary(request: AppRequest, opened: Open) -> HttpResponse:
    """The summary of the latest revision, with the findings kept for it and the knowledge that they rest on."""
    words = Words(get_language() or "en", catalogue_of(opened.judgement.knowledge), opened.document)
    made = summarise(opened.document, opened.judged.whole(), words, on=timezone.localdate())
    context = {
        "opened": opened,
        "body": mark_safe(summary_body(made, words)),  # noqa: S308 - made by our own escaping templates
        "crumbs": crumbs(opened, Crumb(_("Report"), route("assessment:report", opened))),
    }
    return render(request, "assessment/summary.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def contact(request: AppRequest, opened: Open) -> HttpResponse:
    """How people reach somebody, which only people can say."""
    data = request.POST if request.method == "POST" else None
    form = ContactForm(data, document=opened.document, words=words_of(opened))
    page = route("assessment:summary", opened)
    if form.is_valid() and (saved := save(request, opened, form, form.changes(), then=page)):
        return saved
    way = crumbs(opened, Crumb(_("Plain summary"), page))
    context = {"opened": opened, "form": form, "title": _("How people reach somebody"), "crumbs": way}
    return render(request, "assessment/form.html", context, status=422 if form.errors else 200)
