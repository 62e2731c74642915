"""An answer file of the tool: one JSON block, the answers under `data`, by the ids of the questions."""

from __future__ import annotations

from collections.abc import Mapping

from duecare.exchange.sight import Sight
from duecare.exchange.source import Recognition

DATA = "data"
PROJECT = "projectDetails"
"""What the ids of the first questions begin with, in every version."""
SECTIONS = (PROJECT, "businessDrivers", "riskProfile", "aboutSystem", "aboutAlgorithm", "decisionSector", "impact")
"""What ids begin with, in every version."""
ENOUGH = 4
"""Sections of which something must be answered; a file with fewer only resembles the format."""


def recognise(sight: Sight) -> Recognition:
    """Certain when answers of the tool stand under `data`; nearly when they stand elsewhere, or are too few."""
    if not isinstance(sight.json, dict):
        return Recognition(certain=False)
    answers = sight.json.get(DATA)
    if not isinstance(answers, dict):
        elsewhere = _sections(sight.json) >= ENOUGH
        return Recognition(certain=False, nearly="its answers do not stand under “data”" if elsewhere else "")
    found = _sections(answers)
    if found >= ENOUGH:
        return Recognition(certain=True)
    few = found and any(key.startswith(PROJECT) for key in answers)
    return Recognition(certain=False, nearly="too few of its questions are answered" if few else "")


def _sections(answers: Mapping[str, object]) -> int:
    return sum(any(key.startswith(section) for key in answers) for section in SECTIONS)
