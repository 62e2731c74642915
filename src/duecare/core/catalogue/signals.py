"""Which words of a text suggest a fact or a group. They suggest, and decide nothing: a person confirms each.

Signals are no part of the knowledge that judges, and have a digest of their own: a Dutch word that is mended changes no
finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from duecare.core.catalogue.base import Day, Frozen, Language, Line, Slug, Table

Pull = Literal["strong", "clear", "slight"]
"""How much a signal by itself says that a system should be looked at early: a house rule, stated in the record."""


class Term(Frozen):
    """Words, and a sentence in which they suggest the fact, and one that looks alike and must not.

    The words of a term stand next to each other. `word*` is any word that starts so, `*word` one that ends so, `(a|b)`
    one of several, `..` up to four words between, and ` & ` joins parts that stand in one sentence, in any order.
    """

    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
    in_: Annotated[Line, Field(alias="in")]
    out: Line


class Signal(Frozen):
    """What is suggested, how strongly it draws a look, and the words for it in each language."""

    id: Slug
    title: Line
    """What the text says, in plain words."""
    titles: Table[Language, Line] = Field(default_factory=dict)
    """The same in other languages, reviewed by nobody yet."""
    suggests: Table[Slug, Slug] = Field(default_factory=dict)
    """Facts, each with the answer that is suggested: yes, no, or one of the question's options."""
    group: Slug | None = None
    """Whom it touches."""
    pull: Pull
    why: Line
    """Why a system of which this is true should be looked at early, or why it says little by itself."""
    checked: Day
    terms: Table[Language, tuple[Term, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.suggests and self.group is None:
            raise ValueError("a signal suggests a fact or a group")
        return self


class Cues(Frozen):
    """How a language denies, hedges, and says what every text says; and the words by which it is told from others."""

    id: Language
    name: Line
    """The language's own name."""
    denies_before: tuple[Line, ...]
    """Words that deny what follows them in the same clause."""
    denies_after: tuple[Line, ...] = ()
    """Words that deny what stands before them in the same clause."""
    not_denying: tuple[Line, ...] = ()
    """Words that look like a denial and are none, such as "not only"."""
    hedges: tuple[Line, ...] = ()
    turns: tuple[Line, ...] = ()
    """Words after which a denial no longer reaches, such as "but"."""
    lists: tuple[Line, ...] = ()
    """Words that open a list, such as "such as": a denial reaches on from there."""
    clauses: tuple[Line, ...] = ()
    """Words that open a part of a sentence that its comma ends, such as "if": a denial in it reaches no further."""
    common: tuple[Line, ...]
    """Frequent short words, to tell the language."""
    empty: tuple[Line, ...] = ()
    """Words that say nothing of what a system does to people, such as "solution" or "efficient"."""


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """All signals and cues, with the digest of the bundle they came from."""

    digest: str
    signals: Mapping[str, Signal] = field(repr=False)
    cues: Mapping[str, Cues] = field(repr=False)
