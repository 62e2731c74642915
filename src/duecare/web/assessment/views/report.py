"""The report: as a page, and as a PDF or a Word file that the task worker makes."""

from __future__ import annotations

from posixpath import relpath

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duecare.core.errors import InputError, NotFoundError
from duecare.knowledge import bundle
from duecare.report.content import build
from duecare.report.words import Words
from duecare.web.assessment import actions
from duecare.web.assessment.models import Format, PrintedReport, State
from duecare.web.assessment.tasks import make_file
from duecare.web.dossiers.http import Crumb, crumbs, is_stale, route, with_dossier
from duecare.web.dossiers.http.chapters import shown_report
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.rested import same_findings
from duecare.web.people.http import AppRequest, attachment

TYPES = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.SUMMARY: "application/pdf",
}
PAGES = {
    "facts": "assessment:fact",
    "duties": "assessment:duty",
    "rights": "assessment:right",
    "harms": "assessment:harm",
    "red-lines": "assessment:red-line",
}
"""What has a page of its own, to which the report leads."""


@require_safe
@with_dossier
def report(request: AppRequest, opened: Open) -> HttpResponse:
    """The report of the latest revision, with the findings kept for it."""
    words = Words(get_language() or "en", bundle.load(), opened.document)
    same = same_findings(opened.row, opened.document, opened.judged)
    built = build(opened.document, opened.judged.whole(), words, on=timezone.localdate(), same=same)
    here = route("assessment:report", opened)

    def place(kind: str, id_: str) -> str:
        """From here, in few characters: hundreds of them stand in the page. Nothing for what has no page."""
        return "" if kind not in PAGES else f"{relpath(route(PAGES[kind], opened, id_), here)}/"

    way = [Crumb(_("Report"), here)] if "chapter" in request.GET else []
    context = {"opened": opened, "stale": is_stale(opened), "crumbs": crumbs(opened, *way)}
    return render(request, "assessment/report.html", context | shown_report(request, built, words, place))


@require_POST
@with_dossier
def print_report(request: AppRequest, opened: Open) -> HttpResponse:
    """Ask for the file."""
    wanted_as = request.POST.get("format", "")
    if wanted_as not in Format.values:
        raise InputError(
            "There is no such kind of file.",
            means="Nothing was made.",
            next_step="Choose one on the page of the report.",
        )
    printed, wanted = actions.ask_for_print(
        opened.row,
        revision=opened.revision,
        judgement=opened.judgement,
        language=get_language() or "en",
        as_=Format(wanted_as),
        by=request.user,
        at=timezone.now(),
    )
    if wanted:
        make_file.enqueue(printed.pk)
    return redirect(route("assessment:printed", opened, str(printed.pk)))


@require_safe
@with_dossier
def printed(request: AppRequest, opened: Open, printed_id: int) -> HttpResponse:
    """How far the file is. The page asks again by itself until it is ready."""
    found = _printed(opened, printed_id)
    waiting = actions.is_on_its_way(found, at=timezone.now())
    lost = not waiting and found.state in (State.WAITING, State.WORKING)
    context = {
        "opened": opened,
        "printed": found,
        "state": _("It takes too long") if lost else State(found.state).label,
        "waiting": waiting,
        "lost": lost,
        "failed": found.state == State.FAILED,
        "crumbs": crumbs(opened, Crumb(_("Report"), route("assessment:report", opened))),
    }
    template = "assessment/printed_state.html" if request.htmx else "assessment/printed.html"
    return render(request, template, context)


@require_safe
@with_dossier
def printed_file(request: AppRequest, opened: Open, printed_id: int) -> HttpResponse:
    """The file itself."""
    found = _printed(opened, printed_id)
    if found.state != State.DONE or found.content is None:
        raise NotFoundError("This report is not ready yet.", next_step="Wait on its page, or ask for it again.")
    ending = "summary.pdf" if found.format == Format.SUMMARY else found.format
    name = f"{opened.row.slug}-{found.language}.{ending}"
    return attachment(bytes(found.content), name, TYPES[Format(found.format)])


def _printed(opened: Open, printed_id: int) -> PrintedReport:
    found = PrintedReport.objects.defer("content").filter(pk=printed_id, revision__dossier=opened.row).first()
    if found is None:
        raise NotFoundError("There is no such report.", next_step="Ask for it on the page of the report.")
    return found
