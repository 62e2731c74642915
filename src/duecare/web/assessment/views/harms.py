"""Known patterns of harm: those that the facts fit, those that may fit, and one beside the form that records it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlencode

from duecare.core.catalogue import Harm
from duecare.core.method.findings import HarmFinding
from duecare.core.method.severity import TIERS
from duecare.knowledge import bundle
from duecare.report.chapters import harm_points
from duecare.report.matters import is_set_aside
from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open

MOST_IN_FULL = 6
LISTS = ("raises_scale", "raises_irremediability", "questions", "measures", "known_cases")


def fitting(opened: Open, words: Words, *, but: Collection[str | None] = ()) -> dict[str, object]:
    """The patterns that the facts fit, each with where to record what it means here: the gravest with why, the others
    by name."""
    found = [harm for harm in _ordered(opened, words) if harm.result == "suggested" and harm.id not in but]
    found = [harm for harm in found if not is_set_aside(harm)]
    points = harm_points(opened.judged.only(harms=found[:MOST_IN_FULL]), opened.document, words)
    return {
        "harms": [{"point": point, "url": recorded_at(opened, point.id)} for point in points],
        "also_fit": _names(found[MOST_IN_FULL:], opened, words),
        "harms_aside": _aside(opened, words),
    }


def _aside(opened: Open, words: Words) -> list[dict[str, object]]:
    """The patterns that a person set aside: each with who, why, and whether the facts fit it all the same."""
    found = [harm for harm in _ordered(opened, words) if is_set_aside(harm)]
    points = harm_points(opened.judged.only(harms=found), opened.document, words)
    return [{"point": point, "url": route("assessment:harm", opened, point.id)} for point in points]


def named(opened: Open, words: Words, result: str) -> list[dict[str, object]]:
    """The patterns with this result, the gravest first, each with where to look at it or record it."""
    found = [harm for harm in _ordered(opened, words) if harm.result == result and not is_set_aside(harm)]
    return _names(found, opened, words)


def _names(harms: Sequence[HarmFinding], opened: Open, words: Words) -> list[dict[str, object]]:
    return [{"name": words.name("harms", harm.id), "url": recorded_at(opened, harm.id)} for harm in harms]


def recorded_at(opened: Open, harm: str) -> str:
    """Where the pattern is shown beside the form that records it as an impact."""
    return f"{route('assessment:new-impact', opened)}?{urlencode({'harm': harm})}"


def about(opened: Open, harm: Harm, words: Words) -> dict[str, object]:
    """What is known of a pattern: whether it fits and why, what to ask, what helps, where it happened."""
    found = next((found for found in opened.judged.harms if found.id == harm.id), None)
    points = harm_points(opened.judged.only(harms=[found] if found else ()), opened.document, words)
    texts = {name: [words.of_record(harm, f"{name}.{n}") for n in range(len(getattr(harm, name)))] for name in LISTS}
    return {
        "point": points[0] if points else None,
        "summary": words.of_record(harm, "summary"),
        "aside": route("assessment:harm", opened, harm.id) if points else "",
        **texts,
    }


def touched(opened: Open) -> dict[str, set[str]]:
    """The rights and groups that the dossier is known to touch: to stand first where some are chosen."""
    records, document = bundle.load().of(Harm), opened.document
    fits = [records[harm.id] for harm in opened.judged.harms if harm.result == "suggested" and harm.id in records]
    groups = [impact.groups for impact in document.impacts.values()]
    groups += [held.groups for held in document.engagement.values()]
    groups += [harm.groups for harm in fits]
    return {
        "rights": {right.id for right in opened.judged.rights if right.result == "at-stake"},
        "groups": {id_ for some in groups for id_ in some},
    }


def _ordered(opened: Open, words: Words) -> list[HarmFinding]:
    """By the gravest that they have been, then by how few answers they wait for."""
    records = words.catalogue.of(Harm)
    found = [harm for harm in opened.judged.harms if harm.id in records]
    return sorted(found, key=lambda harm: (TIERS.index(records[harm.id].could_be), len(harm.needs)))
