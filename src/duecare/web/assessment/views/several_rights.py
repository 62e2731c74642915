"""Several rights at once, for whoever has gone through the list and found many that nothing here touches."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duecare.core.catalogue import Right
from duecare.knowledge import bundle
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.assessment.forms.several_rights import SetAsideForm, SeveralRightsForm, TakeBackForm
from duecare.web.dossiers.http import Crumb, crumbs, onward, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

UNTOUCHED = "right-open"
"""The reason of a right that nothing in the dossier touches, and that nobody set aside."""
form_view = require_http_methods(["GET", "HEAD", "POST"])


def _offered(rights: Collection[str], opened: Open, words: Words) -> dict[str, Phrase]:
    """The rights in the order of the source book, where what belongs together stands together, each with the first
    reason why it stands as it does. That nothing touches them, which holds for most, is said once, above."""
    records = bundle.load().of(Right)
    first = {right.id: right.reasons[0] for right in opened.judged.rights if right.id in rights}
    found = {id_: Phrase() if why.code == UNTOUCHED else words.reason(why) for id_, why in first.items()}
    return {id_: found[id_] for id_ in sorted(found.keys() & records.keys(), key=lambda id_: records[id_].code or id_)}


@form_view
@with_dossier
def set_aside(request: AppRequest, opened: Open) -> HttpResponse:
    """Set aside several of the rights of which nobody can tell yet. Those at stake are not offered."""
    data, words = request.POST if request.method == "POST" else None, words_of(opened)
    waiting = [right.id for right in opened.judged.rights if right.result == "cannot-tell"]
    form = SetAsideForm(data, offered=_offered(waiting, opened, words), words=words)
    if form.is_valid():
        changes = form.changes(by=request.user.handle, on=timezone.localdate())
        page = route("assessment:rights", opened)
        if saved := save(request, opened, form, changes, then=page, further=onward(opened, page)):
            return saved
    title, further = _("Set several rights aside"), _("Save and go on")
    return _page(request, opened, form, title=title, template="set_aside", further=further)


@form_view
@with_dossier
def take_back(request: AppRequest, opened: Open) -> HttpResponse:
    """Take back what anybody said of rights."""
    data, words = request.POST if request.method == "POST" else None, words_of(opened)
    form = TakeBackForm(data, offered=_offered(opened.document.rights.keys(), opened, words), words=words)
    if form.is_valid():
        reason, then = form.cleaned_data["reason"], route("assessment:rights", opened)
        if saved := save(request, opened, form, form.changes(), then=then, reason=reason):
            return saved
    return _page(request, opened, form, title=_("Take back what was said of rights"), template="take_back")


def _page(
    request: AppRequest, opened: Open, form: SeveralRightsForm, *, title: str, template: str, further: str = ""
) -> HttpResponse:
    page = route("assessment:rights", opened)
    context = {
        "opened": opened,
        "form": form,
        "title": title,
        "offered": form.fields["rights"].choices,  # type: ignore[attr-defined]
        "rights": page,
        "further": further,
        "crumbs": crumbs(opened, Crumb(_("Rights"), page)),
    }
    return render(request, f"assessment/{template}.html", context, status=422 if form.errors else 200)
