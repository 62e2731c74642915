"""What comes first, what stands in the way of a decision, and the report."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from duecare.core.dossier import Dossier
from duecare.core.method.findings import Findings, GateFinding
from duecare.report.content import build
from duecare.report.decisions import Coming
from duecare.report.gates import GATES, beside_nothing
from duecare.report.model import Placed
from duecare.report.page import severity_svg
from duecare.report.pictures.by_when import by_when
from duecare.report.words import Words
from duecare.web.assessment.views.duties import duties_of
from duecare.web.assessment.views.impacts import ordered
from duecare.web.assessment.views.open_items import OpenItems
from duecare.web.dossiers.http import crumbs, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.rested import coming_next
from duecare.web.people.http import AppRequest


@require_safe
@with_dossier
def priorities(request: AppRequest, opened: Open) -> HttpResponse:
    """The two lists: what to put right, and what to prevent, the gravest first; and the picture of severity."""
    words = words_of(opened)
    report = build(opened.document, ordered(opened), words, on=timezone.localdate())
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
    items = OpenItems(opened, words)
    coming = coming_next(opened.row, opened.document, opened.judgement, opened.judged)
    found = sorted(opened.judged.gates, key=lambda gate: (gate.id != coming.gate, GATES.index(gate.id)))
    parts = [_gate(gate, items, opened, words) for gate in found]
    named = bool(found) and found[0].id == coming.gate
    context = {
        "opened": opened,
        "next": parts[0] if named else None,
        "shown": by_when(opened.document, _dated(opened), words),
        **when_next(opened.document, coming, words),
        "others": parts[1:] if named else parts,
        "name_next": route("work:next-decision", opened),
        "decisions": route("work:decisions", opened),
        "crumbs": crumbs(opened),
        **duties_of(opened, words),
    }
    return render(request, "assessment/gates.html", context)


def when_next(document: Dossier, coming: Coming, words: Words) -> dict[str, object]:
    """When the next decision is due; or what usually comes next, where the one that was named is decided."""
    day = document.gate_on if coming.named else None
    usual = [words.word(gate, "gate") for gate in coming.gates if not coming.named]
    return {
        "next_on": day,
        "next_late": day is not None and day < timezone.localdate(),
        "usual": words.text("gate-after", gates=words.series(usual)) if usual else "",
    }


def _dated(opened: Open) -> Findings:
    """What was found that has a day."""
    return opened.judged.only(red_lines=opened.judged.red_lines, duties=opened.judged.duties)


def _gate(gate: GateFinding, items: OpenItems, opened: Open, words: Words) -> dict[str, object]:
    """A moment of decision, with what stands in its way and what else is open."""
    blocking = [item for item in gate.open_items if item.blocks]
    counting = [item for item in gate.open_items if not item.blocks]
    return {
        "name": words.label("gate", gate.id),
        "decide": route("work:decide", opened, gate.id),
        "counts": (len(blocking), len(counting)),
        "blocking": items.kinds(blocking),
        "counting": items.kinds(counting),
        "beside": () if blocking else beside_nothing(opened.judged.caveats, words),
    }
