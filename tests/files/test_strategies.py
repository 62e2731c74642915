"""The random dossiers are comprehensive: every field of every model of the document is reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from hypothesis import given, settings
from pydantic import BaseModel

from duecare.core.dossier import Dossier
from tests.strategies import dossiers

Reached = set[tuple[str, str, str]]


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation names, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def fields_below(model: type[BaseModel]) -> set[tuple[str, str]]:
    """Each field of the model and of all models below it."""
    found: set[tuple[str, str]] = set()
    waiting, seen = [model], {model}
    while waiting:
        current = waiting.pop()
        for name, field in current.model_fields.items():
            found.add((current.__name__, name))
            below = set(models_in(field.annotation)) - seen
            seen |= below
            waiting.extend(below)
    return found


def reached(value: Any) -> Reached:
    """Each field that says something else than its default, with the kind of what it says."""
    match value:
        case BaseModel():
            return _reached_in_model(value)
        case Mapping():
            return set().union(*(reached(inner) for inner in value.values()))
        case tuple():
            return set().union(*(reached(inner) for inner in value))
    return set()


def _reached_in_model(model: BaseModel) -> Reached:
    found: Reached = set()
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if field.is_required() or value != field.get_default(call_default_factory=True, validated_data={}):
            found.add((type(model).__name__, name, type(value).__name__))
        found |= reached(value)
    return found


def test_every_field_of_the_document_is_reached() -> None:
    found: Reached = set()

    @settings(max_examples=250, derandomize=True)
    @given(dossiers())
    def collect(dossier: Dossier) -> None:
        found.update(reached(dossier))

    collect()
    assert fields_below(Dossier) - {(model, field) for model, field, _ in found} == set()
    assert {kind for model, field, kind in found if (model, field) == ("Fact", "value")} == {"str", "int", "tuple"}
    assert {kind for model, field, kind in found if (model, field) == ("Rating", "value")} == {
        "str",
        "int",
        "LevelSpan",
    }


def test_the_proof_can_fail() -> None:
    dossier = Dossier(format="duecare-dossier/1", id="a", title="A")
    assert reached(dossier) == {("Dossier", "format", "str"), ("Dossier", "id", "str"), ("Dossier", "title", "str")}
    assert ("Span", "low") in fields_below(Dossier)
    assert ("ImportedField", "verbatim") in fields_below(Dossier)
