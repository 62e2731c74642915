"""What the text of a dossier suggests: the words, the question that each answers, and a person's own decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duecare.core.errors import NotFoundError
from duecare.core.revision import Set
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.suggested import read, suggestion_of
from duecare.web.dossiers.reading import Answer, Reading, Suggested, denied, groups_named, suggestions
from duecare.web.dossiers.views.carried import carried
from duecare.web.dossiers.views.marked import Quote, quotes, whole
from duecare.web.people.http import AppRequest
from duecare.web.screening.forms import AsideForm, ConfirmForm, TakeBackForm, is_several, where_from

SHOWN = 4
"""Sentences that are quoted for one fact."""
form_view = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Offered:
    """An answer that can be confirmed."""

    value: Answer
    text: Phrase


@dataclass(frozen=True)
class Item:
    """A suggested fact, as it is shown."""

    fact: str
    state: str
    question: Phrase
    offered: Sequence[Offered]
    several: bool
    """Whether the question has several answers."""
    quotes: Sequence[Quote]
    more: int
    note: Phrase | None
    """What is stored with the suggestion, and by whom."""
    by: Phrase | None
    answer: Phrase | None
    """What somebody has stated."""
    aside: Phrase | None
    aside_by: Phrase | None
    url: str
    otherwise: str
    set_aside: str
    back: str


@require_safe
@with_dossier
def suggested(request: AppRequest, opened: Open) -> HttpResponse:
    """The text with its words marked, and every fact that it suggests, that first which could change most."""
    words, reading = words_of(opened), read(opened)
    asked = {id_: place for place, (id_,) in enumerate(opened.judged.each("next_questions", "id"))}
    found = sorted(suggestions(opened.document, reading), key=lambda one: asked.get(one.fact, len(asked)))
    items = [item_of(one, opened, words) for one in found]
    context = {
        "opened": opened,
        "texts": [whole(part, reading.said) for part in reading.parts],
        **_by_state(items),
        "denied": _denied(reading, opened, words),
        "groups": [words.name("groups", id_) for id_ in groups_named(reading)],
        "not_held": reading.not_held,
        "crumbs": crumbs(opened),
    }
    return render(request, "screening/suggested.html", context)


def _by_state(items: Sequence[Item]) -> dict[str, object]:
    return {state: [one for one in items if one.state == state] for state in ("open", "answered", "aside")}


def item_of(one: Suggested, opened: Open, words: Words) -> Item:
    """A suggested fact with the words, the question and the answer."""
    known, said = one.known, quotes(one.said)
    stored = known if known is not None and known.basis == "suggested" else None
    note = stored.note if stored and not any(place.quoted in (stored.note or "") for place in one.said) else None
    return Item(
        one.fact,
        one.state,
        words.question(one.fact),
        [Offered(value, words.stated(one.fact, value).capital()) for value in one.values],
        is_several(one.fact),
        said[:SHOWN],
        len(said[SHOWN:]),
        carried(note, words) if note else None,
        words.person(stored.by) if stored and note else None,
        words.stated(one.fact, known.value).capital() if known and stored is None else None,
        words.quote(stored.aside) if stored and stored.aside else None,
        words.person(stored.aside_by) if stored and stored.aside_by else None,
        route("screening:confirm", opened, one.fact),
        route("assessment:fact", opened, one.fact),
        route("screening:aside", opened, one.fact),
        route("screening:back", opened, one.fact),
    )


def _denied(reading: Reading, opened: Open, words: Words) -> list[dict[str, object]]:
    """What the text denies, with the question: a denial is no answer either."""
    return [
        {
            "question": words.question(fact),
            "url": route("assessment:fact", opened, fact),
            "quotes": quotes(said)[:SHOWN],
        }
        for fact, said in denied(reading).items()
    ]


@form_view
@with_dossier
def confirm(request: AppRequest, opened: Open, fact_id: str) -> HttpResponse:
    """One suggestion by itself: a person confirms it in their own name."""
    words, one = words_of(opened), _one(opened, fact_id)
    form = ConfirmForm(request.POST if request.method == "POST" else None, suggested=one, several=is_several(one.fact))
    if form.is_valid():
        note, evidence = where_from(one), _records(one, opened)
        change = form.change(by=request.user.handle, on=timezone.localdate(), note=note, evidence=evidence)
        if saved := save(request, opened, form, [change], then=_page(opened)):
            return saved
    return _item_page(request, opened, form, one, words, "screening/confirm.html")


@form_view
@with_dossier
def aside(request: AppRequest, opened: Open, fact_id: str) -> HttpResponse:
    """One suggestion is set aside, with a reason that stays."""
    words, one = words_of(opened), _one(opened, fact_id)
    form = AsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and one.state == "answered":
        form.add_error(None, _("Somebody has answered this meanwhile. A suggestion never goes over an answer."))
    elif form.is_valid():
        note, by = where_from(one), request.user.handle
        change = form.change(one, by=by, on=timezone.localdate(), note=note, evidence=_records(one, opened))
        if saved := save(request, opened, form, [change], then=_page(opened)):
            return saved
    return _item_page(request, opened, form, one, words, "screening/aside.html")


@require_POST
@with_dossier
def back(request: AppRequest, opened: Open, fact_id: str) -> HttpResponse:
    """What was set aside is a suggestion again."""
    words, one = words_of(opened), _one(opened, fact_id)
    form = TakeBackForm(request.POST)
    changes = [Set(("facts", fact_id, name), None) for name in ("aside", "aside_by")] if one.state == "aside" else []
    if form.is_valid() and (saved := save(request, opened, form, changes, then=_page(opened))):
        return saved
    return _item_page(request, opened, form, one, words, "screening/confirm.html")


def _one(opened: Open, fact: str) -> Suggested:
    found = suggestion_of(opened, fact)
    if found is None:
        raise NotFoundError(
            "No text of this dossier suggests an answer to this question.",
            means="The text may have been changed since.",
            next_step="Look at what the text suggests now.",
        )
    return found


def _page(opened: Open) -> str:
    return route("screening:suggested", opened)


def _item_page(
    request: AppRequest, opened: Open, form: BaseForm, one: Suggested, words: Words, template: str
) -> HttpResponse:
    context = {
        "opened": opened,
        "form": form,
        "item": item_of(one, opened, words),
        "chosen": request.POST.getlist("value"),
        "page": _page(opened),
        "crumbs": crumbs(opened, Crumb(_("What the text suggests"), _page(opened))),
    }
    return render(request, template, context, status=422 if form.errors else 200)


def _records(one: Suggested, opened: Open) -> list[str]:
    """The evidence of the kept records in which the words stand."""
    return [id_ for id_ in dict.fromkeys(said.part.record for said in one.said) if id_ in opened.document.evidence]
