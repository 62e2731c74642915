"""The dossier and its findings as files for other programs, for the team, for partners or for the public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from duecare.core.dossier.words import Audience
from duecare.core.errors import NotFoundError
from duecare.core.revision.view import View
from duecare.report.export import WITHHELD, made, names, together
from duecare.web.assessment import actions
from duecare.web.assessment.views.seen import seen_by, withheld_by_kind
from duecare.web.dossiers.http import crumbs, is_stale, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest, attachment

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
ALL = "all.zip"
TYPES: Mapping[str, str] = {
    "yaml": "application/yaml",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
}
FOR = {
    "team": gettext_lazy("For the team"),
    "partners": gettext_lazy("For partners"),
    "public": gettext_lazy("For the public"),
}
HINTS = {
    "dossier.yaml": gettext_lazy("The dossier, to read, to change and to bring again."),
    "dossier.json": gettext_lazy("The same dossier for programs. Both give the same digest when they are read again."),
    "findings.json": gettext_lazy("What follows from it, with every reason."),
    "impacts.csv": gettext_lazy("A table of the impacts, one line each, for a spreadsheet or statistics."),
    WITHHELD: gettext_lazy("What these files do not hold, by kind and id. Pass it on with them."),
}


@require_safe
@with_dossier
def export(request: AppRequest, opened: Open) -> HttpResponse:
    """Which files there are for whom, and what they do not hold."""
    seen = seen_by(opened, _audience(request.GET.get("for", "")) or AUDIENCES[0])
    context = {
        "opened": opened,
        "crumbs": crumbs(opened),
        "stale": is_stale(opened),
        "audience": seen.audience,
        "audiences": [{"id": one, "name": FOR[one]} for one in AUDIENCES],
        "files": [{"name": name, "url": _address(opened, seen, name), "hint": HINTS[name]} for name in names(seen)],
        "all": _address(opened, seen, ALL),
        "withheld": withheld_by_kind(seen, words_of(opened)),
    }
    return render(request, "assessment/export.html", context)


@require_safe
@with_dossier
def export_file(request: AppRequest, opened: Open, audience: str, name: str) -> HttpResponse:
    """One of the files, or all of them in one archive. The trail keeps who took it out, and for whom."""
    whom = _audience(audience)
    if whom is None:
        raise _missing()
    seen = seen_by(opened, whom)
    if name != ALL and name not in names(seen):
        raise _missing()
    if request.method == "GET":  # who only asks whether it is there takes nothing out
        actions.take_out(
            opened.row,
            revision=opened.revision,
            judgement=opened.judgement,
            audience=whom,
            file=name,
            by=request.user,
            at=timezone.now(),
        )
    content = together(seen) if name == ALL else made(seen, name)
    return attachment(content, _file_name(opened, seen, name), TYPES[name.rpartition(".")[2]])


def _audience(word: str) -> Audience | None:
    return next((one for one in AUDIENCES if one == word), None)


def _missing() -> NotFoundError:
    return NotFoundError(_("There is no such file."), next_step=_("Choose one on the page “Export”."))


def _address(opened: Open, seen: View, name: str) -> str:
    return route("assessment:export-file", opened, seen.audience, name)


def _file_name(opened: Open, seen: View, name: str) -> str:
    """What the file is called where it is kept: it says of what it is and for whom."""
    stem, _dot, ending = name.partition(".")
    whom = [] if seen.audience == "team" else [seen.audience]
    what = [] if stem == "dossier" else [stem]
    return f"{'-'.join([opened.row.slug, *whom, *what])}.{ending}"
