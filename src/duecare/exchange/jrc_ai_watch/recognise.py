"""The layout, told by its column names, which are the keys of the JSON too. Contributors may order them otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from duecare.exchange.sight import Sight
from duecare.exchange.source import Identity, Recognition

NAME, DESCRIPTION, COVERAGE = "name", "description", "geocoverage"
LEAD, LEAD_KIND = "lead_organisation_name", "lead_organisation_category"
SECTOR, SECOND_SECTOR = "primary_sector", "secondary_sector"
READ = (NAME, DESCRIPTION, COVERAGE, LEAD, LEAD_KIND, SECTOR, SECOND_SECTOR)
HEADS = (
    *READ,
    *("type", "url", "contact", "geoextent", "start_date", "active", "end_date"),
    *("cross_sector", "cross_border", "technology", "status", "uptake"),
)

IDENTITIES = (
    Identity("jrc-case", "the number that the collectors gave", ("id",), apart=(NAME,), own=True),
    Identity("jrc-service", "the name of the service, then its lead organisation", (NAME,), apart=(LEAD,)),
)


def recognise(sight: Sight) -> Recognition:
    """Certain when every name is there, once; nearly when two in three are."""
    heads = _heads(sight)
    missing = [head for head in HEADS if heads.count(head) != 1]
    if not missing:
        return Recognition(certain=True)
    if len(missing) * 3 > len(HEADS):
        return Recognition(certain=False)
    what = "no column" if missing[0] not in heads else "two columns"
    return Recognition(certain=False, nearly=f"it has {what} “{missing[0]}”")


def _heads(sight: Sight) -> Sequence[str]:
    if sight.json is None:
        return sight.header
    first = sight.json[0] if isinstance(sight.json, list) and sight.json else None
    return tuple(first) if isinstance(first, dict) else ()
