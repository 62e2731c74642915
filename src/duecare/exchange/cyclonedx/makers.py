"""Who made, supplied and published a component, and who made the bill of materials: organisations only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duecare.exchange.json_reach import Block, block_at, blocks_at, text_at
from duecare.exchange.json_records import RECORD, Field, value_of
from duecare.exchange.publisher import NOT_STATED, ONLY_IN_RECORD, publishable
from duecare.exchange.text import one_line

METADATA = "metadata"
DESCRIBED = f"{METADATA}.component{RECORD}"


@dataclass(frozen=True, slots=True)
class Bill:
    """What of a bill of materials says who states it."""

    metadata: Block = field(default_factory=dict)
    described: int | None = None
    """The position of the component that the whole bill is about, where that is a record."""


def bill_of(around: Sequence[Field]) -> Bill:
    """From what stands around the records."""
    marks = [name for name, _ in around if name.endswith(RECORD)]
    fields = [one for one in around if one[0].startswith(METADATA + ".") and not one[0].endswith(RECORD)]
    metadata = block_at(value_of(fields) if fields else {}, METADATA)
    return Bill(metadata, marks.index(DESCRIBED) if DESCRIBED in marks else None)


def asserter_of(component: Block, position: int, bill: Bill) -> str:
    """Who states it: who made the bill of materials, else who made, supplied or published the component."""
    named = next((name for name, _ in makers(component, position, bill)), None)
    if named is not None:
        return named
    persons = any(text_at(component, key) for key in ("author", "publisher")) or any(blocks_at(component, "authors"))
    return ONLY_IN_RECORD if persons else NOT_STATED


def makers(component: Block, position: int, bill: Bill) -> Iterator[tuple[str, str]]:
    """Each organisation with what it is to the component; first who states what is said of it."""
    about = bill.metadata if position == bill.described else {}
    named = (
        ("bill", text_at(bill.metadata, "manufacturer", "name")),
        ("manufacturer", text_at(component, "manufacturer", "name") or text_at(about, "manufacture", "name")),
        ("supplier", text_at(component, "supplier", "name") or text_at(about, "supplier", "name")),
        ("publisher", _publisher(component)),
        *(("owner", name) for name in _owners(component)),
    )
    yield from ((one_line(name), what) for what, name in named if one_line(name))


def _publisher(component: Block) -> str:
    name, known = publishable(text_at(component, "publisher"))
    return name if known else ""


def _owners(component: Block) -> Iterator[str]:
    for part in blocks_at(component, "data"):
        for owner in blocks_at(part, "governance", "owners"):
            yield text_at(owner, "organization", "name")
