"""What one side says of a fact, a red line or an impact, and who on that side says so."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.core.dossier import Impact
from duecare.core.method.beside import Told
from duecare.core.method.findings import ImpactFinding, RedLineFinding
from duecare.report.beside.model import Cell, Side
from duecare.report.beside.texts import BESIDE
from duecare.report.changed.findings import tiers
from duecare.report.grounds import grounds
from duecare.report.phrase import Phrase
from duecare.report.words import Words


def fact_cell(told: Told, side: Side) -> Cell:
    """The answer, how it is known, who gives it on what evidence, and who says otherwise."""
    words, known = side.words, told.known
    said = _say(words, "silent") if told.value is None else words.stated(known.fact, told.value).capital()
    how = words.word(known.why, "fact-state")
    who = [_say(words, "how-by", how=how, who=words.person(known.by)) if known.by else how]
    if told.value is not None and known.why != "derived":
        names = words.series([words.name("evidence", id_) for id_ in known.evidence])
        who.append(_say(words, "evidence", names=names) if known.evidence else _say(words, "no-evidence"))
    if known.against:
        others = words.series([words.person(id_) for id_ in known.against])
        who.append(_say(words, "otherwise", who=others))
    return Cell(said, tuple(one.capital() for one in who))


def line_cell(found: RedLineFinding, side: Side) -> Cell:
    """How the line stands there, on whose word, and why."""
    words = side.words
    uses = [use for reason in found.reasons for use in reason.facts if use.value is not None and use.by]
    voices = words.series([words.person(id_) for id_ in dict.fromkeys(use.by for use in uses if use.by)])
    rests = _say(words, "rests-by", who=voices) if voices else _say(words, "rests-none")
    return Cell(words.label("red-line-result", found.result), (rests,), grounds(found.reasons, words))


def impact_cell(id_: str | None, side: Side) -> Cell:
    """How severe it is there and whether it has happened, to whom, and who rated it."""
    words = side.words
    if id_ is None:
        return Cell(_say(words, "no-such"))
    impact = side.account.dossier.impacts[id_]
    found = next(one for one in side.account.findings.impacts if one.id == id_)
    status = words.word(impact.status, "status") if impact.status else _say(words, "status-open")
    said = _say(words, "tier", tier=tiers(found.tier_low, found.tier_high, words), status=status)
    return Cell(said.capital(), (words.quoted(words.own(impact.title)), *_about(impact, found, words)))


def _about(impact: Impact, found: ImpactFinding, words: Words) -> Iterator[Phrase]:
    patterns = (impact.harm,) if impact.harm else ()
    for key, kind, ids in (("rights", "rights", impact.rights), ("groups", "groups", impact.groups)):
        if ids:
            yield _say(words, key, names=words.series([words.name(kind, one) for one in ids]))
    for pattern in patterns:
        yield _say(words, "pattern", names=words.name("harms", pattern))
    if found.involvement:
        involved = [
            _say(words, "involved-one", who=words.name("actors", one.id), label=words.word(one.label, "label"))
            for one in found.involvement
        ]
        yield _say(words, "involved", names=words.series(involved))
    raters = dict.fromkeys(rating.by for by in impact.ratings().values() for rating in by.values())
    voices = words.series([words.person(one) for one in raters])
    yield _say(words, "rated-by", who=voices) if raters else _say(words, "unrated")


def _say(words: Words, key: str, **args: int | Phrase) -> Phrase:
    return words.ours(BESIDE[key], **args)
