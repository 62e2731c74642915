"""What words suggest, put into a dossier that was started from the record: only suggested, and never over anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from duecare.core.catalogue import FactQuestion
from duecare.core.catalogue.signals import Signal
from duecare.core.dossier import Dossier, Fact
from duecare.core.dossier.facts import FactValue
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.remarks import remark
from duecare.exchange.text import prose
from duecare.triage.screening import Screened
from duecare.triage.written.quotes import Quote, quotes

SAYS = _("The record says “{words}” in “{text}” ({field}): {title}.")
SAYS_PERHAPS = _("The record says “{words}” in “{text}” ({field}), which the text holds possible: {title}.")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A fact that words suggest: its answer, and the words."""

    value: FactValue
    said: tuple[Quote, ...]


def suggested(
    one: Screened, signals: Mapping[str, Signal], questions: Mapping[str, FactQuestion]
) -> Mapping[str, Suggested]:
    """The facts that the words of a system suggest. Of one answer, two suggestions are none: a person is asked."""
    found: dict[str, dict[str, list[Quote]]] = {}
    for quote in quotes(one):
        for fact, value in signals[quote.signal].suggests.items():
            found.setdefault(fact, {}).setdefault(value, []).append(quote)
    return {
        fact: Suggested(tuple(values) if questions[fact].type == "choices" else next(iter(values)), _all(values))
        for fact, values in found.items()
        if questions[fact].type == "choices" or len(values) == 1
    }


def with_suggestions(
    dossier: Dossier, facts: Mapping[str, Suggested], signals: Mapping[str, Signal], *, by: str, on: date
) -> Dossier:
    """The dossier with the facts that it does not have yet. `by` is the id of the body that states the record."""
    new = {
        fact: Fact(
            value=one.value,
            basis="suggested",
            by=by,
            on=on,
            evidence=tuple(dossier.evidence),
            note=prose(" ".join(_notes(one, signals))),
        )
        for fact, one in facts.items()
        if fact not in dossier.facts
    }
    return dossier.model_copy(update={"facts": {**dossier.facts, **new}})


def _all(values: Mapping[str, list[Quote]]) -> tuple[Quote, ...]:
    return tuple(quote for said in values.values() for quote in said)


def _notes(one: Suggested, signals: Mapping[str, Signal]) -> Iterator[str]:
    for quote in one.said:
        said = SAYS_PERHAPS if quote.manner == "perhaps" else SAYS
        title = signals[quote.signal].title
        yield remark(said, words=quote.words, text=quote.text, field=quote.field, title=title)
