"""What a component says in the dossier's terms. It is a part, not a use: deployer, stage and place stay empty."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType

from duecare.core.dossier import Actor, System
from duecare.core.dossier.words import ActorRole
from duecare.exchange.actors import by_id
from duecare.exchange.cyclonedx.components import CARD, MODEL, is_model
from duecare.exchange.cyclonedx.makers import bill_of, makers
from duecare.exchange.json_files import json_of
from duecare.exchange.json_reach import Block, block_at, text_at, texts_at
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import one_line, prose

SUGGESTIONS = (Suggestion("type", frozenset({MODEL}), "only-written-rules", "no"),)
"""What is a machine-learning model has learned. All else in a model card is free text."""

NOBODY = "publisher"
MOST = 20
"""Organisations."""
MADE_THE_BILL = "Made the bill of materials."
OF_A_MODEL: Mapping[str, tuple[ActorRole, ...]] = MappingProxyType(
    {"bill": (), "manufacturer": ("developer",), "supplier": ("provider",), "publisher": ("provider",), "owner": ()}
)
OF_DATA: Mapping[str, tuple[ActorRole, ...]] = MappingProxyType(
    {what: () if what == "bill" else ("data-supplier",) for what in OF_A_MODEL}
)


def profile(record: SourceRecord, source: Source) -> Profile:
    """The organisations with their part in the chain, and of a model what it is and is for."""
    component = block_at(json_of(record))
    actors = _actors(component, record, source)
    asserter = next(iter(actors))
    if not is_model(component):
        return Profile(one_line(f"Data set: {record.title}"), System(), actors, asserter)
    return Profile(record.title, _system(component), actors, asserter)


def _system(component: Block) -> System:
    return System(
        name=one_line(text_at(component, "name")) or None,
        purpose=prose("\n".join(texts_at(component, CARD, "considerations", "useCases"))) or None,
        description=prose(text_at(component, "description")) or None,
    )


def _actors(component: Block, record: SourceRecord, source: Source) -> dict[str, Actor]:
    """By id, the asserter first. One organisation may be several things; where none is named, that is said."""
    roles = OF_A_MODEL if is_model(component) else OF_DATA
    whats: dict[str, list[str]] = {}
    for name, what in islice(makers(component, record.position, bill_of(source.around)), MOST):
        whats.setdefault(name, []).append(what)
    return by_id(
        Actor(
            name=name,
            roles=tuple(dict.fromkeys(role for one in found for role in roles[one])),
            note=MADE_THE_BILL if "bill" in found else None,
        )
        for name, found in whats.items()
    ) or {NOBODY: Actor(name=record.asserter, roles=roles["publisher"])}
