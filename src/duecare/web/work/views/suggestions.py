"""What others have done about a kind of impact, to take over as a draft. A suggestion never decides."""

from __future__ import annotations

from urllib.parse import urlencode

from duecare.core.catalogue import Harm, TypicalMeasure
from duecare.core.dossier import Impact
from duecare.core.dossier.words import ACTUAL
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from duecare.web.assessment.views.norms import norms_of
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open
from duecare.web.work.forms.measures import Draft

KINDS = list(VOCABULARIES["measure-kind"])
FIRST = ("cease", "remedy")
"""Of an impact that has happened."""


def draft_of(impact_id: str, like: str, line: str, opened: Open, words: Words) -> Draft:
    """The draft that a suggestion makes: a typical measure, or a line of the pattern of the impact."""
    impact = opened.document.impacts.get(impact_id)
    impacts = (impact_id,) if impact else ()
    if record := words.catalogue.get(TypicalMeasure, like):
        told = (words.of_record(record, field).text for field in ("title", "summary"))
        title, description = told
        return Draft(impacts, title, record.kind, description)
    harm = _harm(impact, words)
    if harm and line.isascii() and line.isdigit() and len(line) < 4 and int(line) < len(harm.measures):
        return Draft(impacts, words.of_record(harm, f"measures.{int(line)}").text)
    return Draft(impacts)


def typical(record: TypicalMeasure, words: Words) -> dict[str, object]:
    """What is known of a typical measure."""
    return {
        "name": words.of_record(record, "title"),
        "kind": words.label("measure-kind", record.kind),
        "summary": words.of_record(record, "summary"),
        "signs": [words.of_record(record, f"signs.{n}") for n in range(len(record.signs))],
        "side_effects": [words.of_record(record, f"side_effects.{n}") for n in range(len(record.side_effects))],
        **norms_of(record, words),
    }


def suggested(impact_id: str, opened: Open, words: Words) -> dict[str, object] | None:
    """What the pattern of the impact says was done elsewhere, and the typical measures that answer the pattern."""
    impact = opened.document.impacts[impact_id]
    harm = _harm(impact, words)
    if harm is None:
        return None
    return {
        "harm": words.name("harms", harm.id),
        "norms": norms_of(harm, words),
        "lines": [
            {"text": words.of_record(harm, f"measures.{n}"), "url": _take(opened, impact_id, line=str(n))}
            for n in range(len(harm.measures))
        ],
        "typical": [
            {**typical(record, words), "url": _take(opened, impact_id, like=record.id)}
            for record in _answering(harm, impact, words)
        ],
    }


def _harm(impact: Impact | None, words: Words) -> Harm | None:
    return words.catalogue.get(Harm, impact.harm) if impact and impact.harm else None


def _answering(harm: Harm, impact: Impact, words: Words) -> list[TypicalMeasure]:
    """The typical measures for the pattern by kind; where it has happened, what stops it and puts it right first."""
    found = [record for record in words.catalogue.of(TypicalMeasure).values() if harm.id in record.harms]
    first = FIRST if impact.status in ACTUAL else ()
    return sorted(found, key=lambda record: (record.kind not in first, KINDS.index(record.kind), record.id))


def _take(opened: Open, impact: str, **what: str) -> str:
    return f"{route('work:new-measure', opened)}?{urlencode({'impact': impact, **what})}"
