"""A dossier's home: the steps of due diligence as tasks, what stands in the way, and the next best question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from duecare.core.method.hearing import Standing, standing
from duecare.report.decisions import Coming, latest_first
from duecare.report.gates import beside_nothing
from duecare.report.grounds import grounds
from duecare.report.model import Because
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers.http import crumbs, is_stale, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open, next_question
from duecare.web.dossiers.queries.newer import open_newer
from duecare.web.dossiers.queries.rested import coming_next
from duecare.web.people.http import AppRequest

UNANSWERED = ("remedy-missing", "impact-without-response")
"""What is open of an impact where somebody who must answer for it has no measure with an owner and a day."""
WITH_AN_END = 3
"""Steps whose tasks can be done. Ordering and deciding go on as long as the system does."""


@dataclass(frozen=True)
class Task:
    """A row of the task list. `state` is a kind of tag: done, doing, todo, open or problem; nothing where there is
    nothing to finish."""

    title: str
    url: str
    state: str = ""
    state_text: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Step:
    """A step with its tasks."""

    number: int
    title: str
    tasks: Sequence[Task]


@dataclass(frozen=True)
class Question:
    """The next best question."""

    text: Phrase
    url: str
    because: Sequence[Because]


@dataclass(frozen=True)
class Home:
    """What the home page shows."""

    steps: Sequence[Step]
    done: int
    total: int
    open_questions: int
    question: Question | None
    crossed: Sequence[Phrase]
    in_use: bool
    suggested: int | None
    """Facts that the text of the dossier or a record suggests, for a person to look at; none where not counted yet."""
    outside: Phrase | None
    """That it is made from outside, and whether who runs the system was asked."""


@require_safe
@with_dossier
def home(request: AppRequest, opened: Open) -> HttpResponse:
    """The dossier as a task list, with the next best question."""
    context = {
        "opened": opened,
        "home": home_of(opened, words_of(opened)),
        "stale": is_stale(opened),
        "newer": bool(opened.document.records) and open_newer(opened.row).exists(),
        "crumbs": crumbs(opened)[:1],
    }
    return render(request, "dossiers/home.html", context)


def home_of(opened: Open, words: Words) -> Home:
    """The home of a dossier, from its document and stored findings."""
    steps = steps_of(opened, words)
    tasks = [task for step in steps[:WITH_AN_END] for task in step.tasks]
    crossed = [id_ for id_, result in _driving_lines(opened) if result == "crossed"]
    return Home(
        steps=steps,
        done=sum(task.state == "done" for task in tasks),
        total=len(tasks),
        open_questions=opened.judged.count("next_questions"),
        question=_question(opened, words),
        crossed=[words.name("red-lines", id_) for id_ in crossed],
        in_use=opened.document.system.stage == "in-use",
        suggested=opened.row.index.suggested,
        outside=words.label("outside", opened.document.outside) if opened.document.outside else None,
    )


def steps_of(opened: Open, words: Words) -> list[Step]:
    """The steps of due diligence, with what is to be done in each."""
    return [
        Step(1, _("Say what it is"), [_describe(opened), _actors(opened)]),
        Step(2, _("Check the facts and the red lines"), [_facts(opened), _lines(opened)]),
        Step(3, _("See which rights are at stake"), [_rights(opened), _impacts(opened), _heard(opened)]),
        Step(4, _("Order and decide"), _deciding(opened, words)),
    ]


def _question(opened: Open, words: Words) -> Question | None:
    first = next_question(opened)
    if first is None:
        return None
    return Question(words.question(first.id), route("assessment:fact", opened, first.id), grounds(first.reasons, words))


def _describe(opened: Open) -> Task:
    system = opened.document.system
    filled = [system.purpose, system.stage, system.place.countries]
    state, text = _progress(sum(map(bool, filled)), len(filled))
    return Task(_("Describe the system"), route("dossiers:describe", opened), state, text)


def _actors(opened: Open) -> Task:
    actors = opened.document.actors.values()
    deployed = any("deployer" in actor.roles and actor.kind != "unknown" for actor in actors)
    state, text = _progress(bool(actors) + deployed, 2)
    return Task(_("Say who is involved"), route("dossiers:actors", opened), state, text)


def _progress(done: int, total: int) -> tuple[str, str]:
    if done == total:
        return "done", _("Done")
    return ("doing", _("Begun")) if done else ("todo", _("To do"))


def _facts(opened: Open) -> Task:
    count = opened.judged.count("next_questions")
    text = ngettext("%(count)s question open", "%(count)s questions open", count) % {"count": count}
    state, text = ("open", text) if count else ("done", _("Nothing open"))
    return Task(_("Answer what is asked"), route("assessment:facts", opened), state, text)


def _lines(opened: Open) -> Task:
    results = [result for _id, result in _driving_lines(opened)]
    crossed = results.count("crossed")
    open_ = sum(result in ("cannot-tell", "awaiting-second-person", "upcoming") for result in results)
    if crossed:
        state, text = "problem", ngettext("%(count)s crossed", "%(count)s crossed", crossed) % {"count": crossed}
    elif open_:
        state, text = "open", ngettext("%(count)s open", "%(count)s open", open_) % {"count": open_}
    else:
        state, text = "done", _("None crossed among those held here")
    return Task(_("Look at the red lines"), route("assessment:red-lines", opened), state, text)


def _driving_lines(opened: Open) -> Iterator[tuple[str, str]]:
    """The id and result of each red line that is not only shown."""
    for id_, result, drives in opened.judged.each("red_lines", "id", "result", "drives"):
        if drives:
            yield id_, result


def _checks(opened: Open) -> list[str]:
    """The check of each thing that is open."""
    return [check for (check,) in opened.judged.each("open_items", "check")]


def _rights(opened: Open) -> Task:
    count = sum(result == "cannot-tell" for (result,) in opened.judged.each("rights", "result"))
    text = ngettext("%(count)s not looked at", "%(count)s not looked at", count) % {"count": count}
    state, text = ("open", text) if count else ("done", _("All looked at"))
    return Task(_("Go through every right"), route("assessment:rights", opened), state, text)


def _impacts(opened: Open) -> Task:
    impacts = opened.judged.count("impacts")
    unsettled = sum(low != high for low, high in opened.judged.each("impacts", "tier_low", "tier_high"))
    if not impacts:
        state, text = "todo", _("None recorded")
    elif unsettled:
        text = ngettext("%(count)s not settled", "%(count)s not settled", unsettled) % {"count": unsettled}
        state = "doing"
    else:
        state, text = (
            "done",
            ngettext("%(count)s recorded", "%(count)s recorded", impacts) % {"count": impacts},
        )
    return Task(_("Say what can happen, or has happened, to whom"), route("assessment:impacts", opened), state, text)


def _heard(opened: Open) -> Task:
    """Who was heard. Of how many grave impacts nobody spoke is among the stored findings."""
    checks = _checks(opened)
    unheard, unfinished = checks.count("impact-nobody-heard"), checks.count("engagement-unfinished")
    stands = [standing(held, opened.judgement.on) for held in opened.document.engagement.values()]
    if "heard" not in stands:
        state, text = _nobody_heard(stands)
    elif unheard:
        text = ngettext("Not heard on %(count)s grave impact", "Not heard on %(count)s grave impacts", unheard) % {
            "count": unheard
        }
        state = "open"
    elif unfinished:
        state, text = "open", _("What came of it is not recorded")
    else:
        state, text = "done", _("Recorded")
    return Task(_("Hear the people touched"), route("engagement:list", opened), state, text)


def _nobody_heard(stands: Sequence[Standing]) -> tuple[str, str]:
    if "unrecorded" in stands:
        return "open", _("Nothing is recorded of what they said")
    if "informed" in stands:
        return "todo", _("Told, and nobody asked yet")
    return "todo", _("Planned, and no hearing yet") if "planned" in stands else _("Nobody heard yet")


def _priorities(opened: Open) -> Task:
    judged = opened.judged
    if not judged.count("impacts"):
        return Task(_("See what comes first"), "", "blocked", _("After the first impact"))
    remedy, prevention = judged.count("remedy_order"), judged.count("prevention_order")
    hint = _("To be put right: %(remedy)s. To be prevented: %(prevention)s.") % {
        "remedy": remedy,
        "prevention": prevention,
    }
    return Task(_("See what comes first"), route("assessment:priorities", opened), hint=hint)


def _gate(opened: Open, words: Words) -> Task:
    coming = coming_next(opened.row, opened.document, opened.judgement, opened.judged)
    url = route("assessment:gates", opened)
    hint = _comes(opened, coming, words)
    found = next((found for found in opened.judged.gates if found.id == coming.gate), None)
    if found is None:
        return Task(_("See what is open before a decision"), url, "todo", _("No decision named"), hint)
    blocking = sum(item.blocks for item in found.open_items)
    title = _("See what is open before the next decision")
    if blocking:
        text = ngettext("%(count)s in the way", "%(count)s in the way", blocking) % {"count": blocking}
        return Task(title, url, "open", text, hint)
    beside = [said.text for said in beside_nothing(opened.judged.caveats, words)]
    return Task(title, url, "", _("Nothing recorded in the way"), " · ".join((hint, *beside)))


def _comes(opened: Open, coming: Coming, words: Words) -> str:
    """Which decision comes next, with its day; or what usually does."""
    document = opened.document
    names = words.series([words.word(gate, "gate") for gate in coming.gates])
    if not coming.named:
        return words.text("gate-after", gates=names).text if coming.gates else ""
    day = [words.day(document.gate_on).text] if document.gate_on else []
    return ", ".join((names.capital().text, *day))


def _deciding(opened: Open, words: Words) -> list[Task]:
    """What is done about it, what is decided, and who stands for it."""
    return [
        _priorities(opened),
        _measures(opened),
        Task(_("See whom it fails"), route("evaluation:evaluations", opened)),
        _gate(opened, words),
        _decisions(opened, words),
        _review(opened, words),
        _assessors(opened),
        _report(opened),
    ]


def _measures(opened: Open) -> Task:
    title, url = _("Say what is done about it"), route("work:measures", opened)
    if not opened.document.impacts:
        return Task(title, "", "blocked", _("After the first impact"))
    checks = _checks(opened)
    worse = checks.count("measure-made-worse")
    if worse:
        said = ngettext("%(count)s measure made things worse", "%(count)s measures made things worse", worse)
        return Task(title, url, "problem", said % {"count": worse})
    late = checks.count("measure-overdue")
    if late:
        return Task(title, url, "open", ngettext("%(count)s overdue", "%(count)s overdue", late) % {"count": late})
    unanswered = {id_ for id_, check in opened.judged.each("open_items", "id", "check") if check in UNANSWERED}
    if unanswered:
        count = len(unanswered)
        said = ngettext("%(count)s impact lacks an answer", "%(count)s impacts lack an answer", count)
        return Task(title, url, "open", said % {"count": count})
    return Task(title, url)


def _decisions(opened: Open, words: Words) -> Task:
    title, url = _("Record what was decided"), route("work:decisions", opened)
    last = next((one for _id, one in latest_first(opened.document)), None)
    if last is None:
        return Task(title, url, hint=_("Nothing has been decided yet."))
    gate, outcome = words.label("gate", last.gate).text, words.word(last.outcome, "outcome").text
    return Task(title, url, hint=f"{gate}, {words.day(last.on).text}: {outcome}")


def _review(opened: Open, words: Words) -> Task:
    title, url, day = _("Say when it is looked at again"), route("work:review", opened), opened.document.review.next_on
    if day is None:
        return Task(title, url, "todo", _("No day set"))
    late = "review-overdue" in _checks(opened)
    return Task(title, url, "open" if late else "", _("Overdue") if late else "", words.day(day).text)


def _assessors(opened: Open) -> Task:
    state, text = ("done", _("Done")) if opened.document.assessors.who else ("todo", _("To do"))
    return Task(_("Say who assesses"), route("work:assessors", opened), state, text)


def _report(opened: Open) -> Task:
    hint = _("Everything said and found so far, with its reasons. It can be read at any time.")
    return Task(_("Read and print the report"), route("assessment:report", opened), hint=hint)
