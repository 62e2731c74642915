"""Acceptance cases: what a careful expert would say of a known situation, in tables that a lawyer can write.

A case never follows the rule: where the method answers otherwise, one of the two is wrong and people look at both.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field

from duecare.core.catalogue import Frozen, Slug
from duecare.core.catalogue.base import Line, Text
from duecare.core.catalogue.records import Check, Gate, Tier
from duecare.core.dossier import FORMAT, Dossier
from duecare.core.dossier.references import broken_references
from duecare.core.dossier.words import Label
from duecare.core.errors import InputError, Problem
from duecare.core.method.findings import (
    DutyStatus,
    HarmResult,
    Held,
    LimitationResult,
    RedLineResult,
    Response,
    RightResult,
)
from duecare.files.compose import Tree
from duecare.files.validate import refuse as reject
from duecare.files.validate import validate
from duecare.knowledge.sources import named, refuse, tree_of, yaml_files

CASES = Path(__file__).with_name("cases")

CONDITIONAL = (
    "This case rests on facts as they were reported, and holds only if they are true. "
    "It is no finding of this project about any organisation or State it names."
)
"""Printed with every case that names a real company or State."""


class ExpectedActor(Frozen):
    """What is expected of one actor in one impact."""

    label: Label
    responses: tuple[Response, ...] = ()
    """Each of these is among the expected responses."""
    not_responses: tuple[Response, ...] = ()
    """None of these is."""
    duty_breached: Held | None = None
    """For a State body: whether its own duty is in breach."""


class ExpectedImpact(Frozen):
    """The tier or the range of tiers of one impact, and who is involved how."""

    tier_low: Tier
    tier_high: Tier
    involvement: dict[Slug, ExpectedActor] = Field(default_factory=dict)
    cannot_wait: bool | None = None
    limitations: dict[Slug, LimitationResult] = Field(default_factory=dict)
    """By right: what is found of a State's reasons for limiting it."""


class Expected(Frozen):
    """What the method is expected to say. What is not mentioned is not tested."""

    red_lines: dict[Slug, RedLineResult] = Field(default_factory=dict)
    harms: dict[Slug, HarmResult] = Field(default_factory=dict)
    rights: dict[Slug, RightResult] = Field(default_factory=dict)
    impacts: dict[Slug, ExpectedImpact] = Field(default_factory=dict)
    remedy_order: tuple[Slug, ...] | None = None
    prevention_order: tuple[Slug, ...] | None = None
    duties: dict[Slug, DutyStatus] = Field(default_factory=dict)
    held: dict[Slug, Held] = Field(default_factory=dict)
    """By duty: what the dossier holds of what is asked."""
    blocked: tuple[Gate, ...] = ()
    not_blocked: tuple[Gate, ...] = ()
    open_items: dict[Check, tuple[Slug, ...]] = Field(default_factory=dict)
    """By check: what is open of it, whatever the gate; "dossier" for the whole."""
    not_open: dict[Check, tuple[Slug, ...]] = Field(default_factory=dict)
    next_questions: tuple[Slug, ...] = ()
    """Each of these facts is among the questions to ask next."""
    rests_on: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)
    """By red line, harm, right or duty: facts that its reasons mention."""


class Judged(Frozen):
    """The same dossier on another day."""

    on: date
    expect: Expected
    never: tuple[Line, ...] = ()


class Case(Frozen):
    """One situation, and what is expected on one day or on several. The id is the file's name."""

    id: Slug
    title: Line
    code: Line | None = None
    why: Text
    """What this case guards, and the traps that it sets."""
    names: tuple[Line, ...] = ()
    """The real companies and States that it names."""
    sources: tuple[Line, ...] = ()
    on: date
    dossier: dict[str, Any]
    expect: Expected
    never: tuple[Line, ...] = ()
    """Words that must not be said."""
    then: tuple[Judged, ...] = ()

    def document(self) -> Dossier:
        """The case's dossier, with what every dossier has. Raises pydantic's ValidationError where it is not one."""
        return Dossier.model_validate_json(json.dumps(self.whole()))

    def whole(self) -> dict[str, Any]:
        """The case's dossier as plain values, with what every dossier has."""
        return {"format": FORMAT, "id": self.id, "title": self.title, **self.dossier}

    def days(self) -> tuple[Judged, ...]:
        """Every day on which the case is judged."""
        return (Judged(on=self.on, expect=self.expect, never=self.never), *self.then)


def read_cases(folder: Path = CASES, *, naming: str = "") -> tuple[Case, ...]:
    """Every case below the folder, by id; those whose file holds the id of a record, where one is named.

    Raises KnowledgeError with every problem, each with its file and line.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    for path in yaml_files(folder):
        if naming and naming.encode() not in path.read_bytes():
            continue
        try:
            cases.append(_case(tree_of(path), path.stem))
        except InputError as error:
            problems.extend(error.problems)
    refuse("The acceptance cases", problems)
    return tuple(cases)


def _case(tree: Tree, id_: str) -> Case:
    case = named(tree, id_, Case)
    inside = {path[1:]: line for path, line in tree.lines.items() if path[:1] == ("dossier",)}
    document = Tree(tree.name, case.whole(), inside)
    reject(document, broken_references(validate(document, Dossier)))
    return case
