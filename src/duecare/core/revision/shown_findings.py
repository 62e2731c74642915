"""What an audience may see of findings: none that rests on something hidden, and nothing that would give it away.

A finding rests on the facts, actors and impacts that its reasons name, and on the findings that they name. What is left
is what the method would find in the document as this audience sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from duecare.core.dossier import Dossier
from duecare.core.method.findings import (
    Findings,
    GateFinding,
    ImpactFinding,
    OpenItem,
    QuestionFinding,
    Reasoned,
)
from duecare.core.method.gates import SUBJECTS
from duecare.core.method.reasons import NAMES, FactUse, Reason, Ref
from duecare.core.method.robustness import DOSSIER
from duecare.core.method.unknown_names import names_taken
from duecare.core.revision.audience import NOT_SHOWN, Hidden, Withheld

R = TypeVar("R", bound=Reasoned)
Thing = tuple[str, str]
"""Something hidden: its kind, as references name it, and its id; or a check and the id of its subject."""

OPEN_LABELS = frozenset({"undetermined", "border"})


def show_findings(
    findings: Findings, whole: Dossier, left: Dossier, hidden: Hidden
) -> tuple[Findings, tuple[Withheld, ...]]:
    """The findings as they may be shown beside what is left of the whole document, and those that are withheld
    although their subject is not hidden."""
    veil = _Veil(hidden)
    veil.gone |= {("impact-nobody-heard", id_) for id_ in _heard_in_secret(whole, hidden)}
    veil.gone |= {("measure-effect-unknown", id_) for id_ in _done_in_secret(whole, hidden)}
    veil.gone |= names_taken(whole) - names_taken(left)
    lines = veil.show("red_lines", "red-lines", findings.red_lines)
    harms = veil.show("harms", "harms", findings.harms)
    duties = veil.show("duties", "duties", findings.duties)
    rights = veil.show("rights", "rights", findings.rights)
    if len(rights) < len(findings.rights):
        veil.gone.add(("rights-not-screened", DOSSIER))
    impacts = tuple(veil.show_impact(found) for found in findings.impacts if ("impacts", found.id) not in hidden)
    questions = tuple(veil.show_questions(findings.next_questions))
    items = tuple(veil.show_items(findings.open_items))
    kept = {(item.check, item.id) for item in items}
    seen = replace(
        findings,
        red_lines=lines,
        harms=harms,
        rights=rights,
        impacts=impacts,
        remedy_order=tuple(place for place in findings.remedy_order if ("impacts", place.id) not in hidden),
        prevention_order=tuple(place for place in findings.prevention_order if ("impacts", place.id) not in hidden),
        duties=duties,
        next_questions=questions,
        open_items=items,
        gates=tuple(
            GateFinding(gate.id, tuple(item for item in gate.open_items if (item.check, item.id) in kept))
            for gate in findings.gates
        ),
    )
    return seen, tuple(veil.withheld)


def _heard_in_secret(whole: Dossier, hidden: Hidden) -> Iterator[str]:
    """The impacts on groups of whom somebody was heard whom this audience may not know of."""
    groups = {group for kind, id_ in hidden if kind == "engagement" for group in whole.engagement[id_].groups}
    return (id_ for id_, impact in whole.impacts.items() if groups.intersection(impact.groups))


def _done_in_secret(whole: Dossier, hidden: Hidden) -> Iterator[str]:
    """The measures that also answer an impact of which this audience may not know."""
    impacts = {id_ for kind, id_ in hidden if kind == "impacts"}
    return (id_ for id_, measure in whole.measures.items() if impacts.intersection(measure.impacts))


def _things(ref: Ref) -> Iterator[Thing]:
    """What a reference names: one thing, or several."""
    if ref.kind.endswith(NAMES):
        yield from ((ref.kind.removesuffix(NAMES), id_) for id_ in ref.id.split())
    else:
        yield ref.kind, ref.id


class _Veil:
    """What is hidden so far. Each finding that is withheld hides what rests on it in turn."""

    def __init__(self, hidden: Hidden) -> None:
        self.gone: set[Thing] = set(hidden)
        self.withheld: list[Withheld] = []

    def show(self, kind: str, named: str, found: Iterable[R]) -> tuple[R, ...]:
        """The findings of a kind that rest on nothing hidden; `named` is the kind as references name it."""
        shown = []
        for finding in found:
            if any(self.hides(reason) for reason in finding.reasons):
                self.withhold(kind, finding.id)
                self.gone.add((named, finding.id))
            else:
                shown.append(replace(finding, reasons=self.bare(finding.reasons)))
        return tuple(shown)

    def withhold(self, kind: str, id_: str) -> None:
        """List a finding as withheld, once."""
        listed = Withheld(f"finding-{kind}", id_, NOT_SHOWN)
        self.withheld += [listed] if listed not in self.withheld else []

    def hides(self, reason: Reason) -> bool:
        """Whether a reason names something hidden."""
        named: set[Thing] = {("facts", fact) for fact in reason.all_facts}
        named |= {("actors", actor) for use in reason.facts for actor in use.actors}
        named |= {thing for _, arg in reason.args if isinstance(arg, Ref) for thing in _things(arg)}
        return not named.isdisjoint(self.gone)

    def bare(self, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
        """The reasons without the names of hidden evidence: the fact itself may be seen."""
        return tuple(replace(reason, facts=tuple(self._bare(use) for use in reason.facts)) for reason in reasons)

    def _bare(self, use: FactUse) -> FactUse:
        return replace(use, evidence=tuple(id_ for id_ in use.evidence if ("evidence", id_) not in self.gone))

    def show_impact(self, found: ImpactFinding) -> ImpactFinding:
        """The impact without the actors that are hidden, and without what is expected of them alone."""
        actors = tuple(actor for actor in found.involvement if ("actors", actor.id) not in self.gone)
        if len(actors) < len(found.involvement) and all(actor.label not in OPEN_LABELS for actor in actors):
            self.gone.add(("impact-involvement-open", found.id))
        if len(actors) == len(found.involvement):
            return found
        theirs = {response for actor in actors for response in actor.responses}
        kept = tuple(response for response in found.responses if response in theirs or response == "call-on-state")
        self.gone |= {("limitation-not-reasoned", found.id)}
        self.gone |= {("leverage-not-planned", found.id)} if "use-leverage" not in kept else set()
        return replace(found, involvement=actors, responses=kept, limitations=())

    def show_questions(self, questions: Iterable[QuestionFinding]) -> Iterable[QuestionFinding]:
        """The questions on facts that are not hidden, as far as they could change a finding that is not withheld."""
        for question in questions:
            if ("facts", question.id) in self.gone:
                continue
            reasons = [reason for reason in question.reasons if not self.hides(reason)]
            if any(reason.args for reason in reasons):
                yield replace(question, reasons=self.bare(reasons))
            else:
                self.withhold("questions", question.id)

    def show_items(self, items: Iterable[OpenItem]) -> Iterable[OpenItem]:
        """The open items of what is not hidden or withheld."""
        for item in items:
            if (SUBJECTS.get(item.check, "impacts"), item.id) in self.gone:
                continue
            told = [
                reason for reason in item.reasons if not self.hides(reason) and (reason.code, item.id) not in self.gone
            ]
            if (item.check, item.id) not in self.gone and told:
                yield replace(item, reasons=self.bare(told))
            elif item.check != "unknown-name":  # a name is listed with what holds it, and not told
                self.withhold("open-items", item.id)
