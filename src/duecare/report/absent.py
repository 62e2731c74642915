"""What stands where a list is empty or not whole: that nothing is recorded, or that not all of it is shown here.

What is hidden is not a no. Where anything of a kind is withheld, no sentence says that there is none of it; it says
that not all is shown, which is told in the list of what is withheld as well.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from duecare.core.revision.view import Withheld
from duecare.report.looked import LINES, hides
from duecare.report.phrase import Phrase
from duecare.report.words import Words

Absent = Mapping[str, tuple[Phrase, ...]]
"""By the key of a list: what stands below it. Nothing below a list that is whole."""

IMPACTS = frozenset({"impacts", "finding-impacts"})
CHAIN = frozenset({"actors", "chain"})


@dataclass(frozen=True, slots=True)
class _List:
    none: str
    """What is said where it is empty, and nothing of it is withheld."""
    kinds: frozenset[str]
    """What is withheld where it is not whole, by the kinds of `Withheld`; without any, whatever is withheld."""
    none_shown: str = "none-shown"
    """What is said where it is empty, and something of it is withheld."""
    not_all: str = "not-all-shown"
    """What is said below it where something of it is withheld."""


LISTS: Mapping[str, _List] = MappingProxyType(
    {
        "actors": _List("actors-none", CHAIN),
        "red-lines": _List("red-lines-no-records", LINES, not_all="lines-not-all"),
        "involvement": _List("involvement-none", frozenset({"actors"}), "involvement-none-shown"),
        "remedy": _List("remedy-none", IMPACTS),
        "prevention": _List("prevention-none", IMPACTS),
        "tasks": _List("tasks-none", IMPACTS | {"actors", "finding-duties"}, "tasks-none-shown"),
        "measures": _List("measures-none", frozenset({"measures"}), not_all="measures-not-all"),
        "duties": _List("duties-none", frozenset({"finding-duties"})),
        "rights": _List("rights-none", frozenset({"rights", "finding-rights"})),
        "harms": _List("harms-none", frozenset({"harms", "finding-harms"})),
        "heard": _List("nobody-heard", frozenset({"engagement"})),
        "evaluations": _List("evaluations-none", frozenset({"evaluations"}), not_all="evaluations-not-all"),
        "voices": _List("voices-none", frozenset({"facts"})),
        "facts": _List("facts-none", frozenset({"facts"})),
        "open": _List("open-none", frozenset(), "open-none-shown"),
        "gate": _List("gate-clear", frozenset(), "gate-clear-shown"),
        "decisions": _List("not-decided", frozenset({"decisions"})),
        "evidence": _List("evidence-none", frozenset({"evidence"})),
        "records": _List("records-none", frozenset({"records"})),
    }
)


def absent(lists: Mapping[str, Collection[object]], words: Words, withheld: Sequence[Withheld] = ()) -> Absent:
    """What stands below each of these lists, by their keys in `LISTS`."""
    return MappingProxyType({key: _below(LISTS[key], bool(found), words, withheld) for key, found in lists.items()})


def _below(one: _List, listed: bool, words: Words, withheld: Sequence[Withheld]) -> tuple[Phrase, ...]:
    if not (hides(withheld, one.kinds) if one.kinds else withheld):
        return () if listed else (words.text(one.none),)
    return (words.text(one.not_all if listed else one.none_shown),)
