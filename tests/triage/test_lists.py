"""The lists of a screened register: what cannot be told stands beside the order, never at its end."""

from __future__ import annotations

from duecare.triage import Filters
from duecare.triage.lists import lists
from tests.triage.registers import REGISTER, screened


def positions(kind: str, filters: Filters | None = None) -> list[int]:
    """The records of one list."""
    return [one.entry.position for one in dict(lists(screened(), filters).named())[kind]]  # type: ignore[index]


def test_each_record_stands_in_one_list() -> None:
    assert set(positions("look")) == {0, 1, 6, 7}
    assert positions("too-vague") == [3]
    assert positions("language-not-held") == [4]
    assert positions("nothing-found") == [2]
    assert len(lists(screened()).systems) + 1 == len(REGISTER), "one is folded into another"


def test_filters_keep_what_was_asked_for_in_every_list() -> None:
    assert positions("look", Filters(words="camp")) == [6]
    assert positions("nothing-found", Filters(words="garden")) == [2]
    assert positions("too-vague", Filters(words="garden")) == []
