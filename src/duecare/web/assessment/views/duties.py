"""What norms ask: by norm what applies, then what will, what may, and what does not; and one duty with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.core.catalogue import Duty, Norm
from duecare.core.catalogue.base import FORCES
from duecare.core.errors import NotFoundError
from duecare.core.method.findings import DutyFinding
from duecare.core.method.reasons import waits_for
from duecare.knowledge import bundle
from duecare.report.chapters import duty_points
from duecare.report.phrase import Phrase, concat
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from duecare.web.assessment.views.asked import still_asked
from duecare.web.assessment.views.norms import norms_of
from duecare.web.dossiers.http import Crumb, crumbs, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

Task = dict[str, object]


@require_safe
@with_dossier
def duty(request: AppRequest, opened: Open, duty_id: str) -> HttpResponse:
    """One duty: what is asked of whom, by when, what the dossier holds of it, and why."""
    record = bundle.load().get(Duty, duty_id)
    if record is None:
        raise NotFoundError("There is no such duty.", next_step="Choose one from the list of what norms ask.")
    found = [found for found in opened.judged.duties if found.id == duty_id]
    if not found:
        raise NotFoundError("This duty is newer than what was found here.", next_step="Judge the dossier again.")
    words = words_of(opened)
    (point,) = duty_points(opened.judged.only(duties=found), words)
    context = {
        "opened": opened,
        "point": point,
        "summary": words.of_record(record, "summary"),
        "missing": still_asked(waits_for(found[0].reasons), opened, words),
        **norms_of(record, words),
        "crumbs": crumbs(opened, Crumb(_("Before a decision"), route("assessment:gates", opened))),
    }
    return render(request, "assessment/duty.html", context)


def duties_of(opened: Open, words: Words) -> dict[str, object]:
    """Every duty, where it belongs: what applies by norm, what will by day, what may by norm; the others by name."""
    records = words.catalogue.of(Duty)
    found = [duty for duty in opened.judged.duties if duty.id in records]
    triggered = [duty for duty in found if duty.status != "not-triggered"]

    def having(status: str) -> list[DutyFinding]:
        return [duty for duty in triggered if duty.drives and duty.status == status]

    labels = {status.replace("-", "_"): words.label("duty-status", status) for status in VOCABULARIES["duty-status"]}
    return {
        "stands": labels,
        "applies": _by_norm(having("applies"), opened, words),
        "upcoming": _by_day(having("upcoming"), opened, words),
        "may_apply": _by_norm(having("cannot-tell"), opened, words),
        "only_shown": [_row(duty, opened, words, norm=True) for duty in triggered if not duty.drives],
        "not_triggered": [
            {"name": words.name("duties", duty.id), "url": _page(duty, opened)}
            for duty in found
            if duty.status == "not-triggered"
        ],
    }


def _by_norm(duties: Sequence[DutyFinding], opened: Open, words: Words) -> list[dict[str, object]]:
    """The duties by the norm that asks, what binds most first."""
    records, norms = words.catalogue.of(Duty), words.catalogue.of(Norm)
    found: dict[str, list[DutyFinding]] = {}
    for duty in duties:
        found.setdefault(records[duty.id].norm, []).append(duty)
    binding = {id_: FORCES.index(norms[id_].force) if id_ in norms else len(FORCES) for id_ in found}
    order = sorted(found, key=lambda id_: (binding[id_], id_))
    return [
        {
            "title": words.name("norms", id_),
            "tasks": [_row(duty, opened, words) for duty in found[id_]],
            "missing": sum(duty.status == "applies" and duty.held == "no" for duty in found[id_]),
        }
        for id_ in order
    ]


def _by_day(duties: Sequence[DutyFinding], opened: Open, words: Words) -> list[dict[str, object]]:
    """The duties by the day from which they hold, the nearest first; last what waits for a day."""
    found: dict[date, list[DutyFinding]] = {}
    for duty in sorted(duties, key=lambda duty: duty.by_when or date.max):
        found.setdefault(duty.by_when or date.max, []).append(duty)
    return [
        {
            "title": words.day(day) if day < date.max else _("No day is known yet"),
            "tasks": [_row(duty, opened, words, norm=True) for duty in rows],
        }
        for day, rows in found.items()
    ]


def _row(duty: DutyFinding, opened: Open, words: Words, *, norm: bool = False) -> Task:
    """A duty as a row: of whom, with its norm where the rows are of several, and what is known of what is there."""
    record = words.catalogue.of(Duty)[duty.id]
    source = words.name("norms", record.norm) if norm else Phrase()
    held = duty.held if duty.status in ("applies", "upcoming") else "unknown"
    return {
        "url": _page(duty, opened),
        "title": words.name("duties", duty.id),
        "hint": concat((source, words.label("addressee", duty.addressee)), " · "),
        "state": "open" if held == "no" else "",
        "state_text": words.label("held", held) if held != "unknown" else "",
    }


def _page(duty: DutyFinding, opened: Open) -> str:
    return route("assessment:duty", opened, duty.id)
