"""What one part of a dossier says of another: every reference, and those that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Literal

from duecare.core.catalogue.base import Frozen
from duecare.core.dossier.actors import Link
from duecare.core.dossier.document import Dossier
from duecare.core.dossier.evaluations import Evaluation
from duecare.core.dossier.impacts import Impact
from duecare.core.dossier.records import ContraryVoice, Measure
from duecare.core.dossier.standpoints import RedLineAnswer
from duecare.core.errors import Problem

Section = Literal["actors", "impacts", "measures", "engagement", "evidence"]
Path = tuple[str | int, ...]

_NOUNS: Mapping[Section, str] = MappingProxyType(
    {
        "actors": "actor",
        "impacts": "impact",
        "measures": "measure",
        "engagement": "engagement record",
        "evidence": "piece of evidence",
    }
)
_FIELDS: Mapping[tuple[type[Frozen], str], Section] = MappingProxyType(
    {
        (Link, "from_"): "actors",
        (Link, "to"): "actors",
        (Impact, "involvement"): "actors",
        (Impact, "testimony"): "engagement",
        (Measure, "actor"): "actors",
        (Measure, "impacts"): "impacts",
        (ContraryVoice, "testimony"): "engagement",
        (Evaluation, "impacts"): "impacts",
        (Evaluation, "measure"): "measures",
        (RedLineAnswer, "impacts"): "impacts",
    }
)
"""Fields that name items of the same document; besides, every `evidence` list names evidence."""

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the document (by the keys that files use) that names an item of a section."""

    path: Path
    section: Section
    id: str


def references(dossier: Dossier) -> Iterator[Reference]:
    """Every place that names an actor, an impact, a measure, an engagement record or a piece of evidence, in order."""
    return _walk(dossier, ())


def broken_references(dossier: Dossier) -> tuple[Problem, ...]:
    """One problem for each reference to something that the dossier does not hold; none when all hold."""
    held: Mapping[Section, Iterable[str]] = {section: getattr(dossier, section).keys() for section in _NOUNS}
    return tuple(
        _problem(found, held[found.section]) for found in references(dossier) if found.id not in held[found.section]
    )


def _walk(value: Any, path: Path) -> Iterator[Reference]:
    match value:
        case Frozen():
            for name, field in type(value).model_fields.items():
                inner, way = getattr(value, name), (*path, field.alias or name)
                section = _section(type(value), name)
                if section is not None:
                    yield from _named(inner, section, way)
                yield from _walk(inner, way)
        case Mapping():
            for key, inner in value.items():
                yield from _walk(inner, (*path, key))
        case tuple():
            for index, inner in enumerate(value):
                yield from _walk(inner, (*path, index))


def _section(model: type[Frozen], name: str) -> Section | None:
    if name == "evidence" and model is not Dossier:
        return "evidence"
    return _FIELDS.get((model, name))


def _named(value: Any, section: Section, path: Path) -> Iterator[Reference]:
    match value:
        case str():
            yield Reference(path, section, value)
        case Mapping():
            yield from (Reference((*path, key), section, key) for key in value)
        case tuple():
            yield from (Reference((*path, index), section, id_) for index, id_ in enumerate(value))


def _problem(found: Reference, held: Iterable[str]) -> Problem:
    ids = sorted(held)
    near = get_close_matches(found.id, ids, n=1)
    shown = ", ".join(ids[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
    there = f"There are: {shown}." if ids else f"Add it under {found.section}, or remove it here."
    return Problem(
        f"There is no {_NOUNS[found.section]} {found.id} in this dossier.",
        instead=f"Did you mean {near[0]}? {there}" if near else there,
        path=found.path,
    )
