"""One revision of a dossier, read-only: what it changed, what was found of it then, and its file."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.core.errors import NotFoundError
from duecare.files.write import dossier_yaml
from duecare.knowledge import bundle
from duecare.report.changed.document import groups
from duecare.report.content import build
from duecare.report.model import Report
from duecare.report.page import below, style_hash, whole_page
from duecare.report.words import Words
from duecare.web.dossiers.http import Crumb, crumbs, route, with_dossier, words_then
from duecare.web.dossiers.http.chapters import shown_report
from duecare.web.dossiers.models import State
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.past import Past, past, revision_of
from duecare.web.dossiers.queries.rested import same_findings
from duecare.web.people.http import AppRequest, attachment

MOST_CHANGES = 60
"""Changes that are told in full. The others are in the file."""


@require_safe
@with_dossier
def revision(request: AppRequest, opened: Open, number: int) -> HttpResponse:
    """What a revision changed, by whom and why."""
    then = past(opened.row, revision_of(opened.row, number))
    before = past(opened.row, revision_of(opened.row, number - 1)) if number > 1 else None
    changed, more = groups(before.tree, then.tree, words_then(opened, then), most=MOST_CHANGES) if before else ([], 0)
    latest = opened.revision.number
    context = {
        "opened": opened,
        "then": then,
        "changed": changed,
        "more": more,
        "latest": latest,
        "undo": _may_change(opened) and number > 1,
        "newer": route("dossiers:revision", opened, str(number + 1)) if number < latest else "",
        "older": route("dossiers:revision", opened, str(number - 1)) if number > 1 else "",
        "crumbs": crumbs(opened, way(opened)),
    }
    return render(request, "dossiers/revision.html", context)


@require_safe
@with_dossier
def download(request: AppRequest, opened: Open, number: int) -> HttpResponse:
    """The document of a revision as a YAML file."""
    then = past(opened.row, revision_of(opened.row, number))
    return attachment(dossier_yaml(then.document), f"{opened.row.slug}-{number}.yaml", "application/yaml")


@require_safe
@with_dossier
def report(request: AppRequest, opened: Open, number: int) -> HttpResponse:
    """The report of a revision, with what was found when it was made and the knowledge of that day."""
    then = past(opened.row, revision_of(opened.row, number))
    built, words = _report(opened, then)
    whole = route("dossiers:revision-whole", opened, str(number))
    shown = shown_report(request, built, words, partial(_in_whole, whole)) if built else {}
    here = Crumb(_("Revision %(number)s") % {"number": number}, route("dossiers:revision", opened, str(number)))
    context = {
        "opened": opened,
        "then": then,
        "whole": whole,
        "crumbs": crumbs(opened, way(opened), here),
    }
    return render(request, "dossiers/revision_report.html", context | shown)


@require_safe
@with_dossier
def whole_report(request: AppRequest, opened: Open, number: int) -> HttpResponse:
    """The same report with all facts and details, as one file that needs nothing else."""
    built, words = _report(opened, past(opened.row, revision_of(opened.row, number)))
    if built is None:
        raise NotFoundError(
            "What was found of this revision is not kept.",
            means="Nothing is judged in its place: today’s findings are not those of that day.",
            next_step="Open the revision to see what it said.",
        )
    response = HttpResponse(whole_page(built, words))
    response["Content-Security-Policy"] = (
        f"default-src 'none'; style-src '{style_hash()}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
    return response


def _in_whole(whole: str, kind: str, id_: str) -> str:
    """The place of something in the whole report; nothing for what has none there."""
    there = below(kind, id_)
    return whole + there if there else ""


def _report(opened: Open, then: Past) -> tuple[Report | None, Words]:
    """The report as judged then; nothing where that was not kept."""
    words = Words(get_language() or "en", then.catalogue or bundle.load(), then.document)
    judged, found = then.judged, then.findings()
    if judged is None or found is None:
        return None, words
    same = same_findings(opened.row, then.document, judged)
    return build(then.document, found, words, on=timezone.localdate(), same=same), words


def way(opened: Open) -> Crumb:
    """The step to the history."""
    return Crumb(_("History"), route("dossiers:history", opened))


def _may_change(opened: Open) -> bool:
    return opened.row.state == State.ACTIVE
