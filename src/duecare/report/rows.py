"""Terms with what is said of each."""

from __future__ import annotations

from collections.abc import Iterable

from duecare.report.model import Row
from duecare.report.phrase import Phrase
from duecare.report.words import Words


def rows(pairs: Iterable[tuple[str, Phrase]], words: Words) -> tuple[Row, ...]:
    """Terms with what is said of them; what is not said is left out."""
    return tuple(Row(words.text(key), detail) for key, detail in pairs if detail)
