"""One known pattern of harm: record what it means here, or set it aside with a reason."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duecare.core.catalogue import Harm
from duecare.core.errors import NotFoundError
from duecare.core.revision import Remove
from duecare.knowledge import bundle
from duecare.web.assessment.forms.standpoints import HarmForm
from duecare.web.assessment.views.harms import about, recorded_at
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def harm(request: AppRequest, opened: Open, harm_id: str) -> HttpResponse:
    """One pattern: why it fits or may, what was recorded of it, and a form to set it aside or to take that back."""
    record = bundle.load().get(Harm, harm_id)
    if record is None:
        raise NotFoundError("There is no such pattern of harm.", next_step="Choose one from the list of impacts.")
    words, page = words_of(opened), route("assessment:impacts", opened)
    form = HarmForm(request.POST if request.method == "POST" else None, standpoint=opened.document.harms.get(harm_id))
    if form.is_valid():
        change = form.change(harm_id, by=request.user.handle, on=timezone.localdate())
        reason = form.cleaned_data["reason"] if isinstance(change, Remove) else ""
        if saved := save(request, opened, form, [change], then=page, reason=reason):
            return saved
    told = about(opened, record, words)
    if told["point"] is None:
        raise NotFoundError("This pattern is newer than what was found here.", next_step="Judge the dossier again.")
    context = {
        "opened": opened,
        "form": form,
        "about": told,
        "record": recorded_at(opened, harm_id),
        "impacts": [
            {"url": route("assessment:impact", opened, id_), "title": words.name("impacts", id_)}
            for id_, impact in opened.document.impacts.items()
            if impact.harm == harm_id
        ],
        "crumbs": crumbs(opened, Crumb(_("Impacts"), page)),
    }
    return render(request, "assessment/harm_aside.html", context, status=422 if form.errors else 200)
