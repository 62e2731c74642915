"""Facts: the list of what is asked, and one question at a time."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import FactQuestion
from duecare.core.errors import NotFoundError
from duecare.knowledge import bundle
from duecare.report.grounds import grounds
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
    return [
        {
            "url": route("assessment:fact", opened, id_),
            "title": words.question(id_),
            "hint": words.own(fact.note) if fact.note else "",
            "state": "",
            "state_text": words.value(id_, fact.value).capital(),
        }
        for id_, fact in opened.document.facts.items()
        if fact.basis != "suggested" and bundle.load().get(FactQuestion, id_) is not None
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def fact(request: AppRequest, opened: Open, fact_id: str) -> HttpResponse:
    """One question. After the answer comes the next best question, or the list when none is left."""
    question = bundle.load().get(FactQuestion, fact_id)
    if question is None:
        raise NotFoundError("There is no such question.", next_step="Choose one from the list of facts.")
    words = words_of(opened)
    known = opened.document.facts.get(fact_id)
    suggested = known if known is not None and known.basis == "suggested" else None
    form = FactForm(request.POST or None, question=question, fact=known if suggested is None else None, words=words)
    if request.method == "POST" and form.is_valid():
        disputes = known.plain().get("disputes", {}) if known else {}
        change = form.change(
            by=request.user.handle,
            on=timezone.localdate(),
            evidence=known.evidence if known else (),
            disputes=disputes,
        )
        return save(request, opened, [change], then=_next(opened, fact_id))
    asked = next((asked for asked in opened.judged.next_questions if asked.id == fact_id), None)
    context = {
        "opened": opened,
        "form": form,
        "question": words.question(fact_id),
        "because": grounds(asked.reasons, words) if asked else (),
        "who_knows": words.of_record(question, "who_knows") if question.who_knows else "",
        "counts": [
            words.of_record(question, f"evidence_that_counts.{place}")
            for place in range(len(question.evidence_that_counts))
        ],
        "suggested": words.value(fact_id, suggested.value).capital() if suggested else "",
        "suggestion": suggested,
        "known": known,
        "crumbs": crumbs(opened, Crumb(_("What is asked"), route("assessment:facts", opened))),
    }
    return render(request, "assessment/fact.html", context, status=422 if form.errors else 200)


def _next(opened: Open, answered: str) -> str:
    """The page after an answer: the next question in the order known before it, so that nobody is sent in circles."""
    questions = [asked.id for asked in opened.judged.next_questions]
    after = questions[questions.index(answered) + 1 :] if answered in questions else questions
    return route("assessment:fact", opened, after[0]) if after else route("assessment:facts", opened)
