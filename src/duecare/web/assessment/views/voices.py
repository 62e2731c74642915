"""What somebody says against a fact: recorded, changed, and never without both voices."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Dispute, Fact
from duecare.core.errors import NotFoundError
from duecare.knowledge import bundle
from duecare.report.facts import answer_words
from duecare.report.words import Words
from duecare.web.assessment.forms.voices import VoiceForm
from duecare.web.assessment.views.impacts import form_view
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


@form_view
@with_dossier
def voice(request: AppRequest, opened: Open, fact_id: str, voice_id: str = "") -> HttpResponse:
    """Who says otherwise, and what. Which of the voices holds is settled on the page of the fact."""
    question, fact, words = _question(fact_id), _fact(opened, fact_id), words_of(opened)
    known = voice_of(opened, fact_id, voice_id) if voice_id else None
    data, page = request.POST if request.method == "POST" else None, route("assessment:fact", opened, fact_id)
    form = VoiceForm(
        data,
        question=question,
        fact=fact,
        voice=known,
        dossier=opened.document,
        words=words,
        me=request.user.handle,
    )
    if form.is_valid():
        changes = form.changes(voice_id or None, on=timezone.localdate())
        if saved := save(request, opened, form, changes, then=page):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "title": _("What somebody says otherwise") if known else _("Somebody says otherwise"),
        "question": words.question(fact_id),
        "stated": _stated(fact_id, fact, words),
        "settled": bool(known and known.settled),
        "page": page,
        "remove": route("assessment:remove-voice", opened, fact_id, voice_id) if known else "",
        "crumbs": crumbs(
            opened,
            Crumb(_("Questions"), route("assessment:facts", opened)),
            Crumb(words.of_record(question, "title"), page),
        ),
    }
    return render(request, "assessment/voice.html", context, status=422 if form.errors else 200)


def voice_of(opened: Open, fact_id: str, voice_id: str) -> Dispute:
    """What somebody says against a fact, by its key."""
    found = _fact(opened, fact_id).disputes.get(voice_id)
    if found is None:
        raise NotFoundError(
            "There is no such voice against this fact.",
            means="Somebody may have taken it out.",
            next_step="Look at the fact.",
        )
    return found


def _question(fact_id: str) -> FactQuestion:
    question = bundle.load().get(FactQuestion, fact_id)
    if question is None:
        raise NotFoundError("There is no such question.", next_step="Choose one from the list of questions.")
    return question


def _fact(opened: Open, fact_id: str) -> Fact:
    fact = opened.document.facts.get(fact_id)
    if fact is None:
        raise NotFoundError(
            "Nobody has answered this question yet, so nobody can say otherwise.", next_step="Answer it first."
        )
    return fact


def _stated(fact_id: str, fact: Fact, words: Words) -> dict[str, object]:
    """The fact as it stands, with who states it."""
    return {"who": words.person(fact.by), "what": answer_words(fact_id, fact, words)}
