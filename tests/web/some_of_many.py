"""Of a test with a table of values, some are tried: which ones differs from test to test, so that a list which many
tests share is tried whole. For a second run on another database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from zlib import crc32

import pytest

MOST = 3


def some(items: Sequence[pytest.Item]) -> Iterator[pytest.Item]:
    """The tests that are tried, in their order."""
    for name, group in groupby(items, lambda item: item.nodeid.partition("[")[0]):
        values = list(group)
        yield from (values[place] for place in places(name, len(values)))


def places(name: str, count: int) -> list[int]:
    """Which of so many values are tried: evenly apart, from a place that the test's name gives."""
    tried = min(count, MOST)
    return sorted({(crc32(name.encode()) + step * count // tried) % count for step in range(tried)})
