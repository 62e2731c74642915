"""What the method may use of a dossier's facts: what is stated and undisputed, and what the document itself implies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from duecare.core.catalogue import Catalogue, FactQuestion
from duecare.core.conditions import KnownFact, Value
from duecare.core.dossier import Dossier, Fact

UNKNOWN = "unknown"


def known_facts(dossier: Dossier, catalogue: Catalogue) -> Mapping[str, KnownFact]:
    """Each fact that the dossier states or implies. What is only suggested, unknown or disputed has no value."""
    known = {id_: _stated(id_, fact, catalogue.get(FactQuestion, id_)) for id_, fact in sorted(dossier.facts.items())}
    for question in catalogue.of(FactQuestion).values():
        if question.derived_from is not None:
            stated = known.get(question.id) or KnownFact(question.id, None, "not-stated")
            known[question.id] = _with(stated, _implied(question, dossier), _implying(question, dossier))
    return known


def _stated(id_: str, fact: Fact, question: FactQuestion | None) -> KnownFact:
    against = any(dispute.value != fact.value and not dispute.settled for dispute in fact.disputes.values())
    if against:
        return KnownFact(id_, None, "disputed", fact.by, fact.evidence)
    if fact.basis == "suggested":
        return KnownFact(id_, None, "suggested", fact.by, fact.evidence)
    value = _typed(fact.value, question)
    if value is None:
        return KnownFact(id_, None, "not-known", fact.by, fact.evidence)
    return KnownFact(id_, value, "derived" if fact.basis == "derived" else "stated", fact.by, fact.evidence)


def _typed(value: str | int | tuple[str, ...], question: FactQuestion | None) -> Value | None:
    """The value in its question's type; nothing when it is unknown or does not fit: no test takes that for a no."""
    if value == UNKNOWN or question is None:
        return None
    match question.type, value:
        case "yes-no", "yes" | "no":
            return value
        case "choice", str():
            return value if value in question.options else None
        case "choices", tuple():
            return value if all(word in question.options for word in value) else None
        case "number", int():
            return value
        case "date", str():
            return _day(value)
    return None


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.isoformat() == value else None  # there are other ways to write a day


def _implied(question: FactQuestion, dossier: Dossier) -> Value | None:
    match question.derived_from:
        case "system.stage":
            return dossier.system.stage
        case "system.countries":
            return "yes" if set(dossier.system.place.countries) & set(question.yes_for) else None
    kinds = {dossier.actors[id_].kind for id_ in _implying(question, dossier)}
    return tuple(sorted(kinds)) if kinds and "unknown" not in kinds else None


def _implying(question: FactQuestion, dossier: Dossier) -> tuple[str, ...]:
    """The actors whose records are asked."""
    if question.derived_from != "actors.deployer.kind":
        return ()
    return tuple(id_ for id_, actor in sorted(dossier.actors.items()) if "deployer" in actor.roles)


def _with(stated: KnownFact, implied: Value | None, actors: tuple[str, ...]) -> KnownFact:
    """The document's own implication. A statement to the contrary makes it disputed; a dispute it does not settle."""
    if implied is None:
        return replace(stated, actors=actors)
    if stated.why == "disputed" or stated.value not in (None, implied):
        return replace(stated, value=None, why="disputed", actors=actors)
    return replace(stated, value=implied, why="derived", actors=actors)
