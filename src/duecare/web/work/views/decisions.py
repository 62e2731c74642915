"""What was decided at gates, and on what: every decision, and a form that shows first what is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue.records import Check, Gate
from duecare.core.dossier import Decision
from duecare.core.errors import NotFoundError
from duecare.core.method.findings import GateItem
from duecare.core.method.gates import LINE_CHECKS
from duecare.core.revision import Path
from duecare.report.decisions import HELD_LINES, decision_part, latest_first, stands_against
from duecare.report.gates import beside_nothing
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.assessment.views.decisions import when_next
from duecare.web.assessment.views.open_items import OpenItems
from duecare.web.dossiers import actions
from duecare.web.dossiers.http import Crumb, crumbs, is_stale, route, save, with_dossier, words_of
from duecare.web.dossiers.models import Judgement, State
from duecare.web.dossiers.queries import Open, open_dossier
from duecare.web.dossiers.queries.rested import changed_since, coming_next, rested_on
from duecare.web.people.http import AppRequest
from duecare.web.work.forms.decisions import DecisionForm

form_view = require_http_methods(["GET", "HEAD", "POST"])
UNSETTLED: frozenset[Check] = LINE_CHECKS - HELD_LINES
Row = dict[str, object]


@require_safe
@with_dossier
def decisions(request: AppRequest, opened: Open) -> HttpResponse:
    """The next decision, those taken so far and what they rested on, the next review, and who assesses."""
    words, document, today = words_of(opened), opened.document, timezone.localdate()
    latest = next((one for _, one in latest_first(document)), None)
    coming = coming_next(opened.row, document, opened.judgement, opened.judged)
    gate = coming.gate
    context = {
        "opened": opened,
        "next": words.label("gate", gate) if gate else "",
        **when_next(document, coming, words),
        "next_taken": latest is not None and coming.named and latest.gate == document.gate,
        "decide": route("work:decide", opened, gate) if gate else "",
        "taken": _taken(opened, words),
        "review": document.review,
        "late": document.review.next_on is not None and document.review.next_on < today,
        "assessors": document.assessors,
        "outside": words.label("outside", document.outside) if document.outside else "",
        "crumbs": crumbs(opened),
    }
    return render(request, "work/decisions.html", context)


def _taken(opened: Open, words: Words) -> list[Row]:
    """Every decision, the latest first, with what it rested on and what came out differently since."""
    kept = rested_on(opened.row, opened.document)
    return [
        _decision(id_, one, kept.get(one.findings or ""), opened, words) for id_, one in latest_first(opened.document)
    ]


def _decision(id_: str, one: Decision, judgement: Judgement | None, opened: Open, words: Words) -> Row:
    findings = opened.judged.only(gates=opened.judged.gates)
    changed = changed_since(judgement, opened.judged) if judgement else ()
    against = stands_against(one, opened.judged.gates)
    bare = decision_part(id_, one.model_copy(update={"findings": findings.digest}), findings, words)
    return {
        "part": bare,
        "gate": words.label("gate", one.gate),
        "against": bool(against),
        "findings": one.findings,
        "rested": judgement,
        "changed": list(dict.fromkeys(_named(path, words) for path in changed)),
    }


def _named(path: Path, words: Words) -> Phrase:
    return words.name(path[0].replace("_", "-"), path[1])


@form_view
@with_dossier
def decide(request: AppRequest, opened: Open, gate_id: str) -> HttpResponse:
    """What is open at a gate, then a form to record what was decided there."""
    if gate_id not in get_args(Gate):
        raise NotFoundError("There is no such moment of decision.", next_step="Choose one from the list.")
    if request.method == "POST":
        opened = _judged_today(request, opened)
    words, items = words_of(opened), _items(opened, gate_id)
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        words=words,
        today=timezone.localdate(),
        crossed=_lines(items, HELD_LINES),
        unsettled=_lines(items, UNSETTLED),
    )
    if form.is_valid() and _saw_this(request, opened, form):
        taken, shown = opened.document.decisions.keys(), opened.judgement.digest
        change = form.added(gate_id, taken, by=request.user.handle, findings=shown)
        then, further = (route(page, opened) for page in ("work:decisions", "assessment:report"))
        if saved := save(request, opened, form, [change], then=then, further=further):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "gate": words.label("gate", gate_id),
        **_open_there(opened, items, words),
        "stale": is_stale(opened),
        "further": _("Record it and read the report"),
        "crumbs": crumbs(opened, Crumb(_("Decisions"), route("work:decisions", opened))),
    }
    return render(request, "work/decide.html", context, status=422 if form.errors else 200)


def _judged_today(request: AppRequest, opened: Open) -> Open:
    """The dossier with findings that hold today: nobody decides on what may no longer hold."""
    if not is_stale(opened) or opened.row.state == State.ARCHIVED:
        return opened
    actions.judge_again(opened.row, by=request.user, at=timezone.now())
    return open_dossier(request.user, opened.row.organisation.slug, opened.row.slug)


def _saw_this(request: AppRequest, opened: Open, form: DecisionForm) -> bool:
    """Whether the page that was sent showed these findings. If not, the form says so."""
    saw = request.POST.get("findings") == opened.judgement.digest
    if not saw:
        said = _(
            "What is found here has changed since you opened this page. Look at what is open now, and send it again."
        )
        form.add_error(None, said)
    return saw


def _items(opened: Open, gate: str) -> Sequence[GateItem]:
    return next((found.open_items for found in opened.judged.gates if found.id == gate), ())


def _lines(items: Sequence[GateItem], checks: frozenset[Check]) -> list[str]:
    """The red lines that stand in the way."""
    return [item.id for item in items if item.blocks and item.check in checks]


def _open_there(opened: Open, items: Sequence[GateItem], words: Words) -> Row:
    """The red lines that are crossed or not settled, then what else is open there, what stands in the way first."""
    kinds = OpenItems(opened, words)
    of_lines = [item for item in items if item.check in LINE_CHECKS]
    others = [item for item in items if item.check not in LINE_CHECKS]
    blocking, counting = ([item for item in others if item.blocks is blocks] for blocks in (True, False))
    return {
        "crossed": _named_lines([item for item in of_lines if item.check in HELD_LINES], opened, words),
        "unsettled": _named_lines([item for item in of_lines if item.check in UNSETTLED], opened, words),
        "blocking": kinds.kinds(blocking),
        "counting": kinds.kinds(counting),
        "counts": (len(blocking), len(counting)),
        "beside": () if any(item.blocks for item in items) else beside_nothing(opened.judged.caveats, words),
    }


def _named_lines(items: Sequence[GateItem], opened: Open, words: Words) -> list[Row]:
    return [
        {
            "name": words.name("red-lines", item.id),
            "word": words.label("check", item.check),
            "url": route("assessment:red-line", opened, item.id),
        }
        for item in items
    ]
