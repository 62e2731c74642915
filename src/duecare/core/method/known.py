"""What the method may use of a dossier's facts: what is stated and undisputed, and what the document itself implies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from duecare.core.catalogue import Catalogue, FactQuestion
from duecare.core.conditions import UNKNOWN, KnownFact, KnownFacts, Outcome, Truth, Value, evaluate
from duecare.core.dossier import Dispute, Dossier, Fact, Place

NO = "no"
NONE_OF_THESE = "none-of-these"
"""The option of a choice that rules the others out."""


def known_facts(dossier: Dossier, catalogue: Catalogue) -> KnownFacts:
    """Each fact that is asked or stated. What is not stated, only suggested, unknown or disputed has no value."""
    questions = catalogue.of(FactQuestion)
    known = {id_: KnownFact(id_, None, "not-stated") for id_ in questions}
    known |= {id_: _stated(id_, fact, questions.get(id_)) for id_, fact in sorted(dossier.facts.items())}
    for question in questions.values():
        if question.derived_from is not None:
            known[question.id] = _with(known[question.id], _implied(question, dossier), _implying(question, dossier))
    for question in questions.values():
        if question.no_when is not None and known[question.id].why == "not-stated":
            value: Value = (NONE_OF_THESE,) if question.type == "choices" else NO
            known[question.id] = _settled_by_others(known[question.id], value, evaluate(question.no_when, known))
    return KnownFacts(known)


def _settled_by_others(fact: KnownFact, value: Value, outcome: Outcome) -> KnownFact:
    """A no, or none of these, that follows from other answers, on their evidence; else what it was."""
    if outcome.truth is not Truth.YES:
        return fact
    others = [leaf.known for leaf in outcome.deciding]
    evidence = tuple(dict.fromkeys(id_ for other in others for id_ in other.evidence))
    actors = tuple(dict.fromkeys(id_ for other in others for id_ in other.actors))
    follows = tuple(dict.fromkeys(other.fact for other in others))
    return KnownFact(fact.fact, value, "implied", others[0].by, evidence, actors, follows=follows)


def _stated(id_: str, fact: Fact, question: FactQuestion | None) -> KnownFact:
    otherwise = [dispute for _, dispute in sorted(fact.disputes.items()) if dispute.value != fact.value]
    known = KnownFact(id_, None, "not-known", fact.by, fact.evidence, against=tuple(d.by for d in otherwise))
    if not all(_is_settled(dispute, fact) for dispute in otherwise):
        return replace(known, why="disputed")
    if fact.basis == "suggested":
        return replace(known, why="suggested") if fact.aside is None else KnownFact(id_, None, "not-stated")
    value = _typed(fact.value, question)
    if value is None:
        return known
    return replace(known, value=value, why="derived" if fact.basis == "derived" else "stated")


def _is_settled(dispute: Dispute, fact: Fact) -> bool:
    """Whether somebody settled it with a reason. Whoever stated the fact, or states otherwise, cannot settle it."""
    return dispute.settled is not None and dispute.settled_by not in (None, fact.by, dispute.by)


def fits(value: str | int | tuple[str, ...], question: FactQuestion) -> bool:
    """Whether the value is one that the question takes, "unknown" included."""
    return value in (UNKNOWN, (UNKNOWN,)) or _typed(value, question) is not None


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
            return value if _is_choice(value, question) else None
        case "number", int():
            return value
        case "date", str():
            return _day(value)
    return None


def _is_choice(value: tuple[str, ...], question: FactQuestion) -> bool:
    """Whether these are options that can stand together. Nothing chosen is not an answer, least of all a no. Beside
    what is chosen, the rest may be stated as not known."""
    chosen = [word for word in value if word != UNKNOWN]
    alone = NONE_OF_THESE not in value or len(value) == 1
    return bool(chosen) and alone and all(word in question.options for word in chosen)


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
            return _by_countries(question, dossier.system.place)
    kinds = {dossier.actors[id_].kind for id_ in _implying(question, dossier)}
    return tuple(sorted(kinds)) if kinds and "unknown" not in kinds else None


def _by_countries(question: FactQuestion, place: Place) -> Value | None:
    """What the countries imply. Countries left out say nothing, unless somebody said that none is."""
    if question.is_yes_in(place.countries):
        return "yes"
    named = bool(place.countries) and place.elsewhere == "no"
    outside = named and bool(question.no_outside) and not set(question.no_outside).intersection(place.countries)
    return "no" if outside else None


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
