"""Short ways to write the evaluations of these tests."""

from __future__ import annotations

from typing import Any

Plain = dict[str, Any]

FIGURES = {"value": "-0.2", "low": "-0.3", "high": "-0.1"}
UNSURE = {"value": "-0.1", "low": "-0.3", "high": "0.1", "could_have_found": "0.25"}


def told(reading: str) -> Plain:
    """A comparison with a reading, and the figures that it needs."""
    if reading in ("held-back", "cannot-tell"):
        return {"reading": reading}
    return {"reading": reading, **(UNSURE if reading.endswith("-found") else FIGURES)}


def evaluation(measure: str | None = None, **fields: Any) -> Plain:
    """An evaluation, of a measure where one is named."""
    digest = "sha256:" + "0" * 64
    named = {"measure": measure} if measure else {}
    return {
        "title": "Before and after",
        "on": "2026-11-01",
        "question": "Whom does it fail?",
        "data": "All decisions of a year.",
        **dict.fromkeys(("plan", "cells", "result"), digest),
        **named,
        **fields,
    }


def after(measure: str, **readings: str) -> Plain:
    """An evaluation of what a measure did, by group."""
    groups = {group: {"changes": {"selection-rate": told(reading)}} for group, reading in readings.items()}
    return evaluation(measure, groups=groups)


def beside(impact: str, **readings: str) -> Plain:
    """An evaluation of how groups fare beside others, by group."""
    groups = {group: {"differences": {"selection-rate": told(reading)}} for group, reading in readings.items()}
    return evaluation(impacts=[impact], groups=groups)
