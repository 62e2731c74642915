"""Reasons: what a conclusion rests on, which norm it applies, and what would change it.

A reason is a sentence's key with its arguments, so that the same reason reads in every language. The sentences are the
English originals; `report.words` translates them and puts the names of facts, rights and norms in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from string import Formatter
from types import MappingProxyType
from typing import Any

from duecare.core.catalogue.base import Record, Slug
from duecare.core.conditions import KnownFact, Outcome, Value
from duecare.core.method.sentences import SENTENCES

NAMES = "-names"
"""What the kind of a reference to several things ends in: before it stands their kind, and spaces part their ids."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A name to be put in by whoever shows the reason.

    Kinds: a record's folder (`rights`, `harms`, ...); `elements`, `exceptions` and `rights-views` of a red line
    (id `line.part`); `impacts` of the dossier; `word`, a word of the frozen vocabulary; `likelihood`; `questions` on
    involvement (ids parted by spaces); `groups-names`, `harms-names` and so on (likewise); `parts` of a dossier and
    `limits`, the questions to a State's limitation (likewise); `levels` (two numbers parted by a space: from, to);
    `asked-by`, the norms by which a record on hearing people asks for something, with where in them (its id);
    `figures` of an evaluation (`difference` or `ratio`, then a value and perhaps its bounds, parted by spaces).
    """

    kind: str
    id: str

    def __str__(self) -> str:
        return self.id


Arg = Ref | str | int | date
"""Text given as a plain string is a person's own words, shown as a quotation."""


@dataclass(frozen=True, slots=True)
class NormUse:
    """The norm that a reason applies: the record, its source and locator, its force, and how sure it is."""

    record: Slug
    norm: Slug | None
    at: str | None
    force: str
    sure: str

    @classmethod
    @lru_cache(maxsize=4096)
    def of(cls, record: Record) -> tuple[NormUse, ...]:
        """The sources of a record, or the record itself where it is our own rule."""
        if not record.sources:
            return (cls(record.id, None, None, record.force, record.sure),)
        return tuple(cls(record.id, source.norm, source.at, record.force, record.sure) for source in record.sources)


_FIELDS: Mapping[str, Set[str]] = MappingProxyType(
    {code: frozenset(name for _, name, _, _ in Formatter().parse(text) if name) for code, text in SENTENCES.items()}
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why. `code` names the sentence; `args` fill it; `facts` and `norms` are what it rests on;
    `would_change` are facts (or questions on involvement) whose answers could change the conclusion."""

    code: str
    args: tuple[tuple[str, Arg], ...] = ()
    facts: tuple[KnownFact, ...] = ()
    norms: tuple[NormUse, ...] = ()
    would_change: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if _FIELDS.get(self.code) != {name for name, _ in self.args}:
            raise ValueError(f"no sentence {self.code!r} with {[name for name, _ in self.args]}")
        if len(self.args) > 1:  # by name, as they are stored: what is read back equals what was found
            object.__setattr__(self, "args", tuple(sorted(self.args, key=itemgetter(0))))

    @property
    def all_facts(self) -> frozenset[str]:
        """The facts it rests on or waits for."""
        used = (fact for use in self.facts for fact in (use.fact, *use.follows))
        return frozenset(used) | frozenset(self.would_change)

    def text(self) -> str:
        """The English sentence with bare ids, for logs and the command line's JSON."""
        return SENTENCES[self.code].format(**dict(self.args))

    def plain(self, *, texts: bool = True) -> dict[str, Any]:
        """This reason as plain JSON types, with its English sentence or without; empty parts are left out."""
        parts: dict[str, Any] = {"code": self.code}
        if texts:
            parts["text"] = self.text()
        if self.args:
            parts["args"] = {name: _plain_arg(arg) for name, arg in self.args}
        if self.facts:
            parts["facts"] = [_plain_fact(use) for use in self.facts]
        if self.norms:
            parts["norms"] = [_plain_norm(use) for use in self.norms]
        if self.would_change:
            parts["would_change"] = list(self.would_change)
        return parts


MOST_NAMED = 5
"""So many of several things are named in a reason, and all are counted."""


def of_several(code: str, kind: str, ids: Sequence[str], **more: Any) -> Reason:
    """A reason on one thing (`code`, with the argument `name`), or on several (`code` and an s, with their count)."""
    if len(ids) == 1:
        return because(code, **more, name=Ref(kind, ids[0]))
    return because(f"{code}s", **more, count=len(ids), names=Ref(f"{kind}{NAMES}", " ".join(ids[:MOST_NAMED])))


def because(
    code: str,
    *outcomes: Outcome,
    facts: tuple[KnownFact, ...] = (),
    record: Record | None = None,
    would_change: tuple[str, ...] = (),
    **args: Arg,
) -> Reason:
    """A reason, from the outcomes of conditions or the facts that decided, and the record that was applied.

    What could change it are the facts that the outcomes wait for, and those that are given.
    """
    used, open_ = each_once(facts), would_change
    if outcomes:
        leaves = [leaf.known for outcome in outcomes for leaf in outcome.deciding + outcome.undecided]
        used = each_once((*leaves, *facts))
        open_ = tuple(dict.fromkeys((*(fact for outcome in outcomes for fact in outcome.missing), *would_change)))
    return Reason(code, tuple(args.items()), used, NormUse.of(record) if record else (), open_)


def waits_for(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """What could change a conclusion that has these reasons, each once."""
    return tuple(dict.fromkeys(fact for reason in reasons for fact in reason.would_change))


def each_once(known: tuple[KnownFact, ...]) -> tuple[KnownFact, ...]:
    """What a reason says of the facts, each fact once."""
    return tuple({fact.fact: fact for fact in known}.values()) if known else ()


def from_plain(parts: Mapping[str, Any]) -> Reason:
    """The reason that `Reason.plain` wrote, for pages that show stored findings."""
    return Reason(
        parts["code"],
        tuple((name, _arg(value)) for name, value in parts.get("args", {}).items()),
        tuple(_fact(use) for use in parts.get("facts", ())),
        tuple(
            NormUse(use["record"], use.get("norm"), use.get("at"), use["force"], use["sure"])
            for use in parts.get("norms", ())
        ),
        tuple(parts.get("would_change", ())),
    )


def _plain_norm(use: NormUse) -> dict[str, Any]:
    parts: dict[str, Any] = {"record": use.record}
    if use.norm is not None:
        parts["norm"] = use.norm
    if use.at is not None:
        parts["at"] = use.at
    return parts | {"force": use.force, "sure": use.sure}


def _plain_arg(arg: Arg) -> Any:
    match arg:
        case Ref(kind, id_):
            return {"kind": kind, "id": id_}
        case date():
            return {"date": arg.isoformat()}
    return arg


def _arg(value: Any) -> Arg:
    match value:
        case {"kind": str(kind), "id": str(id_)}:
            return Ref(kind, id_)
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case str() | int():
            return value
    raise ValueError(f"not an argument of a reason: {value!r}")


def _plain_fact(use: KnownFact) -> dict[str, Any]:
    parts: dict[str, Any] = {"fact": use.fact}
    if use.value is not None:
        parts["value"] = _plain_value(use.value)
    parts["why"] = use.why
    if use.by is not None:
        parts["by"] = use.by
    many = (("evidence", use.evidence), ("actors", use.actors), ("against", use.against), ("follows", use.follows))
    return parts | {name: list(ids) for name, ids in many if ids}


def _fact(parts: Mapping[str, Any]) -> KnownFact:
    return KnownFact(
        parts["fact"],
        _value(parts.get("value")),
        parts["why"],
        parts.get("by"),
        tuple(parts.get("evidence", ())),
        tuple(parts.get("actors", ())),
        tuple(parts.get("against", ())),
        tuple(parts.get("follows", ())),
    )


def _plain_value(value: Value | None) -> Any:
    match value:
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return list(value)
    return value


def _value(value: Any) -> Value | None:
    match value:
        case list():
            return tuple(str(word) for word in value)
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case str() | int() | None:
            return value
    raise ValueError(f"not a value of a fact: {value!r}")
