"""The same few words for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from duecare.web.dossiers.reading import read_parts
from tests.web.screening.words import reader


@pytest.fixture(autouse=True)
def few_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    ours = reader()
    monkeypatch.setattr("duecare.triage.shipped_reader", lambda: ours)
    monkeypatch.setattr("duecare.web.screening.actions.shipped_reader", lambda: ours)
    monkeypatch.setattr("duecare.web.screening.queries.signals_digest", lambda: ours.signals.digest)
    read_parts.cache_clear()
    yield
    read_parts.cache_clear()
