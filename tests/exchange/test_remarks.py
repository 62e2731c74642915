"""What people should know of a file is English to read, and keeps what it takes to say it in another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from duecare.exchange import read_source
from duecare.exchange.remarks import Remark, remark
from tests.exchange.places import fixture
from tests.house.messages import collected

REGISTERS = ("algoritmes.json", "atrs.csv", "cases.csv")
FILES = (*REGISTERS, "aia-en.json", "bill.json", "card.md", "croissant.json", "data-card.md")


def inside(one: Remark) -> Iterator[Remark]:
    yield one
    for arg in one.args.values():
        for part in arg if isinstance(arg, tuple) else (arg,):
            if isinstance(part, Remark):
                yield from inside(part)


def test_it_reads_as_its_english() -> None:
    who = remark("as {table} lists it", table="levels.csv")
    said = remark("{count} records, {who}: {topics}.", count=1200, who=who, topics=(remark("a"), remark("b")))
    assert said == "1,200 records, as levels.csv lists it: a; b."
    assert said.original == "{count} records, {who}: {topics}."
    assert said.args["count"] == 1200
    assert remark("{said}", said="{not a place}") == "{not a place}"


@pytest.mark.parametrize("name", FILES)
def test_every_remark_of_an_importer_can_be_said_in_another_language(name: str) -> None:
    source = read_source(fixture(name), name)
    found = [*source.remarks, *(one for record in source.records for one in record.remarks)]
    marked = collected()
    assert {part.original for one in found for part in inside(one)} <= set(marked)
    assert found or name in ("card.md", "bill.json")
