"""What was found then and now, as a person reads it: each conclusion that differs, with its reasons on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from duecare.core.method.difference import Difference, Kind, Moved, State
from duecare.core.method.findings import OpenItem
from duecare.report.changed.texts import CHANGED, FOUND
from duecare.report.grounds import grounds, together
from duecare.report.model import Because
from duecare.report.phrase import Phrase
from duecare.report.subjects import subject_name
from duecare.report.words import Words

_HELD: Mapping[str, str] = MappingProxyType({"red_lines": "red-lines", "rights": "rights", "duties": "duties"})
"""Kinds whose conclusions are on records of the knowledge, and their folders there."""


@dataclass(frozen=True, slots=True)
class Side:
    """What was concluded on one side, and why."""

    said: Phrase
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Differs:
    """One conclusion that is another now."""

    name: Phrase
    then: Side
    now: Side
    note: Phrase
    """That it decides nothing, where the record is too unsure."""


@dataclass(frozen=True, slots=True)
class Part:
    """All of one kind that differ, and how many more there are than are told."""

    kind: Kind
    title: Phrase
    rows: tuple[Differs, ...]
    more: int


def found(difference: Difference, then: Words, now: Words, *, most: int) -> tuple[Part, ...]:
    """The kinds in which something differs. Each side is told in the words of its own knowledge and names."""
    return tuple(part(difference, kind, then, now, most=most) for kind, moved in difference.moved.items() if moved)


def part(difference: Difference, kind: Kind, then: Words, now: Words, *, most: int, start: int = 0) -> Part:
    """What differs of one kind: so many, after the first `start`."""
    moved = difference.moved[kind][start:]
    rows = tuple(_differs(kind, one, then, now) for one in moved[:most])
    return Part(kind, now.ours(FOUND[kind]), rows, max(0, len(moved) - most))


def _differs(kind: Kind, one: Moved, then: Words, now: Words) -> Differs:
    words = now if one.after is not None else then
    return Differs(
        _name(kind, one, words), _side(kind, one.before, then), _side(kind, one.after, now), _note(kind, one.id, words)
    )


def _side(kind: Kind, state: State | None, words: Words) -> Side:
    if state is None:
        key = "not-open" if kind == "open_items" else "not-held" if kind in _HELD else "not-there"
        return Side(words.ours(FOUND[key]), ())
    if kind == "rights":  # many patterns may put a right at stake
        because = together(state.reasons, words, settled=state.said == ("at-stake",))
    else:
        because = grounds(state.reasons, words)
    return Side(_said(kind, state.said, words), because)


def _name(kind: Kind, one: Moved, words: Words) -> Phrase:
    match kind:
        case "open_items":
            state = one.after or one.before
            item = OpenItem(one.id, state.reasons if state else (), one.of)  # type: ignore[arg-type]
            check = words.label("check", one.of)
            return words.ours(CHANGED["line"], subject=check, what=subject_name(item, words))
        case "involvement":
            impact = words.quoted(words.name("impacts", one.of))
            return words.ours(CHANGED["involvement"], actor=words.name("actors", one.id), impact=impact)
        case "effects":
            measure = words.quoted(words.name("measures", one.of))
            return words.ours(CHANGED["effect"], group=words.name("groups", one.id), measure=measure)
        case "limitations":
            impact = words.quoted(words.name("impacts", one.of))
            return words.ours(CHANGED["limits"], right=words.quoted(words.name("rights", one.id)), impact=impact)
    return words.name(_HELD.get(kind, "impacts"), one.id)


def _said(kind: Kind, said: tuple[str, ...], words: Words) -> Phrase:
    match kind:
        case "red_lines":
            return words.word(said[0], "red-line-result")
        case "impacts":
            return tiers(said[0], said[1], words)
        case "cannot_wait" | "touches_core":
            return words.ours(FOUND[f"{kind}-{said[0]}"])
        case "limitations":
            return words.word(said[0], "limitation-result")
        case "order":
            places = zip(said[::2], said[1::2], strict=True)
            return words.series([words.ours(FOUND[name], number=int(number)) for name, number in places])
        case "involvement":
            return _involved(said, words)
        case "effects":
            return words.word(said[0], "effect-result")
        case "rights":
            return words.word(said[0], "right-result")
        case "duties":
            return words.ours(
                FOUND["duty"], status=words.word(said[0], "duty-status"), held=words.word(said[1], "held")
            )
    return words.ours(FOUND["open"])


def _involved(said: tuple[str, ...], words: Words) -> Phrase:
    label = words.word(said[0], "label")
    if len(said) == 1:
        return label
    return words.ours(FOUND["breach"], label=label, answer=words.word(said[1], "answer"))


def tiers(low: str, high: str, words: Words) -> Phrase:
    """A tier, or a range of tiers that is not settled."""
    least, most = words.word(low, "tier"), words.word(high, "tier")
    return most if low == high else words.text("tier-range", low=least, high=most)


def _note(kind: Kind, id_: str, words: Words) -> Phrase:
    record = words.catalogue.records.get(_HELD.get(kind, ""), {}).get(id_)
    return words.word("unsure", "sureness") if record is not None and not record.drives else Phrase()
