"""The list, told by the key that holds it and the keys of its first record."""

from __future__ import annotations

from duecare.exchange.sight import Sight
from duecare.exchange.source import Identity, Recognition

LIST = "algoritmes"
TITLE, BODY, PURPOSE, STATUS = "title", "organisatie", "doel", "status"
KEYS = (TITLE, BODY, PURPOSE, STATUS)

IDENTITIES = (Identity("nl-algorithm", "the register's number", ("id",), apart=(TITLE,), own=True),)


def recognise(sight: Sight) -> Recognition:
    """Certain when the first record has every key that is read; nearly when it has some."""
    records = sight.json.get(LIST) if isinstance(sight.json, dict) else None
    if not isinstance(records, list) or not records:
        return Recognition(certain=False)
    first = records[0]
    missing = [key for key in KEYS if not (isinstance(first, dict) and key in first)]
    if not missing:
        return Recognition(certain=True)
    named = ", ".join(f"“{key}”" for key in missing)
    return Recognition(certain=False, nearly=f"its first record has no {named}")
