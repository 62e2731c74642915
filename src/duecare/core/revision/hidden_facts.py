"""Which facts an audience may not know of: those that are hidden, and those that something hidden would tell of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duecare.core.catalogue import Catalogue, FactQuestion
from duecare.core.catalogue.condition import facts_in
from duecare.core.conditions import KnownFact
from duecare.core.dossier import Dossier
from duecare.core.method.known import known_facts
from duecare.core.revision.audience import Hidden


def hidden_facts(whole: Dossier, left: Dossier, hidden: Hidden, catalogue: Catalogue) -> frozenset[str]:
    """The facts on which nothing that is shown may rest, given what is left of the whole document."""
    known = known_facts(left, catalogue)
    gone = {id_ for kind, id_ in hidden if kind == "facts"}
    gone |= set(_otherwise_known(known_facts(whole, catalogue), known))
    if ("system", "system") in hidden:
        gone |= {question.id for question in _questions(catalogue) if _is_of_system(question)}
    for question in _questions(catalogue):  # in their order, as a no may follow from a no that follows
        asked = known[question.id].why == "not-stated" and question.no_when
        if asked and gone.intersection(facts_in(asked)):
            gone.add(question.id)
    return frozenset(gone)


def _questions(catalogue: Catalogue) -> Iterator[FactQuestion]:
    yield from catalogue.of(FactQuestion).values()


def _otherwise_known(whole: Mapping[str, KnownFact], left: Mapping[str, KnownFact]) -> Iterator[str]:
    """The facts of which the whole document says something else than what is left of it."""
    for id_, known in whole.items():
        here = left.get(id_)
        if here is None or (here.value, here.why) != (known.value, known.why):
            yield id_


def _is_of_system(question: FactQuestion) -> bool:
    return question.derived_from is not None and question.derived_from.startswith("system.")
