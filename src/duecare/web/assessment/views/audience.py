"""Who sees what: the parts and items of a dossier with their audience, and what each audience would read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duecare.core.dossier import Dossier
from duecare.core.dossier.base import Item
from duecare.core.dossier.words import Audience
from duecare.core.errors import NotFoundError
from duecare.report.content import build
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words
from duecare.web.assessment.forms.audience import AUDIENCES, ItemsForm, PartsForm
from duecare.web.assessment.views.impacts import form_view
from duecare.web.assessment.views.seen import seen_by, withheld_by_kind
from duecare.web.dossiers.http import Crumb, crumbs, is_stale, route, save, with_dossier, words_of
from duecare.web.dossiers.http.chapters import shown_report
from duecare.web.dossiers.queries import Open, catalogue_of
from duecare.web.people.http import AppRequest

KINDS: Mapping[str, Promise] = {
    "actors": _("Organisations in the chain"),
    "facts": _("Facts"),
    "impacts": _("Impacts"),
    "measures": _("Measures"),
    "engagement": _("Who was heard"),
    "evidence": _("Evidence"),
    "evaluations": _("Evaluations"),
    "records": _("Imported records"),
}
"""What says itself who may see it."""
OUTSIDE: Mapping[Audience, Promise] = {"partners": _("What partners see"), "public": _("What everybody sees")}


@form_view
@with_dossier
def audience(request: AppRequest, opened: Open) -> HttpResponse:
    """The parts, to be set here; the items by kind; and where to read what each audience would."""
    words, page = words_of(opened), route("assessment:audience", opened)
    form = PartsForm(request.POST if request.method == "POST" else None, document=opened.document, words=words)
    if form.is_valid() and (saved := save(request, opened, form, form.changes(), then=page)):
        return saved
    context = {
        "opened": opened,
        "form": form,
        "kinds": [_kind(kind, opened, words) for kind in KINDS if getattr(opened.document, kind)],
        "previews": [{"url": route("assessment:seen", opened, who), "title": text} for who, text in OUTSIDE.items()],
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/audience.html", context, status=422 if form.errors else 200)


def _items(document: Dossier, kind: str) -> Mapping[str, Item]:
    items: Mapping[str, Item] = getattr(document, kind)
    return items


def _kind(kind: str, opened: Open, words: Words) -> dict[str, object]:
    """A kind of items as a row, with how many of them who sees."""
    counted = Counter(item.shown_to for item in _items(opened.document, kind).values())
    told = [
        concat((words.label("audience", who), words.number(counted[who])), ": ") for who in AUDIENCES if counted[who]
    ]
    return {"url": route("assessment:audience-of", opened, kind), "title": KINDS[kind], "hint": concat(told, " · ")}


@form_view
@with_dossier
def audience_of(request: AppRequest, opened: Open, kind: str) -> HttpResponse:
    """The items of one kind, each with who sees it; boxes to show some of them to others."""
    if kind not in KINDS:
        raise NotFoundError("There is nothing of this kind here.", next_step="Choose from the page “Who sees what”.")
    page, data = route("assessment:audience", opened), request.POST if request.method == "POST" else None
    form = ItemsForm(data, collection=kind, items=_items(opened.document, kind), words=words_of(opened))
    if form.is_valid() and (saved := save(request, opened, form, form.changes(), then=page)):
        return saved
    context = {
        "opened": opened,
        "form": form,
        "title": KINDS[kind],
        "items": getattr(opened.document, kind),
        "page": page,
        "crumbs": crumbs(opened, Crumb(Phrase.of(str(_("Who sees what"))), page)),
    }
    return render(request, "assessment/audience_of.html", context, status=422 if form.errors else 200)


@require_safe
@with_dossier
def seen(request: AppRequest, opened: Open, who: str) -> HttpResponse:
    """The report as this audience would read it, and what is withheld from it, with the reason that is told."""
    found = next((one for one in OUTSIDE if one == who), None)
    if found is None:
        raise NotFoundError("There is no such audience.", next_step="Choose from the page “Who sees what”.")
    shown, catalogue = seen_by(opened, found), catalogue_of(opened.judgement.knowledge)
    words = Words(get_language() or "en", catalogue, shown.dossier)
    report = build(shown.dossier, shown.findings, words, on=timezone.localdate(), withheld=shown.withheld)
    page = route("assessment:audience", opened)
    context = {
        "opened": opened,
        "title": OUTSIDE[found],
        "withheld": withheld_by_kind(shown, words),
        "stale": is_stale(opened),
        "export": f"{route('assessment:export', opened)}?for={found}",
        "crumbs": crumbs(opened, Crumb(Phrase.of(str(_("Who sees what"))), page)),
    }
    return render(request, "assessment/seen.html", context | shown_report(request, report, words))
