"""What an audience may see of findings: none that rests on something hidden, and nothing that would give it away.

What is shown is judged again from what is left of the document, so it cannot tell more than that. Of this judgement a
finding is shown when the whole document bears it out and it waits for nothing hidden; else it is listed as withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from duecare.core.catalogue import Catalogue
from duecare.core.catalogue.records import Check
from duecare.core.dossier import Dossier
from duecare.core.method import assess
from duecare.core.method.findings import Caveat, Findings, ImpactFinding, OpenItem, Reasoned, RightFinding
from duecare.core.method.gates import SUBJECTS, at_gates
from duecare.core.method.known import known_facts
from duecare.core.method.questions import OpenConclusions, next_questions
from duecare.core.method.reasons import NAMES, Reason, Ref
from duecare.core.method.robustness import DOSSIER
from duecare.core.method.scoping import scope_rights
from duecare.core.revision.audience import NOT_SHOWN, Hidden, Withheld
from duecare.core.revision.hidden_facts import hidden_facts

R = TypeVar("R", bound=Reasoned)
Thing = tuple[str, str]
"""A kind, as references name it, and an id; or a check and the id of its subject."""

PARTS_OF_IMPACT = frozenset({"involvement", "responses", "limitations"})
OPEN_LABELS = frozenset({"undetermined", "border"})
DENIES = frozenset({"duty-no-such-actor", "effect-no-evaluation", "effect-nothing-said"})
"""Reasons that say that nothing of a kind is recorded. Of what is left this may hold, and of the whole not."""
TOLD_BY: Mapping[Check, str] = MappingProxyType(
    {
        **dict.fromkeys(("alternatives-not-weighed", "red-line-upcoming"), "system"),
        **dict.fromkeys(("red-line-crossed", "moratorium-not-cleared"), "system"),  # whether it is in use and must stop
        **dict.fromkeys(("review-not-set", "review-overdue"), "review"),
        "assessors-not-stated": "assessors",
    }
)
"""Open items that tell something of a part of the document, whether it is hidden or not."""


def show_findings(
    findings: Findings, whole: Dossier, left: Dossier, hidden: Hidden, catalogue: Catalogue
) -> tuple[Findings, tuple[Withheld, ...]]:
    """The findings as they may be shown beside what is left of the whole document, and those that are withheld
    although their subject is not hidden."""
    alone, known = assess(left, catalogue, findings.on), known_facts(left, catalogue)
    veil = _Veil(hidden, hidden_facts(whole, left, hidden, catalogue))
    lines = veil.show("red_lines", findings.red_lines, alone.red_lines)
    harms = veil.show("harms", findings.harms, alone.harms)
    scoped = scope_rights(left, catalogue, known, harms, lines)
    certain = tuple(_certain(scoped, alone.rights))
    rights = veil.show("rights", findings.rights, certain)
    veil.withhold("rights", {right.id for right in scoped} - {right.id for right in certain})
    duties = veil.show("duties", findings.duties, alone.duties)
    impacts = tuple(veil.show_impacts(findings.impacts, alone.impacts))
    effects = veil.show("effects", findings.effects, alone.effects)
    items = tuple(veil.show_items(findings.open_items, alone.open_items))
    open_ = OpenConclusions(lines, harms, rights, items, duties)
    questions = next_questions(left, catalogue, known, open_)
    veil.withhold_questions({asked.id for asked in findings.next_questions} - {asked.id for asked in questions})
    shown = {found.id for found in impacts}
    seen = replace(
        alone,
        red_lines=lines,
        harms=harms,
        rights=rights,
        impacts=impacts,
        remedy_order=tuple(place for place in alone.remedy_order if place.id in shown),
        prevention_order=tuple(place for place in alone.prevention_order if place.id in shown),
        duties=duties,
        next_questions=questions,
        open_items=items,
        gates=at_gates(catalogue, items),
        caveats=tuple(veil.show_caveats(findings.caveats, alone.caveats)),
        effects=effects,
    )
    return seen, tuple(veil.withheld)


def _certain(scoped: Iterable[RightFinding], alone: Iterable[RightFinding]) -> Iterator[RightFinding]:
    """The rights, scoped by what is shown, that nothing withheld speaks to. One that is at stake stays so whatever else
    is known; any other is certain where all that is left of the document says the same."""
    for by_shown, by_left in zip(scoped, alone, strict=True):
        if by_shown.result == "at-stake" or by_shown == by_left:
            yield by_shown


def _says(found: Reasoned | None, besides: frozenset[str] = frozenset()) -> Mapping[str, Any]:
    """What a finding says, without its reasons: fewer facts give fewer of them."""
    apart = {"reasons", "needs"} | besides
    names = [field.name for field in fields(found) if field.name not in apart] if found is not None else []
    return {name: getattr(found, name) for name in names}


def _denied(found: Reasoned | None) -> Set[str]:
    """What it says that nobody recorded, by the codes of its reasons. Whoever is hidden is recorded."""
    return DENIES & {reason.code for reason in found.reasons} if found is not None else DENIES


def _told(item: Reasoned) -> Sequence[tuple[Any, ...]]:
    return [(reason.code, reason.args) for reason in item.reasons]


class _Veil:
    """What is hidden so far. Each finding that is withheld hides what rests on it in turn."""

    def __init__(self, hidden: Hidden, facts: Iterable[str]) -> None:
        self.listed: set[Thing] = set(hidden)
        """What is listed as withheld itself: what is open there is not listed again."""
        self.gone: set[Thing] = {("facts", id_) for id_ in facts}
        """What no reason that is shown may name, and the open items that are not told."""
        self.withheld: dict[Withheld, None] = {}
        """In the order of their kinds, each once."""

    def show(self, kind: str, whole: Iterable[R], left: Iterable[R]) -> tuple[R, ...]:
        """The findings of a kind that say the same of the whole, and rest on nothing hidden."""
        told = {finding.id: finding for finding in whole}
        shown = []
        for finding in left:
            of_whole = told.get(finding.id)
            same = _says(finding) == _says(of_whole) and _denied(finding) <= _denied(of_whole)
            if same and not self._is_voiced(kind, finding.id) and not any(map(self._hides, finding.reasons)):
                shown.append(finding)
            else:
                self.withhold(kind, {finding.id})
        return tuple(shown)

    def withhold(self, kind: str, ids: Iterable[str]) -> None:
        """List findings of a kind as withheld, and hide what rests on them."""
        for id_ in sorted(ids):
            self._withhold(kind, id_)
            self._drop(kind, id_)

    def _is_voiced(self, kind: str, id_: str) -> bool:
        """Whether people said something of it that is hidden: without their voice the finding would be another."""
        return (kind, id_) in self.listed or (kind == "red_lines" and ("raised", id_) in self.listed)

    def _drop(self, kind: str, id_: str) -> None:
        """Hide what rests on a finding that is withheld."""
        match kind:
            case "red_lines" | "harms":
                self.gone.add((kind.replace("_", "-"), id_))
                self.listed.add((kind.replace("_", "-"), id_))
            case "rights":
                self.gone.add(("rights-not-screened", DOSSIER))

    def _hides(self, reason: Reason) -> bool:
        """Whether a reason rests on something hidden, waits for it or names it. Of several patterns only some are
        named, and all their facts."""
        named: set[Thing] = {("facts", fact) for fact in reason.all_facts}
        refs = [arg for _, arg in reason.args if isinstance(arg, Ref)]
        named |= {(ref.kind.removesuffix(NAMES), id_) for ref in refs for id_ in ref.id.split()}
        return not named.isdisjoint(self.gone)

    def _withhold(self, kind: str, id_: str) -> None:
        """List a finding as withheld."""
        self.withheld[Withheld(f"finding-{kind}", id_, NOT_SHOWN)] = None

    def show_impacts(self, whole: Iterable[ImpactFinding], left: Iterable[ImpactFinding]) -> Iterator[ImpactFinding]:
        """The impacts that are as grave and as urgent in the whole, without what is said for want of hidden actors."""
        told = {found.id: found for found in whole}
        for found in left:
            of_whole = told.get(found.id)
            if of_whole is not None and _says(found, PARTS_OF_IMPACT) == _says(of_whole, PARTS_OF_IMPACT):
                yield self._impact(found, of_whole)
            else:  # a day that is hidden decides whether it can wait
                self._withhold("impacts", found.id)
                self.listed.add(("impacts", found.id))

    def _impact(self, found: ImpactFinding, whole: ImpactFinding) -> ImpactFinding:
        results = {one.id: one.result for one in whole.limitations}
        limitations = tuple(one for one in found.limitations if one.result == results.get(one.id))
        if len(limitations) < len(found.limitations):
            self._withhold("limitations", found.id)
        settled = all(actor.label not in OPEN_LABELS for actor in found.involvement)
        if settled and len(found.involvement) < len(whole.involvement):
            self.gone.add(("impact-involvement-open", found.id))
        reasons = tuple(reason for reason in found.reasons if reason in whole.reasons)
        return replace(found, reasons=reasons, limitations=limitations)

    def show_items(self, whole: Iterable[OpenItem], left: Iterable[OpenItem]) -> Iterator[OpenItem]:
        """What is open in both, for the same reasons. A name that no record has is told wherever it can be seen."""
        told = {(item.check, item.id): item for item in whole}
        for item in left:
            same = told.get((item.check, item.id))
            if item.check == "unknown-name" or (same is not None and self._may_tell(item, same)):
                told.pop((item.check, item.id), None)
                yield item
        for check, id_ in told:
            if check != "unknown-name" and (SUBJECTS.get(check, "impacts"), id_) not in self.listed:
                self._withhold("open-items", id_)

    def _may_tell(self, item: OpenItem, whole: OpenItem) -> bool:
        subject, part = SUBJECTS.get(item.check, "impacts"), TOLD_BY.get(item.check, "")
        hidden = {(subject, item.id), (part, part)} & self.listed or (item.check, item.id) in self.gone
        return not hidden and _told(item) == _told(whole) and not any(map(self._hides, item.reasons))

    def show_caveats(self, whole: Iterable[Caveat], left: Iterable[Caveat]) -> Iterator[Caveat]:
        """What is to be read where nothing stands in the way, if the whole document says it in the same words."""
        told = {caveat.id: caveat for caveat in whole}
        for caveat in left:
            same = told.get(caveat.id)
            if same is not None and _told(caveat) == _told(same) and not any(map(self._hides, caveat.reasons)):
                del told[caveat.id]
                yield caveat
        for id_ in told:
            self._withhold("caveats", id_)

    def withhold_questions(self, ids: Iterable[str]) -> None:
        """List the questions that are not shown, but those on facts that are listed themselves."""
        for id_ in sorted(ids):
            if ("facts", id_) not in self.listed:
                self._withhold("questions", id_)
