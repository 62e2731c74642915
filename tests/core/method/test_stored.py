"""Findings that were stored read back the same, whole or section by section."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from duecare.core.method.findings import Findings
from duecare.core.method.stored import read_findings, read_section
from tests.core.method.documents import fact, impact, judged
from tests.core.method.test_involvement import CAUSED, LINKED

WHOLE = judged(
    {"scores-people": "yes", "in-union": fact("yes", basis="suggested"), "share-wrong": 9, "on-sale": "yes"},
    actors={"agency": {"name": "A", "kind": "public-body", "roles": ["deployer"]}, "vendor": {"name": "V"}},
    impacts={
        "denied": impact(4, None, 2, status="actual-past", involvement={"agency": CAUSED, "vendor": LINKED}),
        "shamed": impact(2, 2, 2, status="potential", irremediable_from="2026-12-01"),
    },
    gate="go-live",
    gate_on="2027-01-01",
)
STORED = json.loads(json.dumps(WHOLE.plain()))


def test_stored_findings_read_back_the_same() -> None:
    assert read_findings(STORED) == WHOLE
    assert read_findings(STORED).digest == WHOLE.digest


def test_stored_in_canonical_order_they_are_the_same_all_the_same() -> None:
    assert read_findings(json.loads(json.dumps(WHOLE.plain(), sort_keys=True))) == WHOLE


@pytest.mark.parametrize("name", [field.name for field in fields(Findings)])
def test_each_section_reads_back_alone(name: str) -> None:
    assert read_section(name, {name: STORED[name]}) == getattr(WHOLE, name)


def test_what_was_not_written_by_this_version_is_refused() -> None:
    with pytest.raises(KeyError):
        read_findings({name: value for name, value in STORED.items() if name != "impacts"})
    with pytest.raises(ValueError, match="sentence"):
        read_section("impacts", {"impacts": [{**STORED["impacts"][0], "reasons": [{"code": "gone"}]}]})
