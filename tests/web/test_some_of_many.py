"""Which values are tried when not all are."""

from __future__ import annotations

import pytest

from tests.web.desk import HOSTILE
from tests.web.some_of_many import MOST, places


@pytest.mark.parametrize("count", [1, 2, 3, 4, 8, 82])
def test_as_many_as_there_are_or_three_and_none_twice(count: int) -> None:
    for name in map(str, range(50)):
        found = places(name, count)
        assert len(set(found)) == min(count, MOST)
        assert set(found) <= set(range(count))


def test_a_list_that_ten_tests_share_is_tried_whole() -> None:
    tried = {place for name in range(10) for place in places(f"test_{name}", len(HOSTILE))}
    assert tried == set(range(len(HOSTILE)))
