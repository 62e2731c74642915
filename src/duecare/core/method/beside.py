"""Two dossiers on one system, side by side: what both say, where they differ, what only one says, what neither knows.

Compares; judges nothing, and never who is right. Facts are matched by their question, red lines by their record, and
impacts by whom they harm in which right through which pattern: two parties name nothing alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from duecare.core.catalogue import Catalogue, FactQuestion
from duecare.core.conditions import UNKNOWN, KnownFact, KnownFacts
from duecare.core.dossier import Dossier, Impact
from duecare.core.dossier.facts import FactValue
from duecare.core.method.findings import Findings, ImpactFinding, RedLineFinding
from duecare.core.method.known import known_facts

Stand = Literal["differs", "first-only", "second-only", "same", "neither"]
STANDS: tuple[Stand, ...] = get_args(Stand)
"""In the order in which a reader needs them."""

UNDECIDED = frozenset({"cannot-tell", "awaiting-second-person"})
CALM = frozenset({"not-crossed", "not-raised"})
"""Results of red lines that two sides may share without a word each."""

NOTHING = (0, 0)
"""Two impacts that have nothing in common."""

T = TypeVar("T")


@dataclass(frozen=True)
class Account:
    """A dossier and what was found of it."""

    dossier: Dossier
    findings: Findings
    known: KnownFacts

    @classmethod
    def of(cls, dossier: Dossier, findings: Findings, catalogue: Catalogue) -> Account:
        """The account that a dossier gives."""
        return cls(dossier, findings, known_facts(dossier, catalogue))


@dataclass(frozen=True, slots=True)
class Told:
    """What one side says of a fact: the value, be it only suggested or disputed, and how it is known."""

    value: FactValue | None
    known: KnownFact


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing on both sides."""

    id: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class FactBeside(Beside):
    """A fact on both sides."""

    first: Told
    second: Told


@dataclass(frozen=True, slots=True)
class LineBeside(Beside):
    """A red line on both sides."""

    first: RedLineFinding
    second: RedLineFinding


@dataclass(frozen=True, slots=True)
class ImpactsBeside:
    """An impact of each side that are about the same; or one that has no match on the other."""

    stand: Stand
    first: str | None
    second: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts, fact by fact, red line by red line, impact by impact."""

    facts: tuple[FactBeside, ...]
    red_lines: tuple[LineBeside, ...]
    impacts: tuple[ImpactsBeside, ...]
    calm_lines: int
    """Red lines that both find not crossed; they are only counted."""


def compare(first: Account, second: Account, catalogue: Catalogue) -> Comparison:
    """The two side by side. Raises ValueError when they were not judged with the same knowledge on the same day."""
    if (first.findings.knowledge, first.findings.on) != (second.findings.knowledge, second.findings.on):
        raise ValueError("two accounts are compared as judged with one knowledge on one day")
    lines = list(_lines(first.findings, second.findings))
    told = [line for line in lines if {line.first.result, line.second.result} - CALM]
    return Comparison(
        facts=_in_order(_facts(first, second, catalogue), lambda one: one.stand),
        red_lines=_in_order(told, lambda one: one.stand),
        impacts=_in_order(_impacts(first, second), lambda one: one.stand),
        calm_lines=len(lines) - len(told),
    )


def _in_order(found: Iterable[T], stand: Callable[[T], Stand]) -> tuple[T, ...]:
    return tuple(sorted(found, key=lambda one: STANDS.index(stand(one))))


def _stand(first: bool, second: bool, *, same: bool) -> Stand:
    """From who says something, and whether they say the same."""
    if first and second:
        return "same" if same else "differs"
    if not first and not second:
        return "neither"
    return "first-only" if first else "second-only"


def _facts(first: Account, second: Account, catalogue: Catalogue) -> Iterable[FactBeside]:
    """What a side states or its document says; then what both are asked, in the order in which the first is."""
    held = {id_ for one in (first, second) for id_ in _held(one)}
    asked_of_both = {asked.id for asked in second.findings.next_questions}
    asked = [asked.id for asked in first.findings.next_questions if asked.id in asked_of_both]
    known = catalogue.of(FactQuestion)
    ids = [*(id_ for id_ in known if id_ in held), *sorted(held - known.keys()), *asked]
    for id_ in dict.fromkeys(ids):
        one, other = _told(id_, first), _told(id_, second)
        says, others = one.value is not None, other.value is not None
        yield FactBeside(id_, _stand(says, others, same=_plain(one.value) == _plain(other.value)), one, other)


def _held(account: Account) -> Iterable[str]:
    yield from account.dossier.facts
    yield from (id_ for id_, fact in account.known.items() if fact.why == "derived")


def _told(id_: str, account: Account) -> Told:
    known = account.known.get(id_) or KnownFact(id_, None, "not-stated")
    held = account.dossier.facts.get(id_)
    if known.value is not None:
        value = known.value
        return Told(value.isoformat() if not isinstance(value, str | int | tuple) else value, known)
    return Told(held.value if held is not None and held.value not in (UNKNOWN, (UNKNOWN,)) else None, known)


def _plain(value: FactValue | None) -> object:
    """Of several choices, the order says nothing."""
    return frozenset(value) if isinstance(value, tuple) else value


def _lines(first: Findings, second: Findings) -> Iterable[LineBeside]:
    others = {line.id: line for line in second.red_lines}
    for line in first.red_lines:
        other = others[line.id]
        says = line.result not in UNDECIDED, other.result not in UNDECIDED
        yield LineBeside(line.id, _stand(*says, same=line.result == other.result), line, other)


def _impacts(first: Account, second: Account) -> Iterable[ImpactsBeside]:
    """Each impact beside the one on the other side that is most alike; none is left out, and one may stand twice."""
    mine, theirs = first.dossier.impacts, second.dossier.impacts
    pairs: list[tuple[str | None, str | None]] = [(id_, _nearest(one, theirs.items())) for id_, one in mine.items()]
    taken = {other for _, other in pairs}
    pairs += [(_nearest(one, mine.items()), id_) for id_, one in theirs.items() if id_ not in taken]
    found = {one.id: one for one in first.findings.impacts}, {one.id: one for one in second.findings.impacts}
    for one, other in pairs:
        same = one is not None and other is not None and _says(one, first, found[0]) == _says(other, second, found[1])
        yield ImpactsBeside(_stand(one is not None, other is not None, same=same), one, other)


def _nearest(impact: Impact, others: Iterable[tuple[str, Impact]]) -> str | None:
    ranked = [(_alike(impact, other), id_) for id_, other in others]
    best = max(ranked, key=lambda pair: pair[0], default=(NOTHING, ""))
    return best[1] if best[0] > NOTHING else None


def _alike(one: Impact, other: Impact) -> tuple[int, ...]:
    """How much two impacts have in common; nothing where they are about other people, other rights or other patterns.

    What a side leaves open rules nothing out, as long as something is shared: a right or the pattern. Among those that
    share as much, the one with less beside it is nearer, then the one of the same status and title.
    """
    rights, groups = set(one.rights) & set(other.rights), set(one.groups) & set(other.groups)
    if one.groups and other.groups and not groups:
        return NOTHING
    if one.harm and other.harm and one.harm != other.harm:
        return NOTHING
    if one.rights and other.rights and not rights:
        return NOTHING
    pattern = one.harm is not None and one.harm == other.harm
    if not pattern and not rights:
        return NOTHING
    apart = len(set(one.rights) ^ set(other.rights)) + len(set(one.groups) ^ set(other.groups))
    alike = int(one.status == other.status) + int(one.title == other.title)
    return int(pattern), len(rights) + len(groups), -apart, alike


def _says(id_: str, account: Account, found: dict[str, ImpactFinding]) -> Sequence[object]:
    """What is compared of an impact: how severe it is, whether it has happened, whom it harms in which rights."""
    impact, finding = account.dossier.impacts[id_], found[id_]
    tiers = finding.tier_low, finding.tier_high
    return tiers, impact.status, set(impact.rights), set(impact.groups), impact.harm
