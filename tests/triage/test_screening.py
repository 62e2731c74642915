"""The order of a register: what draws, what never takes away, what is folded, repeated, too vague or not read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duecare.knowledge.bundle import load
from duecare.triage import Entry, Filters, Implications, Passage, Screening, loads, screen
from duecare.triage.alike import fold
from duecare.triage.lists import lists
from duecare.triage.order import draw, place
from tests.triage.words import BENEFITS, CHILDREN, DAY, FACES, FRAUD, reader

READER = reader(FACES, FRAUD, BENEFITS, CHILDREN)
IMPLICATIONS = Implications(load(), DAY)

LONG = "The office keeps the garden green and plants trees along every road in spring and autumn with great care"


def screened(*texts: str, countries: tuple[str, ...] = (), bodies: Sequence[str] = ()) -> Screening:
    """A register of these purposes."""
    register = (
        Entry(at, f"Title {at}", bodies[at] if bodies else "City", (Passage("purpose", text),), countries=countries)
        for at, text in enumerate(texts)
    )
    return screen(register, READER, IMPLICATIONS)


def order(*texts: str) -> list[int]:
    """The positions in the order in which to look."""
    return [one.entry.position for one in screened(*texts).systems]


def test_what_draws_most_comes_first_and_the_rest_keeps_its_order() -> None:
    assert order(LONG, "It finds fraud by facial recognition.", "For children.", "It finds fraud.") == [1, 3, 2, 0]


@pytest.mark.parametrize("denied", ["It uses no facial recognition.", "Facial recognition is not used."])
def test_what_is_denied_draws_no_look_and_stays_in_sight(denied: str) -> None:
    one = screened(denied).systems[0]
    assert one.signals == ()
    assert [found.stance for found in one.suggestions] == ["denies"]
    assert ("recognises-faces", "yes") not in one.answers


def test_what_is_only_possible_draws_as_much() -> None:
    may, does = screened("It may use facial recognition.", "It does use facial recognition here.").systems
    assert may.drawn == does.drawn


def test_praise_takes_nothing_away() -> None:
    plain = screened("It finds fraud among claims for benefits.").systems[0]
    praised = screened("It finds fraud among claims for benefits. Fair, fast and safe, it helps the poor.").systems[0]
    assert praised.drawn >= plain.drawn


@given(st.lists(st.sampled_from(["strong", "clear", "slight"])), st.sampled_from(["strong", "clear", "slight"]))
def test_one_more_reason_never_draws_less(pulls: list[str], more: str) -> None:
    assert draw([*pulls, more]) > draw(pulls) or draw(pulls) == pytest.approx(1)  # type: ignore[list-item, arg-type]
    assert draw(pulls) == pytest.approx(draw(reversed(pulls)))  # type: ignore[arg-type]


def test_one_strong_reason_is_never_at_the_end() -> None:
    assert place(draw(["strong"])) == "next"
    assert place(draw(["strong", "strong"])) == "first"
    assert place(draw(["slight"])) == "later"
    assert place(draw([])) == "nothing-found"


def test_a_few_empty_words_are_too_vague_and_not_the_end_of_the_list() -> None:
    found = screened("A system to improve the tool.", LONG, "It finds fraud.")
    assert [one.entry.position for one in lists(found).too_vague] == [0]
    assert [one.entry.position for one in found.ranked] == [2, 1]


def test_a_vague_text_with_one_telling_word_is_looked_at() -> None:
    assert screened("Fraud tool.").ranked[0].signals == ("fraud",)


def test_a_language_without_words_is_a_list_of_its_own() -> None:
    text = (
        "Das Amt pflegt seine Gärten und pflanzt Bäume an jeder Straße im Frühling mit großer Sorgfalt jedes Jahr neu"
    )
    register = [Entry(0, "Gärten", "Stadt", (Passage("purpose", text),), language="de")]
    assert len(lists(screen(register, READER, IMPLICATIONS)).not_held) == 1


def test_records_that_say_nearly_the_same_are_folded_and_none_is_lost() -> None:
    text = f"{LONG}. It finds fraud in payment number"
    found = screened(*(f"{text} {number}" for number in range(5)), LONG)
    assert [(one.entry.position, [other.position for other in one.alike]) for one in found.systems] == [
        (0, [1, 2, 3, 4]),
        (5, []),
    ]
    assert found.records == 6


UNLIKE = ("roads, bridges", "trees, parks", "snow, hills", "boats at sea", "maps of land", "old coins")
MISSION = "The agency protects all children of the land."


def own(what: str) -> str:
    """A sentence that says enough of one system, in words that the others do not use."""
    return " ".join(f"{letter}{what[:2]}" for letter in "abcdefghijklm")


def test_what_every_record_repeats_draws_nothing_beside_what_it_says_itself() -> None:
    found = screened(*(f"{MISSION} {own(what)}." for what in UNLIKE))
    assert all(one.signals == () and len(one.suggestions) == 1 for one in found.systems)


def test_what_only_a_few_repeat_draws() -> None:
    found = screened(*(f"{MISSION} {own(what)}." for what in UNLIKE[:5]))
    assert all(one.signals == ("children",) for one in found.systems)


def test_what_a_record_repeats_and_says_nothing_else_is_what_it_is() -> None:
    found = screened(*(f"{MISSION} Type {what} {what[::-1]}" for what in UNLIKE))
    assert len(found.systems) == len(UNLIKE)
    assert all(one.signals == ("children",) for one in found.systems)


def test_what_would_follow_names_the_harm_the_right_and_what_to_ask() -> None:
    one = screened("It scores claims for benefits to find fraud.", countries=("NL",)).systems[0]
    patterns = {found.harm: found for found in one.implied.patterns}
    assert "welfare-fraud-search" in patterns
    assert not patterns["welfare-fraud-search"].fits
    assert patterns["welfare-fraud-search"].missing == ("uses-personal-data",)
    assert "social-security" in one.implied.rights
    assert "uses-personal-data" in one.implied.not_stated


def test_where_nothing_is_suggested_nothing_follows() -> None:
    assert screened(LONG).systems[0].implied.patterns == ()


def test_the_load_on_a_group_counts_systems_and_bodies() -> None:
    found = screened("Fraud by children.", "Children and snow.", "Snow on hills.", bodies=("A", "B", "C"))
    load_ = {load.group: load for load in loads(found.systems)}["children"]
    assert len(load_.named) == 2
    assert set(load_.bodies) == {"A", "B"}


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (Filters(), [0, 1]),
        (Filters(right="social-security"), [0]),
        (Filters(group="children"), [1]),
        (Filters(country="nl"), [0, 1]),
        (Filters(country="DE"), []),
        (Filters(organisation="cité"), [0, 1]),
        (Filters(words="SNOW child"), [1]),
        (Filters(supplier="x"), []),
        (Filters(red_line="nothing"), []),
    ],
)
def test_filters_keep_what_is_asked_for(asked: Filters, kept: list[int]) -> None:
    texts = ("It scores claims for benefits to find fraud.", "Children in the snow.")
    found = screened(*texts, countries=("NL",), bodies=("Cite A", "Cite B"))
    assert sorted(one.entry.position for one in found.systems if asked.keeps(one)) == kept


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", "d", "e1"]), max_size=6), max_size=8))
def test_folding_points_back_to_one_that_stands_for_itself(records: list[list[str]]) -> None:
    firsts = fold(records)
    assert all(firsts[first] == first <= at for at, first in enumerate(firsts))


@given(st.permutations(range(6)))
def test_the_order_does_not_hang_on_the_order_of_the_file(shuffled: list[int]) -> None:
    texts = [
        "It finds fraud.",
        "Facial recognition finds fraud.",
        "For children.",
        LONG,
        "Snow.",
        "Benefits are claimed.",
    ]
    drawn = {one.entry.passages[0].text: one.drawn for one in screened(*texts).systems}
    again = {one.entry.passages[0].text: one.drawn for one in screened(*(texts[at] for at in shuffled)).systems}
    assert drawn == again
