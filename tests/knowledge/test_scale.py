"""The shipped severity scale: its corners, cell by cell, its bands and its response times."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from duecare.core.method.severity import TIERS, tier_of
from duecare.knowledge.bundle import load

SCALE = load().scale
CELLS = list(product(range(1, 6), repeat=3))


def by_hand(scale: int, scope: int, irremediability: int) -> str:
    """The rule as prose states it, written again on its own."""
    if (
        scale == 5
        or (irremediability == 5 and scale >= 4)
        or (scope == 5 and scale >= 4)
        or (scale == 4 and scope >= 4 and irremediability >= 4)
    ):
        return "critical"
    if (
        scale == 4
        or (irremediability == 5 and scale >= 2)
        or (scope >= 4 and scale >= 3)
        or (irremediability == 4 and scale >= 3)
    ):
        return "severe"
    if scale == 3 or (irremediability >= 4 and scale >= 2) or (scope >= 3 and scale >= 2) or irremediability == 5:
        return "significant"
    return "limited"


def test_every_cell_has_the_tier_that_the_prose_gives_it() -> None:
    assert [tier_of(SCALE, cell) for cell in CELLS] == [by_hand(*cell) for cell in CELLS]


def test_how_many_cells_each_tier_has() -> None:
    counts = Counter(tier_of(SCALE, cell) for cell in CELLS)
    assert counts == {"critical": 35, "severe": 36, "significant": 28, "limited": 26}


def test_raising_a_dimension_never_lowers_the_tier() -> None:
    for cell in CELLS:
        for place in range(3):
            if cell[place] < 5:
                graver = (*cell[:place], cell[place] + 1, *cell[place + 1 :])
                assert TIERS.index(tier_of(SCALE, graver)) <= TIERS.index(tier_of(SCALE, cell))


@pytest.mark.parametrize(
    ("people", "level"),
    [(0, 1), (10, 1), (11, 2), (1_000, 2), (1_001, 3), (100_000, 3), (100_001, 4), (1_000_000, 4), (1_000_001, 5)],
)
def test_over_a_number_means_from_the_next_one(people: int, level: int) -> None:
    assert max(band.level for band in SCALE.people_bands if people >= band.from_) == level


@pytest.mark.parametrize(("per_cent", "level"), [(0, 1), (9, 1), (10, 3), (49, 3), (50, 4), (100, 4)])
def test_a_share_of_a_group_counts_as_a_headcount_does(per_cent: int, level: int) -> None:
    assert max(band.level for band in SCALE.share_bands if per_cent >= band.from_) == level


def test_the_graver_the_tier_the_sooner_the_answer() -> None:
    assert dict(SCALE.response_days) == {"critical": 30, "severe": 90, "significant": 180, "limited": 365}
