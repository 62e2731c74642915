"""What was promised and who was heard: whether measures answer an impact and are in time, and which groups had a voice
(UNGP 18 to 20, 22)."""

from __future__ import annotations

from datetime import date

from duecare.core.dossier import Dossier, Engagement, Impact, Measure
from duecare.core.dossier.words import MeasureKind


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


def is_led_by_leverage(impact: str, dossier: Dossier) -> bool:
    """Whether a measure uses leverage over others on the impact (UNGP 19)."""
    return _has(impact, dossier, "leverage")


def has_way_to_remedy(impact: str, dossier: Dossier) -> bool:
    """Whether any measure of remedy names the impact, planned or not: a way is there before harm is (UNGP 22, 29)."""
    return _has(impact, dossier, "remedy")


def _has(impact: str, dossier: Dossier, kind: MeasureKind) -> bool:
    measures = dossier.measures.values()
    return any(impact in one.impacts and one.kind == kind and one.state != "dropped" for one in measures)


def effect_unknown(measure: Measure, dossier: Dossier) -> tuple[str, ...]:
    """The groups of the measure's impacts for whom nobody has found what it did, once it is done (UNGP 20)."""
    if measure.state != "done" or measure.kind == "monitor":
        return ()
    impacts = [dossier.impacts[id_] for id_ in measure.impacts if id_ in dossier.impacts]
    met = dict.fromkeys(group for impact in impacts for group in impact.groups)
    told = {group for group, one in measure.effects.items() if one.effect != "not-known"}
    return tuple(group for group in met if group not in told)


def has_taken_place(held: Engagement, on: date) -> bool:
    """Whether people were heard in it: not what is planned, not what experts say of them."""
    return held.how not in ("none", "experts") and (held.on is None or held.on <= on)


def is_unfinished(held: Engagement, on: date) -> bool:
    """Whether it does not say when people were heard, what they said, or what changed because of it (UNGP 18, 21)."""
    return has_taken_place(held, on) and None in (held.on, held.said, held.changed)


def unheard(impact: Impact, dossier: Dossier, on: date) -> tuple[str, ...] | None:
    """The groups of an impact of whom nobody was heard, directly or through their representatives.

    Nothing when somebody of every group was heard. Where the impact names no group, only testimony on it counts. What
    people said must be there: else a day that was only planned would make a voice of nobody, once it has passed.
    """
    direct = {id_: held for id_, held in dossier.engagement.items() if held.said and has_taken_place(held, on)}
    testified = [direct[id_] for id_ in impact.testimony if id_ in direct]
    if not impact.groups:
        return None if testified else ()
    heard = {group for held in direct.values() for group in held.groups}
    return tuple(group for group in impact.groups if group not in heard) or None
