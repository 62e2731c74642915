"""A few words of our own, so that these tests do not change with the words that are shipped."""

from __future__ import annotations

from datetime import date
from typing import Any

from duecare.core.catalogue.signals import Cues, Signal, Signals, Term
from duecare.triage import Reader

CUES = Cues(
    id="en",
    name="English",
    denies_before=("not", "no"),
    hedges=("may",),
    common=("the", "is", "of", "and", "to", "it", "a", "in"),
)


def signal(id_: str, words: str, **more: Any) -> Signal:
    """A signal with one term."""
    term = Term(words=words, in_="It is so.", out="It is not so.")
    told = {"title": id_, "pull": "clear", "why": "Somebody may be harmed.", "checked": date(2026, 11, 22)}
    return Signal(id=id_, terms={"en": (term,)}, **{**told, **more})


SIGNALS = (
    signal("faces", "recogni* .. faces", suggests={"recognises-faces": "yes", "main-functions": "recognise-people"}),
    signal("scores", "scor* people", suggests={"scores-people": "yes", "main-functions": "judge-people"}),
    signal("nobody", "by itself", suggests={"human-decides": "nobody"}),
    signal("signs", "clerk signs", suggests={"human-decides": "rubber-stamp"}),
    signal(
        "benefits",
        "decid* .. benefit*",
        suggests={"decides-on-benefits": "yes", "access-depends-on": "income-support"},
    ),
    signal("children", "children", group="children", pull="strong"),
)


def reader() -> Reader:
    """A reader of these words."""
    return Reader(Signals("sha256:" + "0" * 64, {one.id: one for one in SIGNALS}, {"en": CUES}))
