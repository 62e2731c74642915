"""What a row says in the dossier's terms: only what a person said that its columns say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from duecare.core.dossier import Actor, Place, System
from duecare.core.dossier.words import ActorRole, Stage
from duecare.exchange.actors import FIRST, by_id
from duecare.exchange.columns import Columns, Target
from duecare.exchange.countries import country_codes
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import slug_of, stated_line, stated_prose

SUGGESTIONS: tuple[Suggestion, ...] = ()
"""What the words of an unknown table imply is not for a program to say."""

ROLES: Mapping[Target, ActorRole] = MappingProxyType(
    {"deployer": "deployer", "supplier": "provider", "developer": "developer"}
)
STAGES: Mapping[str, Stage] = MappingProxyType(
    {
        **dict.fromkeys(("idea", "planned", "proposed", "concept"), "idea"),
        **dict.fromkeys(("design", "in design"), "design"),
        **dict.fromkeys(("procurement", "in procurement", "tender"), "procurement"),
        **dict.fromkeys(("development", "in development", "under development"), "development"),
        **dict.fromkeys(("testing", "in testing", "test", "pilot", "piloting", "trial"), "testing"),
        **dict.fromkeys(("in use", "in-use", "in operation", "operational", "in production", "deployed"), "in-use"),
        **dict.fromkeys(("live", "production"), "in-use"),
        **dict.fromkeys(("suspended", "paused", "on hold"), "suspended"),
        **dict.fromkeys(("retired", "decommissioned", "withdrawn", "out of use", "no longer in use"), "retired"),
    }
)
"""By the words of the cell, without regard to case. Any other word stays in the record, and the stage unstated."""

NOBODY = frozenset({"in-house", "in house", "inhouse", "internal", "unknown", "various"})
"""Words in a column of organisations that name none."""


def profile(record: SourceRecord, source: Source) -> Profile:
    """Only the mapped columns speak; what they leave blank stays unstated."""
    columns = source.columns
    if columns is None:
        raise ValueError("a table that nobody mapped has no records")
    cells = _cells(record, columns)
    return Profile(
        title=record.title,
        system=_system(cells),
        actors=by_id(_actors(cells)),
        asserter=slug_of(record.asserter, FIRST),
        language=columns.language,
    )


def _cells(record: SourceRecord, columns: Columns) -> dict[Target, str]:
    pairs = zip(columns.columns, record.values, strict=True)
    return {target: value for column, value in pairs for target in column.says}


def _system(cells: Mapping[Target, str]) -> System:
    countries, territory = country_codes(cells.get("countries", "")), stated_line(cells.get("territory", ""))
    return System(
        name=stated_line(cells["title"]),
        purpose=stated_prose(cells.get("purpose", "")),
        description=stated_prose(cells.get("description", "")),
        version=stated_line(cells.get("version", "")),
        sector=stated_line(cells.get("sector", "")),
        stage=STAGES.get(" ".join(cells.get("stage", "").casefold().split())),
        place=Place(countries=countries, territory=territory),
    )


def _actors(cells: Mapping[Target, str]) -> Iterator[Actor]:
    for target, role in ROLES.items():
        name = stated_line(cells.get(target, ""))
        if name and name.casefold() not in NOBODY:
            yield Actor(name=name, roles=(role,))
