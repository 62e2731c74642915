"""The whole report, built from a document and its findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from types import MappingProxyType

from duecare.core.dossier import Dossier
from duecare.core.method.findings import Findings
from duecare.core.revision.view import Withheld
from duecare.report.absent import Absent, absent
from duecare.report.chapters import duty_points, harm_points, red_line_points, right_points
from duecare.report.decisions import coming, decision_parts, rested
from duecare.report.evaluations import evaluation_points
from duecare.report.facts import fact_groups
from duecare.report.front import front, made_rows, notes
from duecare.report.gates import gate_parts, open_later, open_next, open_points
from duecare.report.impacts import impact_parts, placed
from duecare.report.looked import held_lines, impacts_none, open_none, questions_none
from duecare.report.matters import duty_matters, harm_matters, line_matters, right_matters
from duecare.report.model import Report, Row, Task
from duecare.report.norms import norm_parts
from duecare.report.phrase import Phrase
from duecare.report.pictures.by_when import by_when
from duecare.report.pictures.chain import chain
from duecare.report.pictures.rights import rights_map
from duecare.report.questions import question_points
from duecare.report.rest import others
from duecare.report.rows import rows
from duecare.report.sources import (
    chain_rows,
    evidence_rows,
    heard_points,
    record_points,
    system_rows,
    voices,
    withheld_rows,
)
from duecare.report.tasks import measure_parts, tasks
from duecare.report.words import Words

LEAD = 400
"""So many characters of the purpose stand below the title."""


def build(
    dossier: Dossier,
    findings: Findings,
    words: Words,
    *,
    on: date,
    withheld: Sequence[Withheld] = (),
    same: Collection[str] = (),
) -> Report:
    """The report of a dossier and what was found of it, printed on a day. The findings may be of an earlier day.

    For anybody outside the team, dossier, findings and `withheld` are those of `core.revision.view`. `same` are the
    digests of earlier findings that are known to say the same in what decides: decisions that rest on them still stand.
    """
    known = rested(same, withheld)
    words = words.with_facts_apart(dossier.facts)
    asked = tasks(dossier, findings, words, withheld)
    lines = red_line_points(findings, dossier, words, line_matters)
    open_, next_ = open_points(findings, words), coming(dossier, findings.digest, known)
    return Report(
        on=on,
        title=words.own(dossier.title),
        purpose=words.own(dossier.system.purpose or dossier.system.description or "").short(LEAD),
        front=front(dossier, findings, asked, lines, words, withheld, known, next_),
        system=system_rows(dossier, words, withheld),
        chain=chain_rows(dossier, words),
        chain_drawn=chain(dossier, findings, words, withheld),
        red_lines=lines,
        lines_held=held_lines(findings, words, withheld=withheld),
        impacts=impact_parts(dossier, findings, words),
        impacts_none=impacts_none(words, withheld),
        remedy=placed(findings.remedy_order, dossier, findings, words),
        prevention=placed(findings.prevention_order, dossier, findings, words),
        tasks=asked,
        by_when=by_when(dossier, findings, words, withheld),
        measures=measure_parts(dossier, findings, words),
        duties=duty_points(findings, words, duty_matters),
        norms=norm_parts(findings, words),
        rights=right_points(findings, dossier, words, right_matters),
        rights_drawn=rights_map(dossier, findings, words, withheld),
        harms=harm_points(findings, dossier, words, lambda harm: harm_matters(harm, words.catalogue)),
        others=others(findings, words),
        evaluations=evaluation_points(dossier, words),
        heard=heard_points(dossier, findings.on, words),
        voices=voices(dossier, words),
        facts=fact_groups(dossier, words),
        questions=question_points(findings, words),
        questions_none=questions_none(findings, words, withheld),
        open_next=open_next(open_, findings, next_, words, withheld),
        open_later=open_later(open_, findings, next_, words),
        open_none=open_none(findings, words, withheld),
        gates=gate_parts(open_, findings, next_, words, withheld),
        decisions=decision_parts(dossier, findings, words, known),
        evidence=evidence_rows(dossier, words),
        records=record_points(dossier, words),
        withheld=withheld_rows(withheld, words),
        made=(*made_rows(dossier, findings, words, withheld), *_provenance(findings, words, on)),
        notes=notes(dossier, findings, on, words, withheld),
        absent=_with_alike(absent(_lists(dossier, findings, asked), words, withheld), findings, words),
    )


def _with_alike(below: Absent, findings: Findings, words: Words) -> Absent:
    """Beside the rights, and the patterns of harm, that one and the same sentence set several of them aside."""
    said = {one.id: tuple(words.reason(why) for why in one.reasons) for one in findings.caveats}
    added = {kind: (*below[kind], *said.get(f"{kind}-aside", ())) for kind in ("rights", "harms")}
    return MappingProxyType({**below, **added})


def _lists(dossier: Dossier, findings: Findings, asked: Sequence[Task]) -> dict[str, Collection[object]]:
    """What each list of the report is made of, to know which are empty."""
    return {
        "actors": dossier.actors,
        "heard": dossier.engagement,
        "evaluations": dossier.evaluations,
        "involvement": (),
        "remedy": findings.remedy_order,
        "prevention": findings.prevention_order,
        "tasks": asked,
        "measures": dossier.measures,
        "red-lines": findings.red_lines,
        "duties": findings.duties,
        "rights": findings.rights,
        "harms": findings.harms,
        "voices": [fact for fact in dossier.facts.values() if fact.disputes],
        "facts": dossier.facts,
        "decisions": dossier.decisions,
        "open": findings.open_items,
        "gate": (),
        "evidence": dossier.evidence,
        "records": dossier.records,
    }


def _provenance(findings: Findings, words: Words, on: date) -> tuple[Row, ...]:
    changes = findings.changes_on
    pairs = [
        ("changes-on", words.day(changes) if changes else Phrase()),
        ("printed-on", words.day(on)),
        ("dossier-digest", words.code(findings.dossier)),
        ("knowledge-digest", words.code(findings.knowledge)),
        ("findings-digest", words.code(findings.digest)),
        ("method-version", words.number(findings.method)),
    ]
    return rows(pairs, words)
