"""One cold judgement of a dossier with fifty impacts."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from statistics import median

from bench.documents import dossier
from duecare.core.method import assess, involvement
from duecare.knowledge import bundle

ON = date(2026, 11, 22)
BAR_MS = 25


def judging() -> list[str]:
    """The lines of the report on judging."""
    document, catalogue = dossier(1, impacts=50), bundle.load()

    def cold() -> None:
        involvement._label.cache_clear()
        involvement._candidates.cache_clear()
        assess(document.model_copy(), catalogue, ON)  # a copy has no digest yet

    best, middle = milliseconds(cold)
    against = f"bar {BAR_MS} ms: {middle / BAR_MS:.2f} of it"
    return [f"assess, 50 impacts x 3 actors, cold: {middle:.1f} ms CPU (best {best:.1f}); {against}"]


def milliseconds(act: Callable[[], object], *, times: int = 20) -> tuple[float, float]:
    """The best and the median CPU time of an act, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.process_time()
        act()
        found.append((time.process_time() - start) * 1_000)
    return min(found), median(found)
