"""The plan: everything that is decided before anybody looks at an outcome by group."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from duecare.core.catalogue.base import Day, Frozen, Items, Language, Line, Slug, Text
from duecare.evaluation.measures import DEFINITIONS
from duecare.evaluation.plan.comparing import Comparison, Disclosure, WorstOff
from duecare.evaluation.plan.data import Data, Decision, Label, Mitigation, SameRows, Score, TwoRuns, Unit
from duecare.evaluation.plan.groups import Attributes, Intersection, Stratum

PLAN_FORMAT = "duecare-evaluation-plan/1"


class Looked(Frozen):
    """Whether anybody had seen outcomes by group before the plan was written."""

    answer: Literal["no", "yes", "not-known"]
    what: Text | None = None
    """What was seen; asked for with a yes."""

    @model_validator(mode="after")
    def _says_what(self) -> Looked:
        if self.answer == "yes" and self.what is None:
            raise ValueError("say what was seen before the plan was written")
        return self


class Plan(Frozen):
    """What is evaluated, for whom, and how one will know. Names no person."""

    format: Literal["duecare-evaluation-plan/1"]
    id: Slug
    title: Line
    language: Language = "en"
    written_on: Day
    written_by: Line
    """The role, never a person's name."""
    looked: Looked
    question: Text
    """What one wants to know, in plain words."""
    data: Data
    unit: Unit
    decision: Decision
    label: Label | None = None
    other_labels: Annotated[Items[Label], Field(max_length=3)] = Field(default_factory=dict)
    """Other ways to say what was right, with which everything is computed again."""
    mitigation: Mitigation | None = None
    score: Score | None = None
    attributes: Attributes
    intersections: Annotated[tuple[Intersection, ...], Field(max_length=10)] = ()
    strata: Annotated[Items[Stratum], Field(max_length=2)] = Field(default_factory=dict)
    compare: Comparison
    worst_off: WorstOff | None = None
    disclosure: Disclosure = Field(default_factory=Disclosure)
    resamples: Annotated[int, Field(ge=200, le=20_000)] = 2_000
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1

    @property
    def twice(self) -> SameRows | None:
        """Before and after in the same rows, if so."""
        rows = self.mitigation.rows if self.mitigation else None
        return rows if isinstance(rows, SameRows) else None

    @property
    def runs(self) -> TwoRuns | None:
        """Before and after in different rows, if so."""
        rows = self.mitigation.rows if self.mitigation else None
        return rows if isinstance(rows, TwoRuns) else None

    @model_validator(mode="after")
    def _holds_together(self) -> Plan:
        for wrong in (*_unknown_attributes(self), *_without_label(self), *_mitigation_alone(self), *_label_twice(self)):
            raise ValueError(wrong)
        return self


def _unknown_attributes(plan: Plan) -> tuple[str, ...]:
    named = {name for one in plan.intersections for name in one} | set(plan.compare.references)
    named |= set(plan.worst_off.group) if plan.worst_off else set()
    missing = sorted(named - set(plan.attributes))
    return (f"{', '.join(missing)}: no attribute has this name",) if missing else ()


def _without_label(plan: Plan) -> tuple[str, ...]:
    if plan.label is not None:
        return ()
    asked = [one for one in plan.compare.measures if DEFINITIONS[one].needs_label]
    asked += [plan.worst_off.measure] if plan.worst_off and DEFINITIONS[plan.worst_off.measure].needs_label else []
    return (f"{', '.join(asked)}: cannot be told without a label, that is, without what was right",) if asked else ()


def _mitigation_alone(plan: Plan) -> tuple[str, ...]:
    if (plan.mitigation is None) == (plan.worst_off is None):
        return ()
    return ("a mitigation and the worst-off group belong together: name both, or neither",)


def _label_twice(plan: Plan) -> tuple[str, ...]:
    return ("label: another label needs another name",) if "label" in plan.other_labels else ()
