"""Cumulative load: how many systems fall on the same people. One more system can be one too many for a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from duecare.triage.screening import Screened


@dataclass(frozen=True, slots=True)
class Load:
    """A group, and the systems whose words point to it."""

    group: str
    named: tuple[Screened, ...]
    """Their words name the group."""
    through: tuple[Screened, ...]
    """Only a pattern of harm that the words point to touches the group."""

    @property
    def bodies(self) -> tuple[str, ...]:
        """Who states the systems that name the group, each once."""
        return tuple(dict.fromkeys(one.entry.asserter for one in self.named))


def loads(systems: Iterable[Screened]) -> tuple[Load, ...]:
    """The groups on which several systems fall, the most loaded first."""
    named: defaultdict[str, list[Screened]] = defaultdict(list)
    through: defaultdict[str, list[Screened]] = defaultdict(list)
    for one in systems:
        for group in one.groups:
            named[group].append(one)
        for group in dict.fromkeys(one.implied.groups):
            if group not in one.groups:
                through[group].append(one)
    groups = sorted({*named, *through}, key=lambda group: (-len(named[group]), -len(through[group]), group))
    found = (Load(group, tuple(named[group]), tuple(through[group])) for group in groups)
    return tuple(load for load in found if len(load.named) + len(load.through) > 1)
