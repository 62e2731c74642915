"""Evaluations that the dossier relies on: whom the system fails, whom a measure helped, and what it may not be taken
for."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.core.dossier import Dossier, EffectOnGroup, Evaluation, Measure, OnGroup, RateChange, RateDifference
from duecare.core.method.effects import figures
from duecare.core.method.findings import EffectFinding, Findings
from duecare.report.model import Point, Said, Tone
from duecare.report.phrase import Phrase, concat
from duecare.report.rows import rows
from duecare.report.words import Words

SAID = frozenset({"effect-said-help", "effect-said-worse", "effect-said-no-difference", "effect-said-not-known"})
"""Reasons that repeat what somebody said."""
SINCE = 5
"""The version of the method since which findings say whether an effect is shown."""
BAD = frozenset({"worse", "made-worse"})
OPEN = frozenset({"held-back", "cannot-tell"})


def evaluation_points(dossier: Dossier, words: Words) -> tuple[Point, ...]:
    """Every evaluation, those that found somebody worse off first."""
    points = [evaluation_point(id_, found, words) for id_, found in dossier.evaluations.items()]
    return tuple(sorted(points, key=lambda point: point.tone != "grave"))


def evaluation_point(id_: str, found: Evaluation, words: Words) -> Point:
    """One evaluation: what was asked and counted, what was found of each group, and its limits."""
    pairs = [
        ("asked", words.own(found.question)),
        ("counted-data", words.own(found.data)),
        ("counted-on", words.day(found.on)),
        ("for-impacts", words.series([words.name("impacts", impact) for impact in found.impacts])),
        ("counted-measure", words.name("measures", found.measure) if found.measure else Phrase()),
        ("worst-off", _worst_off(found, words)),
        ("failed-besides", words.series([words.own(who) for who in found.failed_besides])),
        ("made-worse-besides", words.series([words.own(who) for who in found.made_worse_besides])),
        ("counted-level", words.text("counted-sure", sure=int(found.level.removeprefix("0.")))),
        ("not-for", words.series(list(_limits(found, words)))),
        *((f"digest-{name}", words.code(getattr(found, name))) for name in ("plan", "cells", "result")),
    ]
    about = "before-after" if found.measure else "beside-others"
    said = tuple(voice for group, one in found.groups.items() for voice in _said(group, one, words))
    return Point(id_, words.own(found.title), words.text(about).capital(), _tone(found), rows(pairs, words), said, ())


def effects_said(id_: str, measure: Measure, findings: Findings, words: Words) -> tuple[Said, ...]:
    """What a measure did for each group: what was found, then what somebody said and all the reasons."""
    found = {one.group: one for one in findings.effects if one.measure == id_}
    old = findings.method < SINCE
    return tuple(
        _effect(group, measure.effects.get(group), found.get(group), words, old=old)
        for group in dict.fromkeys((*measure.effects, *found))
    )


def _effect(group: str, said: EffectOnGroup | None, found: EffectFinding | None, words: Words, *, old: bool) -> Said:
    quote = [words.quote(said.reason)] if said else []
    if found is None:  # judged before it was asked whether it is shown, or not shown to these readers
        what = words.label("measure-effect", said.effect) if said and old else words.text("effect-not-shown-here")
        return Said(words.name("groups", group), what, concat(quote))
    reasons = [words.reason(reason) for reason in found.reasons if reason.code not in SAID]
    return Said(
        words.name("groups", group), words.label("effect-result", found.result), concat([*quote, *reasons], " ")
    )


def _tone(found: Evaluation) -> Tone:
    readings = {one.reading for group in found.groups.values() for one in _all(group)}
    if readings & BAD or found.failed_besides or found.made_worse_besides:
        return "grave"
    return "open" if readings & OPEN else "calm"


def _all(found: OnGroup) -> Iterator[RateDifference | RateChange]:
    yield from found.differences.values()
    yield from found.changes.values()


def _said(group: str, found: OnGroup, words: Words) -> Iterator[Said]:
    name = words.name("groups", group)
    for rate, difference in found.differences.items():
        yield Said(name, _counted(rate, difference, words), words.text("beside-others"))
    for rate, change in found.changes.items():
        yield Said(name, _counted(rate, change, words), words.text("before-after"))


def _counted(rate: str, found: RateDifference | RateChange, words: Words) -> Phrase:
    told = figures(rate, found)
    key = "counted-none" if "could" in told else "counted" if told else "counted-of"
    args = {**told, "rate": words.label("rate", rate), "reading": words.word(found.reading, "reading")}
    return words.text(key, **args)


def _worst_off(found: Evaluation, words: Words) -> Phrase:
    worst = found.worst_off
    if worst is None:
        return Phrase()
    who = words.name("groups", worst.group) if worst.group else words.own(worst.named or "")
    answer = words.word(worst.answer, "worst-off-answer")
    said = words.text("worst-off-answer", who=who or words.text("worst-off-nobody").capital(), answer=answer)
    return concat((said, words.text("levelled-down")), ". ") if worst.levelled_down == "yes" else said


def _limits(found: Evaluation, words: Words) -> Iterator[Phrase]:
    limits = found.limits
    yield words.word(limits.drawn, "drawn")
    yield words.word(limits.label_seen_for, "label-seen")
    if limits.looked_before != "no":
        yield words.text(f"looked-{limits.looked_before}")
    if limits.proxies == "yes":
        yield words.text("proxies-yes")
    if limits.words:
        yield words.own(limits.words)
