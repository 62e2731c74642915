"""A record as plain text, with its links both ways: what `duecare knowledge show ID` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from textwrap import fill

from duecare.core.catalogue import Catalogue
from duecare.core.catalogue.base import Record
from duecare.core.errors import NotFoundError
from duecare.knowledge.cases import Case
from duecare.knowledge.checks.places import all_records
from duecare.knowledge.showing.sections import sections
from duecare.knowledge.showing.words import KIND_NAMES

WIDTH = 100


def show(catalogue: Catalogue, id_: str, cases: Sequence[Case] = ()) -> str:
    """The record of that id as plain text. Raises NotFoundError, with the nearest names, when there is none."""
    found = [(kind, records[id_]) for kind, records in catalogue.records.items() if id_ in records]
    if not found:
        near = get_close_matches(id_, [record.id for _, record in all_records(catalogue)], n=3, cutoff=0.5)
        raise NotFoundError(
            f"There is no record {id_}.",
            next_step=f"Did you mean {', '.join(near)}?" if near else "See the list: duecare knowledge list",
        )
    return "\n".join(text for kind, record in found for text in _text(kind, record, catalogue, cases))


def _text(kind: str, record: Record, catalogue: Catalogue, cases: Sequence[Case]) -> Iterator[str]:
    yield f"{fill(record.title, WIDTH)}\n{KIND_NAMES[kind]} {record.id}\n"
    yield fill(record.summary, WIDTH) + "\n"
    if not record.drives:
        yield "This record is not sure enough to drive a finding. It is shown, marked, and decides nothing.\n"
    for title, lines in sections(kind, record, catalogue, cases):
        if lines:
            yield "\n".join((fill(title, WIDTH), *map(_wrapped, lines))) + "\n"


def _wrapped(line: str) -> str:
    """A line of a section; what does not fit goes on further in, under the line's own margin."""
    margin = "  " + " " * (len(line) - len(line.lstrip()))
    return fill(
        line.strip(),
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin + "  ",
        break_long_words=False,
        break_on_hyphens=False,  # a name of words and hyphens stays one word
    )
