"""All that is shown of a record, below its title and summary, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from duecare.core.catalogue import Catalogue
from duecare.core.catalogue.base import Record
from duecare.knowledge.cases import Case
from duecare.knowledge.showing.grounds import grounds
from duecare.knowledge.showing.held import held_by
from duecare.knowledge.showing.judging import judging
from duecare.knowledge.showing.library import library
from duecare.knowledge.showing.users import users
from duecare.knowledge.showing.words import Section, all_named


def sections(kind: str, record: Record, catalogue: Catalogue, cases: Sequence[Case]) -> Iterator[Section]:
    """What it says, what it rests on, what names it, and the cases that hold it. Empty sections are not to be shown."""
    yield from judging(record, catalogue)
    yield from library(record, catalogue)
    for name in ("rights", "groups"):
        yield name.capitalize(), all_named(name, getattr(record, name, ()), catalogue)
    yield from chain(grounds(record, catalogue), users(kind, record, catalogue), held_by(kind, record, cases))
    yield "File", [f"{kind}/{record.id}.yaml"]
