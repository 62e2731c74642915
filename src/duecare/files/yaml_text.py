"""Plain values as YAML that people like to read: texts in blocks, names bare, and what could be misread in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from duecare.files.scalars import is_text

_WIDTH = 100
_SHORT_LIST = 90
_STRANGE = re.compile("[^\n\x20-\x7e\u00a1-\u2027\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
"""What is only ever written as an escape: tabs, control characters, odd line ends, marks that nobody sees."""
_ANYWAY = ("<<", "=")
"""Bare, these two mean something else to other programs."""

_EVERYWHERE = (True, True)


def yaml_document(plain: Mapping[str, Any]) -> str:
    """A whole document, with an empty line before each of its larger parts."""
    parts = [("\n" if isinstance(value, dict) else "") + yaml_entry(key, value) for key, value in plain.items()]
    return "".join(parts) or "{}\n"


def yaml_entry(key: str, value: Any) -> str:
    """A key and its value as lines of a block, ending with a line end."""
    return _emitted(_node({key: value}, flow=False))


def yaml_item(value: Any) -> str:
    """An item of a list as lines of a block, ending with a line end."""
    return _emitted(_list(_node(value, flow=False), flow=False))


def yaml_inline(value: Any) -> str | None:
    """The value as it can follow a key on one line; None when it takes several."""
    if isinstance(value, (dict, list)):
        text = _emitted(_node(value, flow=True))
    else:
        text = yaml_entry("k", value).removeprefix("k:").removeprefix(" ")
    text = text.removesuffix("\n")
    return None if "\n" in text or len(text) > _WIDTH else text


def _emitted(node: Iterable[yaml.Event]) -> str:
    start = (yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False))
    end = (yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent())
    text: str = yaml.emit((*start, *node, *end), Dumper=yaml.CSafeDumper, allow_unicode=True, width=_WIDTH)
    return text


def _node(value: Any, *, flow: bool) -> Iterator[yaml.Event]:
    match value:
        case dict():
            yield yaml.MappingStartEvent(None, None, True, flow_style=flow)
            for key, inner in value.items():
                yield _scalar(key, None if is_text(key) and key not in _ANYWAY else '"')
                yield from _node(inner, flow=flow)
            yield yaml.MappingEndEvent()
        case list():
            flow = flow or _is_short(value)
            yield from _list((event for inner in value for event in _node(inner, flow=flow)), flow=flow)
        case str():
            yield _scalar(value, _style(value))
        case None:
            yield _scalar("null", None)
        case bool():
            yield _scalar("true" if value else "false", None)
        case int():
            yield _scalar(str(value), None)
        case _:
            raise TypeError(f"{type(value).__name__} is no plain value")


def _list(items: Iterable[yaml.Event], *, flow: bool) -> Iterator[yaml.Event]:
    yield yaml.SequenceStartEvent(None, None, True, flow_style=flow)
    yield from items
    yield yaml.SequenceEndEvent()


def _scalar(text: str, style: str | None) -> yaml.ScalarEvent:
    return yaml.ScalarEvent(None, None, _EVERYWHERE, text, style=style)


def _style(text: str) -> str | None:
    """The style that shows a text best. The emitter falls back to quotes where a style cannot hold it."""
    if not is_text(text) or text in _ANYWAY or _STRANGE.search(text):
        return '"'
    if text != text.strip():
        return '"'
    if "\n" in text:
        return "|"
    return ">" if len(text) > _WIDTH else None


def _is_short(items: Sequence[Any]) -> bool:
    texts = [item for item in items if isinstance(item, str) and "\n" not in item]
    return len(texts) == len(items) and sum(map(len, texts)) + 2 * len(texts) <= _SHORT_LIST


def indented(lines: str, column: int) -> str:
    """The lines moved to a column. Empty lines stay empty."""
    return "".join(" " * column + line if line.strip("\n") else line for line in _lines(lines))


def _lines(text: str) -> Iterable[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
