"""What is done about impacts: what is still without an answer, and every measure by when it is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.core.catalogue.records import Check
from duecare.core.dossier import Measure
from duecare.core.method.tracking import effect_unknown, is_overdue, still_worse
from duecare.report.impacts import placed
from duecare.report.model import Placed
from duecare.report.tasks import due_words
from duecare.report.words import Words
from duecare.web.assessment.views.impacts import ordered
from duecare.web.dossiers.http import crumbs, is_stale, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

UNANSWERED: Sequence[Check] = ("remedy-missing", "impact-without-response")
"""What is open of an impact that nobody answers for: remedy before prevention."""
ALSO: Sequence[Check] = ("remedy-route-missing", "leverage-not-planned")
"""What else a grave impact needs of measures."""
STATES = {"proposed": "suggested", "planned": "", "under-way": "doing", "done": "done", "dropped": "blocked"}
"""The tag of each state."""
ENDED = ("done", "dropped")
Row = dict[str, object]


@require_safe
@with_dossier
def measures(request: AppRequest, opened: Open) -> HttpResponse:
    """What is open by when: impacts that nobody answers for, then measures, what is overdue first."""
    words, today = words_of(opened), timezone.localdate()
    context = {
        "opened": opened,
        "unanswered": _unanswered(opened, words),
        "parts": _parts(opened, today, words),
        "any": bool(opened.document.measures),
        "impacts": bool(opened.document.impacts),
        "stale": is_stale(opened),
        "crumbs": crumbs(opened),
    }
    return render(request, "work/measures.html", context)


def add_for(opened: Open, impact: str) -> str:
    """Where a measure for the impact is added."""
    return f"{route('work:new-measure', opened)}?{urlencode({'impact': impact})}"


def _unanswered(opened: Open, words: Words) -> list[Row]:
    """Impacts for which no measure with an owner and a day is recorded, those to be put right first."""
    checks: dict[str, list[Check]] = {}
    for item in opened.judged.open_items:
        if item.check in UNANSWERED or item.check in ALSO:
            checks.setdefault(item.id, []).append(item.check)
    findings = ordered(opened)
    places = placed((*findings.remedy_order, *findings.prevention_order), opened.document, findings, words)
    once = {place.id: place for place in reversed(places)}
    rows = [once[place.id] for place in {place.id: place for place in places}.values()]
    return [
        _impact(place, checks[place.id], opened, words)
        for place in rows
        if any(check in UNANSWERED for check in checks.get(place.id, ()))
    ]


def _impact(place: Placed, checks: Sequence[Check], opened: Open, words: Words) -> Row:
    held = [(id_, one) for id_, one in opened.document.measures.items() if place.id in one.impacts]
    return {
        "part": place,
        "url": route("assessment:impact", opened, place.id),
        "add": add_for(opened, place.id),
        "open": [words.label("check", check) for check in (*UNANSWERED, *ALSO) if check in checks],
        "lacking": [
            {"url": route("work:edit-measure", opened, id_), "name": words.name("measures", id_)}
            for id_, one in held
            if one.state not in ENDED and (one.owner is None or one.due is None)
        ],
    }


def _parts(opened: Open, today: date, words: Words) -> list[dict[str, object]]:
    """What made things worse for somebody; then by when they are due: what is overdue, what has a day, what has none;
    then what is over."""
    every = sorted(opened.document.measures.items(), key=lambda pair: pair[1].due or date.max)
    worse = [pair for pair in every if still_worse(pair[0], opened.document, opened.judged.impacts)]
    held = [pair for pair in every if pair not in worse]
    open_ = [(id_, one) for id_, one in held if one.state not in ENDED]
    late = [(id_, one) for id_, one in open_ if is_overdue(one, today)]
    parts = [
        (_("Made things worse for somebody"), worse, False),
        (_("Overdue"), late, False),
        (_("By day"), [pair for pair in open_ if pair[1].due and pair not in late], False),
        (_("Without a day"), [pair for pair in open_ if pair[1].due is None], False),
        (_("Done"), [pair for pair in held if pair[1].state == "done"], True),
        (_("Dropped"), [pair for pair in held if pair[1].state == "dropped"], True),
    ]
    return [{"title": title, "rows": _rows(found, opened, today, words), "fold": fold} for title, found, fold in parts]


def _rows(found: Iterable[tuple[str, Measure]], opened: Open, today: date, words: Words) -> list[Row]:
    return [row_of(id_, one, opened, today, words) for id_, one in found]


def row_of(id_: str, one: Measure, opened: Open, today: date, words: Words) -> Row:
    """A measure as a row: by when, who answers, for which impacts, how far it is, and whom it left worse off."""
    ended, impacts = one.state in ENDED, opened.judged.impacts
    worse = still_worse(id_, opened.document, impacts)
    return {
        "url": route("work:measure", opened, id_),
        "title": words.name("measures", id_),
        "kind": words.label("measure-kind", one.kind),
        "due": "" if ended else due_words(one.due, today, words) if one.due else words.text("no-date").capital(),
        "owner": words.own(one.owner) if one.owner else "",
        "actor": words.name("actors", one.actor) if one.actor else "",
        "impacts": words.series([words.name("impacts", impact) for impact in one.impacts]),
        "state": "problem" if worse else STATES[one.state],
        "state_text": words.label("measure-state", one.state),
        "worse": [words.name("groups", group) for group in worse],
        "not_known": [words.name("groups", group) for group in effect_unknown(id_, opened.document)],
    }
