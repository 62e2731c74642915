"""What was promised: whether measures answer what an impact asks of each actor, are in time, and whom they failed
(UNGP 11, 19, 20, 22)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from duecare.core.dossier import Dossier, Measure
from duecare.core.dossier.words import ACTUAL, Status
from duecare.core.method.effects import effect_on, worsened, worsened_besides
from duecare.core.method.findings import EffectResult, ImpactFinding, Response
from duecare.core.method.response import OWED, OWN_PART, asked_kinds
from duecare.core.method.severity import TIERS


def is_overdue(measure: Measure, on: date) -> bool:
    """Whether its date has passed and it is not done."""
    return measure.due is not None and measure.due < on and measure.state not in ("done", "dropped")


def made_worse(id_: str, dossier: Dossier) -> bool:
    """Whether somebody, or an evaluation, found that a measure made things worse for anybody."""
    return bool(worsened(id_, dossier) or worsened_besides(id_, dossier))


def can_answer(id_: str, dossier: Dossier) -> bool:
    """Whether it can answer anything, however far it is: it was not dropped, does more than watch, and made things
    worse for nobody. That it helps some never offsets that it harms others (UNGP 11)."""
    measure = dossier.measures[id_]
    return measure.state != "dropped" and measure.kind != "monitor" and not made_worse(id_, dossier)


def still_worse(id_: str, dossier: Dossier, impacts: Sequence[ImpactFinding]) -> tuple[str, ...]:
    """The groups that a measure left worse off, those whom the gravest impact touches first.

    It is over for a group once the measure was dropped and a measure of remedy for the same impact is shown to help it.
    """
    dropped = dossier.measures[id_].state == "dropped"
    helped = frozenset(_helped(id_, dossier)) if dropped else frozenset()
    left = (group for group in worsened(id_, dossier) if group not in helped)
    return tuple(sorted(left, key=lambda group: _gravest(group, dossier, impacts)))


def others_still_worse(id_: str, dossier: Dossier) -> tuple[str, ...]:
    """Those whom a measure left worse off and whom the dossier has no name for, in words. No measure can be shown to
    help them: it is over once the measure was dropped and a measure of remedy for the same impact is done."""
    over = dossier.measures[id_].state == "dropped" and any(
        dossier.measures[other].state == "done" for other in _remedies(id_, dossier)
    )
    return () if over else worsened_besides(id_, dossier)


def _helped(id_: str, dossier: Dossier) -> Iterator[str]:
    for other in _remedies(id_, dossier):
        for group in dossier.measures[other].effects:
            if effect_on(other, group, dossier).result == "shown-to-help":
                yield group


def _remedies(id_: str, dossier: Dossier) -> Iterator[str]:
    """The measures of remedy for an impact that a measure is for as well."""
    about = set(dossier.measures[id_].impacts)
    for other, one in dossier.measures.items():
        if one.kind == "remedy" and one.state != "dropped" and about & set(one.impacts):
            yield other


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
    return [one for id_, one in dossier.measures.items() if impact in one.impacts and can_answer(id_, dossier)]


def effect_unknown(id_: str, dossier: Dossier) -> tuple[str, ...]:
    """The groups of the measure's impacts for whom nobody has found what it did, once it is done (UNGP 20)."""
    return tuple(group for group in _met(id_, dossier) if _result(id_, group, dossier) == "not-known")


def effect_not_shown(id_: str, dossier: Dossier) -> tuple[str, ...]:
    """The groups whom the measure is said to have helped, once it is done, and is not shown to."""
    measure = dossier.measures[id_]
    if not _is_followed(measure):
        return ()
    return tuple(group for group in measure.effects if _result(id_, group, dossier) == "said-to-help")


def _met(id_: str, dossier: Dossier) -> tuple[str, ...]:
    measure = dossier.measures[id_]
    if not _is_followed(measure):
        return ()
    impacts = [dossier.impacts[impact] for impact in measure.impacts if impact in dossier.impacts]
    return tuple(dict.fromkeys(group for impact in impacts for group in impact.groups))


def _is_followed(measure: Measure) -> bool:
    return measure.state == "done" and measure.kind != "monitor"


def _result(id_: str, group: str, dossier: Dossier) -> EffectResult:
    return effect_on(id_, group, dossier).result
