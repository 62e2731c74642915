"""Small tables of decisions for the tests: a plan in words, and cells from rows that a test writes down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from duecare.core.dossier.canonical import canonical_bytes
from duecare.evaluation.cells import Axis, AxisKind, Cell, Cells, DataRead, Repeated
from duecare.evaluation.plan import Plan, plan_digest

ON = date(2026, 11, 23)
DIGEST = "sha256:" + "0" * 64
YES_NO = ("no", "yes")
Column = tuple[AxisKind, str, tuple[str, ...]]
"""An axis: its kind, its id and its values."""
_OUTCOME = {"yes": ["1"], "no": ["0"]}


def plan(**changed: Any) -> Plan:
    """A plan that compares gender by all measures, with parts of it changed."""
    label = {
        "column": "error", **_OUTCOME, "means": "An error was found", "recorded_by": "case workers",
        "could_be_wrong": "An error is no intent", "seen_for": "everyone",
    }  # fmt: skip
    document: dict[str, Any] = {
        "format": "duecare-evaluation-plan/1",
        "id": "benefit-control",
        "title": "Who is selected for control",
        "written_on": "2026-11-23",
        "written_by": "rights lead",
        "looked": {"answer": "no"},
        "question": "Are women accused wrongly more often than men?",
        "data": {"about": "One claim", "recorded_by": "the agency", "drawn": "everyone"},
        "unit": {"row": "decision", "repeats": "none"},
        "decision": {"column": "selected", **_OUTCOME, "means": "Selected for control", "yes_is": "burden"},
        "label": label,
        "attributes": {"gender": {"column": "gender", "title": "Gender", "why": "To find unequal treatment"}},
        "compare": {
            "measures": ["selection-rate", "true-positive-rate", "false-positive-rate", "precision"],
            "against": "the-rest", "matters_from": "0.05", "why": "It stops the payment",
        },
    }  # fmt: skip
    for path, value in changed.items():
        _put(document, path.split("__"), value)
    return Plan.model_validate_json(canonical_bytes(document))


def _put(into: dict[str, Any], path: list[str], value: Any) -> None:
    for name in path[:-1]:
        into = into.setdefault(name, {})
    if value is None:
        into.pop(path[-1], None)
    else:
        into[path[-1]] = value


def attribute(name: str) -> dict[str, str]:
    """An attribute of a plan."""
    return {"column": name, "title": name.title(), "why": "To find unequal treatment"}


def cells(
    of: Plan,
    axes: Iterable[Column],
    counts: Mapping[Any, int],
    *,
    weights: Mapping[Any, tuple[str, str]] | None = None,
    repeated: Repeated | None = None,
) -> Cells:
    """Cells of a plan: codes on the axes, and rows."""
    rows = dict(counts)
    made = tuple(
        Cell(at=at, n=n, weight=weights[at][0] if weights else None, weight_squares=weights[at][1] if weights else None)
        for at, n in rows.items()
    )
    return Cells(
        format="duecare-evaluation-cells/1",
        plan=of,
        plan_digest=plan_digest(of),
        data=DataRead(name="claims.csv", size=1, digest=DIGEST),
        query="select",
        engine="written down",
        made_on=ON,
        rows=sum(rows.values()),
        repeated=repeated,
        axes=tuple(Axis(kind=kind, id=id, values=values) for kind, id, values in axes),
        cells=made,
    )


GENDER: Column = ("group", "gender", ("women", "men"))
LABEL: Column = ("label", "label", YES_NO)
DECISION: Column = ("decision", "decision", YES_NO)


def by_gender(of: Plan, counts: Mapping[tuple[int, int, int], int]) -> Cells:
    """Cells by gender, label and decision."""
    return cells(of, (GENDER, LABEL, DECISION), counts)
