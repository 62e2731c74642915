"""Which of the screened systems a person wants to see: by right, group, place, body, red line, words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duecare.triage.screening import Screened
from duecare.triage.text import folded


@dataclass(frozen=True, slots=True)
class Filters:
    """What a system must have; nothing asked means everything. Names are compared without case and accents."""

    right: str = ""
    group: str = ""
    red_line: str = ""
    country: str = ""
    organisation: str = ""
    supplier: str = ""
    words: str = ""

    def keeps(self, one: Screened) -> bool:
        """Whether the system is asked for."""
        entry = one.entry
        return (
            _among(self.right, one.implied.rights)
            and _among(self.group, (*one.groups, *one.implied.groups))
            and _among(self.red_line, (line.red_line for line in one.implied.red_lines))
            and _among(self.country.upper(), entry.countries)
            and _within(self.organisation, (entry.asserter,))
            and _within(self.supplier, entry.suppliers)
            and all(_within(word, _texts(one)) for word in self.words.split())
        )


def _texts(one: Screened) -> tuple[str, ...]:
    return (one.entry.title, *(passage.text for passage in one.entry.passages))


def _among(asked: str, given: Iterable[str]) -> bool:
    return not asked or asked in given


def _within(asked: str, given: Iterable[str]) -> bool:
    return not asked or any(folded(asked) in folded(text) for text in given)
