"""Who states a card: an organisation, by name. A name that may be a person's is left where it stands, in the record."""

from __future__ import annotations

import re

from duecare.exchange.text import one_line, stated

NOT_STATED = "(publisher not stated)"
ONLY_IN_RECORD = "(publisher named in the record)"

ORGANISATION = re.compile(
    r"\b(?:inc|ltd|llc|gmbh|corp\w*|compan\w+|labs?|laborator\w+|universit\w+|institut\w+|foundation|agency|ministry|"
    r"department|cent(?:er|re)|research|(?-i:AI)|team|group|association|society|technolog\w+|systems)\b",
    re.IGNORECASE,
)
ONE_WORD = re.compile(r"[A-Z][\w.&-]*")
BETWEEN_NAMES = re.compile(r"\s*[,;/()]\s*")
"""What stands between several names, or between a person and where they work."""
LEGAL_FORM = re.compile(r"(?:inc|ltd|llc|gmbh|co|s\.?a|plc|b\.?v)\.?", re.IGNORECASE)


def publishable(text: str) -> tuple[str, bool]:
    """The name of an organisation, and whether it is one; else what to show in its place."""
    name = stated(one_line(text))
    if name is None:
        return NOT_STATED, False
    return (name, True) if all(map(_is_organisation, _names(name))) else (ONLY_IN_RECORD, False)


def _names(text: str) -> list[str]:
    """The names in a text that may hold several; a legal form after a comma is none."""
    names = [name for name in BETWEEN_NAMES.split(text) if name and not LEGAL_FORM.fullmatch(name)]
    return names or [text]


def _is_organisation(name: str) -> bool:
    return ONE_WORD.fullmatch(name) is not None or ORGANISATION.search(name) is not None
