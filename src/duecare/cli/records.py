"""What `duecare knowledge` does with the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from duecare.cli.judging import knowledge
from duecare.core.catalogue import Catalogue
from duecare.core.errors import InputError, Problem
from duecare.knowledge.bundle import catalogue_of, load
from duecare.knowledge.cases import read_cases
from duecare.knowledge.check import check
from duecare.knowledge.packs import read_pack, with_packs
from duecare.knowledge.show import show
from duecare.knowledge.signals import check_signals, load_signals, read_signals
from duecare.knowledge.sources import read_records
from duecare.triage.examples import check_examples


def check_records(packs: Sequence[Path]) -> tuple[Problem, ...]:
    """Everything wrong with the records as they stand in their files, packs and cases included, and with the bundle.

    Raises KnowledgeError when a record cannot be read.
    """
    written = catalogue_of(read_records())
    stale = [] if written.digest == load().digest else [_STALE]
    loaded = [read_pack(path) for path in packs]
    cases = (*read_cases(), *(case for pack in loaded for case in pack.cases))
    return (*stale, *check(with_packs(written, *loaded), cases), *_check_words(written))


def _check_words(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Everything wrong with the words that suggest facts, as they stand in their files."""
    signals = read_signals()
    stale = [] if signals.digest == load_signals().digest else [replace(_STALE, file="signals.json")]
    return (*stale, *check_signals(signals, catalogue), *check_examples(signals))


_STALE = Problem("The bundle is not what the records say.", "Run: duecare knowledge build", file="bundle.json")


def record_text(id_: str, packs: Sequence[Path]) -> str:
    """One record as plain text. Raises NotFoundError, with the nearest names, when there is none."""
    cases = (*read_cases(naming=id_), *(case for path in packs for case in read_pack(path).cases))
    return show(knowledge(packs), id_, cases)


def titles(kind: str | None, packs: Sequence[Path]) -> Iterator[tuple[str, str, str]]:
    """Kind, id and title of each record, of one kind or of all; what decides nothing is marked.

    Raises InputError for a kind that there is not.
    """
    records = knowledge(packs).records
    if kind is not None and kind not in records:
        raise InputError(f"There is no kind {kind!r}.", next_step=f"Use one of: {', '.join(records)}.")
    for folder in [kind] if kind else list(records):
        for id_, record in sorted(records[folder].items()):
            yield folder, id_, record.title + ("" if record.drives else " [only shown: not sure]")
