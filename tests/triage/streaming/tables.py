"""Tables that are made for the tests of streaming."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from duecare.exchange import Columns, parse_columns
from duecare.triage import Filters
from duecare.triage.streaming import Stream, open_big
from tests.triage.registers import IMPLICATIONS, READER, telling
from tests.triage.words import DAY

MAPPING = """format: duecare-columns/1
name: A small register
asserted_by: City
columns:
  - {heading: Name, says: [title]}
  - {heading: Purpose, says: [purpose]}
"""
SAID = (
    "It finds fraud here.",
    "It may use facial recognition.",
    "A tool",
    "It lists each child for benefits and claims.",
)


def columns() -> Columns:
    """The mapping of the tables."""
    return parse_columns(MAPPING.encode(), "mapping.yaml")


def table(path: Path, rows: Iterable[Sequence[str]], encoding: str = "utf-8", end: str = "\r\n") -> Path:
    """Write a table."""
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, lineterminator=end)
        writer.writerow(["Name", "Purpose"])
        writer.writerows(rows)
    return path


def systems(count: int) -> list[tuple[str, str]]:
    """So many records, each another."""
    return [(f"System {at}", f"{SAID[at % len(SAID)]} Number {at}, {chr(97 + at % 26)}\n“{at}”") for at in range(count)]


def run(path: Path, asked: Filters | None = None, language: str = "en") -> Stream:
    """A run over a table."""
    return Stream(open_big(path, columns()), READER, IMPLICATIONS, telling(language), asked or Filters(), DAY)


def written(path: Path) -> list[list[str]]:
    """The rows that were written, without the header."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file, strict=True))[1:]
