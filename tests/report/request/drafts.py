"""A request drafted from the worked example, with the shipped knowledge."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from duecare.core.dossier import Dossier
from duecare.core.method import Findings, assess
from duecare.files.read import read_dossier
from duecare.knowledge.bundle import load
from duecare.report.request.letter import Letter, Wish, letter
from duecare.report.words import Words
from tests.cli.running import EXAMPLE

ON = date(2026, 11, 22)
KNOWLEDGE = load()


def changed(**parts: Any) -> Dossier:
    """The example with some of its parts replaced."""
    return Dossier.model_validate_json(json.dumps(read_dossier(EXAMPLE).plain() | parts))


def judged(dossier: Dossier) -> Findings:
    return assess(dossier, KNOWLEDGE, ON)


def drafted(wish: Wish | None = None, dossier: Dossier | None = None, language: str = "en") -> tuple[Letter, Words]:
    made = dossier or changed()
    words = Words(language, KNOWLEDGE, made)
    return letter(made, judged(made), words, wish or Wish(), on=ON), words
