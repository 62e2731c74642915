"""YAML in many hands: the same values in random styles, as people and programs write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import yaml

from duecare.files.scalars import is_text

STYLES = (None, None, '"', "'", "|", ">")


class _Indented(yaml.SafeDumper):
    """Indents the dashes of a list below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def restyled(plain: dict[str, Any], random: Random) -> str:
    """The values as YAML in styles drawn at random. This emitter is not ours and errs at times: read it back."""
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=random.random() < 0.2),
        *_node(plain, random, flow=None),
        yaml.DocumentEndEvent(explicit=random.random() < 0.2),
        yaml.StreamEndEvent(),
    ]
    dumper, indent, width = (
        random.choice([yaml.SafeDumper, _Indented]),
        random.randint(2, 6),
        random.choice([30, 80, 999]),
    )
    text: str = yaml.emit(events, Dumper=dumper, indent=indent, width=width, allow_unicode=True)
    return text


def _node(value: Any, random: Random, *, flow: bool | None) -> Iterator[yaml.Event]:
    """`flow` is None for the root, which always stands in lines of its own."""
    inside = flow is not None and (flow or random.random() < 0.2)
    match value:
        case dict():
            yield yaml.MappingStartEvent(None, None, True, flow_style=inside)
            for key, inner in value.items():
                yield yaml.ScalarEvent(None, None, (True, True), key, style=random.choice([None, None, '"', "'"]))
                yield from _node(inner, random, flow=inside)
            yield yaml.MappingEndEvent()
        case list():
            yield yaml.SequenceStartEvent(None, None, True, flow_style=inside)
            for inner in value:
                yield from _node(inner, random, flow=inside)
            yield yaml.SequenceEndEvent()
        case str():
            style = random.choice(STYLES)
            bare = style is None and is_text(value) and value not in ("<<", "=")
            yield yaml.ScalarEvent(None, None, (True, True), value, style=style if bare else style or '"')
        case _:
            yield yaml.ScalarEvent(None, None, (True, True), json.dumps(value))
