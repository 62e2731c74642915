"""Where the models and data sets stand in a bill of materials, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from duecare.exchange.json_reach import Block, block_at, blocks_at, text_at
from duecare.exchange.json_records import RECORD, Field, fields_of, inside
from duecare.files.json_values import Json

MODEL, DATA, DATA_SET = "machine-learning-model", "data", "dataset"
CARD = "modelCard"

Place = Literal["bill", "metadata", "component", "components"]
INSIDE: dict[tuple[Place, str], Place] = {
    ("bill", "metadata"): "metadata",
    ("bill", "components"): "components",
    ("metadata", "component"): "component",
    ("component", "components"): "components",
}
"""Where components stand: what the bill describes, what that is made of, and so on."""


def around(value: Json, outermost: list[Block], place: Place | None = "bill", path: str = "") -> Iterator[Field]:
    """The fields of all but the outermost models and data sets, put into that list; each leaves a mark."""
    if place == "component" and isinstance(value, dict) and is_described(value):
        outermost.append(value)
        yield path + RECORD, ""
    elif place == "components" and isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from around(inner, outermost, "component", inside(path, index))
    elif place and isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from around(inner, outermost, INSIDE.get((place, key)), inside(path, key))
    else:
        yield from fields_of(value, path)


def components_in(whole: Block) -> Iterator[Block]:
    """What the bill describes, and every component that it lists, in turn."""
    described = block_at(whole, "metadata", "component")
    yield from [described] if described else []
    yield from (inner for holder in (described, whole) for inner in _inside(holder))


def _inside(holder: Block) -> Iterator[Block]:
    for inner in blocks_at(holder, "components"):
        yield inner
        yield from _inside(inner)


def nested(component: Block) -> Iterator[Block]:
    """The models and data sets that a component is made of, in turn."""
    return filter(is_described, _inside(component))


def is_described(component: Block) -> bool:
    """Whether the component is a model, has a model card, or describes a data set."""
    return is_model(component) or is_data_set(component)


def is_model(component: Block) -> bool:
    """Whether the component is a model or has a model card."""
    return text_at(component, "type") == MODEL or CARD in component


def is_data_set(component: Block) -> bool:
    """Whether the component is data, of which one part or more is a data set."""
    parts = blocks_at(component, "data")
    return text_at(component, "type") == DATA and any(text_at(part, "type") == DATA_SET for part in parts)


def mentions(value: Json) -> int:
    """How many models there are, wherever they stand."""
    if isinstance(value, list):
        return sum(map(mentions, value))
    if not isinstance(value, dict):
        return 0
    return is_model(value) + sum(map(mentions, value.values()))
