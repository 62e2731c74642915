"""The published JSON Schema of a dossier, with the frozen words that everyone uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic.json_schema import GenerateJsonSchema

from duecare.core.catalogue.base import MAX_SAFE_INTEGER
from duecare.core.catalogue.records import Gate, Tier
from duecare.core.dossier import FORMAT, Dossier, words
from duecare.core.method import findings

_WORDS: Mapping[str, tuple[Any, str]] = {
    "status": (words.Status, "Of an impact."),
    "origin": (words.Origin, "What an impact comes from."),
    "dimension": (words.Dimension, "Of severity: a level from 1 to 5, a range of levels, or unknown."),
    "rater": (words.Rater, "Who rated a dimension."),
    "likelihood": (words.Likelihood, "Orders prevention inside a tier, and never changes a tier."),
    "tier": (Tier, "Of severity; a finding gives the lowest and the highest that may hold."),
    "involvement": (words.Label, "Of an actor in an impact. Border: contribute or linked, a person must decide."),
    "red-line": (findings.RedLineResult, "The result of a red line."),
    "right": (findings.RightResult, "Whether a right is at stake."),
    "duty": (findings.DutyStatus, "Whether a duty applies."),
    "response": (findings.Response, "What is expected of an actor."),
    "measure": (words.MeasureKind, "What a measure does."),
    "gate": (Gate, "A moment of decision."),
    "stage": (words.Stage, "Where a system stands in its life."),
    "basis": (words.Basis, "Of a fact. What is suggested counts once a person has confirmed it."),
    "outside": (words.Outside, "Of a dossier made from outside: whether who runs the system was asked."),
    "audience": (words.Audience, "Who may see an item."),
}


def dossier_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of today's format. It accepts what `parse_dossier` accepts, references and spans aside."""
    schema = _strict(Dossier.model_json_schema(by_alias=True, schema_generator=_Plain))
    definitions = {f"word-{name}": _words(*entry) for name, entry in _WORDS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:" + FORMAT.replace("-", ":").replace("/", ":"),
        "title": f"Duecare dossier ({FORMAT})",
        **{key: value for key, value in schema.items() if key not in ("title", "$defs")},
        "$defs": {**schema["$defs"], **definitions},
    }


class _Plain(GenerateJsonSchema):
    """Without titles that only repeat the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _words(alias: Any, description: str) -> dict[str, Any]:
    return {"description": description, "enum": list(get_args(alias))}


def _strict(schema: Any) -> Any:
    """The schema with what pydantic leaves out: names of items are checked, and numbers are the same everywhere."""
    match schema:
        case list():
            return [_strict(part) for part in schema]
        case dict():
            strict = {key: _strict(part) for key, part in schema.items() if key != "default" or _is_telling(part)}
            if "patternProperties" in strict:
                strict.setdefault("additionalProperties", False)
            if strict.get("type") == "integer":
                strict = {"minimum": -MAX_SAFE_INTEGER, "maximum": MAX_SAFE_INTEGER, **strict}
            return strict
    return schema


def _is_telling(default: Any) -> bool:
    return isinstance(default, (str, int))
