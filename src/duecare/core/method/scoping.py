"""Scoping: which known patterns of harm the facts fit, and which rights are at stake. Every right is in scope until a
person sets it aside with a reason (UNGP 12 and 24: narrowing happens by severity, never by convenience)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from duecare.core.catalogue import Catalogue, Harm, RedLine, Right
from duecare.core.conditions import KnownFact, Truth, evaluate
from duecare.core.dossier import Dossier, HarmStandpoint, RightStandpoint
from duecare.core.method.findings import HarmFinding, HarmResult, RedLineFinding, RightFinding
from duecare.core.method.reasons import Reason, Ref, because, of_several

OPEN_LINES = frozenset({"crossed", "cannot-tell", "awaiting-second-person", "upcoming", "excepted"})


def fit_harms(dossier: Dossier, catalogue: Catalogue, known: Mapping[str, KnownFact]) -> tuple[HarmFinding, ...]:
    """Every known pattern of harm: suggested by the facts, not yet known, or not suggested. Only ever a suggestion.

    A person may set one aside: that is said beside the result. It silences no question, as an answer can still show
    that the pattern fits.
    """
    return tuple(_fit(harm, dossier.harms.get(harm.id), known) for harm in catalogue.of(Harm).values())


def _fit(harm: Harm, standpoint: HarmStandpoint | None, known: Mapping[str, KnownFact]) -> HarmFinding:
    outcome = evaluate(harm.when, known)
    result, code = _FIT[outcome.truth]
    said = [because("harm-set-aside", words=standpoint.reason)] if standpoint else []
    return HarmFinding(harm.id, (because(code, outcome, record=harm), *said), result, outcome.missing)


_FIT: Mapping[Truth, tuple[HarmResult, str]] = {
    Truth.YES: ("suggested", "harm-fits"),
    Truth.NO: ("not-suggested", "harm-does-not-fit"),
    Truth.UNKNOWN: ("cannot-tell", "harm-open"),
}


def scope_rights(
    dossier: Dossier,
    catalogue: Catalogue,
    known: Mapping[str, KnownFact],
    harms: Sequence[HarmFinding],
    lines: Sequence[RedLineFinding],
) -> tuple[RightFinding, ...]:
    """Every right of the catalogue: at stake, set aside by a person, or not yet known."""
    at_stake, possible = _touched(dossier, catalogue, harms, lines)
    for right in catalogue.of(Right).values():
        _by_facts(right, known, at_stake, possible)
    return tuple(
        _scope(right, dossier.rights.get(right.id), at_stake.get(right.id, []), possible.get(right.id, []))
        for right in catalogue.of(Right).values()
    )


Reasons = dict[str, list[Reason]]


def _touched(
    dossier: Dossier, catalogue: Catalogue, harms: Sequence[HarmFinding], lines: Sequence[RedLineFinding]
) -> tuple[Reasons, Reasons]:
    """For each right, the reasons why it is at stake, and the reasons why it may be."""
    at_stake: Reasons = {}
    possible: Reasons = {}
    for id_, impact in sorted(dossier.impacts.items()):
        _add(at_stake, impact.rights, because("right-by-impact", impact=Ref("impacts", id_)))
    for found in harms:
        harm = catalogue.of(Harm)[found.id]
        if found.result == "suggested":
            why = because("right-by-harm", record=harm, harm=Ref("harms", harm.id))
            _add(at_stake if harm.drives else possible, harm.rights, why)
            if (aside := dossier.harms.get(harm.id)) is not None:
                said = because("right-harm-aside", harm=Ref("harms", harm.id), words=aside.reason)
                _add(at_stake if harm.drives else possible, harm.rights, said)
    for right, open_ in _by_open_harms(catalogue, harms).items():
        needs = tuple(dict.fromkeys(fact for found in open_ for fact in found.needs))
        ids = [found.id for found in open_]
        _add(possible, (right,), of_several("right-harm-open", "harms", ids, would_change=needs))
    for judged in lines:
        line = catalogue.of(RedLine)[judged.id]
        if judged.result in OPEN_LINES:
            why = because("right-by-line", record=line, would_change=judged.needs, line=Ref("red-lines", line.id))
            _add(at_stake if judged.drives and judged.result != "cannot-tell" else possible, line.rights, why)
    return at_stake, possible


def _by_open_harms(catalogue: Catalogue, harms: Sequence[HarmFinding]) -> Mapping[str, list[HarmFinding]]:
    """For each right, the patterns of harm that touch it and of which it is not known whether they fit."""
    found: dict[str, list[HarmFinding]] = {}
    for harm in (harm for harm in harms if harm.result == "cannot-tell"):
        for right in catalogue.of(Harm)[harm.id].rights:
            found.setdefault(right, []).append(harm)
    return found


def _by_facts(right: Right, known: Mapping[str, KnownFact], at_stake: Reasons, possible: Reasons) -> None:
    """What the system does, or the place it is in, can put a right at stake whatever known pattern fits."""
    if right.when is None:
        return
    outcome = evaluate(right.when, known)
    if outcome.truth is Truth.YES:
        why = because("right-by-facts", outcome, record=right)
        _add(at_stake if right.drives else possible, (right.id,), why)
    elif outcome.truth is Truth.UNKNOWN:
        _add(possible, (right.id,), because("right-facts-open", outcome, record=right))


def _add(reasons: Reasons, rights: Iterable[str], why: Reason) -> None:
    for right in rights:
        reasons.setdefault(right, []).append(why)


def _scope(
    right: Right, standpoint: RightStandpoint | None, at_stake: list[Reason], possible: list[Reason]
) -> RightFinding:
    if standpoint is not None and standpoint.decision == "at-stake":
        said = because("right-by-person", record=right, words=standpoint.reason)
        return RightFinding(right.id, (said, *at_stake, *possible), "at-stake")
    if at_stake:
        against = [because("right-against", record=right, words=standpoint.reason)] if standpoint else []
        return RightFinding(right.id, (*at_stake, *against, *possible), "at-stake")
    if standpoint is not None:
        said = because("right-set-aside", record=right, words=standpoint.reason)
        return RightFinding(right.id, (said, *possible), "set-aside")
    return RightFinding(right.id, tuple(possible) or (because("right-open", record=right),), "cannot-tell")
