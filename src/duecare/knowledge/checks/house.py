"""Our own choices: the scale has every level, its bands rise, and each gate says what blocks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from duecare.core.catalogue import Catalogue, GateChecks, RobustnessCheck, SeverityScale
from duecare.core.catalogue.records import Band, Gate, Tier
from duecare.core.errors import Problem
from duecare.core.method.severity import DIMENSIONS, HIGHEST, LOWEST, TIERS
from duecare.knowledge.checks.places import problem

BLOCKING_TIERS = TIERS[:-1]


def check_house(catalogue: Catalogue) -> Iterator[Problem]:
    """Scales with gaps, and gates that are missing, doubled or say two things of one check."""
    for scale in catalogue.of(SeverityScale).values():
        yield from _scale(scale)
    yield from _gates(catalogue)
    yield from _deciding(catalogue)


def _deciding(catalogue: Catalogue) -> Iterator[Problem]:
    """Our own rules decide, so none of them is unsure; a check that stands at no gate would never be seen."""
    for kind, records in (("scales", SeverityScale), ("gates", GateChecks), ("checks", RobustnessCheck)):
        for record in catalogue.of(records).values():
            if not record.drives:
                yield problem(kind, record.id, "It decides, and is not sure.", "Settle it first.", ("sure",))
    for check in catalogue.of(RobustnessCheck).values():
        if not check.blocks_at and not check.counts_at:
            yield problem("checks", check.id, "It counts at no gate.", "Write blocks_at or counts_at.")


def _scale(scale: SeverityScale) -> Iterator[Problem]:
    levels = list(range(LOWEST, HIGHEST + 1))
    for dimension in DIMENSIONS:
        if [anchor.level for anchor in scale.anchors.get(dimension, ())] != levels:
            instead = f"Write the levels {LOWEST} to {HIGHEST} in order."
            yield problem(
                "scales", scale.id, f"{dimension} does not have every level.", instead, ("anchors", dimension)
            )
    if tuple(scale.tiers) != BLOCKING_TIERS:
        instead = f"Write them in this order: {', '.join(BLOCKING_TIERS)}."
        yield problem("scales", scale.id, "The tiers are not all there, the gravest first.", instead, ("tiers",))
    for name in ("people_bands", "share_bands"):
        if not _rises(getattr(scale, name)):
            yield problem("scales", scale.id, "The bands do not rise from 0.", "Start at 0 and rise.", (name,))
    yield from _days(scale)


def _rises(bands: Sequence[Band]) -> bool:
    starts, levels = [band.from_ for band in bands], [band.level for band in bands]
    return starts[:1] == [0] and starts == sorted(set(starts)) and levels == sorted(levels)


def _days(scale: SeverityScale) -> Iterator[Problem]:
    days = [scale.response_days[tier] for tier in get_args(Tier) if tier in scale.response_days]
    if len(days) != len(TIERS) or days != sorted(days):
        instead = "Give each tier its days, and the graver tier no more than the next."
        yield problem("scales", scale.id, "The response times do not follow the tiers.", instead, ("response_days",))


def _gates(catalogue: Catalogue) -> Iterator[Problem]:
    records = catalogue.of(GateChecks)
    held = Counter(checks.gate for checks in records.values())
    for gate in get_args(Gate):
        if held[gate] != 1:
            yield problem("gates", gate, f"There are {held[gate]} records of this gate.", "Write one.")
    for checks in records.values():
        for twice in sorted(set(checks.blocks) & set(checks.counts)):
            yield problem("gates", checks.id, f"{twice} stands in blocks and in counts.", "Choose one of the two.")
