"""What the knowledge holds on hearing people: what keeps them from it, what helps, and what is no hearing at all."""

from __future__ import annotations

from collections.abc import Iterable

from duecare.core.catalogue import EngagementAid, Group
from duecare.core.catalogue.base import Record
from duecare.report.phrase import Phrase
from duecare.report.words import Words


def aids(words: Words) -> dict[str, object]:
    """Each barrier with what lowers it, and what does not count as hearing people."""
    held = words.catalogue.of(EngagementAid).values()
    barriers = [aid for aid in held if aid.kind == "barrier"]
    supports = [aid for aid in held if aid.kind == "support"]
    return {
        "barriers": [
            {**_told(one, words), "helped_by": [_told(aid, words) for aid in supports if one.id in aid.helps_with]}
            for one in barriers
        ],
        "no_hearing": [_told(aid, words) for aid in held if aid.kind == "not-engagement"],
        "aid_sources": sources((*barriers, *supports), words),
    }


def about_groups(groups: Iterable[str], words: Words) -> list[dict[str, object]]:
    """What is known of groups, and what to keep in mind when they are asked."""
    records = words.catalogue.of(Group)
    return [
        {
            **_told(records[id_], words),
            "keep_in_mind": [
                words.of_record(records[id_], f"vulnerable_to.{n}") for n in range(len(records[id_].vulnerable_to))
            ],
            "sources": sources((records[id_],), words),
        }
        for id_ in groups
        if id_ in records
    ]


def sources(records: Iterable[Record], words: Words) -> tuple[Phrase, ...]:
    """The norms that the records rest on, each once."""
    uses = dict.fromkeys((source.norm, source.at) for record in records for source in record.sources if source.norm)
    named = [
        words.text("norm-at", norm=words.name("norms", norm), at=words.english(at)) if at else words.name("norms", norm)
        for norm, at in uses
    ]
    return tuple(named)


def _told(record: Record, words: Words) -> dict[str, object]:
    return {"name": words.of_record(record, "title"), "text": words.of_record(record, "summary")}
