"""Long work, done by the task worker."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from duecare.report.content import build
from duecare.report.summary import summarise
from duecare.report.words import Words
from duecare.web.assessment.models import Format, PrintedReport, State
from duecare.web.dossiers.queries import catalogue_of
from duecare.web.dossiers.queries.rested import same_findings
from duecare.web.dossiers.store import Judged, document_of


@task()
def make_file(printed_id: int) -> None:
    """Make the file of a report that was asked for. Whatever goes wrong, the row says so and one can try again."""
    rows = PrintedReport.objects.filter(pk=printed_id)
    rows.update(state=State.WORKING)
    state, content = State.FAILED, None
    try:
        content = _file(rows.select_related("revision", "judgement").get())
        state = State.DONE
    finally:
        rows.update(state=state, finished_at=timezone.now(), content=content)


def _file(printed: PrintedReport) -> bytes:
    document = document_of(printed.revision.digest, printed.revision.content)
    words = Words(printed.language, catalogue_of(printed.judgement.knowledge), document)
    judged, on = Judged(printed.judgement.content), printed.at.date()
    findings, same = judged.whole(), same_findings(printed.revision.dossier, document, judged)
    match Format(printed.format):
        case Format.PDF:
            from duecare.report.pdf import pdf  # typst is heavy, and only the worker needs it

            return pdf(build(document, findings, words, on=on, same=same), words)
        case Format.WORD:
            from duecare.report.word.document import docx  # so is python-docx

            return docx(build(document, findings, words, on=on, same=same), words)
        case Format.SUMMARY:
            from duecare.report.pdf import summary_pdf

            return summary_pdf(summarise(document, findings, words, on=on), words)
