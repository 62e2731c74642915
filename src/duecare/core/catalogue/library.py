"""Records that pages and people draw on: measures, remedy, leverage, engagement, definitions, guidance, practices.

None of them judges anything. One, on hearing people, can say of whom a norm asks more than to be heard.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from duecare.core.catalogue.base import Frozen, Line, Record, Slug
from duecare.core.catalogue.condition import Condition
from duecare.core.catalogue.records import Dated, Lines, Slugs

Say = Literal["informed", "consulted", "involved", "deciding-together", "consent"]
"""What people could change: they were told; asked before the decision; worked on the thing itself; nothing was decided
without them; they could say no, and no would have ended it. No score: a later word is not a better hearing."""

MeasureKind = Literal["cease", "prevent", "mitigate", "leverage", "monitor", "remedy"]


class TypicalMeasure(Record):
    """Something that others have done about a kind of impact."""

    kind: MeasureKind
    harms: Slugs = ()
    """The patterns of harm that it answers."""
    signs: Lines = ()
    """What would show that it helps, and whom."""
    side_effects: Lines = ()


class RemedyForm(Record):
    """One form that remedy takes (UN Basic Principles on Remedy and Reparation, 2005, paragraphs 19 to 23)."""

    examples: Lines = ()


class RemedyRoute(Dated):
    """A way by which people reach remedy (UNGP 25 to 31). Without a first day it is not known since when it is open."""

    kind: Literal["judicial", "state-non-judicial", "non-state"]
    suits: Lines = ()
    barriers: Lines = ()
    named_when: Condition | None = None
    """Facts by which it is named to a person whom a system is used on; nothing means that no fact tells."""


class RemedyCriterion(Record):
    """One of the criteria by which a way to remedy is effective (UNGP 31). Each is looked at alone: never a total."""

    asks: Lines = ()
    operational_level_only: Literal["yes", "no"] = "no"


class LeverageKind(Record):
    """A way to change what another does (UNGP 19)."""

    examples: Lines = ()


class EngagementAid(Record):
    """What keeps people from being heard, or helps them; how far they decide; when to ask them."""

    kind: Literal["barrier", "support", "level", "moment", "quality", "not-engagement"]
    helps_with: Slugs = ()
    """For a support: the barriers it lowers."""
    say: Say | None = None
    """For a level: which one it tells of. For a quality: the say that its sources ask for these groups."""
    groups: Slugs = ()
    asked_when: Condition | None = None
    """The facts on which that say is asked for."""
    unless: Condition | None = None
    """The facts by which it was given already."""


class Definition(Record):
    """What one framework means by a term. Kept side by side with the others, never merged."""

    term: Slug


class GuidanceStep(Record):
    """A step, an element or a sub-step of a framework of due diligence."""

    framework: Slug
    """The norm."""
    number: Line
    part_of: Slug | None = None


EnterpriseGroup = Literal["input-suppliers", "lifecycle-actors", "users"]


class ExampleAction(Record):
    """An example that a framework gives of what a step can look like. Not a checklist."""

    step: Slug
    enterprise_groups: Annotated[tuple[EnterpriseGroup, ...], Field(min_length=1)]


class Practice(Record):
    """What a State, a company or others do in fact."""

    facet: Literal["state-framework", "procurement", "engagement", "remedy", "transparency", "company-practice"]
    who: Line
    state: Literal["in-use", "withdrawn", "planned", "not-known"] = "not-known"


class CustomerIndicator(Record):
    """What to look at before and after a sale: the product, its use, the buyer, the place, the channel."""

    about: Literal["product", "end-use", "end-user", "channel", "safeguards", "evidence"]
    sign: Literal["warning", "question", "safeguard"]


class ContractTopic(Record):
    """What a contract on an AI system can secure, and where it was seen."""

    stage: Literal["before-tender", "selection", "award", "contract", "operation", "exit"]
    seen_in: Slugs = ()
    """Practices in which it stands. None means that no model text was found."""


class Cell(Frozen):
    """Where a framework speaks of a step, and how close it comes. Our reading, never equivalence."""

    norm: Slug
    at: Line
    strength: Literal["same", "overlaps", "supports", "touches"]


class Crosswalk(Record):
    """One step of due diligence, and where each framework speaks of it. What is not named has no counterpart known."""

    order: Annotated[int, Field(ge=1, le=99)]
    cells: Annotated[tuple[Cell, ...], Field(min_length=1)]
    nothing_in: Slugs = ()
    """Frameworks in which there is no counterpart: a gap that must be seen."""
