"""What a language brings along: its translations, its locale, its direction, its quotation marks."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

LOCALES = Path(__file__).resolve().parent.parent / "locale"
ENGLISH = "en"
_QUOTES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"ar": ("«", "»"), "es": ("«", "»"), "fr": ("«\u00a0", "\u00a0»"), "ru": ("«", "»")}
)
_REGIONS: Mapping[str, str] = MappingProxyType({"en": "en-GB"})
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def base_of(language: str) -> str:
    """The language without region or script: `pt` of `pt-BR`."""
    return language.partition("-")[0]


def is_english(language: str) -> bool:
    """Whether the English originals are the text to show."""
    return base_of(language) == ENGLISH


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return base_of(language) in _RIGHT_TO_LEFT


def quotation_marks(language: str) -> tuple[str, str]:
    """The marks before and after a quotation."""
    return _QUOTES.get(base_of(language), ("“", "”"))


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """How numbers, days and lists are written; English for a language that Babel does not know.

    English without a region is written as the United Nations write it: 22 November 2026.
    """
    for tag in (_REGIONS.get(language, language), base_of(language)):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_REGIONS[ENGLISH], sep="-")


@lru_cache(maxsize=64)
def messages(language: str, folder: Path = LOCALES) -> gettext.NullTranslations:
    """The compiled catalogue that the web application uses too; the English originals where there is none."""
    tags = [] if is_english(language) else [language.replace("-", "_"), base_of(language)]
    return gettext.translation("django", folder, languages=tags or [ENGLISH], fallback=True)


def is_reviewed(language: str) -> bool:
    """Whether a speaker has read the whole catalogue of a language. Where there is none, there is nothing to review."""
    about = messages(language).info()
    return not about or about.get("x-reviewed") == "yes"
