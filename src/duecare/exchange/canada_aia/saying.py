"""The level in words: the published one and the computed one side by side, how it was computed, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.exchange.canada_aia.level import Computed, NotComputed
from duecare.exchange.remarks import Remark, remark
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.text import one_line, shortened

ROMAN = ("I", "II", "III", "IV")
SHOWN = 10
NO_SEVERITY = remark(
    _(
        "The level is the Canadian government's own score of a project. It is not a severity to people, and nothing is "
        "concluded here from a level that was computed again. Where duties depend on the published one, a person "
        "states it."
    )
)
AS_THE_FILE = remark(_("as the file states it"))
NOT_IN_FILE = remark(_("Published impact level: not stated in this file."))
NOT_HERE = remark(_("Published impact level: not stated here."))
DIFFER_FOR = _(
    "The levels differ, and each stands. What is said below of single answers may explain it. The answers may also be "
    "of another submission than the one whose level was published."
)
DIFFER = _(
    "The levels differ, and each stands. Nothing in the answers explains it. The answers may also be of another "
    "submission than the one whose level was published."
)
REDUCED = _(
    "Questionnaire {version}: {impact} of at most {most} impact points. Mitigation has {mitigation} of the {half} "
    "points of one phase, which reaches 80 %, so 15 % of the impact points come off: {total} in all. Up to {first} is "
    "level I, up to {second} level II, up to {third} level III."
)
NOT_REDUCED = _(
    "Questionnaire {version}: {impact} of at most {most} impact points. Mitigation has {mitigation} of the {half} "
    "points of one phase, which does not reach 80 %, so nothing comes off: {total} in all. Up to {first} is level I, "
    "up to {second} level II, up to {third} level III."
)
OPEN_SAME = _(
    "Left open, and counted as no points: {answers}. With the most points there, the level would also be {level}."
)
OPEN_OTHER = _(
    "Left open, and counted as no points: {answers}. With the most points there, the level would instead be {level}."
)
STRANGE = _(
    "Answered with something that this version does not offer: {answers}. As in the tool, the number at its end counts "
    "all the same."
)
OTHER_PHASE = _(
    "Answered for the phase in which the project is not: {answers}. The points for mitigation there are counted all "
    "the same."
)

Stated = tuple[Remark, str]
"""Who states a published level, such as "as the file states it", and the level, verbatim; blank where none is."""


def remarks(result: Computed | NotComputed, *stated: Stated) -> tuple[Remark, ...]:
    """What to know of the level, and of those that are published."""
    published = _published(stated)
    if isinstance(result, NotComputed):
        said = _("{published} It cannot be computed again: {why}.")
        return (remark(said, published=published, why=result.why), NO_SEVERITY)
    said = _("{published} Computed again from the answers: level {level}.")
    both = remark(said, published=published, level=ROMAN[result.level - 1])
    return (both, *_difference(result, stated), _way(result), *_doubts(result), NO_SEVERITY)


def level_stated(text: str) -> int | None:
    """A level that a file states in figures or in Roman numerals; None for anything else."""
    word = text.strip().upper()
    numbers = {str(number): number for number in range(1, 5)} | {roman: n for n, roman in enumerate(ROMAN, start=1)}
    return numbers.get(word)


def _published(stated: Sequence[Stated]) -> Remark:
    each = _("{who}: {level}")
    said = tuple(remark(each, who=who, level=_level(text)) for who, text in stated if text.strip())
    if not said:
        return NOT_HERE if len(stated) > 1 else NOT_IN_FILE
    return remark(_("Published impact level, {stated}."), stated=said)


def _level(text: str) -> str:
    level = level_stated(text)
    return ROMAN[level - 1] if level else one_line(text)


def _difference(result: Computed, stated: Sequence[Stated]) -> Iterator[Remark]:
    levels = {level for _who, text in stated if (level := level_stated(text))}
    if levels <= {result.level}:
        return
    yield remark(DIFFER_FOR if result.left_open or result.strange or result.other_phase else DIFFER)


def _way(result: Computed) -> Remark:
    return remark(
        REDUCED if result.reduced else NOT_REDUCED,
        version=result.questionnaire.version,
        impact=result.impact,
        most=result.most,
        mitigation=result.mitigation,
        half=result.questionnaire.most("mitigation") // 2,
        total=result.total,
        first=_quarter(result, 1),
        second=_quarter(result, 2),
        third=_quarter(result, 3),
    )


def _quarter(result: Computed, quarters: int) -> str:
    return f"{result.most * quarters / 4:g}"


def _doubts(result: Computed) -> Iterator[Remark]:
    if result.left_open:
        said = OPEN_SAME if result.highest_level == result.level else OPEN_OTHER
        yield remark(said, answers=_some(result.left_open), level=ROMAN[result.highest_level - 1])
    if result.strange:
        yield remark(STRANGE, answers=_some(result.strange))
    if result.other_phase:
        yield remark(OTHER_PHASE, answers=_some(result.other_phase))


def _some(ids: tuple[str, ...]) -> Remark | str:
    shown = shortened(", ".join(ids[:SHOWN]), 500)
    if len(ids) <= SHOWN:
        return shown
    return remark(_("{answers} and {count} more"), answers=shown, count=len(ids) - SHOWN)
