"""A few signals of our own, so that what is tested does not move with the shipped words."""

from __future__ import annotations

from datetime import date

from duecare.core.catalogue.signals import Cues, Pull, Signal, Signals, Term
from duecare.triage import Reader

DAY = date(2026, 11, 22)


def signal(id_: str, *words: str, pull: Pull = "clear", group: str | None = None, **suggests: str) -> Signal:
    """A signal with English words."""
    terms = tuple(Term(words=one, in_="in", out="out") for one in words)
    facts = {fact.replace("_", "-"): value for fact, value in suggests.items()}
    return Signal(
        id=id_, title=id_, suggests=facts, group=group, pull=pull, why="why", checked=DAY, terms={"en": terms}
    )


CUES = Cues(
    id="en",
    name="English",
    denies_before=("not", "no", "never", "without", "does not"),
    denies_after=("is not used",),
    not_denying=("not only",),
    hedges=("may", "planned"),
    turns=("but",),
    lists=("such as", "nor"),
    clauses=("if", "without"),
    common=("the", "of", "and", "to", "is", "in", "a"),
    empty=("system", "tool", "improve"),
)
FRENCH = Cues(id="fr", name="français", denies_before=("sans",), common=("les", "des", "du", "pour", "une"))


def reader(*signals: Signal) -> Reader:
    """A reader of these signals."""
    return Reader(Signals("sha256:0", {one.id: one for one in signals}, {"en": CUES, "fr": FRENCH}))


FACES = signal("faces", "facial recognition", "(face|faces) match*", pull="strong", recognises_faces="yes")
FRAUD = signal("fraud", "fraud*", pull="strong", looks_for_fraud="yes")
BENEFITS = signal("benefits", "benefit* & claim*", decides_on_benefits="yes", areas_of_use="welfare")
CHILDREN = signal("children", "(child|children)", group="children", pull="slight")
UNSEEN = signal("unseen", "without a clerk", human_decides="nobody")
