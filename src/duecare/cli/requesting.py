"""What `duecare request` drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duecare.cli.judging import Judged
from duecare.core.errors import InputError
from duecare.report.request.beside import law_chosen, remarks
from duecare.report.request.law import law_named
from duecare.report.request.letter import Letter, To, Wish, letter
from duecare.report.request.text import markdown
from duecare.report.words import Words

LONGEST_SENDER = 300


@dataclass(frozen=True, slots=True)
class Draft:
    """The letter, and what to know before it is sent."""

    letter: Letter
    words: Words
    remarks: tuple[str, ...]

    def markdown(self) -> str:
        """As Markdown."""
        return markdown(self.letter, self.words)

    def word(self) -> bytes:
        """As a Word file: only then what makes it is loaded."""
        from duecare.report.word.request import request_docx

        return request_docx(self.letter, self.words)


def wished(
    judged: Judged, *, to: str, law: str | None, sender: str, due: str | None, most: int | None, annex: bool
) -> Wish:
    """What was asked for. Raises InputError for a word, a law or a day that there is not."""
    whom = _whom(to)
    found = law_named(law, judged.catalogue) if law is not None else law_chosen(judged.dossier, judged.catalogue)
    if len(sender) > LONGEST_SENDER:
        raise InputError(
            f"--from has more than {LONGEST_SENDER} characters.", means="Nothing was written.", next_step="Shorten it."
        )
    return Wish(whom, found if whom == "foi" else None, " ".join(sender.split()), _day(due, judged), most, None, annex)


def _whom(text: str) -> To:
    if text == "operator":
        return "operator"
    if text == "foi":
        return "foi"
    raise InputError(
        f"Nobody is called {text!r} here.", means="Nothing was written.", next_step="Choose operator or foi."
    )


def _day(text: str | None, judged: Judged) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day <= judged.findings.on:
        raise InputError(
            f"--due {text!r} is not a day to come.",
            means="Nothing was written.",
            next_step="Write it as year-month-day, after the day of the letter: 2027-01-31.",
        )
    return day


def drafted(judged: Judged, wish: Wish, language: str) -> Draft:
    """The letter in a language. Raises InputError for one that there are no texts in."""
    words = judged.words(language)
    beside = remarks(judged.dossier, words, wish)
    made = letter(judged.dossier, judged.findings, words, wish, on=judged.findings.on)
    return Draft(made, words, tuple(map(str, beside)))
