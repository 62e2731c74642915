"""Where the tests find what they import: files written for them, and the real public records where they are held."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from duecare.exchange import Source, read_source

ROOT = Path(__file__).parent.parent.parent
FIXTURES = Path(__file__).parent / "fixtures"
DATA = ROOT.parent / "shared" / "data"
ON = date(2026, 1, 5)


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def inventory() -> Source:
    return read_source(fixture("inventory.csv"), "inventory.csv")


def inventory_2025() -> Source:
    return read_source(fixture("inventory-2025.csv"), "inventory-2025.csv")


def atrs() -> Source:
    return read_source(fixture("atrs.csv"), "atrs.csv")


def algorithms() -> Source:
    return read_source(fixture("algoritmes.json"), "algoritmes.json")


def cases(name: str = "cases.csv") -> Source:
    return read_source(fixture(name), name)


def card() -> Source:
    return read_source(fixture("card.md"), "card.md")


def real(path: str) -> Path:
    """A file of the public records; the test skips where they are not held."""
    found = DATA / path
    if not found.exists():
        pytest.skip("the public records (../shared/data) are not here")
    return found
