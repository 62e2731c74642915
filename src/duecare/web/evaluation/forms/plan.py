"""The three steps of a plan put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import slugify

from duecare.core.dossier import canonical_bytes
from duecare.evaluation.plan import PLAN_FORMAT, Plan, band_names, parse_plan
from duecare.web.evaluation.forms.each import key_of, meaning_of
from duecare.web.evaluation.forms.fields import rest
from duecare.web.evaluation.store.seen import SeenColumn

Cleaned = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Steps:
    """What the three forms hold, once each of them is right."""

    columns: Cleaned
    meaning: Cleaned
    compare: Cleaned
    seen: Mapping[str, SeenColumn]


def attributes_of(
    columns: Cleaned, meaning: Cleaned, seen: Mapping[str, SeenColumn]
) -> list[tuple[str, str, list[str]]]:
    """Id, title and groups of each attribute."""
    found: list[tuple[str, str, list[str]]] = []
    for at, name in enumerate(columns["attributes"]):
        title = meaning[f"a{at}_title"]
        edges = meaning.get(f"a{at}_edges") or ()
        groups = list(band_names(edges)) if edges else rest(seen[name], meaning.get(f"a{at}_missing", ()))
        id_ = slugify(title)[:60].strip("-_").replace("_", "-") or f"attribute-{at + 1}"
        found.append((id_ if id_ not in {one[0] for one in found} else f"{id_}-{at + 1}", title, groups))
    return found


@dataclass(frozen=True, slots=True)
class Table:
    """The table that a plan is for."""

    name: str
    sheet: str
    digest: str


def plan_from(steps: Steps, *, id_: str, title: str, table: Table, language: str, on: date) -> Plan:
    """The plan. Raises InputError where the steps contradict each other in a way that no single form can see."""
    columns, meaning, compare = steps.columns, steps.meaning, steps.compare
    attributes = attributes_of(columns, meaning, steps.seen)
    decision = _outcome(steps, "decision") | {
        "means": meaning["decision_means"],
        "yes_is": meaning["decision_yes_is"],
    }
    plain: dict[str, Any] = {
        "format": PLAN_FORMAT,
        "id": id_,
        "title": title,
        "language": language,
        "written_on": on.isoformat(),
        "written_by": compare["written_by"],
        "looked": _some({"answer": compare["looked"], "what": compare["looked_what"]}),
        "question": compare["question"],
        "data": _data(steps, table),
        "unit": _some(
            {
                "row": compare["row"],
                "repeats": compare["repeats"],
                "person": columns["person"],
                "cluster": columns["cluster"],
            }
        ),
        "decision": decision,
        "attributes": {id_: _attribute(steps, at) for at, (id_, _t, _v) in enumerate(attributes)},
        "intersections": [pair.split() for pair in compare["intersections"]],
        "strata": {f"stratum-{at + 1}": _stratum(steps, at) for at in range(len(columns["strata"]))},
        "compare": _comparison(compare, attributes),
        "disclosure": {"threshold": compare["threshold"]},
    }
    if columns["label"]:
        plain["label"] = _outcome(steps, "label") | _label(meaning)
    if columns["score"]:
        plain["score"] = _score(columns, meaning)
    if columns["after"] or columns["run"]:
        plain |= {"mitigation": _mitigation(steps, decision), "worst_off": _worst_off(compare, attributes)}
    return parse_plan(canonical_bytes(plain), "plan.json")


def _some(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], ())}


def _outcome(steps: Steps, start: str) -> dict[str, Any]:
    column, meaning = steps.columns[start], steps.meaning
    if number := meaning.get(f"{start}_at_least"):
        return {"column": column, "at_least": number}
    said = meaning[f"{start}_values"]
    return {"column": column, **_some({meant: meaning_of(said, meant) for meant in ("yes", "no", "missing")})}


def _label(meaning: Cleaned) -> dict[str, Any]:
    names = ("means", "recorded_by", "could_be_wrong", "seen_for")
    return {name: meaning[f"label_{name}"] for name in names}


def _data(steps: Steps, table: Table) -> dict[str, Any]:
    compare, columns, meaning = steps.compare, steps.columns, steps.meaning
    told = {name: compare[name] for name in ("about", "recorded_by", "drawn", "drawn_how")}
    only = columns["only"] and {"column": columns["only"], "values": meaning["only_values"], "why": meaning["only_why"]}
    return _some(
        {
            **told,
            "file": table.name,
            "sheet": table.sheet,
            "digest": table.digest,
            "weight": columns["weight"],
            "only": only and [only],
        }
    )


def _attribute(steps: Steps, at: int) -> dict[str, Any]:
    name, meaning = steps.columns["attributes"][at], steps.meaning
    start, missing = f"a{at}", list(meaning.get(f"a{at}_missing", ()))
    groups = rest(steps.seen[name], missing)
    names = {value: meaning.get(f"{start}_name_{key_of(value)}") or value for value in groups}
    told = {
        "column": name,
        "title": meaning[f"{start}_title"],
        "why": meaning[f"{start}_why"],
        "edges": list(meaning.get(f"{start}_edges") or ()),
        "missing": missing,
        "values": {} if meaning.get(f"{start}_edges") else names,
        "groups": _some({value: meaning.get(f"{start}_group_{key_of(value)}") for value in groups}),
    }
    if of := meaning.get(f"{start}_proxy_of"):
        told["proxy"] = {"of": of, "why": meaning[f"{start}_proxy_why"], "how_wrong": meaning[f"{start}_proxy_wrong"]}
    return {key: value for key, value in _some(told).items() if value != {}}


def _stratum(steps: Steps, at: int) -> dict[str, Any]:
    told = {name: steps.meaning[f"s{at}_{name}"] for name in ("title", "why")}
    return {"column": steps.columns["strata"][at], **told}


def _score(columns: Cleaned, meaning: Cleaned) -> dict[str, Any]:
    told = {name: meaning[f"score_{name}"] for name in ("low", "high", "is_chance")}
    return {"column": columns["score"], **told}


def _mitigation(steps: Steps, decision: Mapping[str, Any]) -> dict[str, Any]:
    meaning = steps.meaning
    if steps.columns["after"]:
        told = {name: decision[name] for name in ("means", "yes_is")}
        rows = {"kind": "same-rows", "decision": _outcome(steps, "after") | told}
    else:
        runs = {when: meaning_of(meaning["after_runs"], when) for when in ("before", "after")}
        rows = {"kind": "two-runs", "column": steps.columns["run"], **runs}
    return {"what": meaning["after_what"], "rows": rows}


def _worst_off(compare: Cleaned, attributes: Sequence[tuple[str, str, list[str]]]) -> dict[str, Any]:
    named = {id_: compare[f"worst_{id_}"] for id_, _title, _values in attributes if compare.get(f"worst_{id_}")}
    told = {"measure": compare["worst_measure"], "why": compare["worst_why"]}
    return {**told, "group": named} if compare["worst_how"] == "named" else told


def _comparison(compare: Cleaned, attributes: Sequence[tuple[str, str, list[str]]]) -> dict[str, Any]:
    told = {name: compare[name] for name in ("measures", "against", "matters_from", "why", "correction")}
    if compare["against"] == "reference":
        told["references"] = {id_: compare[f"reference_{id_}"] for id_, _title, _values in attributes}
    return told
