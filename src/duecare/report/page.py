"""The report as a page: a fragment for the web application, or a whole file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from duecare.report.glyphs import visible
from duecare.report.model import Report
from duecare.report.pictures import HEIGHT, WIDTH, picture
from duecare.report.words import Words

TEMPLATES = Path(__file__).parent / "templates"
FILLS = {"critical": "#eda085", "severe": "#f5c7a3", "significant": "#fbe8cf", "limited": "#e7ecef"}


def page_body(report: Report, words: Words) -> str:
    """The report as one `<article>` with the page's only `<h1>`, for a page that brings its own frame and styles."""
    return _environment().get_template("article.html").render(_context(report, words))


def whole_page(report: Report, words: Words) -> str:
    """The report as one HTML file: no script, no request, its styles inside and nothing else allowed."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().get_template("whole.html")
    return template.render(_context(report, words), style=Markup(style), style_hash=f"sha256-{digest}")  # noqa: S704  # our own file


def severity_svg(report: Report, words: Words) -> str:
    """The picture of severity alone. Whoever shows it puts the same in words beside it."""
    macros = _environment().get_template("picture.html").make_module(_context(report, words))
    return str(macros.severity(picture(report.impacts, words), WIDTH, HEIGHT, words.rtl))  # type: ignore[attr-defined]


def _context(report: Report, words: Words) -> dict[str, Any]:
    return {
        "report": report,
        "words": words,
        "t": words.text,
        "picture": picture(report.impacts, words),
        "width": WIDTH,
        "height": HEIGHT,
        "fills": FILLS,
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["visible"] = visible
    return environment


@cache
def _style() -> str:
    return (TEMPLATES / "report.css").read_text(encoding="utf-8").strip()
