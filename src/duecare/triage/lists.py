"""What a person asked for of a screened register, in the lists in which it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from duecare.triage.filters import Filters
from duecare.triage.screening import Screened, Screening

Kind = Literal["look", "too-vague", "language-not-held", "nothing-found"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The lists, in the order in which they are shown."""


def kind_of(one: Screened) -> Kind:
    """The list that a system stands in. What cannot be told is no end of the order, but a list of its own."""
    if one.verdict != "ranked":
        return one.verdict
    return "nothing-found" if one.place == "nothing-found" else "look"


@dataclass(frozen=True, slots=True)
class Lists:
    """The systems that were asked for: those to look at in their order, and beside them those that nobody can tell."""

    look: tuple[Screened, ...]
    too_vague: tuple[Screened, ...]
    not_held: tuple[Screened, ...]
    nothing_found: tuple[Screened, ...]

    def named(self) -> Iterator[tuple[Kind, tuple[Screened, ...]]]:
        """Each list with its kind."""
        yield from zip(KINDS, (self.look, self.too_vague, self.not_held, self.nothing_found), strict=True)

    @property
    def systems(self) -> tuple[Screened, ...]:
        """Everything that was asked for."""
        return tuple(one for _, of_kind in self.named() for one in of_kind)


def lists(screening: Screening, filters: Filters | None = None) -> Lists:
    """The systems that the filters keep, each in its list, in the order of the screening."""
    found: dict[Kind, list[Screened]] = {kind: [] for kind in KINDS}
    for one in screening.systems:
        if filters is None or filters.keeps(one):
            found[kind_of(one)].append(one)
    return Lists(*(tuple(of_kind) for of_kind in found.values()))
