"""What was promised and who was heard: whether measures answer an impact and are in time, and which groups had a voice
(UNGP 18 to 20, 22)."""

from __future__ import annotations

from datetime import date

from duecare.core.dossier import Dossier, Impact, Measure


def is_overdue(measure: Measure, on: date) -> bool:
    """Whether its date has passed and it is not done."""
    return measure.due is not None and measure.due < on and measure.state not in ("done", "dropped")


def is_answered(impact: str, dossier: Dossier, on: date) -> bool:
    """Whether somebody answers for the impact: a measure with an owner and a date that has not passed without it.

    Watching an impact does not answer it.
    """
    return any(
        impact in measure.impacts
        and measure.kind != "monitor"
        and measure.state != "dropped"
        and _owned(measure)
        and not is_overdue(measure, on)
        for measure in dossier.measures.values()
    )


def is_remedied(impact: str, dossier: Dossier) -> bool:
    """Whether a measure of remedy with an owner and a date is recorded for the impact."""
    return any(
        impact in measure.impacts and measure.kind == "remedy" and measure.state != "dropped" and _owned(measure)
        for measure in dossier.measures.values()
    )


def _owned(measure: Measure) -> bool:
    return measure.owner is not None and measure.due is not None


def unheard(impact: Impact, dossier: Dossier) -> tuple[str, ...] | None:
    """The groups of an impact of whom nobody was heard, directly or through their representatives.

    Nothing when somebody of every group was heard. Where the impact names no group, only testimony on it counts.
    """
    direct = {id_: held for id_, held in dossier.engagement.items() if held.how not in ("none", "experts")}
    testified = [direct[id_] for id_ in impact.testimony if id_ in direct]
    if not impact.groups:
        return None if testified else ()
    heard = {group for held in direct.values() for group in held.groups}
    return tuple(group for group in impact.groups if group not in heard) or None
