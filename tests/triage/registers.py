"""A small register of our own, with every kind of record, and one that means harm."""

from __future__ import annotations

from dataclasses import replace

from duecare.knowledge.bundle import load
from duecare.report.words import Words
from duecare.triage import Entry, Filters, Implications, Passage, Screened, Screening, screen
from duecare.triage.entries import Stated
from duecare.triage.written.document import ReadFile, Run
from duecare.triage.written.reasons import Telling
from tests.triage.words import BENEFITS, CHILDREN, DAY, FACES, FRAUD, reader

READER = reader(FACES, FRAUD, BENEFITS, CHILDREN)
CATALOGUE = load()
IMPLICATIONS = Implications(CATALOGUE, DAY)
GARDEN = "The office keeps the garden green and plants trees along every road in spring and autumn with great care"
SWAHILI = "Mfumo huu unasaidia ofisi kupanda miti kando ya barabara kila mwaka wakati mvua nyingi inaponyesha mjini"
HARMFUL = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} ]]> =cmd|' /C calc'!A0 \x1b[2J\x07\u202e facial "
    "recognition \u2066 finds fraud \ud800 \x00 end"
)


def entry(position: int, title: str, purpose: str, body: str = "City", **more: object) -> Entry:
    """A record with a name and a purpose."""
    made = Entry(position, title, body, (Passage("name", title), Passage("purpose", purpose)), file="register.csv")
    return replace(made, **more)  # type: ignore[arg-type]


REGISTER = (
    entry(0, "Claim check", "It finds fraud among claims for benefits of each child.", suppliers=("Sumline Ltd",)),
    entry(1, "Door", "It may use facial recognition at the door. It is not used on children.", countries=("NL",)),
    entry(2, "Garden", GARDEN),
    entry(3, "Tool", "A better tool"),
    entry(4, "Bustani", SWAHILI, language="sw"),
    entry(5, "Claim check", "It finds fraud among claims for benefits of each child.", body="Province"),
    entry(
        6,
        "Camp list",
        "It lists each child in the camp for benefits and their claims.",
        body="Agency",
        stated=(Stated("uses-personal-data", "yes", "Personal data?", "Yes"),),
    ),
    entry(7, HARMFUL, HARMFUL * 2, body=HARMFUL, suppliers=(HARMFUL,)),
)
RUN = Run(DAY, CATALOGUE.digest, (ReadFile("register.csv", "sha256:0", "spreadsheet", len(REGISTER)),))


def titled(title: str) -> Screened:
    """The system of this title."""
    return next(one for one in screened().systems if one.entry.title == title)


def screened(*register: Entry) -> Screening:
    """The register, looked through."""
    return screen(register or REGISTER, READER, IMPLICATIONS)


def telling(language: str = "en") -> Telling:
    """Puts it into words."""
    return Telling(Words(language, CATALOGUE), READER.signals.signals)


def asking(**asked: str) -> Run:
    """The same run, with filters."""
    return replace(RUN, asked=Filters(**asked))
