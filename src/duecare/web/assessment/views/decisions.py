"""What comes first, what stands in the way of a decision, and the report."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from duecare.report.chapters import duty_points, gate_parts
from duecare.report.content import build
from duecare.report.model import Placed
from duecare.report.page import severity_svg
from duecare.web.dossiers.http import crumbs, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


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
    words, findings = words_of(opened), opened.judged.whole()
    parts = sorted(gate_parts(findings, opened.document, words), key=lambda part: not part.is_next)
    context = {
        "opened": opened,
        "parts": parts,
        "named": opened.document.gate is not None,
        "duties": duty_points(findings, words),
        "describe": route("dossiers:describe", opened),
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/gates.html", context)
