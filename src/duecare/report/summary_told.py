"""What the plain summary is told from, and how it says what nobody wrote down."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from duecare.core.conditions import KnownFact
from duecare.core.dossier import Dossier
from duecare.core.method.findings import Findings
from duecare.core.revision.view import Withheld
from duecare.report.looked import hides
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words

SAID = 230
"""So many characters of a text of people's own stand on the page; the full report has all of it."""
YES_NO: Mapping[str, str] = MappingProxyType({"yes": "yes", "no": "no"})


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of the page: what is said, things in a list, and what a person may ask for."""

    id: str
    heading: Phrase
    lines: tuple[Phrase, ...]
    points: tuple[Phrase, ...]
    after: tuple[Phrase, ...]
    """What is said below the list."""
    ask: Phrase


@dataclass(frozen=True)
class Told:
    """A dossier and its findings as the public may see them, with what of it is known, in somebody's words."""

    dossier: Dossier
    findings: Findings
    known: Mapping[str, KnownFact]
    withheld: Sequence[Withheld]
    words: Words

    def say(self, key: str, **args: Phrase | str | int) -> Phrase:
        """One of the page's own sentences."""
        return self.words.text(f"plain-{key}", **args)

    def own(self, text: str | None) -> Phrase:
        """A text that somebody wrote, as far as it fits the page."""
        return self.words.own(text or "").short(SAID)

    def absent(self, kinds: Collection[str], none: str, hidden: str) -> Phrase:
        """That nobody wrote it down; or that it is not shown, which is another thing."""
        return self.say(hidden if hides(self.withheld, kinds) else none)

    def fact(self, fact: str, key: str, answers: Mapping[str, str] = YES_NO) -> Phrase:
        """What is known of a fact: its answer, with a voice against it, settled or not; that it is not shown; or that
        nobody wrote it."""
        found, question = self.known.get(fact), self.words.question(fact)
        if any((one.kind, one.id) == ("facts", fact) for one in self.withheld):
            return self.say("fact-hidden", question=question)
        if found is None:
            return self.say(f"{key}-none")
        otherwise = self.say("fact-disputed", question=question)
        if found.why == "disputed":
            return otherwise
        said = self.say(f"{key}-{answers.get(str(found.value), 'none')}")
        return concat((said, otherwise), " ") if found.against else said

    def part(
        self, id_: str, *lines: Phrase, points: Sequence[Phrase] = (), after: Sequence[Phrase] = (), ask: str = ""
    ) -> Part:
        """A part of the page under its heading."""
        said = tuple(line for line in lines if line)
        return Part(id_, self.say(id_), said, tuple(points), tuple(after), self.say(f"ask-{ask or id_}"))
