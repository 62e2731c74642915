"""One revision of a dossier, read-only: what it changed, what was found of it then, and its file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.files.write import dossier_yaml
from duecare.report.changed.document import groups
from duecare.web.dossiers.http import Crumb, crumbs, route, with_dossier, words_then
from duecare.web.dossiers.models import State
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.past import past, revision_of
from duecare.web.people.http import AppRequest

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
    response = HttpResponse(dossier_yaml(then.document), content_type="application/yaml")
    response["Content-Disposition"] = f'attachment; filename="{opened.row.slug}-{number}.yaml"'
    return response


def way(opened: Open) -> Crumb:
    """The step to the history."""
    return Crumb(_("History"), route("dossiers:history", opened))


def _may_change(opened: Open) -> bool:
    return opened.row.state == State.ACTIVE
