"""The published JSON Schema of findings: what `duecare assess --json` prints and what partners read."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from duecare.core.method.findings import METHOD_VERSION, Findings

_WORDS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_DAY: dict[str, Any] = {
    "type": "object",
    "properties": {"date": {"type": "string", "format": "date"}},
    "required": ["date"],
    "additionalProperties": False,
}
_VALUE: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "integer"}, _WORDS, _DAY]}
_ARG: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "description": "A person's own words."},
        {"type": "integer"},
        {"$ref": "#/$defs/Ref"},
        _DAY,
    ]
}
_REASON: dict[str, Any] = {
    "type": "object",
    "description": "Why. `text` is the English sentence; `code` and `args` make it in any language.",
    "properties": {
        "code": {"type": "string"},
        "text": {"type": "string"},
        "args": {"type": "object", "additionalProperties": _ARG},
        "facts": {"type": "array", "items": {"$ref": "#/$defs/FactUse"}},
        "norms": {"type": "array", "items": {"$ref": "#/$defs/NormUse"}},
        "would_change": _WORDS,
    },
    "required": ["code", "text"],
    "additionalProperties": False,
}
_FACT: dict[str, Any] = {
    "type": "object",
    "description": "A fact that a reason rests on or waits for. Without a value it is not known; `why` says why not.",
    "properties": {
        "fact": {"type": "string"},
        "value": _VALUE,
        "why": {"type": "string"},
        "by": {"type": "string"},
        "evidence": _WORDS,
        "actors": _WORDS,
        "against": _WORDS,
        "follows": _WORDS,
    },
    "required": ["fact", "why"],
    "additionalProperties": False,
}


def findings_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the findings of this version of the method."""
    schema = TypeAdapter(Findings).json_schema()
    definitions = {name: _complete(part) for name, part in schema["$defs"].items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:duecare:findings:{METHOD_VERSION}",
        **_complete(schema),
        "title": f"Duecare findings (method {METHOD_VERSION})",
        "$defs": {**definitions, "Reason": _REASON, "FactUse": _FACT},
    }


def _complete(schema: dict[str, Any]) -> dict[str, Any]:
    """A dataclass is written with all its fields, whether they have a default or not, and no others."""
    if "properties" not in schema:
        return schema
    kept = {name: part for name, part in schema.items() if name != "$defs"}
    required = [] if schema.get("title") == "NormUse" else list(schema["properties"])
    return {**kept, "required": required or ["record", "force", "sure"], "additionalProperties": False}
