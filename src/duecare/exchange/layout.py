"""What stands in the header of a register that is kept as a table. Headings may repeat, so positions count."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from duecare.exchange.sight import Sight
from duecare.exchange.source import Recognition


@dataclass(frozen=True, slots=True)
class Layout:
    """The header of one register: its width, and what is read at which position."""

    called: str
    """For people, as in "where … has 62 columns"."""
    width: int
    heads: Mapping[int, str]
    """Lower-case words at a position, counted from 0. Case and white space of the file do not matter."""
    whole: bool = True
    """Whether a heading is these words and nothing else, or holds them."""

    def recognise(self, sight: Sight) -> Recognition:
        """Certain when the width and every position agree; nearly when two in three of the headings are there."""
        heads = [" ".join(head.casefold().split()) for head in sight.header]
        moved = [position for position in self.heads if not self._stands(heads, position)]
        if len(heads) == self.width and not moved:
            return Recognition(certain=True)
        places: Container[str] = frozenset(heads) if self.whole else "\n".join(heads)
        known = sum(words in places for words in self.heads.values())
        if known * 3 < len(self.heads) * 2:
            return Recognition(certain=False)
        return Recognition(certain=False, nearly=self._difference(len(heads), moved))

    def _stands(self, heads: list[str], position: int) -> bool:
        return position < len(heads) and self._is(self.heads[position], heads[position])

    def _is(self, words: str, head: str) -> bool:
        return words == head if self.whole else words in head

    def _difference(self, width: int, moved: list[int]) -> str:
        if not moved:
            return f"it has {width} columns where {self.called} has {self.width}"
        first = moved[0]
        words = self.heads[first] if self.whole else f"… {self.heads[first]} …"
        return f"column {first + 1} of its {width} should be headed “{words}” and is not"
