"""Records and cases say what they say in words of our own: eight words in a row are never those of a founding document.

The documents are not part of the project: what they say carries over, their sentences do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from duecare.knowledge.bundle import load
from duecare.knowledge.checks.places import all_records
from duecare.knowledge.texts import texts_of
from tests.house.sources import ROOT
from tests.knowledge.shipped import CASES

FOUNDING = ROOT.parent / "shared" / "founding"
RUN = 8
NAMES = re.compile(
    "UN Working Group on Business and Human Rights|UN Guiding Principles on Business and Human Rights"
    "|OECD Guidelines for Multinational Enterprises on Responsible Business Conduct"
    "|OECD Due Diligence Guidance for Responsible Business Conduct",
    re.IGNORECASE,
)
"""Names are nobody's sentences; nothing runs on across them."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")

Run = tuple[str, ...]


def runs(text: str) -> Iterator[Run]:
    """Every eight words in a row, without case and punctuation, and without names."""
    for part in NAMES.split(text.replace("’", "'")):
        words = [word.casefold() for word in WORD.findall(part)]
        yield from (tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1))


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the records and the cases, with where it stands."""
    for kind, record in all_records(load()):
        yield from ((f"{kind}/{record.id} {field}", text) for field, text in texts_of(record))
    for case in CASES:
        yield from ((f"cases/{case.id}", text) for text in strings(case.plain()))


def strings(value: Any) -> Iterator[str]:
    """Every text inside plain values."""
    match value:
        case str():
            yield value
        case dict() | list():
            for inner in value.values() if isinstance(value, dict) else value:
                yield from strings(inner)


def test_no_record_or_case_copies_a_founding_document() -> None:
    if not FOUNDING.is_dir():
        pytest.skip("the founding documents are not here")
    held = {run for path in FOUNDING.glob("*.txt") for run in runs(path.read_text(encoding="utf-8", errors="replace"))}
    assert len(held) > 1_000
    copied = {where: " ".join(run) for where, text in texts() for run in runs(text) if run in held}
    assert copied == {}


def test_eight_words_in_a_row_are_found_whatever_stands_between_them() -> None:
    held = set(runs("One two three, four five: six seven eight nine."))
    assert held & set(runs("And then ONE two (three) four - five six\nseven eight."))
    assert not held & set(runs("One two three four five six seven. Nothing."))
    assert not list(runs("The UN Working Group on Business and Human Rights said so"))
