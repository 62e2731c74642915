"""Facts: the list of what is asked, and one question at a time."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import FactQuestion
from duecare.core.conditions import UNKNOWN
from duecare.core.errors import NotFoundError
from duecare.knowledge import bundle
from duecare.report.grounds import grounds
from duecare.report.model import Said
from duecare.report.phrase import Phrase, concat
from duecare.report.sources import voices
from duecare.report.words import Words
from duecare.web.assessment.forms.facts import FactForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


@require_safe
@with_dossier
def facts(request: AppRequest, opened: Open) -> HttpResponse:
    """What is missing and could change a conclusion, in the order to ask; then what is stated."""
    words = words_of(opened)
    missing = [
        {
            "url": route("assessment:fact", opened, question.id),
            "title": words.question(question.id),
            "hint": words.reason(question.reasons[0]),
            "state": "suggested" if question.suggested else "",
            "state_text": _("Suggested") if question.suggested else "",
        }
        for question in opened.judged.next_questions
    ]
    context = {"opened": opened, "missing": missing, "stated": _stated(opened, words), "crumbs": crumbs(opened)}
    return render(request, "assessment/facts.html", context)


def _stated(opened: Open, words: Words) -> list[dict[str, object]]:
    """What is stated and not asked any more."""
    asked = {question.id for question in opened.judged.next_questions}
    return [
        {
            "url": route("assessment:fact", opened, id_),
            "title": words.question(id_),
            "hint": concat((words.stated(id_, fact.value).capital(), words.own(fact.note or "")), " · "),
        }
        for id_, fact in opened.document.facts.items()
        if id_ not in asked and fact.basis != "suggested" and bundle.load().get(FactQuestion, id_) is not None
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def fact(request: AppRequest, opened: Open, fact_id: str) -> HttpResponse:
    """One question. After the answer comes the next best question, or the list when none is left."""
    question = bundle.load().get(FactQuestion, fact_id)
    if question is None:
        raise NotFoundError("There is no such question.", next_step="Choose one from the list of what is asked.")
    words, then = words_of(opened), _next(opened, fact_id)
    data = request.POST if request.method == "POST" else None
    form = FactForm(data, question=question, dossier=opened.document, words=words)
    if form.is_valid():
        change = form.change(by=request.user.handle, on=timezone.localdate())
        if saved := save(request, opened, form, [change], then=then):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "question": words.question(fact_id),
        "voices": _voices(opened, fact_id, words),
        "then": then,
        "crumbs": crumbs(opened, Crumb(_("What is asked"), route("assessment:facts", opened))),
        **_asked(opened, fact_id, words),
        **_suggestion(opened, fact_id, words),
        **_help(question, words),
    }
    return render(request, "assessment/fact.html", context, status=422 if form.errors else 200)


def _next(opened: Open, answered: str) -> str:
    """The page after an answer: the next question in the order known before it, so that nobody is sent in circles."""
    questions = [asked.id for asked in opened.judged.next_questions]
    after = questions[questions.index(answered) + 1 :] if answered in questions else []
    return route("assessment:fact", opened, after[0]) if after else route("assessment:facts", opened)


def _asked(opened: Open, fact_id: str, words: Words) -> dict[str, object]:
    """Its place among what is asked, and why it is asked."""
    questions = opened.judged.next_questions
    for place, asked in enumerate(questions, 1):
        if asked.id == fact_id:
            return {"place": place, "of": len(questions), "because": grounds(asked.reasons, words)}
    return {}


def _voices(opened: Open, fact_id: str, words: Words) -> Sequence[Said]:
    """Everybody who says something of a fact on which voices differ."""
    disputed = [id_ for id_, fact in opened.document.facts.items() if fact.disputes]
    return dict(zip(disputed, (matter.said for matter in voices(opened.document, words)), strict=True)).get(fact_id, ())


def _suggestion(opened: Open, fact_id: str, words: Words) -> dict[str, object]:
    """What a text suggests, and which text."""
    known = opened.document.facts.get(fact_id)
    if known is None or known.basis != "suggested" or known.value == UNKNOWN:
        return {}
    evidence = words.series([words.name("evidence", id_) for id_ in known.evidence])
    return {
        "suggested": words.stated(fact_id, known.value).capital(),
        "suggested_note": words.quote(known.note) if known.note else Phrase(),
        "suggested_by": concat((words.person(known.by), evidence), ". "),
    }


def _help(question: FactQuestion, words: Words) -> dict[str, object]:
    """Who would know, and what would show it."""
    who = words.of_record(question, "who_knows") if question.who_knows else ""
    places = range(len(question.evidence_that_counts))
    return {"who_knows": who, "counts": [words.of_record(question, f"evidence_that_counts.{n}") for n in places]}
