"""A person attaches a result: only then does the dossier say what was found, and no more than was found."""

from __future__ import annotations

import csv
import io
import zlib
from typing import Any

import pytest
from django.test import Client

from duecare.core.dossier import Dossier
from duecare.evaluation.cells import cells_bytes
from duecare.evaluation.plan import parse_plan
from duecare.evaluation.result import result_bytes, result_digest
from duecare.evaluation.scan import from_memory, scan
from duecare.evaluation.statistics import evaluate
from duecare.web.evaluation.models import Evaluation, State
from tests.evaluation.plan_text import PLAN
from tests.web.conftest import NOW
from tests.web.desk import Desk, read
from tests.web.evaluation.planned import brought, evaluated
from tests.web.test_access import assert_well_made

MEASURE, IMPACT, GROUP = "telephone-first", "wrongly-suspected", "migrants"
MITIGATED = PLAN.replace(
    "attributes:",
    """mitigation:
  what: A telephone call comes first
  rows: {kind: same-rows, decision: {column: again, yes: ["1"], no: ["0"], means: Selected for control, yes_is: burden}}
worst_off: {measure: false-positive-rate, group: {gender: f}, why: They were selected most}
attributes:""",
).replace("why: To find unequal treatment}", f"why: To find unequal treatment, groups: {{f: {GROUP}}}}}")


def table(after: dict[str, int]) -> bytes:
    """Two hundred of each sex without an error; 80 women and 20 men were selected, and `after` of each are now."""
    text = io.StringIO(newline="")
    write = csv.writer(text)
    write.writerow(("gender", "error", "selected", "again"))
    for sex, before in (("f", 80), ("m", 20)):
        for at in range(200):
            write.writerow((sex, 0, int(at < before), int(at < after[sex])))
    return text.getvalue().encode()


def mitigated(desk: Desk, after: dict[str, int]) -> Evaluation:
    plan = parse_plan(MITIGATED.encode(), "plan.yaml")
    cells = scan(plan, from_memory("claims.csv", table(after)), on=NOW.date())
    result = evaluate(cells, on=NOW.date())
    kept = {"cells": zlib.compress(cells_bytes(cells)), "result": zlib.compress(result_bytes(result))}
    return brought(desk, state=State.DONE, result_digest=result_digest(result), **kept)


def attach(client: Client, desk: Desk, evaluation: Evaluation, **typed: Any) -> Any:
    base = {"base": desk.document.digest}
    return client.post(f"{desk.url()}evaluations/{evaluation.pk}/attach/", {**base, "impacts": [IMPACT], **typed})


def changes_of(document: Dossier) -> dict[str, str]:
    (found,) = [one for one in document.evaluations.values() if one.title == "Who is selected for control"]
    return {name: one.reading for name, one in found.groups[GROUP].changes.items()}


def test_the_page_asks_what_it_is_about(desk: Desk, client: Client) -> None:
    page = client.get(f"{desk.url()}evaluations/{mitigated(desk, {'f': 20, 'm': 20}).pk}/attach/")
    assert_well_made(page)
    assert "Which measure stands between" in read(page)


@pytest.mark.parametrize(
    ("after", "reading"),
    [({"f": 20, "m": 20}, "helped"), ({"f": 120, "m": 20}, "made-worse"), ({"f": 80, "m": 20}, "no-change-found")],
)
def test_the_dossier_says_what_was_found(desk: Desk, client: Client, after: dict[str, int], reading: str) -> None:
    evaluation = mitigated(desk, after)
    assert attach(client, desk, evaluation, measure=MEASURE).status_code == 302
    document = desk.document
    assert changes_of(document) == {"false-positive-rate": reading}
    (found,) = [one for one in document.evaluations.values() if one.result == evaluation.result_digest]
    assert (found.measure, found.impacts) == (MEASURE, (IMPACT,))


def test_nothing_is_attached_to_no_impact(desk: Desk, client: Client) -> None:
    before = desk.document.digest
    answer = attach(client, desk, mitigated(desk, {"f": 20, "m": 20}), impacts=[])
    assert answer.status_code == 422
    assert desk.document.digest == before


def test_a_result_without_before_and_after_asks_for_no_measure(desk: Desk, client: Client) -> None:
    evaluation = evaluated(desk)
    page = client.get(f"{desk.url()}evaluations/{evaluation.pk}/attach/")
    assert "Which measure stands between" not in read(page)
    assert attach(client, desk, evaluation, measure=MEASURE).status_code == 302
    (found,) = [one for one in desk.document.evaluations.values() if one.result == evaluation.result_digest]
    assert found.measure is None
