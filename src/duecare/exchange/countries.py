"""Countries by their names, as people and registers write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

LANGUAGES = ("en", "fr", "es", "nl", "ar", "ru", "zh")
ALSO: Mapping[str, str] = MappingProxyType({"uk": "GB", "usa": "US", "u.s.": "US", "united states of america": "US"})
BETWEEN = re.compile(r"[,;/،\n]")


def country_code(name: str, languages: Sequence[str] = LANGUAGES) -> str | None:
    """The ISO 3166-1 code of a country by its code, or by its name in one of the languages."""
    wanted = name.strip().casefold()
    return next((code for language in languages if (code := _codes(language).get(wanted))), ALSO.get(wanted))


def country_codes(names: str) -> tuple[str, ...]:
    """The codes of a list of countries; none at all where one of them is not known."""
    codes = [country_code(name) for name in BETWEEN.split(names) if name.strip()]
    known = [code for code in codes if code is not None]
    return tuple(dict.fromkeys(known)) if len(known) == len(codes) else ()


@lru_cache(maxsize=16)
def _codes(language: str) -> Mapping[str, str]:
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    codes = {str(code): str(name) for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    return {**{name.casefold(): code for code, name in codes.items()}, **{code.casefold(): code for code in codes}}
