"""What a row says in the dossier's terms. The agency's own label (rights-impacting) stays in the record only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.core.dossier import Actor, Place, System
from duecare.core.dossier.words import Stage
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import one_line, prose, slug_of, stated
from duecare.exchange.us_inventory_2024.recognise import Column

SUGGESTIONS = (Suggestion(Column.PERSONAL_DATA, frozenset({"yes"}), "uses-personal-data", "yes"),)
"""Only yes suggests something: the question asks about data that the agency itself keeps, so its no does not mean that
the system uses no personal data."""

STAGES: Mapping[str, Stage] = MappingProxyType(
    {
        "ideation": "idea",
        "planned": "idea",
        "initiated": "idea",
        "implementation and assessment": "testing",
        "operation and maintenance": "in-use",
        "in production": "in-use",
        "in mission": "in-use",
        "retired": "retired",
    }
)
"""By the agency's words. "Acquisition and/or Development" is two stages of ours: see `_stage`."""

ACQUIRED_OR_DEVELOPED = "acquisition and/or development"
IN_HOUSE = frozenset({"developed in-house.", "no contract/external resources used in development."})

ACTS_ABROAD = frozenset({"STATE", "USAID", "USAGM", "USTDA"})
"""Agencies whose work is mostly outside the United States: their rows do not say where, so the place stays unstated."""


def profile(record: SourceRecord, source: Source) -> Profile:
    """The agency as deployer, and what it says of the use case. The supplier is not named in this inventory."""
    agency = slug_of(record.asserter, "agency")
    actors = {agency: _agency(record)} if stated(record.value(Column.AGENCY)) else {}
    return Profile(record.title, _system(record), actors, asserter=agency)


def _system(record: SourceRecord) -> System:
    abroad = record.value(Column.ABBREVIATION).strip().upper() in ACTS_ABROAD
    return System(
        name=_line(record, Column.NAME),
        purpose=_text(record, Column.PURPOSE),
        description=_text(record, Column.OUTPUTS),
        sector=_sector(record),
        stage=_stage(record),
        place=Place() if abroad else Place(countries=("US",)),
    )


def _agency(record: SourceRecord) -> Actor:
    bureau = _line(record, Column.BUREAU)
    return Actor(
        name=record.asserter,
        kind="public-body",
        roles=("deployer",),
        country="US",
        note=f"Bureau: {bureau}" if bureau else None,
    )


def _stage(record: SourceRecord) -> Stage | None:
    stage = " ".join(record.value(Column.STAGE).casefold().split())
    if stage == ACQUIRED_OR_DEVELOPED and record.value(Column.MADE_BY).strip().casefold() in IN_HOUSE:
        return "development"
    return STAGES.get(stage)


def _sector(record: SourceRecord) -> str | None:
    topic = _line(record, Column.TOPIC)
    return _line(record, Column.OTHER_TOPIC) or topic if topic == "Other" else topic


def _line(record: SourceRecord, column: Column) -> str | None:
    text = stated(record.value(column))
    return one_line(text) or None if text else None


def _text(record: SourceRecord, column: Column) -> str | None:
    text = stated(record.value(column))
    return prose(text) or None if text else None
