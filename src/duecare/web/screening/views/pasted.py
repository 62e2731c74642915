"""A text that somebody pastes: which of its words suggest an answer to which question. Kept only if they say so."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duecare.core.dossier import Dossier as Document
from duecare.core.revision import Add, Change
from duecare.knowledge import bundle
from duecare.report.words import Words
from duecare.web.dossiers import actions
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.models import Dossier
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.reading import Part, Reading, Suggested, groups_named, read_parts, suggestions
from duecare.web.dossiers.views.marked import quotes, whole
from duecare.web.dossiers.views.pages import under_free_id
from duecare.web.people.http import AppRequest
from duecare.web.people.queries import organisations_of
from duecare.web.screening.forms import PasteForm, PasteToStartForm, is_several
from duecare.web.screening.views.suggested import SHOWN, form_view

EMPTY = Document(format="duecare-dossier/1", id="new", title="New")


@form_view
@with_dossier
def paste(request: AppRequest, opened: Open) -> HttpResponse:
    """See what a text suggests; then, if wanted, bring the suggestions into the dossier."""
    form, words = PasteForm(request.POST or None), words_of(opened)
    reading, found = _read(form, opened.document, opened.document.language)
    if reading and "take" in request.POST:
        added = form.added(found, taken=opened.document, by=request.user.handle, on=timezone.localdate())
        changes: list[Change] = [
            Add((part, id_), value) for part in ("evidence", "facts") for id_, value in added[part].items()
        ]
        if saved := save(request, opened, form, changes, then=route("screening:suggested", opened)):
            return saved
    context = {
        "opened": opened,
        "crumbs": crumbs(opened, Crumb(_("What the text suggests"), route("screening:suggested", opened))),
        "new": sum(one.fact not in opened.document.facts for one in found),
    }
    return _page(request, form, reading, found, words, context)


@form_view
def start(request: AppRequest) -> HttpResponse:
    """See what a text suggests; then, if wanted, start a dossier with the suggestions."""
    language = get_language() or "en"
    form = PasteToStartForm(request.POST or None)
    reading, found = _read(form, EMPTY, language)
    if reading and "take" in request.POST and (dossier := _started(request, form, found, language)):
        return redirect("screening:suggested", dossier.organisation.slug, dossier.slug)
    begin = Crumb(_("Start a dossier"), reverse("dossiers:start"))
    context = {"crumbs": [Crumb(_("Dossiers"), reverse("dossiers:list")), begin], "new": len(found)}
    return _page(request, form, reading, found, Words(language, bundle.load()), context)


def _started(request: AppRequest, form: PasteToStartForm, found: Sequence[Suggested], language: str) -> Dossier | None:
    if not form.cleaned_data["title"]:
        form.add_error("title", _("Write something here."))
        return None
    organisation = organisations_of(request.user).order_by("pk")[0]
    added = form.added(found, taken=None, by=request.user.handle, on=timezone.localdate())

    def make(slug: str) -> Dossier:
        document = form.document(slug, added, language=language)
        reason = _("Started from a text that was pasted")
        return actions.create(document, organisation=organisation, by=request.user, at=timezone.now(), reason=reason)

    return under_free_id(organisation, form, make)


def _read(form: PasteForm, document: Document, language: str) -> tuple[Reading | None, Sequence[Suggested]]:
    """What the text says, and the facts that it suggests."""
    if not form.is_valid():
        return None, ()
    reading = read_parts((Part("pasted", form.cleaned_data["text"]),), language)
    return reading, [one for one in suggestions(document, reading) if one.said]


def _page(
    request: AppRequest,
    form: PasteForm,
    reading: Reading | None,
    found: Sequence[Suggested],
    words: Words,
    context: dict[str, object],
) -> HttpResponse:
    shown = {
        "form": form,
        "read": reading,
        "text": whole(reading.parts[0], reading.said) if reading else None,
        "items": [_item(one, words) for one in found],
        "groups": [words.name("groups", id_) for id_ in groups_named(reading)] if reading else [],
    }
    return render(request, "screening/paste.html", shown | context, status=422 if form.errors else 200)


def _item(one: Suggested, words: Words) -> dict[str, object]:
    """A fact that the text suggests, and whether the dossier says something of it already."""
    return {
        "question": words.question(one.fact),
        "answers": [words.stated(one.fact, value).capital() for value in one.values],
        "several": is_several(one.fact),
        "quotes": quotes(one.said)[:SHOWN],
        "more": len(quotes(one.said)[SHOWN:]),
        "there": one.known is not None,
    }
