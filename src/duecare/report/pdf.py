"""The report as an accessible PDF (PDF/UA-1), written by typst from data alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duecare.report.glyphs import FONTS, printable
from duecare.report.locales import base_of
from duecare.report.model import Report
from duecare.report.phrase import Phrase
from duecare.report.pictures.drawing import Letters
from duecare.report.summary import Summary
from duecare.report.texts import TEXTS
from duecare.report.words import Words

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "typst"
SHORT_TITLE = 90


def pdf(report: Report, words: Words) -> bytes:
    """The report as PDF/UA-1: tagged, in one language, with the shipped fonts only. Same report, same bytes.

    Texts are passed as data and never read as markup; nothing is fetched, and nothing is read but the templates and
    the fonts. A character that the fonts lack is shown by its number, and a note says how many there are.
    """
    return _compiled("report.typ", _data(report, words), report.on)


def summary_pdf(summary: Summary, words: Words) -> bytes:
    """The plain summary as PDF/UA-1, on one side of a sheet."""
    plain = _Plain()
    shown = plain.of(summary)
    if plain.missing:
        shown["notes"].append(plain.of(words.text("characters", count=plain.missing)))
    return _compiled("summary.typ", _frame(summary.title, words, plain) | {"summary": shown}, summary.on)


def written_pdf(title: Phrase, written: Any, words: Words, on: date) -> bytes:
    """A document in chapters of blocks as PDF/UA-1. What the values are called is what `written.typ` asks for."""
    plain = _Plain()
    shown = plain.of(written)
    if plain.missing:
        shown["notes"].append(plain.of(words.text("characters", count=plain.missing)))
    return _compiled(
        "written.typ", _frame(title, words, plain) | {"written": shown, "page": str(words.text("page"))}, on
    )


def _compiled(template: str, data: dict[str, Any], on: date) -> bytes:
    import typst  # heavy: only those who print load it, never a web worker

    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(on, time(), UTC),
    )


def _frame(title: Phrase, words: Words, plain: _Plain) -> dict[str, Any]:
    text = "".join(text for text, _, _ in plain.of(title))
    return {"lang": base_of(words.language), "rtl": words.rtl, "title": text}


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _data(report: Report, words: Words) -> dict[str, Any]:
    plain = _Plain()
    shown = plain.of(report)
    shown["short_title"] = plain.of(report.title.short(SHORT_TITLE))
    if plain.missing:
        shown["notes"].append(plain.of(words.text("characters", count=plain.missing)))
    return _frame(report.title, words, plain) | {
        "report": shown,
        "t": {key: plain.of(words.text(key)) for key, text in TEXTS.items() if "{" not in text},
    }


class _Plain:
    """Turns the report into plain JSON types with printable text, and counts the characters that cannot be shown."""

    def __init__(self) -> None:
        self.missing = 0

    def of(self, value: Any) -> Any:
        match value:
            case Phrase():
                return [(self._text(one.text), one.lang and base_of(one.lang), one.quoted) for one in value.segments]
            case Letters(x=x, y=y, text=text):
                return {"x": x, "y": y, "text": printable(text)[0]}
            case Mapping():
                return {key: self.of(item) for key, item in value.items()}
            case tuple():
                return [self.of(item) for item in value]
            case str() | int() | None:
                return value
        if is_dataclass(value):
            return {field.name: self.of(getattr(value, field.name)) for field in fields(value)}
        return str(value)

    def _text(self, text: str) -> str:
        text, missing = printable(text)
        self.missing += missing
        return text
