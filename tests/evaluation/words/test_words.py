"""Every statement, measure, state and method has its words; effect comes first, and nothing sounds like a grade."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from duecare.evaluation.measures import MEASURES
from duecare.evaluation.plan import Correction
from duecare.evaluation.plan.data import Drawn, Repeats
from duecare.evaluation.result import ChangeReading, Group, Method, Reading, State, Statement
from duecare.evaluation.result.keys import ARGUMENTS, FINDINGS, LIMITS
from duecare.evaluation.words import numbers
from duecare.evaluation.words.sentences import change_said, difference_said, rate_said
from duecare.evaluation.words.statements import statement_said
from duecare.evaluation.words.texts import EVALUATION_TEXTS
from duecare.report.words import _fields
from tests.evaluation.written_example import (
    HARMFUL,
    MEN,
    UNKNOWN,
    WOMEN,
    between,
    changed,
    difference,
    rate,
    result,
    telling,
)

VALUES: dict[str, Any] = {
    "group": WOMEN, "measure": "precision", "share": "0.05", "points": "-0.02", "times": "1.5", "count": 3,
    "chance": "0.01", "attribute": "gender × age", "name": "office", "label": "intent",
}  # fmt: skip
PRAISE = ("score of", "grade:", "fair ", "unbiased", "compliant", "passes", "badge", "safe")


@pytest.mark.parametrize("key", [*FINDINGS, *LIMITS])
def test_each_statement_is_said_with_all_that_it_holds(key: str) -> None:
    fields = _fields((dict(FINDINGS) | dict(LIMITS))[key])
    said = statement_said(
        Statement(key=key, arguments=tuple((one, VALUES[ARGUMENTS[one]]) for one in fields)), telling()
    )
    assert "{" not in said.text and said.text[0].upper() == said.text[0]
    if "group" in fields:
        assert "“Women”" in said.text
    if "stratum" in fields:
        assert "“Office”" in said.text


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("measure", MEASURES), ("means", MEASURES), ("one", MEASURES), ("times", MEASURES), ("nobody", MEASURES),
        ("state", get_args(State)), ("why", set(get_args(State)) - {"told"}),
        ("reading", {*get_args(Reading), *get_args(ChangeReading)}), ("method", get_args(Method)),
        ("drawn", get_args(Drawn)), ("repeats", get_args(Repeats)), ("correction", get_args(Correction)),
        ("unit", ("decision", "person", "other")), ("looked", ("no", "yes", "not-known")),
        ("seen", ("everyone", "only-decided-yes", "only-decided-no", "not-known")),
        ("left", ("not-of-the-plan", "of-no-run", "without-weight")),
        ("diff-matters", ("yes", "no", "cannot-tell")), ("worst-fixed", ("plan", "half")),
    ],
)  # fmt: skip
def test_each_word_of_the_contract_has_its_text(prefix: str, words: Any) -> None:
    assert {f"{prefix}-{word}" for word in words} <= set(EVALUATION_TEXTS)


def test_no_text_praises() -> None:
    for text in EVALUATION_TEXTS.values():
        assert not [word for word in PRAISE if word in text.lower()], text


def test_a_difference_leads_with_people_and_says_how_small_and_how_large() -> None:
    found = difference(WOMEN, "0.05", "0.02", "0.08", "worse")
    said = difference_said(found, (rate("0.12"), rate("0.07")), telling()).text
    assert said.startswith(
        "Of 100 in the group “Women” with a no to “An error was found”, about 12 got a yes to “Selected for control” "
        "nevertheless. Of 100 in all other groups, about 7. The difference is 5 in 100; it could be as small as 2 or "
        "as large as 8."
    )
    assert "p" not in said.split()


def test_fewer_is_told_by_its_size_and_against_whom() -> None:
    found = difference(MEN, "-0.05", "-0.08", "-0.02", "better", against=WOMEN, matters="no")
    said = difference_said(found, (rate("0.07"), rate("0.12")), telling()).text
    assert "Of 100 in the group “Women”, about 12." in said
    assert "The difference is 5 in 100; it could be as small as 2 or as large as 8." in said
    assert "too small to matter, even at its most" in said


def test_no_difference_found_says_what_could_have_been_missed() -> None:
    found = difference(MEN, "-0.01", "-0.04", "0.02", "no-difference-found")
    said = difference_said(found, (rate("0.07"), rate("0.08")), telling()).text
    assert "No difference was found. That does not say that there is none" in said
    assert "4 in 100 fewer and 2 in 100 more" in said and "at least 8 in 100" in said
    without = found.model_copy(update={"could_have_found": None, "interval": None})
    assert "cannot be told" in difference_said(without, (None, None), telling()).text


def test_what_is_beyond_nothing_by_itself_is_not_said_to_be_about_nothing() -> None:
    """Where only the other comparisons keep it from being called a difference."""
    found = difference(WOMEN, "0.04", "0.02", "0.06", "no-difference-found", could_have_found="0.05")
    said = difference_said(found, (None, None), telling()).text
    assert "taken alone, it could be as small as 2 or as large as 6" in said
    assert "fewer" not in said and "would have been found" not in said and "Nor does that say" in said


def test_what_could_also_be_nothing_is_told_as_such() -> None:
    found = difference(WOMEN, "0.03", "-0.01", "0.07", "higher")
    assert "anything between 1 in 100 fewer and 7 in 100 more" in difference_said(found, (None, None), telling()).text


def test_a_ratio_alone_is_told_in_times() -> None:
    found = difference(
        WOMEN, None, "0", "0", "worse", state="told", ratio="1.714", ratio_interval=between("1.2", "2.44")
    )
    said = difference_said(found, (None, None), telling()).text
    assert said == (
        "Of those with a no to “An error was found”, a yes to “Selected for control” was 1.71 times as frequent in the "
        "group “Women” as in all other groups. It could be as little as 1.20 times or as much as 2.44 times."
    )
    none = found.model_copy(update={"reading": "no-difference-found"})
    assert "does not say that there is none" in difference_said(none, (None, None), telling()).text
    alone = found.model_copy(update={"ratio_interval": None})
    assert "How sure that is cannot be told" in difference_said(alone, (None, None), telling()).text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("undefined", "Nobody in the group “Women” had a no to “An error was found”, so nothing can be said."),
        ("held-back", "Too few people, or it would give others away"),
        ("not-identified", "does not let this be told"),
    ],
)
def test_what_is_not_told_says_why(state: str, said: str) -> None:
    assert said in rate_said(rate(None, state=state), WOMEN, telling()).text
    found = difference(WOMEN, None, "0", "0", "not-comparable", state=state)
    assert said in difference_said(found, (rate(None, state=state), None), telling()).text


def test_what_is_held_back_says_that_testimony_counts() -> None:
    assert "What they themselves say of it counts" in rate_said(rate(None, state="held-back"), WOMEN, telling()).text


def test_a_rate_is_told_of_as_many_people_as_it_takes() -> None:
    assert rate_said(rate("0.004", "0.002", "0.009"), MEN, telling()).text.startswith("Of 1,000 in the group “Men”")
    assert "Of 100 in" in rate_said(rate("0", "0", "0.02"), MEN, telling()).text
    bare = rate("0.2", state="no-interval").model_copy(update={"interval": None})
    assert "how sure it is cannot be" in rate_said(bare, MEN, telling()).text


def test_changes_say_before_after_and_who_moved() -> None:
    found = changed().changes
    assert found is not None
    worse, none, nothing = (change_said(one, telling()).text for one in found.groups)
    assert worse.startswith(
        "Before, about 12 in 100; after, about 16 in 100. The change is 4 in 100; it could be as small"
    )
    assert "2 moved to the better and 9 to the worse" in worse
    assert "No change was found" in none and "a change of at least 3 in 100" in none
    assert "so nothing can be said" in nothing


@pytest.mark.parametrize(
    ("group", "name"),
    [
        (UNKNOWN, "Gender not recorded"),
        (Group(attributes=("gender", "age"), values=("K", "<25")), "Women; below 25"),
        (Group(attributes=("age",), values=("25–<65",)), "25 to below 65"),
        (Group(attributes=("age",), values=("≥65",)), "65 and more"),
        (Group(attributes=("origin",), values=("",)), "no text"),
        (Group(attributes=("street",), values=("a",)), "a"),
    ],
)
def test_groups_are_named_as_people_wrote_them(group: Group, name: str) -> None:
    assert telling().name(group).text == name


def test_names_keep_the_language_of_the_plan_inside_another() -> None:
    assert {one.lang for one in telling("ar").name(WOMEN).segments} == {"en"}
    assert "Alert" not in telling().group(HARMFUL).text


@pytest.mark.parametrize(
    ("one", "other", "base"),
    [("0.12", "0.07", 100), ("0.124", "0.066", 1_000), ("0.0004", "0", 10_000), ("0.188235", "0.234543", 1_000)],
)
def test_the_base_lets_two_shares_and_their_difference_agree(one: str, other: str, base: int) -> None:
    assert numbers.base_of_pair(one, other) == base


@pytest.mark.parametrize(("number", "said"), [("0.0004", "< 0.001"), ("0.0312", "0.031")])
def test_p_values_are_not_told_more_exactly_than_they_are_known(number: str, said: str) -> None:
    assert telling().p(number).text == said


def test_numbers_follow_the_reader() -> None:
    assert telling("en").percent("0.1234").text == "12.3%"
    assert numbers.percent("0.1234", "fr") == "12,3\xa0%"
    assert telling().level.text == "95%"


def test_every_finding_of_the_example_is_said() -> None:
    for one in (*result().findings, *changed().findings, *result().limits):
        assert statement_said(one, telling())


@pytest.mark.parametrize(("share", "said"), [("0.0103", "1.0 point"), ("-0.01", "-1.0 point"), ("0.02", "2.0 points")])
def test_one_point_is_one(share: str, said: str) -> None:
    assert telling().points(share).text == said
