"""What comes first, what stands in the way of a decision, and the report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import get_args

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.core.catalogue.records import Check, Gate
from duecare.core.method.findings import GateFinding, GateItem
from duecare.core.method.gates import SUBJECTS
from duecare.core.method.reasons import Reason
from duecare.report.chapters import duty_points
from duecare.report.content import build
from duecare.report.grounds import grounds
from duecare.report.model import Placed
from duecare.report.page import severity_svg
from duecare.report.words import Words
from duecare.web.dossiers.http import crumbs, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

GATES: Sequence[str] = get_args(Gate)
"""The moments of decision, as they come in the life of a system."""

IN_FILE: Collection[Check] = {
    "impact-without-response",
    "remedy-missing",
    "measure-overdue",
    "impact-nobody-heard",
    "unknown-name",
    "measure-effect-unknown",
    "leverage-not-planned",
    "remedy-route-missing",
    "engagement-unfinished",
    "limitation-not-reasoned",
    "assessors-not-stated",
}
"""What is open until something is written for which there is no form yet."""
IN_FILE_BELOW = "#in-the-file"
"""Where the page says how that is done."""


@require_safe
@with_dossier
def priorities(request: AppRequest, opened: Open) -> HttpResponse:
    """The two lists: what to put right, and what to prevent, the gravest first; and the picture of severity."""
    words = words_of(opened)
    report = build(opened.document, opened.judged.whole(), words, on=timezone.localdate())
    lists = [
        {"title": words.text("remedy-list"), "none": words.text("remedy-none"), "rows": _rows(opened, report.remedy)},
        {
            "title": words.text("prevention-list"),
            "none": words.text("prevention-none"),
            "rows": _rows(opened, report.prevention),
        },
    ]
    context = {
        "opened": opened,
        "lists": lists,
        "impacts": report.impacts,
        "what": words.text("order-what"),
        "caption": words.text("picture-what"),
        "picture": mark_safe(severity_svg(report, words)),  # noqa: S308 - made by our own escaping template
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/priorities.html", context)


def _rows(opened: Open, places: Sequence[Placed]) -> list[dict[str, object]]:
    return [{"place": place, "url": route("assessment:impact", opened, place.id)} for place in places]


@require_safe
@with_dossier
def gates(request: AppRequest, opened: Open) -> HttpResponse:
    """The moments of decision and what is open at each, the next one first; and what norms ask."""
    words = words_of(opened)
    found = sorted(opened.judged.gates, key=lambda gate: GATES.index(gate.id))
    context = {
        "opened": opened,
        "next": next((_gate(gate, opened, words) for gate in found if gate.id == opened.document.gate), None),
        "next_on": opened.document.gate_on,
        "others": [_gate(gate, opened, words) for gate in found if gate.id != opened.document.gate],
        "duties": duty_points(opened.judged.whole(), words),
        "describe": route("dossiers:describe", opened),
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/gates.html", context)


def _gate(gate: GateFinding, opened: Open, words: Words) -> dict[str, object]:
    """A moment of decision, with what stands in its way and what else is open."""
    blocking = [item for item in gate.open_items if item.blocks]
    counting = [item for item in gate.open_items if not item.blocks]
    return {
        "name": words.label("gate", gate.id),
        "counts": (len(blocking), len(counting)),
        "blocking": _kinds(blocking, opened, words),
        "counting": _kinds(counting, opened, words),
    }


def _kinds(items: Sequence[GateItem], opened: Open, words: Words) -> list[dict[str, object]]:
    """Each kind of thing that is open, with what it is about and where that is dealt with."""
    checks = dict.fromkeys(item.check for item in items)
    return [
        {
            "word": words.label("check", check),
            "about": [_item(item, opened, words) for item in items if item.check == check],
            "because": grounds(_reasons(check, opened), words),
            "in_file": check in IN_FILE,
        }
        for check in checks
    ]


def _reasons(check: Check, opened: Open) -> list[Reason]:
    reasons = [reason for item in opened.judged.open_items if item.check == check for reason in item.reasons]
    return list(dict.fromkeys(reasons))


def _item(item: GateItem, opened: Open, words: Words) -> dict[str, object]:
    if SUBJECTS.get(item.check) == "red-lines":
        return {"name": words.name("red-lines", item.id), "url": route("assessment:red-line", opened, item.id)}
    if item.check == "disputed-fact":
        return {"name": words.question(item.id), "url": route("assessment:fact", opened, item.id)}
    subject = SUBJECTS.get(item.check)
    if subject in ("measures", "engagement"):
        return {"name": words.name(subject, item.id), "url": IN_FILE_BELOW}
    if subject == "checks":
        return {"name": words.name(subject, item.id), "url": route("assessment:facts", opened)}
    if item.check == "unknown-name":
        return {"name": words.code(item.id), "url": IN_FILE_BELOW}
    if item.id in opened.document.impacts:
        return {"name": words.name("impacts", item.id), "url": route("assessment:impact", opened, item.id)}
    if item.check == "rights-not-screened":
        return {"name": _("Go through every right"), "url": route("assessment:rights", opened)}
    if item.check in ("review-overdue", "review-not-set"):
        return {"name": _("Set the day"), "url": route("dossiers:describe", opened)}
    return {
        "name": _("Describe it"),
        "url": IN_FILE_BELOW if item.check in IN_FILE else route("dossiers:describe", opened),
    }
