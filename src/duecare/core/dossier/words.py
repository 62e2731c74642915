"""The frozen values of a dossier. Pages, reports, imports and exports use these words; published as schema."""

from __future__ import annotations

from typing import Literal

from duecare.core.catalogue.library import MeasureKind as MeasureKind
from duecare.core.catalogue.library import Say as Say

Status = Literal["potential", "alleged", "actual-ongoing", "actual-past"]
"""Of an impact. Actual impacts call for remedy, potential ones for prevention, alleged ones for interim protection."""

Origin = Literal["design", "intended-use", "foreseeable-misuse", "malicious-use", "accident", "context"]
"""What an impact comes from."""

Label = Literal["cause", "contribute", "border", "linked", "none", "undetermined"]
"""Involvement of an actor in an impact (UNGP 13). Border: contribute or linked, a person must decide."""

Dimension = Literal["scale", "scope", "irremediability"]

Rater = Literal["assessor", "expert", "affected-people"]
"""Raters are kept apart; the most severe reasoned rating holds."""

Answer = Literal["yes", "no", "unknown"]

Basis = Literal["stated", "derived", "suggested"]
"""Of a fact. A suggestion (a text's, an import's, a machine's) counts only once a person has confirmed it."""

Likelihood = Literal["almost-certain", "likely", "possible", "unlikely", "remote", "unknown"]
"""Orders prevention inside a tier. Unknown sorts as likely. Never changes a tier."""

Stage = Literal["idea", "design", "procurement", "development", "testing", "in-use", "suspended", "retired"]
"""Where the system stands in its life, in this context of use."""

Outside = Literal["operator-not-asked", "operator-asked", "operator-answered"]
"""Of a dossier that people made who neither build, buy nor run the system, from what is public: whether who runs it was
asked. Answering questions is not taking part in the assessment."""

ActorKind = Literal["public-body", "business", "civil-society", "international-organisation", "individual", "unknown"]

ActorRole = Literal[
    "provider",
    "deployer",
    "developer",
    "importer",
    "distributor",
    "data-supplier",
    "data-labeller",
    "infrastructure",
    "investor",
    "customer",
    "user",
    "authority",
]

MeasureState = Literal["proposed", "planned", "under-way", "done", "dropped"]

Effect = Literal["shown-to-help", "no-difference-found", "made-worse", "not-known"]

Rate = Literal[
    "selection-rate",
    "true-positive-rate",
    "false-positive-rate",
    "false-negative-rate",
    "precision",
    "false-omission-rate",
    "base-rate",
    "error-rate",
]
"""A share of a group's people or decisions that an evaluation tells."""

DifferenceReading = Literal["worse", "held-back", "cannot-tell", "differs", "no-difference-found", "better"]
ChangeReading = Literal["made-worse", "held-back", "cannot-tell", "changed", "no-change-found", "helped"]
"""What an evaluation found of a group, the gravest first. held-back: too few people to tell without giving them away,
which is never the same as no difference. differs, changed: and neither better nor worse follows."""

RedLineDecision = Literal["crossed", "not-crossed"]

Audience = Literal["team", "partners", "public"]
"""Who may see an item. The default is the narrowest."""

SharedPart = Literal[
    "system", "chain", "rights", "harms", "red_lines", "raised", "decisions", "gate", "review", "assessors", "contact"
]
"""A part of a dossier that is shown or hidden as one, because what stands in it has no audience of its own.

`raised` is who raised a red line, when, and in what words. It stands in `red_lines`, and whoever may see what people
decided there sees it only where it is named itself. `gate` is the next moment of decision and its day.
"""

IN_OPERATION: frozenset[Stage] = frozenset({"in-use"})
ACTUAL: frozenset[Status] = frozenset({"actual-ongoing", "actual-past"})
