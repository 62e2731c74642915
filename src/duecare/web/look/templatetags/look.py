"""How dates, numbers, lists and people's words are written. Numbers and dates come from Babel, never from Django."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django import template
from django.forms.boundfield import BoundField, BoundWidget
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from duecare.report.locales import is_right_to_left, locale_of
from duecare.report.page import drawing_svg
from duecare.report.phrase import Phrase, Segment
from duecare.report.pictures.drawing import Drawing

register = template.Library()

LEVELS = range(1, 6)
"""Of a severity dimension, 5 the gravest."""


def _locale() -> Locale:
    return locale_of(get_language() or "en")


@register.filter
def localdate(value: date | None) -> str:
    """The day in words: 22 November 2026. Nothing for nothing."""
    if value is None:
        return ""
    day = localtime(value) if isinstance(value, datetime) else value
    return format_date(day, format="long", locale=_locale())


@register.filter
def localdatetime(value: datetime | None) -> str:
    """The day in words and the time without seconds, in the server's zone."""
    if value is None:
        return ""
    time = format_time(localtime(value), format="short", locale=_locale())
    return str(_locale().datetime_formats["medium"].format(time, localdate(value)))


@register.filter
def number(value: int | Decimal | None) -> str:
    """A number as people write it: 1,234. For text only; coordinates in SVG stay plain integers."""
    return "" if value is None else format_decimal(value, locale=_locale())


@register.filter
def listed(values: Iterable[object]) -> str:
    """Names one after the other, apart even where one holds a comma or an and. Each is isolated, so that mixed
    directions stay in order."""
    return format_html_join(gettext("; "), "{}", ((bidi(value),) for value in values))


@register.filter
def bidi(value: object) -> SafeString:
    """People's words or names amid ours: isolated, so that their direction does not spill over."""
    return format_html("<bdi>{}</bdi>", phrase(value))


@register.filter
def phrase(value: object) -> SafeString:
    """A `Phrase` of the report's words, each piece in its language; any other text as it is."""
    if not isinstance(value, Phrase):
        return escape(str(value))
    return format_html_join("", "{}", ((_segment(segment),) for segment in value.segments))


@register.filter
def leading(value: object) -> SafeString:
    """A `Phrase` in which the name of a norm leads to what is held of it. Not for what stands in a link already."""
    if not isinstance(value, Phrase):
        return bidi(value)
    return format_html("<bdi>{}</bdi>", format_html_join("", "{}", ((_leading(one),) for one in value.segments)))


def _leading(segment: Segment) -> SafeString:
    if segment.to is None or segment.to[0] != "norms":
        return _segment(segment)
    return format_html('<a href="{}">{}</a>', reverse("library:record", args=segment.to), _segment(segment))


def _segment(segment: Segment) -> SafeString:
    text = escape(segment.text)
    return format_html("<bdi {}>{}</bdi>", lang_of(segment.lang), text) if segment.lang or segment.quoted else text


@register.simple_tag
def lang_of(language: str | None) -> str:
    """The `lang` and `dir` attributes of an element whose text has its own language; nothing when it is not known,
    or is the page's own: `<p {% lang_of quote.language %}>`."""
    if not language or language in ("und", get_language()):
        return ""
    if language == "zxx":  # an id or a file name: in no language, and read from left to right
        return mark_safe('translate="no" dir="ltr"')
    return format_html('lang="{}" dir="{}"', language, "rtl" if is_right_to_left(language) else "ltr")


@register.simple_tag
def drawn(drawing: Drawing, id_: str, number: int) -> SafeString:
    """A drawing of the report's. Its table stands beside or below it."""
    return mark_safe(drawing_svg(drawing, f"{id_}-{number}"))  # noqa: S308 - made by the report's own escaping template


@register.filter
def language_name(code: str) -> str:
    """The name of a language, in the page's language."""
    return locale_of(code).get_display_name(_locale()) or code


@dataclass(frozen=True, slots=True)
class Fold:
    """Choices of a field; behind their title, where they have one."""

    title: str
    choices: list[BoundWidget]
    open: bool


@register.filter
def folds(field: BoundField) -> list[Fold]:
    """The choices of a field, those that stand alone first, then group by group; a group of which one is chosen stands
    open."""
    options: list[Any] = list(field.field.choices)  # type: ignore[attr-defined]
    groups = [(title, len(inner)) for title, inner in options if isinstance(inner, list | tuple)]
    widgets = iter(field)
    found = [("", list(islice(widgets, len(options) - len(groups))))]
    found += [(title, list(islice(widgets, count))) for title, count in groups]
    return [Fold(title, inner, any(one.data["selected"] for one in inner)) for title, inner in found if inner]


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five marks of a meter."""

    x: int
    state: str


@register.filter
def steps(low: int, high: int) -> list[Step]:
    """The marks of a level from `low` to `high`: on up to low, maybe up to high, off above. Of what is not known, none
    is on: one mark would look like a low level."""
    low = 0 if (low, high) == (LEVELS[0], LEVELS[-1]) else low
    return [Step((level - 1) * 14, "on" if level <= low else "maybe" if level <= high else "off") for level in LEVELS]
