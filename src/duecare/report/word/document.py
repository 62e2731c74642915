"""The report as a Word file, with the content and the order of the page and the PDF."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE

from duecare.report.model import Report
from duecare.report.page import CHAPTERS
from duecare.report.word.chapters import chapters
from duecare.report.word.file import Titled, blank, foot, packed
from duecare.report.word.front import front
from duecare.report.word.sheet import Anchors, Sheet
from duecare.report.words import Words


def docx(report: Report, words: Words) -> bytes:
    """The report as a Word file without macros, pictures or fonts of its own. Same report, same bytes.

    Texts are passed as data and never read as markup. A character that steers instead of showing something is shown by
    its number.
    """
    titled = Titled(report.title, report.on, words.text("kicker"))
    document = blank(titled, words)
    body, relate = document.element.body, document.part.relate_to
    sheet = Sheet(words, body, _anchors(report), lambda url: relate(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    front(sheet, report)
    chapters(sheet, report)
    foot(document, titled, words)
    return packed(document)


def _anchors(report: Report) -> Anchors:
    """A bookmark for each chapter, impact and fact; numbered, because Word takes few characters and no hyphen."""
    facts = [fact.id for group in report.facts for fact in group.facts]
    return {
        **{("chapters", key): f"chapter_{key.replace('-', '_')}" for key in CHAPTERS},
        **{("impacts", one.id): f"impact_{one.number}" for one in report.impacts},
        **{("facts", id_): f"fact_{number}" for number, id_ in enumerate(facts, 1)},
    }
