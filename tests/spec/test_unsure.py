"""Nothing unsure reaches a verdict: without all that is only shown, every case is judged as before."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import pytest

from duecare.core.catalogue import Catalogue
from duecare.core.method import Findings, assess
from duecare.knowledge.bundle import catalogue_of, load
from duecare.knowledge.cases import Case
from tests.knowledge.shipped import CASES

EVERY = max(1, 8 // int(os.environ.get("EFFORT", "1")))
SOME = CASES[::EVERY]
JUDGING = ("facts", "rights", "harms", "red-lines", "duties", "checks")


def sure_only() -> Catalogue:
    """The shipped knowledge without the records that are too unsure to drive a finding."""
    records = dict(load().records)
    for kind in JUDGING:
        records[kind] = {id_: record for id_, record in records[kind].items() if record.drives}
    return catalogue_of(records)


SURE = sure_only()


def unsure() -> frozenset[str]:
    """The ids of what was left out."""
    return frozenset(id_ for kind in JUDGING for id_ in load().records[kind].keys() - SURE.records[kind].keys())


def verdicts(found: Findings) -> Mapping[str, Any]:
    """What is concluded, without what is only shown and without the reasons, which may mention it."""
    gates = {
        gate.id: [(item.check, item.id, item.blocks) for item in gate.open_items if item.check != "unknown-name"]
        for gate in found.gates
    }
    return {
        "red lines": {one.id: (one.result, one.cleared, one.needs) for one in found.red_lines if one.drives},
        "harms": {one.id: (one.result, one.needs) for one in found.harms if one.id not in unsure()},
        "rights": {one.id: one.result for one in found.rights},
        "duties": {one.id: (one.status, one.held, one.by_when) for one in found.duties if one.drives},
        "impacts": found.impacts,
        "remedy": found.remedy_order,
        "prevention": found.prevention_order,
        "gates": gates,
    }


def test_something_is_only_shown() -> None:
    assert len(unsure()) >= 10


@pytest.mark.parametrize("case", SOME, ids=lambda case: case.id)
def test_what_is_unsure_moves_no_verdict(case: Case) -> None:
    document = case.document()
    for day in case.days():
        with_all, with_sure = assess(document, load(), day.on), assess(document, SURE, day.on)
        assert verdicts(with_all) == verdicts(with_sure)


def test_some_of_what_is_unsure_was_seen_in_these_cases() -> None:
    """Else the test above would say nothing."""
    found = (assess(case.document(), load(), case.on) for case in SOME)
    assert any(not one.drives and one.status == "applies" for findings in found for one in findings.duties)
    found = (assess(case.document(), load(), case.on) for case in SOME)
    assert any(one.id in unsure() and one.result != "not-crossed" for findings in found for one in findings.red_lines)
