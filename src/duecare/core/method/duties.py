"""Duties: what each norm asks of whom, by when, and what the dossier holds of it. Never "compliant"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from duecare.core.catalogue import Catalogue, Duty
from duecare.core.catalogue.records import Part
from duecare.core.conditions import KnownFact, Truth, evaluate
from duecare.core.dossier import Actor, Dossier
from duecare.core.method.findings import DutyFinding, DutyStatus, Held
from duecare.core.method.parts import filled_parts
from duecare.core.method.reasons import Reason, Ref, because


def find_duties(
    dossier: Dossier, catalogue: Catalogue, known: Mapping[str, KnownFact], on: date
) -> tuple[DutyFinding, ...]:
    """Every duty of the catalogue."""
    filled = filled_parts(dossier)
    return tuple(_find(duty, dossier, known, filled, on) for duty in catalogue.of(Duty).values())


def _find(
    duty: Duty, dossier: Dossier, known: Mapping[str, KnownFact], filled: frozenset[Part], on: date
) -> DutyFinding:
    status, reasons = _status(duty, dossier, known, on)
    held: Held = "unknown"
    held_in: tuple[Part, ...] = ()
    if status != "not-triggered":
        held_in = tuple(part for part in duty.found_in if part in filled)
        held, shown = _held(duty, known, held_in)
        reasons += shown
    if not duty.drives:
        reasons.append(because("only-shown", record=duty))
    by_when = _by_when(duty, status, dossier, on)
    return DutyFinding(duty.id, tuple(reasons), status, duty.addressee, by_when, held, duty.drives, held_in)


def _by_when(duty: Duty, status: DutyStatus, dossier: Dossier, on: date) -> date | None:
    """The day from which it holds, or else the day of the decision at whose gate it is asked, where that is set."""
    if status == "not-triggered":
        return None
    if duty.upcoming(on):
        return duty.in_force_from
    return dossier.gate_on if duty.gate is not None and duty.gate == dossier.gate else None


def _status(duty: Duty, dossier: Dossier, known: Mapping[str, KnownFact], on: date) -> tuple[DutyStatus, list[Reason]]:
    if duty.ended(on) and duty.in_force_until is not None:
        return "not-triggered", [because("line-ended", record=duty, day=duty.in_force_until)]
    applies, why = _applies(duty, known)
    if applies is Truth.NO:
        return "not-triggered", [why]
    excused = evaluate(duty.unless, known) if duty.unless is not None else None
    if excused is not None and excused.truth is Truth.YES:
        return "not-triggered", [because("duty-excepted", excused, record=duty)]
    addressees = _addressees(duty, dossier)
    reasons = [why, *(because("duty-of", record=duty, actor=Ref("actors", id_)) for id_ in addressees)]
    status: DutyStatus = "applies"
    if duty.upcoming(on):
        status = "upcoming"
        day = duty.in_force_from
        reasons.insert(
            0, because("duty-upcoming", record=duty, day=day) if day else because("duty-awaited", record=duty)
        )
    if not addressees and duty.addressee != "any":
        status = "cannot-tell"
        reasons.insert(0, because("duty-no-such-actor", record=duty, addressee=Ref("word", duty.addressee)))
    return ("cannot-tell" if applies is Truth.UNKNOWN else status), reasons


def _addressees(duty: Duty, dossier: Dossier) -> list[str]:
    """Whom in the chain it addresses. If nobody, it is not known: one may not be recorded, or its kind.

    Whoever developed the system is taken for its provider only where nobody is recorded as that: the maker of a model
    is not the provider of what somebody else builds on it.
    """
    found = [id_ for id_, actor in sorted(dossier.actors.items()) if _is_addressee(duty.addressee, actor)]
    if found or duty.addressee != "provider":
        return found
    return [id_ for id_, actor in sorted(dossier.actors.items()) if "developer" in actor.roles]


def _is_addressee(addressee: str, actor: Actor) -> bool:
    match addressee:
        case "business":
            return actor.kind == "business"
        case "state":
            return actor.kind == "public-body"
        case "public-deployer":
            return "deployer" in actor.roles and actor.kind == "public-body"
    return addressee in actor.roles


def _applies(duty: Duty, known: Mapping[str, KnownFact]) -> tuple[Truth, Reason]:
    if duty.applies_when is None:
        return Truth.YES, because("duty-always", record=duty, addressee=Ref("word", duty.addressee))
    outcome = evaluate(duty.applies_when, known)
    code = {Truth.YES: "duty-applies", Truth.NO: "duty-not", Truth.UNKNOWN: "duty-unknown"}[outcome.truth]
    return outcome.truth, because(code, outcome, record=duty)


def _held(duty: Duty, known: Mapping[str, KnownFact], held_in: tuple[Part, ...]) -> tuple[Held, list[Reason]]:
    """What facts show; else what stands in the parts of the dossier that would answer. A part that holds something is
    named and read by a person; where all are empty, it is open."""
    parts = [_by_parts(duty, held_in)] if duty.found_in else []
    if duty.shown_by is None:
        empty = bool(duty.found_in) and not held_in
        return ("no" if empty else "unknown"), parts or [because("duty-held-unknown", record=duty)]
    outcome = evaluate(duty.shown_by, known)
    code = {Truth.YES: "duty-held", Truth.NO: "duty-not-held", Truth.UNKNOWN: "duty-held-unknown"}[outcome.truth]
    return outcome.truth.value, [because(code, outcome, record=duty), *parts]


def _by_parts(duty: Duty, held_in: tuple[Part, ...]) -> Reason:
    if held_in:
        return because("duty-part-filled", record=duty, parts=Ref("parts", " ".join(held_in)))
    return because("duty-part-empty", record=duty, parts=Ref("parts", " ".join(duty.found_in)))
