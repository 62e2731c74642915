"""A table that was brought, what is typed to plan it, and what comes of it."""

from __future__ import annotations

import zlib
from datetime import timedelta
from typing import Any

from duecare.core.dossier import canonical_bytes
from duecare.evaluation.cells import Axis, Cell, Cells, DataRead, cells_bytes
from duecare.evaluation.plan import Plan, parse_plan, plan_digest
from duecare.evaluation.result import result_bytes, result_digest
from duecare.evaluation.statistics import evaluate, published
from duecare.web.dossiers.store import pack
from duecare.web.evaluation.forms.each import key_of
from duecare.web.evaluation.models import Evaluation, Kind, State
from tests.evaluation.plan_text import PLAN
from tests.web.conftest import NOW
from tests.web.desk import Desk

DIGEST = f"sha256:{'0' * 64}"
SEEN: list[dict[str, Any]] = [
    {"name": "selected", "kind": "few-values", "values": [["yes", 40], ["no", 60], ["?", 2]], "low": "", "high": ""},
    {"name": "error", "kind": "few-values", "values": [["1", 30], ["0", 70]], "low": "", "high": ""},
    {"name": "sex", "kind": "few-values", "values": [["f", 50], ["m", 52]], "low": "", "high": ""},
    {"name": "age", "kind": "numbers", "values": [], "low": "18", "high": "90"},
    {"name": "again", "kind": "few-values", "values": [["yes", 30], ["no", 70]], "low": "", "high": ""},
    {"name": "score", "kind": "numbers", "values": [], "low": "0", "high": "1"},
    {"name": "region", "kind": "few-values", "values": [["north", 50], ["south", 52]], "low": "", "high": ""},
    {"name": "pseudonym", "kind": "identifier", "values": [], "low": "", "high": ""},
]


def meant(field: str, **values: str) -> dict[str, str]:
    """What is typed to say that a value means something."""
    return {f"{field}_{key_of(value)}": meaning for meaning, value in values.items()}


COLUMNS: dict[str, Any] = {"decision": "selected", "label": "error", "attributes": ["sex", "age"]}
MEANING: dict[str, Any] = {
    **meant("decision_values", yes="yes", no="no", missing="?"),
    "decision_means": "Selected for control",
    "decision_yes_is": "burden",
    **meant("label_values", yes="1", no="0"),
    "label_means": "An error was found",
    "label_recorded_by": "Case workers",
    "label_could_be_wrong": "Who is looked at more is found wrong more",
    "label_seen_for": "everyone",
    "a0_title": "Sex",
    "a0_why": "To find unequal treatment",
    "a1_title": "Age in years",
    "a1_why": "To find unequal treatment",
    "a1_edges": "30 65",
}
COMPARE: dict[str, Any] = {
    "question": "Who is accused wrongly?",
    "about": "One claim of 2025",
    "recorded_by": "The agency",
    "drawn": "everyone",
    "row": "decision",
    "repeats": "none",
    "looked": "no",
    "measures": ["false-positive-rate"],
    "against": "the-rest",
    "matters_from": "0,05",
    "why": "It stops the payment",
    "correction": "holm",
    "threshold": "10",
    "written_by": "Rights lead",
}
STEPS: dict[str, dict[str, Any]] = {"columns": COLUMNS, "meaning": MEANING, "compare": COMPARE}
COUNTS = {("f", 0, 0): 300, ("f", 0, 1): 90, ("f", 1, 0): 20, ("f", 1, 1): 40, ("m", 0, 0): 380, ("m", 0, 1): 30}
"""Rows by sex, label and decision."""


def brought(desk: Desk, **more: Any) -> Evaluation:
    """A table that was brought and looked at."""
    told: dict[str, Any] = {
        "dossier": desk.row,
        "by": desk.user,
        "at": NOW,
        "seen_at": NOW,
        "title": "Control in 2025",
        "kind": Kind.TABLE,
        "name": "claims.csv",
        "size": 10,
        "digest": DIGEST,
        "stored": "f" * 32,
        "until": NOW + timedelta(days=7),
        "columns": pack(SEEN),
        "state": State.PLANNING,
    }
    return Evaluation.objects.create(**{**told, **more})


def counted(plan: Plan) -> Cells:
    """Cells of a plan that compares sexes."""
    axes = (
        Axis(kind="group", id="gender", values=("f", "m")),
        Axis(kind="label", id="label", values=("no", "yes")),
        Axis(kind="decision", id="decision", values=("no", "yes")),
    )
    cells = tuple(Cell(at=("fm".index(sex), label, said), n=n) for (sex, label, said), n in COUNTS.items())
    return Cells(
        format="duecare-evaluation-cells/1",
        plan=plan,
        plan_digest=plan_digest(plan),
        data=DataRead(name="claims.csv", size=10, digest=DIGEST),
        query="SELECT",
        engine="none",
        made_on=NOW.date(),
        rows=sum(COUNTS.values()),
        axes=axes,
        cells=cells,
    )


def evaluated(desk: Desk) -> Evaluation:
    """One that is done, with all that was typed for its plan."""
    plan = parse_plan(PLAN.encode(), "plan.yaml")
    cells = counted(plan)
    result = evaluate(cells, on=NOW.date())
    return brought(
        desk,
        draft=pack(STEPS_TYPED),
        plan=zlib.compress(canonical_bytes(plan.plain())),
        cells=zlib.compress(cells_bytes(cells)),
        result=zlib.compress(result_bytes(result)),
        published=zlib.compress(result_bytes(published(result))),
        result_digest=result_digest(result),
        state=State.DONE,
    )


STEPS_TYPED = {
    step: {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
    for step, typed in STEPS.items()
}
