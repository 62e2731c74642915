"""From a file and a day to findings: what assess, check and report have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier
from duecare.core.dossier.words import Audience
from duecare.core.errors import InputError
from duecare.core.method import Findings, assess
from duecare.core.revision.view import Withheld, view
from duecare.files.bounds import read_bytes
from duecare.files.read import parse_dossier
from duecare.knowledge.bundle import load
from duecare.knowledge.packs import read_pack, with_packs
from duecare.report.content import build
from duecare.report.model import Report
from duecare.report.words import Words

LANGUAGES = ("en", "ar")
"""Languages with a catalogue of translations."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A dossier, what was found of it, and the knowledge that this rests on."""

    dossier: Dossier
    findings: Findings
    catalogue: Catalogue
    withheld: tuple[Withheld, ...] = ()
    """What an audience does not see of them."""

    def words(self, language: str) -> Words:
        """The findings' words in a language. Raises InputError for one that there are no texts in."""
        return Words(language_of(language), self.catalogue, self.dossier)

    def report(self, language: str) -> Report:
        """The report as values, in a language."""
        return build(self.dossier, self.findings, self.words(language), on=self.findings.on, withheld=self.withheld)

    def seen_by(self, audience: Audience) -> Judged:
        """The same as an audience may see it."""
        seen = view(self.dossier, self.findings, audience, self.catalogue)
        return Judged(seen.dossier, seen.findings, self.catalogue, seen.withheld)


def judge(path: Path, on: date, catalogue: Catalogue) -> Judged:
    """Read a dossier and judge it on that day. Raises InputError when the file cannot be used."""
    return judge_bytes(read_bytes(path), str(path), on, catalogue)


def judge_bytes(data: bytes, name: str, on: date, catalogue: Catalogue) -> Judged:
    """Judge the dossier in a file's bytes. Raises InputError when it cannot be used."""
    dossier = parse_dossier(data, name)
    return Judged(dossier, assess(dossier, catalogue, on), catalogue)


def knowledge(packs: Sequence[Path]) -> Catalogue:
    """The shipped knowledge, with packs put to it. Raises KnowledgeError when a pack does not fit."""
    return with_packs(load(), *(read_pack(path) for path in packs))


def language_of(text: str) -> str:
    """A language that there are texts in. Raises InputError for any other."""
    if text not in LANGUAGES:
        raise InputError(
            f"There are no texts in the language {text!r}.",
            means="Nothing was written.",
            next_step=f"Choose one of: {', '.join(LANGUAGES)}.",
        )
    return text


def audience_of(text: str) -> Audience:
    """Whom something is for. Raises InputError for nobody that is known."""
    audiences: tuple[Audience, ...] = get_args(Audience)
    for audience in audiences:
        if text == audience:
            return audience
    raise InputError(
        f"There is no audience {text!r}.", means="Nothing was written.", next_step=f"Choose: {', '.join(audiences)}."
    )


def day_of(text: str | None) -> date:
    """The day that was asked for, or today. Raises InputError for what is no day."""
    if text is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"{text!r} is not a day.", means="Nothing was judged.", next_step="Write it as year-month-day: 2026-12-02."
        ) from None
