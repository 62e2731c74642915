"""Names and values in a dossier that the knowledge does not hold. What is misspelt must not vanish in silence."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.core.catalogue import Catalogue, FactQuestion, Group, Harm, RedLine, Right
from duecare.core.catalogue.base import Record
from duecare.core.dossier import Dossier
from duecare.core.method.findings import OpenItem
from duecare.core.method.known import fits
from duecare.core.method.reasons import Reason, Ref, because

_SENTENCES: tuple[tuple[type[Record], str], ...] = (
    (FactQuestion, "open-unknown-fact"),
    (Right, "open-unknown-right"),
    (Group, "open-unknown-group"),
    (Harm, "open-unknown-harm"),
    (RedLine, "open-unknown-line"),
)


def unknown_names(dossier: Dossier, catalogue: Catalogue) -> Iterator[OpenItem]:
    """One open item for each name that no record has, and for each question that got a value that does not fit."""
    found: dict[str, list[Reason]] = {}
    for kind, sentence in _SENTENCES:
        for name in set(_names(kind, dossier)) - catalogue.of(kind).keys():
            found.setdefault(name, []).append(because(sentence, words=name))
    for id_, fact in dossier.facts.items():
        question = catalogue.get(FactQuestion, id_)
        if question is not None and not fits(fact.value, question):
            said = ", ".join(fact.value) if isinstance(fact.value, tuple) else str(fact.value)
            why = because("open-unknown-value", record=question, fact=Ref("facts", id_), words=said)
            found.setdefault(id_, []).append(why)
    yield from (OpenItem(name, tuple(reasons), "unknown-name") for name, reasons in sorted(found.items()))


def _names(kind: type[Record], dossier: Dossier) -> Iterator[str]:
    impacts = dossier.impacts.values()
    match kind.__name__:
        case "FactQuestion":
            yield from dossier.facts
        case "Right":
            yield from dossier.rights
            yield from (right for impact in impacts for right in (*impact.rights, *impact.limitations))
        case "Group":
            yield from (group for impact in impacts for group in impact.groups)
            yield from (group for held in dossier.engagement.values() for group in held.groups)
            yield from (group for measure in dossier.measures.values() for group in measure.effects)
            yield from (group for found in dossier.evaluations.values() for group in found.groups)
        case "Harm":
            yield from dossier.harms
            yield from (impact.harm for impact in impacts if impact.harm is not None)
        case "RedLine":
            yield from dossier.red_lines
