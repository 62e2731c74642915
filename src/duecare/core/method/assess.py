"""The judgement: one pure function from a document, the knowledge and a day to findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from duecare.core.catalogue import Catalogue, Duty, RedLine
from duecare.core.dossier import Dossier
from duecare.core.method.caveats import Grounds, caveats
from duecare.core.method.duties import find_duties
from duecare.core.method.effects import find_effects
from duecare.core.method.findings import METHOD_VERSION, Findings, ImpactFinding
from duecare.core.method.gates import at_gates, open_items
from duecare.core.method.impacts import judge_impact
from duecare.core.method.involvement import due_after_notice
from duecare.core.method.known import known_facts
from duecare.core.method.priority import prevention_order, remedy_order
from duecare.core.method.questions import OpenConclusions, next_questions
from duecare.core.method.red_lines import judge_red_lines
from duecare.core.method.scoping import fit_harms, scope_rights


def assess(dossier: Dossier, catalogue: Catalogue, on: date) -> Findings:
    """Everything the method says of the dossier on that day. Same input, same output."""
    known = known_facts(dossier, catalogue)
    impacts = tuple(
        judge_impact(id_, impact, dossier, catalogue, on) for id_, impact in sorted(dossier.impacts.items())
    )
    lines = judge_red_lines(dossier, catalogue, known, impacts, on)
    harms = fit_harms(dossier, catalogue, known)
    rights = scope_rights(dossier, catalogue, known, harms, lines)
    duties = find_duties(dossier, catalogue, known, on)
    items = open_items(dossier, catalogue, known, lines, rights, impacts, on)
    return Findings(
        dossier=dossier.digest,
        knowledge=catalogue.digest,
        method=METHOD_VERSION,
        on=on,
        changes_on=min((day for day in _turns(dossier, catalogue, impacts) if day > on), default=None),
        red_lines=lines,
        harms=harms,
        rights=rights,
        impacts=impacts,
        remedy_order=remedy_order(dossier.impacts, impacts),
        prevention_order=prevention_order(dossier.impacts, impacts),
        duties=duties,
        next_questions=next_questions(dossier, catalogue, known, OpenConclusions(lines, harms, rights, items, duties)),
        open_items=items,
        gates=at_gates(catalogue, items),
        caveats=caveats(dossier, catalogue, known, Grounds(lines, harms, rights, impacts), on),
        effects=find_effects(dossier, catalogue),
    )


def _turns(dossier: Dossier, catalogue: Catalogue, impacts: tuple[ImpactFinding, ...]) -> Iterator[date]:
    """The days on which a finding may change although nothing was edited."""
    for record in (*catalogue.of(RedLine).values(), *catalogue.of(Duty).values()):
        yield from (day for day in (record.in_force_from, record.in_force_until) if day is not None)
    yield from (held.on for held in dossier.engagement.values() if held.on is not None)
    lasting = (impact.irremediable_from for impact in dossier.impacts.values())
    yield from (day + timedelta(days=1) for day in lasting if day is not None and day < date.max)
    yield from (
        due + timedelta(days=1) for due in _due(dossier, catalogue, impacts) if due is not None and due < date.max
    )


def _due(dossier: Dossier, catalogue: Catalogue, impacts: tuple[ImpactFinding, ...]) -> Iterator[date | None]:
    """The last days on which something is in time."""
    yield dossier.review.next_on
    yield from (measure.due for measure in dossier.measures.values())
    for found in impacts:
        for answers in dossier.impacts[found.id].involvement.values():
            yield due_after_notice(answers, found.tier_high, catalogue.scale)
