"""What a row says in the dossier's terms. The agency's own label (high-impact) stays in the record only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from duecare.core.dossier import Actor, System
from duecare.core.dossier.words import Stage
from duecare.exchange.actors import FIRST, by_id
from duecare.exchange.source import Profile, Source, SourceRecord
from duecare.exchange.text import prose, slug_of, stated, stated_line, stated_prose
from duecare.exchange.us_agencies import agency, personal_data, place_of
from duecare.exchange.us_inventory_2025.recognise import Column

SUGGESTIONS = (personal_data(Column.PERSONAL_DATA),)

STAGES: Mapping[str, Stage] = MappingProxyType({"pilot": "testing", "deployed": "in-use", "retired": "retired"})
"""By the agency's words. "Pre-deployment" may be buying or building, two stages of ours, and stays unstated."""

LETTER = re.compile(r"[a-z]\)\s*")
DASH = re.compile(r"\s[\u2013\u2014-]\s")
"""A choice as the form prints it: "b) Pilot", a dash, and what it means; or its word alone."""

BOUGHT = frozenset({"purchased from a vendor", "vendor purchased"})


def profile(record: SourceRecord, source: Source) -> Profile:
    """The agency as deployer, the vendor where one is named, and what the agency says of the use case."""
    actors = by_id([*agency(record.asserter, record.value(Column.BUREAU)), *_vendor(record)])
    return Profile(record.title, _system(record), actors, asserter=slug_of(record.asserter, FIRST))


def _system(record: SourceRecord) -> System:
    return System(
        name=stated_line(record.value(Column.NAME)),
        purpose=_purpose(record),
        description=stated_prose(record.value(Column.OUTPUTS)),
        sector=stated_line(record.value(Column.TOPIC)),
        stage=STAGES.get(_answer(record, Column.STAGE)),
        place=place_of(record.value(Column.ABBREVIATION)),
    )


def _purpose(record: SourceRecord) -> str | None:
    """The problem to be solved, and then the benefits that are expected."""
    said = [text for column in (Column.PROBLEM, Column.BENEFITS) if (text := stated(record.value(column)))]
    return prose("\n\n".join(said)) or None


def _vendor(record: SourceRecord) -> list[Actor]:
    """One actor for the field, which may name several: names cannot be told apart reliably."""
    name = stated_line(record.value(Column.VENDOR))
    bought = _answer(record, Column.CONTRACTING) in BOUGHT
    return [Actor(name=name, roles=("provider" if bought else "developer",))] if name else []


def _answer(record: SourceRecord, column: Column) -> str:
    said = record.value(column).strip().casefold()
    letter = LETTER.match(said)
    return DASH.split(said[letter.end() if letter else 0 :], maxsplit=1)[0].strip()
