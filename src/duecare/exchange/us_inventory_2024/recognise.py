"""The layout, told by its width and by what stands at the positions that are used. Names repeat, so positions count."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from duecare.exchange.sight import Sight
from duecare.exchange.source import Recognition

COLUMNS = 62


class Column(IntEnum):
    """The positions that the profile reads. All others are kept and not read."""

    NAME = 0
    AGENCY = 1
    ABBREVIATION = 2
    BUREAU = 3
    TOPIC = 4
    OTHER_TOPIC = 5
    PURPOSE = 7
    OUTPUTS = 8
    STAGE = 9
    RIGHTS_OR_SAFETY = 10
    MADE_BY = 15
    PERSONAL_DATA = 22


HEADS: Mapping[Column, str] = MappingProxyType(
    {
        Column.NAME: "use case name",
        Column.AGENCY: "agency",
        Column.ABBREVIATION: "abbreviation",
        Column.BUREAU: "bureau",
        Column.TOPIC: "topic area",
        Column.OTHER_TOPIC: "topic area",
        Column.PURPOSE: "purpose",
        Column.OUTPUTS: "outputs",
        Column.STAGE: "stage of development",
        Column.RIGHTS_OR_SAFETY: "rights-impacting",
        Column.MADE_BY: "in-house",
        Column.PERSONAL_DATA: "personally identifiable",
    }
)
"""Words that the heading at each position holds, without regard to case and white space."""


def recognise(sight: Sight) -> Recognition:
    """Certain when the width and every position agree; nearly when the first columns and most others do."""
    heads = [" ".join(head.casefold().split()) for head in sight.header]
    moved = [column for column in Column if not _holds(heads, column)]
    if len(heads) == COLUMNS and not moved:
        return Recognition(certain=True)
    known = sum(any(words in head for head in heads) for words in HEADS.values())
    if known < len(HEADS) * 2 // 3:
        return Recognition(certain=False)
    return Recognition(certain=False, nearly=_difference(len(heads), moved))


def _holds(heads: list[str], column: Column) -> bool:
    return column < len(heads) and HEADS[column] in heads[column]


def _difference(width: int, moved: list[Column]) -> str:
    if not moved:
        return f"it has {width} columns where the inventory has {COLUMNS}"
    first = moved[0]
    return f"column {first + 1} of its {width} should be headed “… {HEADS[first]} …” and is not"
