"""Reading findings back from the plain JSON that `Findings.plain` wrote, whole or section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from duecare.core.method import findings
from duecare.core.method.findings import Findings
from duecare.core.method.reasons import Reason, from_plain

Reader = Callable[[Any], Any]

LATER = frozenset(field.name for field in fields(Findings) if field.default is not MISSING)
"""The sections that findings of an earlier version of the method do not have."""


def read_findings(plain: Mapping[str, Any]) -> Findings:
    """The findings that were stored. Raises KeyError or ValueError for what no version wrote."""
    return Findings(**{name: read_section(name, plain) for name in _names(plain)})


def _names(plain: Mapping[str, Any]) -> Iterator[str]:
    yield from (name for name in _readers(Findings) if name in plain or name not in LATER)


def read_section(name: str, plain: Mapping[str, Any]) -> Any:
    """One part of stored findings, by the name of its field in Findings."""
    return _readers(Findings)[name](plain[name])


@cache
def _readers(cls: Any) -> Mapping[str, Reader]:
    """How to read each field of a dataclass of findings."""
    hints = get_type_hints(cls, vars(findings))
    return {field.name: _reader(hints[field.name]) for field in fields(cls)}


def _reader(hint: Any) -> Reader:
    if hint is Reason:
        return from_plain
    if hint is date:
        return date.fromisoformat
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        each = _reader(inner[0])
        return lambda values: tuple(each(value) for value in values)
    if origin in (UnionType, Union):
        read = _reader(next(part for part in inner if part is not NoneType))
        return lambda value: None if value is None else read(value)
    if origin is Literal or not hasattr(hint, "__dataclass_fields__"):
        return _same
    return lambda value: _build(hint, value)


def _build(cls: Any, plain: Mapping[str, Any]) -> Any:
    return cls(**{name: read(plain[name]) for name, read in _readers(cls).items()})


def _same(value: Any) -> Any:
    return value
