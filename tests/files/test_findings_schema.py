"""The findings' published schema: it holds for what is printed, and not for what is not."""

from __future__ import annotations

import os
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from duecare.core.dossier import Dossier
from duecare.core.method import assess
from duecare.files.findings_schema import findings_schema
from duecare.knowledge import bundle
from tests.knowledge.shipped import CASES
from tests.report.example import dossier, judged
from tests.strategies import dossiers

EVERY = max(1, 25 // int(os.environ.get("EFFORT", "1")))
"""Checking one case against the schema takes a third of a second, so only the soak checks all of them."""
VALIDATOR = jsonschema.Draft202012Validator(findings_schema())


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(findings_schema())


@given(dossiers())
def test_it_holds_for_the_findings_of_any_dossier(dossier: Dossier) -> None:
    """With a few records of each kind: those that are shipped are tried with the worked cases."""
    VALIDATOR.validate(judged(dossier).plain())


@pytest.mark.parametrize("case", CASES[::EVERY], ids=lambda case: case.id)
def test_it_holds_for_every_worked_case(case: Any) -> None:
    VALIDATOR.validate(assess(case.document(), bundle.load(), case.on).plain())


def test_it_holds_where_something_of_everything_is_found() -> None:
    plain = judged(dossier()).plain()
    VALIDATOR.validate(plain)
    assert all(plain.values())


@pytest.mark.parametrize("name", list(findings_schema()["properties"]))
def test_every_part_is_required_and_has_its_type(name: str) -> None:
    plain = judged(dossier()).plain()
    assert not VALIDATOR.is_valid({key: value for key, value in plain.items() if key != name})
    assert not VALIDATOR.is_valid({**plain, name: {"not": "this"}})


def test_a_word_that_is_not_frozen_is_refused() -> None:
    plain = judged(dossier()).plain()
    plain["red_lines"][0]["result"] = "compliant"
    assert not VALIDATOR.is_valid(plain)
