"""Whether a measure is shown to have helped a group, or is only said to have (UNGP 20; B-Tech, Practice 3).

Shown to help needs an evaluation that found so for this very group, and nobody who says otherwise unanswered. That it
made things worse needs no numbers: they never silence a group too small to count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from duecare.core.catalogue import Catalogue, Definition
from duecare.core.catalogue.base import Record
from duecare.core.dossier import ContraryVoice, Dossier, EffectOnGroup, Evaluation, OnGroup, RateChange, RateDifference
from duecare.core.dossier.evaluations import NOTHING_FOUND, UNTOLD
from duecare.core.dossier.words import ChangeReading
from duecare.core.method.findings import EffectFinding, EffectResult
from duecare.core.method.reasons import Arg, Reason, Ref, because

STANDARD = "define-shown-to-help-duecare"
"""The record that says what is asked, and on what it rests."""

GRAVITY: Sequence[ChangeReading] = ("made-worse", "held-back", "helped", "cannot-tell", "changed", "no-change-found")
"""What several rates of a group say together: the first that any of them says. What is held back by one is not shown
by another; that one rate did not move takes nothing from another that did."""

_CODES: Mapping[ChangeReading, str] = MappingProxyType(
    {
        "made-worse": "effect-found-worse",
        "held-back": "effect-held-back",
        "helped": "effect-found-helped",
        "cannot-tell": "effect-cannot-tell",
        "changed": "effect-changed",
        "no-change-found": "effect-no-change",
    }
)

_BY_WORD: Mapping[str, EffectResult] = MappingProxyType(
    {
        "shown-to-help": "said-to-help",
        "no-difference-found": "no-difference-found",
        "made-worse": "made-worse",
        "not-known": "not-known",
    }
)
_SAID: Mapping[str, str] = MappingProxyType(
    {
        "shown-to-help": "effect-said-help",
        "no-difference-found": "effect-said-no-difference",
        "made-worse": "effect-said-worse",
        "not-known": "effect-said-not-known",
    }
)


def find_effects(dossier: Dossier, catalogue: Catalogue) -> tuple[EffectFinding, ...]:
    """What each measure did for each group of whom something is said or was counted."""
    standard = catalogue.get(Definition, STANDARD)
    return tuple(
        effect_on(id_, group, dossier, standard)
        for id_, measure in sorted(dossier.measures.items())
        for group in sorted({*measure.effects, *_counted(id_, dossier)})
    )


def effect_on(measure: str, group: str, dossier: Dossier, standard: Record | None = None) -> EffectFinding:
    """What a measure did for a group. Something must be said of it, or have been counted."""
    said = dossier.measures[measure].effects.get(group)
    found = {id_: one.groups.get(group) for id_, one in of_measure(measure, dossier).items()}
    readings = {id_: reading_of(one) if one else None for id_, one in found.items()}
    result = _result(said, set(readings.values()))
    reasons = [*_said(said, standard), *_voices(said, standard), *_evaluated(found, readings, standard)]
    if said is not None and said.effect == "shown-to-help" and not found:
        reasons.append(because("effect-no-evaluation", record=standard))
    return EffectFinding(f"{measure}.{group}", tuple(reasons), measure, group, result)


def of_measure(measure: str, dossier: Dossier) -> Mapping[str, Evaluation]:
    """The evaluations of what a measure did, by id."""
    return {id_: one for id_, one in sorted(dossier.evaluations.items()) if one.measure == measure}


def reading_of(found: OnGroup) -> ChangeReading | None:
    """What an evaluation found of the measure for a group, over all rates; nothing where none was compared."""
    readings = {change.reading for change in found.changes.values()}
    return next((one for one in GRAVITY if one in readings), None)


def worsened(measure: str, dossier: Dossier) -> tuple[str, ...]:
    """The groups for whom somebody, or an evaluation, found that the measure made things worse, by id."""
    said = {group for group, one in dossier.measures[measure].effects.items() if one.effect == "made-worse"}
    counted = {
        group
        for one in of_measure(measure, dossier).values()
        for group, found in one.groups.items()
        if reading_of(found) == "made-worse"
    }
    return tuple(sorted(said | counted))


def worsened_besides(measure: str, dossier: Dossier) -> tuple[str, ...]:
    """Those whom an evaluation found worse off by the measure, and whom the dossier has no name for, in words."""
    found = of_measure(measure, dossier).values()
    return tuple(dict.fromkeys(who for one in found for who in one.made_worse_besides))


def unanswered(said: EffectOnGroup) -> tuple[ContraryVoice, ...]:
    """Those who say otherwise and have no answer from somebody who neither spoke nor said what the measure did."""
    return tuple(
        voice
        for _, voice in sorted(said.against.items())
        if voice.answered is None or said.by is None or voice.answered_by in (None, voice.by, said.by)
    )


def _counted(measure: str, dossier: Dossier) -> set[str]:
    return {
        group for one in of_measure(measure, dossier).values() for group, found in one.groups.items() if found.changes
    }


def _result(said: EffectOnGroup | None, readings: set[ChangeReading | None]) -> EffectResult:
    """Worse, whoever found it; shown, where counted and not contradicted; else as far as it is said."""
    word = said.effect if said is not None else "not-known"
    if "made-worse" in readings:
        return "made-worse"
    if said is None or word == "made-worse":
        return _BY_WORD[word]
    denied = bool(unanswered(said))
    if word == "shown-to-help" and "helped" in readings and not denied:
        return "shown-to-help"
    silent = "held-back" in readings and "no-change-found" not in readings
    return "not-known" if word == "no-difference-found" and (denied or silent) else _BY_WORD[word]


def _said(said: EffectOnGroup | None, standard: Record | None) -> Iterator[Reason]:
    if said is None:
        yield because("effect-nothing-said", record=standard)
    else:
        yield because(_SAID[said.effect], record=standard, words=said.reason)


def _voices(said: EffectOnGroup | None, standard: Record | None) -> Iterator[Reason]:
    if said is None:
        return
    open_ = unanswered(said)
    for _, voice in sorted(said.against.items()):
        code = "effect-against" if voice in open_ else "effect-against-answered"
        yield because(code, record=standard, words=voice.words)


def _evaluated(
    found: Mapping[str, OnGroup | None], readings: Mapping[str, ChangeReading | None], standard: Record | None
) -> Iterator[Reason]:
    for id_, reading in readings.items():
        evaluation, group = Ref("evaluations", id_), found[id_]
        if group is None or reading is None:
            yield because("effect-not-compared", record=standard, evaluation=evaluation)
            continue
        rate, change = next((rate, one) for rate, one in sorted(group.changes.items()) if one.reading == reading)
        told: dict[str, Any] = figures(rate, change)
        yield because(_CODES[reading], record=standard, evaluation=evaluation, **told)


def figures(rate: str, found: RateDifference | RateChange) -> dict[str, Arg]:
    """The arguments of a sentence that tells a rate: its name, the value with its bounds, and where nothing was found
    the smallest difference that could have been. What is not told has none."""
    if found.reading in UNTOLD:
        return {}
    told: dict[str, Arg] = {
        "rate": Ref("rate", rate),
        "figures": Ref("figures", f"{found.told_as} {found.value} {found.low} {found.high}"),
    }
    if found.reading in NOTHING_FOUND:
        told["could"] = Ref("figures", f"{found.told_as} {found.could_have_found}")
    return told
