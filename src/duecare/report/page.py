"""The report as a page: a fragment for the web application, or a whole file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from duecare.report import apart as chapters_apart
from duecare.report.apart import Apart
from duecare.report.glyphs import visible
from duecare.report.model import Report
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Drawing
from duecare.report.pictures.lettering import apart
from duecare.report.pictures.severity import HEIGHT, WIDTH, picture
from duecare.report.summary import Summary
from duecare.report.words import Words

_INDENTS = re.compile(r"\s*\n\s*|  +")
TEMPLATES = Path(__file__).parent / "templates"
CHAPTERS = (
    "system",
    "red-lines",
    "impacts",
    "order",
    "all-tasks",
    "duties",
    "rights",
    "harms",
    "heard",
    "evaluations",
    "voices",
    "facts",
    "unknowns",
    "open",
    "gates",
    "decisions",
    "evidence",
    "records",
    "withheld",
    "provenance",
)
"""The chapters below page one, in their order, by the key of their heading."""
CHAPTER_FILES = {
    "impacts": "impacts.html",
    "order": "order.html",
    "all-tasks": "all_tasks.html",
    "rights": "rights.html",
    "open": "open.html",
}
"""The templates of the chapters that can have pages of their own."""
FILLS = {"critical": "#eda085", "severe": "#f5c7a3", "significant": "#fbe8cf", "limited": "#e7ecef"}


Place = Callable[[str, str], str]
"""The address of what has a page of its own, by its kind (`facts`, `duties`) and id; nothing where it has none."""


Further = Callable[[str], str]
"""The address of the pages on which a chapter goes on, by the key of its heading."""


def page_body(report: Report, words: Words, place: Place | None = None, further: Further | None = None) -> str:
    """The report as one `<article>` with the page's only `<h1>`, for a page that brings its own frame and styles.

    Where every fact and every duty has a page of its own, `place` says where, and the report leads there instead of
    holding all of the facts and every detail that a norm asks. Where many impacts are recorded, the chapters that grow
    with them are begun only, and go on where `further` says.
    """
    begun: dict[str, Apart] = {}
    if further is not None and chapters_apart.is_long(report):
        begun = {key: Apart(further(key), chapters_apart.count_of(report, key)) for key in chapters_apart.CHAPTERS}
        report = chapters_apart.beginning(report)
    context = _context(report, words, place) | {"begun": begun}
    return _tight(_environment().get_template("article.html").render(context))


def chapter_body(report: Report, words: Words, chapter: str, page: int, place: Place, *, alone: bool = False) -> str:
    """A page of a chapter that the report begins only; `alone` where its report leads to no pages of their own."""
    shown = chapters_apart.page_of(report, chapter, page)
    frame = {"chapter_file": CHAPTER_FILES[chapter], "page": page, "pages": chapters_apart.pages_of(report, chapter)}
    return _tight(
        _environment().get_template("part.html").render(_context(shown, words, place) | frame | {"alone": alone})
    )


def whole_page(report: Report, words: Words) -> str:
    """The report as one HTML file: no script, no request, its styles inside and nothing else allowed."""
    return whole_file("article.html", report.title, _context(report, words))


def summary_body(summary: Summary, words: Words) -> str:
    """The plain summary as one `<article>` with the page's only `<h1>`."""
    return _tight(_environment().get_template("summary.html").render(_plain_context(summary, words)))


def whole_summary(summary: Summary, words: Words) -> str:
    """The plain summary as one HTML file that prints on one side of a sheet."""
    return whole_file("summary.html", summary.title, _plain_context(summary, words))


def style_hash() -> str:
    """The styles of a whole page, as a policy of what a browser may use names them."""
    return _hash_of(_style())


def severity_svg(report: Report, words: Words) -> str:
    """The picture of severity alone. Whoever shows it puts the same in words beside it."""
    macros = _environment().get_template("picture.html").make_module(_context(report, words))
    return str(macros.severity(picture(report.impacts, words), WIDTH, HEIGHT, words.rtl))  # type: ignore[attr-defined]


def drawing_svg(drawing: Drawing, id_: str) -> str:
    """A drawing alone. Whoever shows it shows its table, too."""
    macros = _environment().get_template("drawing.html").make_module()
    return _tight(str(macros.drawing(drawing, id_)))  # type: ignore[attr-defined]


def below(kind: str, id_: str) -> str:
    """The place further down in the report itself; nothing for a norm, which has none."""
    return "" if kind == "norms" else f"#report-{kind}-{id_}"


def whole_file(article: str, title: Phrase, context: Mapping[str, Any], folder: Path | None = None) -> str:
    """A file of its own around an article, in which nothing but its own styles is allowed.

    A page of another part brings a folder with its article and, as `page.css`, what it adds to the styles.
    """
    style = _style(folder)
    frame = {"article": article, "title": title, "style": Markup(style), "style_hash": _hash_of(style)}  # noqa: S704  # our own files
    return _tight(_environment(folder).get_template("whole.html").render({**context, **frame}))


def own_body(article: str, context: Mapping[str, Any], folder: Path) -> str:
    """The article of another part's folder, for a page that brings its own frame and styles."""
    return _tight(_environment(folder).get_template(article).render(context))


def _plain_context(summary: Summary, words: Words) -> dict[str, Any]:
    return {"summary": summary, "words": words, "t": words.text, "place": below}


def _context(report: Report, words: Words, place: Place | None = None) -> dict[str, Any]:
    return {
        "report": report,
        "words": words,
        "t": words.text,
        "place": place or below,
        "alone": place is None,
        "begun": {},
        "chapters": [key for key in CHAPTERS if key not in _left_out(report, place)],
        "picture": picture(report.impacts, words),
        "width": WIDTH,
        "height": HEIGHT,
        "fills": FILLS,
    }


def _tight(html: str) -> str:
    """Without the indents of the templates, which nobody sees and everybody would load."""
    return _INDENTS.sub("\n", html)


def _left_out(report: Report, place: Place | None) -> set[str]:
    return {*(() if report.withheld else ("withheld",)), *(() if place is None else ("facts",))}


def _hash_of(style: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


@cache
def _environment(folder: Path | None = None) -> Environment:
    """The report's templates, with those of another part before them."""
    environment = Environment(
        loader=FileSystemLoader([folder, TEMPLATES] if folder else [TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["visible"] = visible
    environment.globals["apart"] = apart
    return environment


@cache
def _style(folder: Path | None = None) -> str:
    sheets = [TEMPLATES / "report.css", *([folder / "page.css"] if folder else [])]
    return _tight("\n".join(sheet.read_text(encoding="utf-8").strip() for sheet in sheets))
