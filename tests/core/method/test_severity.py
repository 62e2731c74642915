"""Severity: the house scale cell by cell, numbers of people, and whose rating holds."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

import pytest

from duecare.core.dossier import Impact
from duecare.core.method.findings import DimensionFinding
from duecare.core.method.severity import dimensions_of, tier_of, tiers_of
from tests.core.method.documents import codes, rating, severity
from tests.core.method.knowledge import KNOWLEDGE

SCALE = KNOWLEDGE.scale
GROUPS = frozenset({"children", "migrants"})
WHOLE = (1, 5)


def dimension(name: str, **ratings: Any) -> DimensionFinding:
    """One dimension of an impact, from ratings by rater."""
    by_rater = {rater.replace("_", "-"): found for rater, found in ratings.items()}
    impact = Impact.model_validate({"title": "Harm", "severity": {name: by_rater}}, strict=False)
    return next(found for found in dimensions_of(impact, SCALE, GROUPS) if found.id == name)


def ends(found: DimensionFinding) -> tuple[int, int]:
    return found.low, found.high


def test_the_scale_of_the_highest_version_is_in_use() -> None:
    assert SCALE.id == "house-2"


# scale, scope, irremediability
CELLS = [
    ((5, 1, 1), "critical"),  # the gravest scale suffices alone
    ((4, 1, 5), "critical"),
    ((4, 5, 1), "critical"),
    ((4, 4, 4), "critical"),
    ((4, 1, 1), "severe"),
    ((4, 4, 3), "severe"),
    ((4, 3, 4), "severe"),
    ((3, 5, 5), "severe"),  # never critical below a scale of 4
    ((2, 1, 5), "severe"),
    ((3, 4, 1), "severe"),
    ((3, 1, 4), "severe"),
    ((3, 3, 3), "significant"),
    ((3, 1, 1), "significant"),
    ((2, 1, 4), "significant"),
    ((2, 3, 1), "significant"),
    ((2, 5, 4), "significant"),
    ((1, 1, 5), "significant"),  # an inconvenience that can never be put right
    ((2, 2, 3), "limited"),
    ((1, 5, 4), "limited"),
    ((1, 1, 1), "limited"),
]


@pytest.mark.parametrize(("levels", "tier"), CELLS)
def test_cells_of_the_house_scale(levels: tuple[int, int, int], tier: str) -> None:
    assert tier_of(SCALE, levels) == tier


def test_the_house_scale_as_a_whole() -> None:
    tiers = Counter(tier_of(SCALE, levels) for levels in product(range(1, 6), repeat=3))
    assert tiers == {"critical": 35, "severe": 36, "significant": 28, "limited": 26}


@pytest.mark.parametrize(
    ("levels", "low", "high"),
    [
        ((None, None, None), "limited", "critical"),
        ((4, None, None), "severe", "critical"),
        ((2, 2, None), "limited", "severe"),
        ((1, None, 1), "limited", "limited"),
        (({"low": 2, "high": 4}, 1, 1), "limited", "severe"),
        ((5, None, None), "critical", "critical"),
        (("unknown", 1, 1), "limited", "critical"),
    ],
)
def test_what_is_not_known_gives_a_range(levels: tuple[Any, Any, Any], low: str, high: str) -> None:
    impact = Impact.model_validate({"title": "Harm", "severity": severity(*levels)}, strict=False)
    assert tiers_of(SCALE, dimensions_of(impact, SCALE, GROUPS)) == (low, high)


@pytest.mark.parametrize(
    ("people", "level"),
    [
        (0, 1),
        (10, 1),
        (11, 2),
        (1_000, 2),
        (1_001, 3),
        (100_000, 3),
        (100_001, 4),
        (1_000_000, 4),
        (1_000_001, 5),
        (8_000_000_000, 5),
    ],
)
def test_scope_by_headcount(people: int, level: int) -> None:
    found = dimension("scope", assessor=rating(None, count={"people": people, "counted": "exposed"}))
    assert ends(found) == (level, level)
    assert codes(found) == ["rated-by-numbers", "by-count", "no-affected-rating"]


def share(per_cent: Any) -> dict[str, Any]:
    return {"group": "migrants", "territory": "The north", "per_cent": per_cent, "denominator": "900, by census"}


@pytest.mark.parametrize(("per_cent", "level"), [(0, 1), (9, 1), (10, 3), (49, 3), (50, 4), (100, 4)])
def test_scope_by_share_of_a_group(per_cent: int, level: int) -> None:
    found = dimension("scope", assessor=rating(None, share=share(per_cent)))
    assert ends(found) == (level, level)
    assert codes(found) == ["rated-by-numbers", "by-share", "no-affected-rating"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"count": {"people": 40, "counted": "harmed"}, "share": share(60)}, (4, 4)),  # a small people, all of it
        ({"count": {"people": 2_000_000, "counted": "harmed"}, "share": share(0)}, (5, 5)),
        ({"count": {"people": {"low": 5, "high": 5_000}, "counted": "harmed"}}, (1, 3)),
        ({"share": share({"low": 5, "high": 60})}, (1, 4)),
        ({"value": 5, "count": {"people": 3, "counted": "harmed"}}, (5, 5)),
        ({"value": 1, "count": {"people": 500_000, "counted": "exposed"}}, (4, 4)),
        ({"value": "unknown", "share": share(10)}, (3, 3)),
        ({"value": {"low": 1, "high": 5}, "count": {"people": 50, "counted": "exposed"}}, (2, 5)),
    ],
)
def test_of_several_ways_to_say_scope_the_gravest_holds(said: dict[str, Any], expected: tuple[int, int]) -> None:
    assert ends(dimension("scope", assessor={"reason": "Counted.", "by": "lead", **said})) == expected


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (rating({"low": 2, "high": 3}), "rated-span"),
        (rating(4), "rated"),
        (rating("unknown"), "rated-unknown"),
        (rating(None, count={"people": {"low": 1, "high": 20}, "counted": "harmed"}), "by-count-span"),
        (rating(None, share=share({"low": 1, "high": 20})), "by-share-span"),
    ],
)
def test_each_way_to_rate_has_its_sentence(said: dict[str, Any], code: str) -> None:
    assert code in codes(dimension("scope", expert=said))


def test_the_sentence_of_a_range_of_people_says_both_ends() -> None:
    count = {"people": {"low": 5, "high": 5_000}, "counted": "harmed"}
    found = dimension("scope", affected_people=rating(None, count=count))
    assert found.reasons[1].text() == "Between 5 and 5000 people harmed, which is level 3 at most."


EXPERT_BY = {"by": "professor"}
AFFECTED_BY = {"by": "speaker"}


@pytest.mark.parametrize(
    ("ratings", "expected", "rater"),
    [
        ({}, WHOLE, None),
        ({"assessor": rating("unknown")}, WHOLE, None),
        ({"assessor": rating(2)}, (2, 2), "assessor"),
        # the most severe reasoned rating holds, whoever gave it
        ({"assessor": rating(4), "affected_people": rating(2, **AFFECTED_BY)}, (4, 4), "assessor"),
        ({"assessor": rating(2), "affected_people": rating(4, **AFFECTED_BY)}, (4, 4), "affected-people"),
        ({"assessor": rating(2), "expert": rating(3, **EXPERT_BY)}, (3, 3), "expert"),
        ({"assessor": rating({"low": 1, "high": 5}), "expert": rating(3)}, (3, 5), "assessor"),
        # who could not tell lowers nothing
        ({"assessor": rating(4), "expert": rating("unknown")}, (4, 4), "assessor"),
    ],
)
def test_whose_rating_holds(ratings: dict[str, Any], expected: tuple[int, int], rater: str | None) -> None:
    found = dimension("scale", **ratings)
    assert (ends(found), found.rater) == (expected, rater)


def lowering(affected: Any, expert: Any, **fields: Any) -> dict[str, Any]:
    """The affected people's rating beside an expert's that says to lower it."""
    return {"affected_people": rating(affected, **AFFECTED_BY), "expert": rating(expert, **{**EXPERT_BY, **fields})}


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        (lowering(5, 3, lowered_from=5), (3, 3)),
        (lowering({"low": 3, "high": 5}, 3, lowered_from=5), (3, 3)),
        # a reason to rate lower is not yet a reviewer's decision to lower
        (lowering(5, 3), (5, 5)),
        # not what they said
        (lowering(5, 3, lowered_from=4), (5, 5)),
        # not independent: the same person speaks for the affected people
        (lowering(5, 3, lowered_from=5, by="speaker"), (5, 5)),
        # not independent: the same person assesses
        ({**lowering(5, 3, lowered_from=5), "assessor": rating(2, by="professor")}, (5, 5)),
        # who cannot tell lowers nothing
        (lowering(5, "unknown", lowered_from=5), (5, 5)),
        # the assessor's own graver rating still holds
        ({**lowering(5, 2, lowered_from=5), "assessor": rating(4)}, (4, 4)),
    ],
)
def test_only_an_independent_expert_lowers_the_affected_peoples_rating(
    ratings: dict[str, Any], expected: tuple[int, int]
) -> None:
    assert ends(dimension("scale", **ratings)) == expected


def test_nobody_but_an_expert_lowers_it() -> None:
    affected = rating(5, **AFFECTED_BY)
    assert ends(dimension("scale", affected_people=affected, assessor=rating(1, lowered_from=5))) == (5, 5)


def test_lowering_a_headcount_names_the_level_that_it_gives() -> None:
    """Their numbers say 5; lowering the 3 beside them lowers nothing."""
    count = {"people": 2_000_000, "counted": "harmed"}
    affected = rating(3, count=count, **AFFECTED_BY)
    assert ends(dimension("scope", affected_people=affected, expert=rating(2, lowered_from=3, **EXPERT_BY))) == (5, 5)
    assert ends(dimension("scope", affected_people=affected, expert=rating(2, lowered_from=5, **EXPERT_BY))) == (2, 2)


def test_a_lowered_rating_stays_in_the_reasons() -> None:
    found = dimension("scale", **lowering(5, 3, lowered_from=5))
    assert codes(found) == ["rated", "rated", "affected-lowered"]
    assert found.rater == "expert"
    assert [reason.text() for reason in found.reasons] == [
        "Rated 5 by affected-people: As seen.",
        "Rated 3 by expert: As seen.",
        "A reviewer rates lower than the affected people did (5): As seen.",
    ]


def test_the_reasons_say_whether_raters_differ_and_who_is_missing() -> None:
    assert codes(dimension("scale")) == ["not-rated"]
    both = dimension("scale", assessor=rating(2), affected_people=rating(4))
    assert codes(both) == ["holds-gravest", "rated", "rated"]
    assert codes(dimension("scale", assessor=rating(2))) == ["rated", "no-affected-rating"]


def test_a_share_of_a_group_that_no_record_holds_says_nothing_of_scope() -> None:
    share = {"group": "migrnts", "territory": "Town", "per_cent": 100, "denominator": "All of them"}
    alone = dimension("scope", assessor=rating(None, share=share))
    assert (ends(alone), codes(alone)[-2:]) == (WHOLE, ["by-share-of-nobody", "no-affected-rating"])
    counted = dimension("scope", assessor=rating(None, share=share, count={"people": 5, "counted": "harmed"}))
    assert ends(counted) == (1, 1)
