"""Facts: the list of what is asked, and one question at a time."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import FactQuestion, RedLine
from duecare.core.conditions import UNKNOWN
from duecare.core.dossier import Fact
from duecare.core.errors import NotFoundError
from duecare.core.method.findings import QuestionFinding
from duecare.knowledge import bundle
from duecare.report.facts import answer_words
from duecare.report.grounds import grounds
from duecare.report.phrase import Phrase, concat
from duecare.report.sources import voices_of
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from duecare.web.assessment.forms.facts import FactForm
from duecare.web.assessment.views.fact_search import search
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open, is_answered, next_question
from duecare.web.dossiers.queries.suggested import suggestion_of
from duecare.web.dossiers.views.carried import carried
from duecare.web.dossiers.views.marked import quotes
from duecare.web.look.templatetags.look import number
from duecare.web.people.http import AppRequest

FIRST = 6
"""So many questions stand apart as those to ask first: as many as a person takes in at once."""
QUOTED = 3
"""Sentences of the dossier's own texts that are quoted."""
DISPUTED, SUGGESTED = "asks-disputed", "asks-suggested"
Task = dict[str, object]


@require_safe
@with_dossier
def facts(request: AppRequest, opened: Open) -> HttpResponse:
    """What is missing and could change a conclusion: what to ask first, then the rest by topic; then what is stated.
    Or, of all questions, those that a person looks for."""
    words, asked = words_of(opened), opened.judged.next_questions
    waiting = [question for question in asked if not _is_not_known(question, opened)]
    first = [question.id for question in waiting[:FIRST]]
    rest = [question for question in asked if question.id not in first]
    context = {
        "opened": opened,
        "first": [_task(question, opened, words, words.reason(question.reasons[0])) for question in waiting[:FIRST]],
        "rest": _by_topic([(question.id, _task(question, opened, words)) for question in rest], words),
        "stated": _by_topic(_stated(opened, words), words),
        "start": route("assessment:next-fact", opened) if next_question(opened) else "",
        "several": route("assessment:several-facts", opened),
        **search(request, opened, words),
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/facts.html", context)


def _is_not_known(question: QuestionFinding, opened: Open) -> bool:
    """Whether somebody has said that nobody knows: it stays open, and is not pressed again."""
    return is_answered(opened.document, question.id) and question.reasons[0].code != DISPUTED


def _task(question: QuestionFinding, opened: Open, words: Words, hint: Phrase | str = "") -> Task:
    """A question as a row of a list, marked where something is already said of it."""
    marked = {DISPUTED: ("open", _("Voices differ")), SUGGESTED: ("suggested", _("Suggested"))}
    state, text = marked.get(question.reasons[0].code, ("", ""))
    known = opened.document.facts.get(question.id)
    if known is not None and state == "open" and not hint:
        hint = answer_words(question.id, known, words)
    if _is_not_known(question, opened):
        text = _("Not known yet")
    url = route("assessment:fact", opened, question.id)
    return {"url": url, "title": words.question(question.id), "hint": hint, "state": state, "state_text": text}


def _by_topic(tasks: Sequence[tuple[str, Task]], words: Words) -> list[dict[str, object]]:
    """The rows by the topic of their questions, in the order of the topics; last what has none."""
    records = bundle.load().of(FactQuestion)
    found: dict[str | None, list[Task]] = {topic: [] for topic in (*VOCABULARIES["topic"], None)}
    for id_, task in tasks:
        found[records[id_].topic if id_ in records else None].append(task)
    return [
        {"title": words.label("topic", topic) if topic else _("Other matters"), "tasks": rows}
        for topic, rows in found.items()
        if rows
    ]


def _stated(opened: Open, words: Words) -> list[tuple[str, Task]]:
    """What is stated and not asked any more."""
    asked = {question.id for question in opened.judged.next_questions}
    return [
        (id_, _answer(id_, fact, opened, words))
        for id_, fact in opened.document.facts.items()
        if id_ not in asked and fact.basis != "suggested" and bundle.load().get(FactQuestion, id_) is not None
    ]


def _answer(id_: str, fact: Fact, opened: Open, words: Words) -> Task:
    said = concat((answer_words(id_, fact, words), words.own(fact.note or "")), " · ")
    return {"url": route("assessment:fact", opened, id_), "title": words.question(id_), "hint": said}


@require_safe
@with_dossier
def next_fact(request: AppRequest, opened: Open) -> HttpResponse:
    """Leads on to the next question, which is known only once the answer before is judged; or to the list."""
    skipped = request.GET.get("after", "")
    question = next_question(opened, after=skipped)
    if question is None:
        return redirect(route("assessment:facts", opened))
    return redirect(_after(route("assessment:fact", opened, question.id), skipped))


def _after(url: str, skipped: str) -> str:
    """The address, with the question that was skipped last: those before it are left in peace."""
    return f"{url}?{urlencode({'after': skipped})}" if skipped else url


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def fact(request: AppRequest, opened: Open, fact_id: str) -> HttpResponse:
    """One question. From one that is open, an answer leads on to the next; from any other, back to the list. Whoever
    came from a red line is led back to it, to see what became of it."""
    question = bundle.load().get(FactQuestion, fact_id)
    if question is None:
        raise NotFoundError("There is no such question.", next_step="Choose one from the list of questions.")
    words, asked = words_of(opened), _asked(opened, fact_id)
    page, data = route("assessment:facts", opened), request.POST if request.method == "POST" else None
    form = FactForm(data, question=question, dossier=opened.document, words=words, by=request.user.handle)
    if form.is_valid():
        changes = form.changes(on=timezone.localdate())
        then = _line(request, opened) or (_next(request, opened) if asked else page)
        if saved := save(request, opened, form, changes, then=then):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "question": words.question(fact_id),
        "voices": _voices(opened, fact_id, words),
        "otherwise": route("assessment:new-voice", opened, fact_id) if fact_id in opened.document.facts else "",
        "line": _line(request, opened),
        "then": _after(route("assessment:next-fact", opened), fact_id) if asked else page,
        "crumbs": crumbs(opened, Crumb(_("Questions"), page)),
        **(_why(asked, opened, words) if asked else _without_evidence(opened, fact_id, words)),
        **_suggestion(opened, fact_id, words),
        **_read(opened, fact_id, words),
        **_help(question, words),
    }
    return render(request, "assessment/fact.html", context, status=422 if form.errors else 200)


def _asked(opened: Open, fact_id: str) -> QuestionFinding | None:
    """The question, where it is open."""
    return next((question for question in opened.judged.next_questions if question.id == fact_id), None)


def _why(asked: QuestionFinding, opened: Open, words: Words) -> dict[str, object]:
    """How many stand open beside it, and why it is asked."""
    return {
        "open": True,
        "how_many": how_many(opened),
        "several": route("assessment:several-facts", opened),
        "because": grounds(asked.reasons, words),
    }


def _without_evidence(opened: Open, fact_id: str, words: Words) -> dict[str, object]:
    """Why evidence is wanted for what was answered: the red lines that it settles."""
    items = [one for one in opened.judged.open_items if (one.check, one.id) == ("line-without-evidence", fact_id)]
    return {"wanting": grounds([why for one in items for why in one.reasons], words)}


def how_many(opened: Open) -> str:
    """How many questions are open, and how many of them because somebody has said that nobody knows: each answer moves
    one of the two, while a place among them would stand still."""
    asked = opened.judged.next_questions
    text = ngettext("%(count)s question open", "%(count)s questions open", len(asked))
    said = [text % {"count": number(len(asked))}]
    if noted := sum(_is_not_known(question, opened) for question in asked):
        text = ngettext("%(count)s of them noted as not known", "%(count)s of them noted as not known", noted)
        said.append(text % {"count": number(noted)})
    return " · ".join(said)


def _next(request: AppRequest, opened: Open) -> str:
    """Where the next question is looked up, once this one is answered."""
    return _after(route("assessment:next-fact", opened), request.GET.get("after", ""))


def _line(request: AppRequest, opened: Open) -> str:
    """The page of the red line from which somebody came to the question; nothing for one that is not held."""
    line = bundle.load().get(RedLine, request.GET.get("line", ""))
    return route("assessment:red-line", opened, line.id) if line else ""


def _voices(opened: Open, fact_id: str, words: Words) -> list[dict[str, object]]:
    """Everybody who says something of a fact on which voices differ, with where it is changed what they say."""
    fact = opened.document.facts.get(fact_id)
    if fact is None or not fact.disputes:
        return []
    urls = ["", *(route("assessment:voice", opened, fact_id, voice) for voice in fact.disputes)]
    said = voices_of(fact_id, fact, words)
    return [{"said": one, "url": url} for one, url in zip(said, urls, strict=True)]


def _suggestion(opened: Open, fact_id: str, words: Words) -> dict[str, object]:
    """What a text suggests, and which text."""
    known = opened.document.facts.get(fact_id)
    if known is None or known.basis != "suggested" or known.value == UNKNOWN:
        return {}
    if known.aside is not None:
        return {"aside": words.quote(known.aside)}
    evidence = words.series([words.name("evidence", id_) for id_ in known.evidence])
    return {
        "suggested": words.stated(fact_id, known.value).capital(),
        "suggested_note": carried(known.note, words) if known.note else Phrase(),
        "suggested_by": concat((words.person(known.by), evidence), ". "),
    }


def _read(opened: Open, fact_id: str, words: Words) -> dict[str, object]:
    """What the texts of the dossier say of it."""
    found = suggestion_of(opened, fact_id)
    if found is None or not found.said:
        return {}
    return {
        "quotes": quotes(found.said)[:QUOTED],
        "they_suggest": words.series([words.stated(fact_id, value).capital() for value in found.values]),
        "look": route("screening:confirm", opened, fact_id) if found.state == "open" else "",
    }


def _help(question: FactQuestion, words: Words) -> dict[str, object]:
    """Who would know, and what would show it."""
    who = words.of_record(question, "who_knows") if question.who_knows else ""
    places = range(len(question.evidence_that_counts))
    return {"who_knows": who, "counts": [words.of_record(question, f"evidence_that_counts.{n}") for n in places]}
