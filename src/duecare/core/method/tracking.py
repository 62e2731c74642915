"""What was promised: whether measures answer what an impact asks of each actor, are in time, and whom they failed
(UNGP 11, 19, 20, 22)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from duecare.core.dossier import Dossier, Measure
from duecare.core.dossier.words import ACTUAL, Status
from duecare.core.method.findings import ImpactFinding, Response
from duecare.core.method.response import OWED, OWN_PART, asked_kinds
from duecare.core.method.severity import TIERS


def is_overdue(measure: Measure, on: date) -> bool:
    """Whether its date has passed and it is not done."""
    return measure.due is not None and measure.due < on and measure.state not in ("done", "dropped")


def made_worse(measure: Measure) -> tuple[str, ...]:
    """The groups for whom somebody found that it made things worse, by id."""
    return tuple(sorted(group for group, one in measure.effects.items() if one.effect == "made-worse"))


def can_answer(measure: Measure) -> bool:
    """Whether it can answer anything, however far it is: it was not dropped, does more than watch, and made things
    worse for nobody. That it helps some never offsets that it harms others (UNGP 11)."""
    return measure.state != "dropped" and measure.kind != "monitor" and not made_worse(measure)


def still_worse(id_: str, dossier: Dossier, impacts: Sequence[ImpactFinding]) -> tuple[str, ...]:
    """The groups that a measure left worse off, those whom the gravest impact touches first.

    It is over for a group once the measure was dropped and a measure of remedy for the same impact is shown to help it.
    """
    measure = dossier.measures[id_]
    helped = frozenset(_helped(measure, dossier)) if measure.state == "dropped" else frozenset()
    left = (group for group in made_worse(measure) if group not in helped)
    return tuple(sorted(left, key=lambda group: _gravest(group, dossier, impacts)))


def _helped(measure: Measure, dossier: Dossier) -> Iterator[str]:
    for other in dossier.measures.values():
        if other.kind == "remedy" and other.state != "dropped" and set(other.impacts) & set(measure.impacts):
            yield from (group for group, one in other.effects.items() if one.effect == "shown-to-help")


def _gravest(group: str, dossier: Dossier, impacts: Sequence[ImpactFinding]) -> tuple[bool, int]:
    """The place of the gravest impact that touches the group; those whom no impact names come last."""
    touching = (found for found in impacts if group in dossier.impacts[found.id].groups)
    return min(((not one.cannot_wait, TIERS.index(one.tier_high)) for one in touching), default=(True, len(TIERS)))


def without_answer(found: ImpactFinding, dossier: Dossier, on: date) -> tuple[str, ...] | None:
    """The actors that cause the impact or contribute to it, and do nothing about their own part: no measure of theirs,
    or of nobody in particular, has an owner and a date that has not passed without it.

    Nothing when all do. Nobody in particular when there is no measure at all, or only one prepared to put it right.
    """
    status = dossier.impacts[found.id].status
    answers = [one for one in _owned(found.id, dossier) if not is_overdue(one, on)]
    if not any(one.kind != "remedy" or status == "actual-past" for one in answers):
        return ()
    return _lacking(found, OWN_PART, status, answers) or None


def without_remedy(found: ImpactFinding, dossier: Dossier) -> tuple[str, ...] | None:
    """The actors that owe remedy for what has happened, and of whom no measure of remedy with an owner and a date is
    recorded: prevention puts nothing right (UNGP 22). Nothing when all do. Nobody in particular when there is none."""
    status = dossier.impacts[found.id].status
    if status not in ACTUAL:
        return None
    remedies = [one for one in _owned(found.id, dossier) if one.kind == "remedy"]
    return (_lacking(found, OWED, status, remedies) or None) if remedies else ()


def _lacking(
    found: ImpactFinding, expected: Collection[Response], status: Status | None, measures: Sequence[Measure]
) -> tuple[str, ...]:
    """The actors of whom any of this is expected, and that have no measure of a kind that answers it."""
    return tuple(
        actor.id
        for actor in found.involvement
        for kinds in asked_kinds(set(expected) & set(actor.responses), status)
        if not any(one.kind in kinds and one.actor in (None, actor.id) for one in measures)
    )


def _owned(impact: str, dossier: Dossier) -> list[Measure]:
    """The measures that can answer the impact, and for which somebody stands by a day."""
    return [one for one in _of(impact, dossier) if one.owner is not None and one.due is not None]


def is_led_by_leverage(impact: str, dossier: Dossier) -> bool:
    """Whether a measure uses leverage over others on the impact (UNGP 19)."""
    return any(one.kind == "leverage" for one in _of(impact, dossier))


def has_way_to_remedy(impact: str, dossier: Dossier) -> bool:
    """Whether any measure of remedy names the impact, planned or not: a way is there before harm is (UNGP 22, 29)."""
    return any(one.kind == "remedy" for one in _of(impact, dossier))


def _of(impact: str, dossier: Dossier) -> list[Measure]:
    return [one for one in dossier.measures.values() if impact in one.impacts and can_answer(one)]


def effect_unknown(measure: Measure, dossier: Dossier) -> tuple[str, ...]:
    """The groups of the measure's impacts for whom nobody has found what it did, once it is done (UNGP 20)."""
    if measure.state != "done" or measure.kind == "monitor":
        return ()
    impacts = [dossier.impacts[id_] for id_ in measure.impacts if id_ in dossier.impacts]
    met = dict.fromkeys(group for impact in impacts for group in impact.groups)
    told = {group for group, one in measure.effects.items() if one.effect != "not-known"}
    return tuple(group for group in met if group not in told)
