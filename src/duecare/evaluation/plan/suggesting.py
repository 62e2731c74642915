"""What values obviously mean. Only ever a suggestion: a person says what they do mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

Meaning = Literal["yes", "no", "missing"]

PAIRS = (
    ("1", "0"), ("1.0", "0.0"), ("yes", "no"), ("y", "n"), ("true", "false"), ("t", "f"), ("نعم", "لا"), ("是", "否"),
    ("oui", "non"), ("да", "нет"), ("sí", "no"), ("si", "no"),
)  # fmt: skip
"""What says yes, and what says no, in the languages of this house."""
BLANKS = frozenset(("na", "n/a", "nan", "null"))
"""What programs write where nothing was recorded."""


def suggested(values: Collection[str]) -> Mapping[str, Meaning]:
    """What the values mean, where they hold one well-known pair and no other; else nothing."""
    folded = {value: value.casefold() for value in values}
    held = [pair for pair in PAIRS if set(pair) <= set(folded.values())]
    if len(held) != 1:
        return {}
    known: dict[str, Meaning] = {held[0][0]: "yes", held[0][1]: "no", **dict.fromkeys(BLANKS, "missing")}
    return {value: known[plain] for value, plain in folded.items() if plain in known}
