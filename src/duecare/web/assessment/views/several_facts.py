"""Several questions on one page, for whoever knows the system: those to ask next, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duecare.core.catalogue import FactQuestion
from duecare.core.method.findings import QuestionFinding
from duecare.core.method.reasons import Reason, Ref
from duecare.knowledge import bundle
from duecare.report.grounds import grounds
from duecare.report.words import Words
from duecare.web.assessment.forms.several_facts import PartForm, SeveralFactsForm
from duecare.web.assessment.views.facts import DISPUTED, SUGGESTED, how_many
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open, is_answered
from duecare.web.dossiers.views.following import LINES, is_asked_for
from duecare.web.people.http import AppRequest

MOST = 6
"""Questions on a page: few, as each answer can settle others, which then need not be asked."""


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def several_facts(request: AppRequest, opened: Open) -> HttpResponse:
    """The next questions, each to be answered or left open. Saving leads on to those that are next then."""
    questions = _sent(request) if request.method == "POST" else _next(opened, request.GET.get("after", ""))
    words, page = words_of(opened), route("assessment:several-facts", opened)
    if request.method == "POST" and not questions:
        return redirect(page)
    data = request.POST if request.method == "POST" else None
    form = SeveralFactsForm(data, questions=questions, dossier=opened.document, words=words, by=request.user.handle)
    if form.is_valid() and (saved := save(request, opened, form, form.changes(on=timezone.localdate()), then=page)):
        return saved
    shown = {question.id for question in questions}
    context = {
        "opened": opened,
        "form": form,
        "parts": _parts(form.parts, opened, words),
        "how_many": how_many(opened),
        "no_lines": questions
        and not any(is_asked_for(LINES, one) for one in opened.judged.next_questions if one.id in shown),
        "home": route("dossiers:home", opened),
        "skip": f"{page}?after={questions[-1].id}" if questions else "",
        "facts": route("assessment:facts", opened),
        "crumbs": crumbs(opened, Crumb(_("Questions"), route("assessment:facts", opened))),
    }
    return render(request, "assessment/several_facts.html", context, status=422 if form.errors else 200)


def _sent(request: AppRequest) -> list[FactQuestion]:
    """The questions that the page held which was sent."""
    records = bundle.load().of(FactQuestion)
    ids = dict.fromkeys(request.POST.getlist("asked")[:MOST])
    return [records[id_] for id_ in ids if id_ in records]


def _next(opened: Open, after: str) -> list[FactQuestion]:
    """The next open questions that nobody has answered: after one that was skipped, where it is still open. What is
    suggested or in dispute needs its own page, where that is shown."""
    asked, records = list(opened.judged.next_questions), bundle.load().of(FactQuestion)
    ids = [question.id for question in asked]
    past = asked[ids.index(after) + 1 :] if after in ids else asked
    plain = [one for one in past if one.reasons[0].code not in (DISPUTED, SUGGESTED) and one.id in records]
    waiting = [one for one in plain if not is_answered(opened.document, one.id)]
    return [records[one.id] for one in _one_for_each_line(waiting)][:MOST]


def _one_for_each_line(questions: Sequence[QuestionFinding]) -> Iterator[QuestionFinding]:
    """Those that are not asked only for red lines for which one before them is: its answer may settle them."""
    asked_for: set[str] = set()
    for question in questions:
        lines = {line for why in question.reasons for line in _named(why)}
        if not lines or lines - asked_for:
            yield question
        asked_for |= lines


def _named(why: Reason) -> Sequence[str]:
    """The red lines for which it is asked; none where they are so many that not all are named: each is then asked for
    by others, too."""
    args = dict(why.args)
    named = args.get("names", args.get("name"))
    ids = named.id.split() if why.code in LINES and isinstance(named, Ref) else []
    return ids if args.get("count", 1) == len(ids) else ()


def _parts(forms: Sequence[PartForm], opened: Open, words: Words) -> list[dict[str, object]]:
    """Each question with how to read it, and why it is asked where it still is."""
    asked: dict[str, QuestionFinding] = {one.id: one for one in opened.judged.next_questions}
    return [
        {
            "form": part,
            "id": part.question.id,
            "because": grounds(asked[part.question.id].reasons, words) if part.question.id in asked else (),
            "alone": route("assessment:fact", opened, part.question.id),
        }
        for part in forms
    ]
