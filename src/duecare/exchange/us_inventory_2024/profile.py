"""What a row says in the dossier's terms. The agency's own label (rights-impacting) stays in the record only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.core.dossier import System
from duecare.core.dossier.words import Stage
from duecare.exchange.actors import FIRST, by_id
from duecare.exchange.source import Profile, Source, SourceRecord
from duecare.exchange.text import slug_of, stated_line, stated_prose
from duecare.exchange.us_agencies import agency, personal_data, place_of
from duecare.exchange.us_inventory_2024.recognise import Column

SUGGESTIONS = (personal_data(Column.PERSONAL_DATA),)

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


def profile(record: SourceRecord, source: Source) -> Profile:
    """The agency as deployer, and what it says of the use case. The supplier is not named in this inventory."""
    actors = by_id(agency(record.asserter, record.value(Column.BUREAU)))
    return Profile(record.title, _system(record), actors, asserter=slug_of(record.asserter, FIRST))


def _system(record: SourceRecord) -> System:
    return System(
        name=stated_line(record.value(Column.NAME)),
        purpose=stated_prose(record.value(Column.PURPOSE)),
        description=stated_prose(record.value(Column.OUTPUTS)),
        sector=_sector(record),
        stage=_stage(record),
        place=place_of(record.value(Column.ABBREVIATION)),
    )


def _stage(record: SourceRecord) -> Stage | None:
    stage = " ".join(record.value(Column.STAGE).casefold().split())
    if stage == ACQUIRED_OR_DEVELOPED and record.value(Column.MADE_BY).strip().casefold() in IN_HOUSE:
        return "development"
    return STAGES.get(stage)


def _sector(record: SourceRecord) -> str | None:
    topic = stated_line(record.value(Column.TOPIC))
    return stated_line(record.value(Column.OTHER_TOPIC)) or topic if topic == "Other" else topic
