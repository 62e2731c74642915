"""What a newer edition of a record would change in its dossier. Nothing that a person wrote is among it.

Merged three ways: what an import of the older record gives is the base, what an import of the newer one gives is one
side, and the dossier the other. What only the record changed fits. What a person wrote stays as it is, and is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from duecare.core.dossier import Dossier
from duecare.core.revision import Change, Path, Tree, diff, meet, overlaps, to_dossier, value_at
from duecare.exchange.columns import Columns
from duecare.exchange.editions import layouts_of
from duecare.exchange.field_changes import FieldChange, field_changes
from duecare.exchange.kept import source_of
from duecare.exchange.source import Source, SourceRecord
from duecare.exchange.starting import start_dossier

KEPT = frozenset({"records", "evidence"})
Why = Literal["fits", "edited", "confirmed", "unsaid"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dossier of which the newer record says something else than the older one.

    Why it fits or stays: `fits`, nobody has touched it; `edited`, a person wrote something else; `confirmed`, a person
    decided this fact; `unsaid`, the newer record says nothing of it, which takes nothing away.
    """

    path: Path
    why: Why
    then: Any
    """What the older record gave."""
    here: Any
    """What the dossier says."""
    now: Any
    """What the newer record gives."""
    change: Change


@dataclass(frozen=True, slots=True)
class Update:
    """What a newer record says, and what of that a dossier could take over."""

    kept: str
    """The older record, by the id under which the dossier keeps it."""
    record: SourceRecord
    fields: tuple[FieldChange, ...]
    parts: tuple[Part, ...]
    keeping: tuple[Change, ...]
    """The newer record beside the older one, with where it comes from. Facts that are taken over rest on it."""
    base: Dossier
    """The dossier as if nobody had touched what the older record gave."""

    @property
    def fitting(self) -> tuple[Part, ...]:
        """What can be taken over."""
        return tuple(part for part in self.parts if part.why == "fits")

    @property
    def staying(self) -> tuple[Part, ...]:
        """What is told, and stays as it is."""
        return tuple(part for part in self.parts if part.why != "fits")

    def changes(self, paths: Iterable[Path] | None = None) -> list[Change]:
        """The changes that take over what fits, or those parts of it; always with the newer record."""
        chosen = None if paths is None else set(paths)
        fits = [part.change for part in self.fitting if chosen is None or part.path in chosen]
        return [*self.keeping, *fits]


def suggest(
    dossier: Dossier,
    kept: str,
    record: SourceRecord,
    source: Source,
    *,
    by: str,
    on: date,
    columns: Columns | None = None,
    name: str = "",
) -> Update:
    """What the newer record would change. `kept` is the older one's id in the dossier, `by` who brings the newer one,
    `name` the id under which it is kept, or will be.

    Raises InputError when the older record cannot be read again.
    """
    held = dossier.records[kept]
    older = source_of(held, columns)
    name = name or free_name(dossier, kept)
    was = start_dossier(older.records[0], older, id=dossier.id, by=by, on=held.imported_on or on, name=kept).plain()
    gives = start_dossier(record, source, id=dossier.id, by=by, on=on, name=name).plain()
    mine = dossier.plain()
    base = {**was, **{part: mine[part] for part in KEPT if part in mine}}
    theirs = _beside(gives, base)
    changes = diff(base, theirs)
    return Update(
        kept=kept,
        record=record,
        fields=field_changes(older.records[0], record, layouts_of(older, source)),
        parts=tuple(_parts(changes, base, theirs, mine)),
        keeping=tuple(change for change in changes if change.path[0] in KEPT),
        base=to_dossier(base),
    )


def _beside(gives: Tree, base: Tree) -> Tree:
    """What the newer record gives, with all that the dossier keeps, and with the facts that say the same as before."""
    kept = {part: {**base.get(part, {}), **gives.get(part, {})} for part in KEPT}
    before = base.get("facts", {})
    facts = {
        id_: before[id_] if id_ in before and before[id_]["value"] == fact["value"] else fact
        for id_, fact in gives.get("facts", {}).items()
    }
    return {**gives, **kept, **({"facts": facts} if facts else {})}


def _parts(changes: Sequence[Change], base: Tree, theirs: Tree, mine: Tree) -> Iterable[Part]:
    met = [conflict.path for conflict in overlaps(base, theirs, mine)]
    for change in changes:
        path = change.path
        then, here, now = (value_at(tree, path) for tree in (base, mine, theirs))
        if path[0] not in KEPT and not _says_already(path, here, now):
            why = _why(path, here, now, edited=any(meet(path, one) for one in met))
            yield Part(path, why, then, here, now, change)


def _says_already(path: Path, here: Any, now: Any) -> bool:
    """Whether the dossier says what the newer record gives: of a fact, its value."""
    if path[0] == "facts" and here and now:
        return bool(here["value"] == now["value"])
    return bool(here == now)


def _why(path: Path, here: Any, now: Any, *, edited: bool) -> Why:
    if now is None:
        return "unsaid"
    if path[0] == "facts" and here and here.get("basis", "stated") != "suggested":
        return "confirmed"
    return "edited" if edited else "fits"


def free_name(dossier: Dossier, kept: str) -> str:
    """An id for the newer record that says after which it came."""
    names = (f"{kept[:74].rstrip('-')}-{number}" for number in range(2, 100_000))
    return next(name for name in names if name not in dossier.records and name not in dossier.evidence)
