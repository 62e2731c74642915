"""What the agencies say of their own systems, and the text that the screening may read: three columns, names masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duecare.exchange import Source, SourceRecord

NAME, AGENCY, ABBREVIATION, BUREAU, PURPOSE, OUTPUTS, LABEL = 0, 1, 2, 3, 7, 8, 10
POSITIVE = frozenset({"rights-impacting", "both"})
NEGATIVE = frozenset({"neither"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A record, its text with the names of agencies masked, and whether its agency calls it rights-impacting."""

    position: int
    agency: str
    name: str
    text: tuple[str, str, str]
    positive: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many records have no label that can be used, by what stands there."""

    blank: int
    too_new: int
    safety_alone: int
    other: int


def labelled(source: Source, agencies: Iterable[str] | None = None) -> tuple[tuple[Labelled, ...], LeftOut]:
    """The records with a label, of these agencies only, and the count of those without one."""
    chosen = frozenset(agencies) if agencies is not None else None
    mask = _mask(source.records)
    kept: list[Labelled] = []
    left: list[str] = []
    for record in source.records:
        if chosen is not None and record.asserter not in chosen:
            continue
        label = record.value(LABEL).strip().casefold()
        if label in POSITIVE | NEGATIVE:
            texts = tuple(mask.sub(" ", record.value(column)) for column in (NAME, PURPOSE, OUTPUTS))
            kept.append(
                Labelled(record.position, record.asserter, record.title, texts, label in POSITIVE)  # type: ignore[arg-type]
            )
        else:
            left.append(label)
    return tuple(kept), _count(left)


def _count(left: Sequence[str]) -> LeftOut:
    blank = sum(not label for label in left)
    new = sum("too new" in label for label in left)
    safety = sum(label == "safety-impacting" for label in left)
    return LeftOut(blank, new, safety, len(left) - blank - new - safety)


def _mask(records: Iterable[SourceRecord]) -> re.Pattern[str]:
    """Matches the name, the abbreviation and the bureau of every agency, longest first."""
    names = {
        part.strip()
        for record in records
        for column in (AGENCY, ABBREVIATION, BUREAU)
        for part in (record.value(column), *re.findall(r"\(([A-Z][A-Za-z&/]{1,9})\)", record.value(column)))
    }
    ordered = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)", re.IGNORECASE)
