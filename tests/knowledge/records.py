"""The shipped records with something changed, to see whether the checker notices."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from duecare.core.catalogue import KINDS, Catalogue
from duecare.knowledge.bundle import catalogue_of, load

Plain = dict[str, Any]
FIXTURES = Path(__file__).parent / "fixtures"


def changed(kind: str, id_: str, change: Callable[[Plain], object] | None, *, new_id: str | None = None) -> Catalogue:
    """The shipped catalogue in which one record is changed, copied under a new id, or (no change) left out."""
    records = {name: dict(held) for name, held in load().records.items()}
    if change is None:
        del records[kind][id_]
        return catalogue_of(records)
    plain = json.loads(json.dumps(records[kind][id_].plain()))
    change(plain)
    plain["id"] = new_id or id_
    records[kind][plain["id"]] = KINDS[kind].model_validate_json(json.dumps(plain))
    return catalogue_of(records)


def setting(**values: Any) -> Callable[[Plain], object]:
    """A change that sets these keys."""
    return lambda plain: plain.update(values)


def without(key: str) -> Callable[[Plain], object]:
    """A change that takes a key out."""
    return lambda plain: plain.pop(key)


def asking(fact: str, **test: Any) -> Mapping[str, Any]:
    """A condition of one test."""
    return {"fact": fact, **test}
