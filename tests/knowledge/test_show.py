"""A record as text: what it says, what it rests on, and what rests on it."""

from __future__ import annotations

import pytest

from duecare.core.catalogue import KINDS
from duecare.core.errors import NotFoundError
from duecare.knowledge.bundle import load
from duecare.knowledge.show import WIDTH, show
from duecare.knowledge.showing.words import KIND_NAMES
from tests.knowledge.shipped import CASES


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_shows_its_title_grounds_and_file(kind: str) -> None:
    for id_, record in load().records[kind].items():
        text = show(load(), id_, CASES)
        head, _, rest = text.partition(f"\n{KIND_NAMES[kind]} {id_}\n\n")
        assert " ".join(head.split()) == record.title
        assert rest
        assert "\nSources\n" in text or (kind == "norms" and "\nText\n" in text), id_
        assert f"; checked {record.checked.day} {record.checked:%B %Y}\n" in text
        assert f"\nFile\n  {kind}/{id_}.yaml\n" in text
        assert max(len(line) for line in text.splitlines() if " " in line.strip()) <= WIDTH, id_


def test_what_decides_nothing_says_so_at_the_top() -> None:
    unsure = {record.id: record for records in load().records.values() for record in records.values()}
    marked = {id_ for id_ in unsure if "It is shown, marked, and decides nothing." in show(load(), id_)}
    assert marked == {id_ for id_, record in unsure.items() if not record.drives}
    assert "practice-amsterdam-three-layers" in marked


def test_a_name_of_several_words_is_never_broken() -> None:
    text = show(load(), "fraud-score-base-rate")
    assert "closer-check, delay, refused-or-stopped" in " ".join(text.split())


def test_a_wrong_name_gets_the_nearest_ones() -> None:
    with pytest.raises(NotFoundError, match="Did you mean eu-crime-prediction"):
        show(load(), "eu-crime-predictions")
    with pytest.raises(NotFoundError, match="There is no record zzzzzz"):
        show(load(), "zzzzzz")
