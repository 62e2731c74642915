"""What to ask somebody outside the team, in the method's own order, and by what answers it is settled.

From outside, first what the words of a public record point to. Then what could settle a ban or a moratorium, then the
worst impacts, then the other open questions, then what duties ask of which nothing is held. Nothing that anybody wrote
in the dossier is said: only questions of the knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier
from duecare.core.dossier.words import ACTUAL
from duecare.core.method.findings import DutyFinding, Findings, ImpactFinding, QuestionFinding
from duecare.core.method.questions import LINE_WEIGHT
from duecare.core.method.reasons import NAMES, Reason, Ref
from duecare.report.impacts import numbers_of
from duecare.report.request.pointed import pointed

Kind = Literal["fact", "how-many", "has-it-happened", "what-is-done", "duty"]
MOST_IMPACTS = 5
"""Of so many impacts, the worst, each thing is asked that is not known of them."""
UNANSWERED = frozenset({"impact-without-response", "remedy-missing"})
OF_USERS = frozenset({"deployer", "public-deployer", "any"})
BINDING = frozenset({"law", "treaty"})
MOST_DUTIES = 12
USUAL, LEAST = 15, 5
"""So many questions make a letter; fewer where words point to some, if these are not too few for one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `about` are the ids of the fact, the impacts or the duty."""

    kind: Kind
    about: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    pointed: bool = False
    """Whether the words of a public record point to it."""

    @property
    def id(self) -> str:
        """A word that names it among all questions of a dossier."""
        return f"{self.kind}.{self.about[0]}" if self.kind in ("fact", "duty") else self.kind


def all_asked(dossier: Dossier, findings: Findings, catalogue: Catalogue) -> tuple[Asked, ...]:
    """Every question that could be asked, the one that matters most first."""
    first, later = _facts(findings)
    facts = {one.about[0]: one for one in (*first, *later)}
    ahead = {id_: replace(facts[id_], pointed=True) for id_ in pointed(dossier, catalogue) if id_ in facts}
    first, later = ([one for one in some if one.about[0] not in ahead] for some in (first, later))
    return (*ahead.values(), *first, *_of_impacts(dossier, findings), *later, *_of_duties(findings))


def usual(asked: Sequence[Asked]) -> int:
    """How many questions to number where nobody says: those that words point to, else the first fifteen."""
    there = sum(one.pointed for one in asked)
    return min(there, USUAL) if there >= LEAST else USUAL


def named(reasons: tuple[Reason, ...], kind: str) -> tuple[str, ...]:
    """The ids of what the answer could change, of a kind, as far as the reasons name them."""
    refs = [arg for reason in reasons for _, arg in reason.args if isinstance(arg, Ref)]
    return tuple(dict.fromkeys(id_ for ref in refs if ref.kind.removesuffix(NAMES) == kind for id_ in ref.id.split()))


def counted(reasons: tuple[Reason, ...], code: str) -> int:
    """How many things of a kind the answer could change, by the sentence that counts them; nothing where it is one."""
    return next((int(str(dict(reason.args)["count"])) for reason in reasons if reason.code == code), 0)


def _facts(findings: Findings) -> tuple[list[Asked], list[Asked]]:
    """Those up to the last that could settle a line that stops a system; and the others. They are in order already."""
    asked = findings.next_questions
    stops = {line.id for line in findings.red_lines if line.drives and line.effect in LINE_WEIGHT}
    grave = [place for place, one in enumerate(asked, 1) if stops.intersection(named(one.reasons, "red-lines"))]
    end = max(grave, default=0)
    return [_fact(one) for one in asked[:end]], [_fact(one) for one in asked[end:]]


def _fact(found: QuestionFinding) -> Asked:
    return Asked("fact", (found.id,), found.reasons)


def _of_impacts(dossier: Dossier, findings: Findings) -> Iterator[Asked]:
    """What is not known of the worst impacts, each thing asked once for all of them."""
    numbers = numbers_of(findings)
    worst = sorted(findings.impacts, key=lambda impact: numbers[impact.id])
    # without a right and a group there is nothing to say of it but people's own words
    told = [found for found in worst if dossier.impacts[found.id].rights and dossier.impacts[found.id].groups]
    unanswered = {item.id for item in findings.open_items if item.check in UNANSWERED}
    open_: dict[Kind, list[str]] = {
        "how-many": [found.id for found in told if _scope_open(found)],
        "has-it-happened": [found.id for found in told if dossier.impacts[found.id].status not in ACTUAL],
        "what-is-done": [found.id for found in told if found.id in unanswered],
    }
    return (Asked(kind, tuple(ids[:MOST_IMPACTS])) for kind, ids in open_.items() if ids)


def _scope_open(found: ImpactFinding) -> bool:
    return any(one.id == "scope" and one.low != one.high for one in found.dimensions)


def _of_duties(findings: Findings) -> Iterator[Asked]:
    open_ = (duty for duty in findings.duties if _is_open(duty))
    return (Asked("duty", (duty.id,)) for duty in islice(open_, MOST_DUTIES))


def _is_open(duty: DutyFinding) -> bool:
    """It is law that binds who uses the system, it applies, and the dossier does not hold all of what it asks."""
    binds = any(use.force in BINDING for reason in duty.reasons for use in reason.norms)
    asked = duty.drives and duty.status == "applies" and duty.held != "yes"
    return asked and binds and duty.addressee in OF_USERS
