"""The impact level, computed again from the answers as the public source of the Canadian tool computes it.

The points of the impact questions are added up. When the points for mitigation reach 80 % of what one phase can give,
15 % of the impact points come off, rounded; else nothing does. Up to a quarter of the most possible points is level I,
up to half II, up to three quarters III, above that IV. It is that government's score, not a severity to people:
nothing else in the house reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duecare.exchange.canada_aia.questionnaires import VERSIONS, Question, Questionnaire, points_of, questionnaire
from duecare.exchange.remarks import Remark, remark
from duecare.exchange.remarks import gettext_noop as _

Answer = tuple[str, ...] | None
"""The options chosen, as the file has them; None where the answer is of no kind that can be read."""

PHASES = {"item1": "design", "item2": "implementation"}
PHASE = "projectDetailsPhase"


@dataclass(frozen=True, slots=True)
class Computed:
    """What the answers give, and what a reader should know of them."""

    questionnaire: Questionnaire
    impact: int
    mitigation: int
    left_open: tuple[str, ...] = ()
    """Impact questions that everybody is asked and that have no answer: they count as no points."""
    strange: tuple[str, ...] = ()
    """Questions answered with none of their options: the number after the last hyphen, if any, counts all the same."""
    other_phase: tuple[str, ...] = ()
    """Answered questions of the phase in which the project is not: they count all the same."""

    @property
    def most(self) -> int:
        """The most impact points that this version can give."""
        return self.questionnaire.most("impact")

    @property
    def reduced(self) -> bool:
        """Whether mitigation reaches 80 % of what one phase can give: of half of all its points."""
        return 5 * self.mitigation >= 2 * self.questionnaire.most("mitigation")

    @property
    def total(self) -> int:
        """The impact points, less 15 % where mitigation suffices."""
        return self._total(self.impact)

    @property
    def level(self) -> int:
        """1 to 4."""
        return self._level(self.total)

    @property
    def highest_level(self) -> int:
        """The level if each question that was left open had the answer with the most points."""
        open_ = sum(question.most for question in self.questionnaire.questions if question.id in self.left_open)
        return self._level(self._total(self.impact + open_))

    def _total(self, impact: int) -> int:
        """In whole numbers; halves are rounded up, as the tool does."""
        return (85 * impact + 50) // 100 if self.reduced else impact

    def _level(self, total: int) -> int:
        """A total on a boundary belongs to the lower level."""
        return 1 + sum(4 * total > quarter * self.most for quarter in (1, 2, 3))


NEITHER = _("the answer to {questions} is neither an option nor a list of options")
NO_STAMP = _("the file does not say which version of the questionnaire was answered; {held} are held here")
OTHER_STAMP = _("the file was made with version {stamp} of the questionnaire; only {held} are held here")


@dataclass(frozen=True, slots=True)
class NotComputed:
    """Why no level is given."""

    why: Remark


def computed(answers: Mapping[str, Answer], stamp: str) -> Computed | NotComputed:
    """The scores by the version that the file is stamped with; never by another one."""
    held = questionnaire(stamp)
    if held is None:
        return NotComputed(_no_version(stamp))
    unread = [question.id for question in held.questions if answers.get(question.id, ()) is None]
    if unread:
        return NotComputed(remark(NEITHER, questions=", ".join(unread[:5])))
    given = {question: answers.get(question.id) or () for question in held.questions}
    phase = PHASES.get(next(iter(answers.get(PHASE) or ()), ""), "")
    return Computed(
        held,
        impact=_points(given, "impact"),
        mitigation=_points(given, "mitigation"),
        left_open=tuple(one.id for one, chosen in given.items() if not chosen and _asked_of_all(one)),
        strange=tuple(one.id for one, chosen in given.items() if _strange(one, chosen)),
        other_phase=tuple(one.id for one, chosen in given.items() if chosen and phase and _other(one, phase)),
    )


def _no_version(stamp: str) -> Remark:
    held = " and ".join(VERSIONS)
    if not stamp.strip():
        return remark(NO_STAMP, held=held)
    return remark(OTHER_STAMP, stamp=stamp.strip(), held=held)


def _points(given: Mapping[Question, tuple[str, ...]], score: str) -> int:
    return sum(points_of(option) for one, chosen in given.items() if one.score == score for option in chosen)


def _asked_of_all(question: Question) -> bool:
    return question.score == "impact" and question.asked == "always" and question.most > 0


def _strange(question: Question, chosen: tuple[str, ...]) -> bool:
    return not set(chosen).issubset(question.options) or (len(chosen) > 1 and not question.many)


def _other(question: Question, phase: str) -> bool:
    return question.asked in PHASES.values() and question.asked != phase
