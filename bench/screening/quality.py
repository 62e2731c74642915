"""How well the order of the screening agrees with the agencies' own labels. Said beside what such labels are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from bench.screening.baseline import agency_prior, learned, left_out_in_turn
from bench.screening.figures import FIGURES, Marks, Scores, auroc, measured
from bench.screening.labels import Labelled, LeftOut, labelled
from bench.screening.split import development
from duecare.exchange import Source, read_source
from duecare.knowledge.bundle import load
from duecare.triage import Entry, Implications, Passage, Screened, screen, shipped_reader
from tests.exchange.places import DATA

INVENTORY = DATA / "us-ai-inventory-2024" / "2024_consolidated_ai_inventory_raw_v2.csv"
LARGE = 50
"""From so many labelled records on, an agency is looked at by itself, where it has both labels."""


def quality(half: str = "held-back", path: Path = INVENTORY) -> Iterator[str]:
    """The figures on one half of the agencies. The half that is held back is opened to report, and for nothing else."""
    if not path.exists():
        yield f"Screening: {path.name} is not here, so that its quality was not measured."
        return
    source = read_source(path.read_bytes(), path.name)
    for_development = development(record.asserter for record in source.records)
    asked = for_development if half == "development" else {r.asserter for r in source.records} - for_development
    records, left = labelled(source, asked)
    scores, marks = screened(records), _marks(records)
    yield f"Screening, {half} agencies: {_counts(records, left)}"
    yield from _lines("  words", scores, marks, records)
    known, _ = labelled(source, for_development)
    if half != "development":
        yield from _lines("  TF-IDF and logistic regression, learned on the other half", learned(known, records), marks)
        yield from _everything(source)
    yield from _by_agency(records, scores)
    yield from _prior(records)


def screening_of(records: tuple[Labelled, ...]) -> tuple[Screened, ...]:
    """What the screening finds of each record, those that are folded included."""
    entries = [
        Entry(at, one.name, "", tuple(map(Passage, ("name", "purpose", "outputs"), one.text)))
        for at, one in enumerate(records)
    ]
    found = screen(entries, shipped_reader(), Implications(load(), date(2026, 11, 22)))
    by_position = {entry.position: system for system in found.systems for entry in (system.entry, *system.alike)}
    return tuple(by_position[at] for at in range(len(records)))


def screened(records: tuple[Labelled, ...]) -> Scores:
    """How much each record draws a look: nothing for those too vague to judge, which are a list of their own."""
    return np.array([one.drawn for one in screening_of(records)])


def _everything(source: Source) -> Iterator[str]:
    records, left = labelled(source)
    marks = _marks(records)
    yield f"All agencies: {_counts(records, left)} Half of them were used to develop the words."
    yield from _lines("  words", screened(records), marks, records)
    yield from _lines(
        "  TF-IDF and logistic regression, each agency left out in turn", left_out_in_turn(records), marks
    )


def _lines(what: str, scores: Scores, marks: Marks, records: tuple[Labelled, ...] = ()) -> Iterator[str]:
    for name, figure in FIGURES.items():
        line = f"{what}: {name} {measured(figure, scores, marks)}"
        if records:
            agencies = np.unique([one.agency for one in records], return_inverse=True)[1]
            by_agency = measured(figure, scores, marks, agencies)
            line += f", agencies resampled {by_agency.low:.3f} to {by_agency.high:.3f}"
        yield line
    yield f"{what}: chance alone has an average precision of {marks.mean():.3f}"


def _by_agency(records: tuple[Labelled, ...], scores: Scores) -> Iterator[str]:
    for agency in sorted({one.agency for one in records}):
        at = np.array([one.agency == agency for one in records])
        marks = _marks(records)[at]
        if at.sum() >= LARGE and 0 < marks.sum() < len(marks):
            yield f"  within {agency} ({marks.sum()} of {len(marks)}): AUROC {measured(auroc, scores[at], marks)}"


def _prior(records: tuple[Labelled, ...]) -> Iterator[str]:
    value = auroc(agency_prior(records), _marks(records))
    yield f"  the leak: knowing only which agency it is has an AUROC of {value:.3f}"


def _marks(records: tuple[Labelled, ...]) -> Marks:
    return np.array([one.positive for one in records])


def _counts(records: tuple[Labelled, ...], left: LeftOut) -> str:
    return (
        f"{len(records)} records, {sum(one.positive for one in records)} of them rights-impacting or both. Left out: "
        f"{left.safety_alone} safety alone, {left.blank} blank, {left.too_new} too new, {left.other} others."
    )
