"""The level in words: the published one and the computed one side by side, how it was computed, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.exchange.canada_aia.level import Computed, NotComputed
from duecare.exchange.text import one_line, shortened

ROMAN = ("I", "II", "III", "IV")
SHOWN = 10
NO_SEVERITY = (
    "The level is the Canadian government's own score of a project. It is not a severity to people, and nothing is "
    "concluded here from a level that was computed again. Where duties depend on the published one, a person states it."
)


Stated = tuple[str, str]
"""Who states a published level, such as "as the file states it", and the level, verbatim; blank where none is."""


def remarks(result: Computed | NotComputed, *stated: Stated) -> tuple[str, ...]:
    """What to know of the level, and of those that are published."""
    if isinstance(result, NotComputed):
        return (f"{_published(stated)} It cannot be computed again: {result.why}.", NO_SEVERITY)
    both = f"{_published(stated)} Computed again from the answers: level {ROMAN[result.level - 1]}."
    return (both, *_difference(result, stated), _way(result), *_doubts(result), NO_SEVERITY)


def level_stated(text: str) -> int | None:
    """A level that a file states in figures or in Roman numerals; None for anything else."""
    word = text.strip().upper()
    numbers = {str(number): number for number in range(1, 5)} | {roman: n for n, roman in enumerate(ROMAN, start=1)}
    return numbers.get(word)


def _published(stated: Sequence[Stated]) -> str:
    said = [f"{who}: {_level(text)}" for who, text in stated if text.strip()]
    if not said:
        return "Published impact level: not stated " + ("here." if len(stated) > 1 else "in this file.")
    return f"Published impact level, {'; '.join(said)}."


def _level(text: str) -> str:
    level = level_stated(text)
    return ROMAN[level - 1] if level else one_line(text)


def _difference(result: Computed, stated: Sequence[Stated]) -> Iterator[str]:
    levels = {level for _, text in stated if (level := level_stated(text))}
    if levels <= {result.level}:
        return
    known = result.left_open or result.strange or result.other_phase
    why = "What is said below of single answers may explain it." if known else "Nothing in the answers explains it."
    yield (
        f"The levels differ, and each stands. {why} The answers may also be of another submission than the one "
        "whose level was published."
    )


def _way(result: Computed) -> str:
    half = result.questionnaire.most("mitigation") // 2
    reach = "reaches" if result.reduced else "does not reach"
    less = "15 % of the impact points come off" if result.reduced else "nothing comes off"
    return (
        f"Questionnaire {result.questionnaire.version}: {result.impact} of at most {result.most} impact points. "
        f"Mitigation has {result.mitigation} of the {half} points of one phase, which {reach} 80 %, so {less}: "
        f"{result.total} in all. Up to {_quarter(result, 1)} is level I, up to {_quarter(result, 2)} level II, up to "
        f"{_quarter(result, 3)} level III."
    )


def _quarter(result: Computed, quarters: int) -> str:
    return f"{result.most * quarters / 4:g}"


def _doubts(result: Computed) -> Iterator[str]:
    if result.left_open:
        highest = ROMAN[result.highest_level - 1]
        as_well = "also" if result.highest_level == result.level else "instead"
        yield (
            f"Left open, and counted as no points: {_some(result.left_open)}. With the most points there, the level "
            f"would {as_well} be {highest}."
        )
    if result.strange:
        yield (
            f"Answered with something that this version does not offer: {_some(result.strange)}. As in the tool, the "
            "number at its end counts all the same."
        )
    if result.other_phase:
        yield (
            f"Answered for the phase in which the project is not: {_some(result.other_phase)}. The points for "
            "mitigation there are counted all the same."
        )


def _some(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return shortened(", ".join(ids[:SHOWN]), 500) + more
