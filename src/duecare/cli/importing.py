"""What `duecare import` lists, takes and makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.exchange import (
    MAX_BYTES,
    Choice,
    Source,
    SourceRecord,
    choices,
    columns_yaml,
    proposal,
    read_columns,
    read_source,
    record_at,
    start_dossier,
    suggested_id,
)
from duecare.exchange.canada_aia import beside, published_levels
from duecare.exchange.formats import format_of
from duecare.files.bounds import Bounds, read_bytes
from duecare.files.write import dossier_yaml

SHOWN = 20
TITLE, ASSERTER = 60, 44
ALL = "all"
_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


def read(file: Path, mapping: Path | None = None, published: Path | None = None) -> Source:
    """The records of a file, with its columns mapped where a mapping is given, and with published levels beside.

    Raises InputError for what no importer can read, and for a mapping or levels that are wrong or of another file.
    """
    columns = read_columns(mapping) if mapping is not None else None
    source = read_source(_bytes(file), file.name, columns)
    return source if published is None else beside(source, published_levels(_bytes(published), published.name))


def proposed(file: Path) -> tuple[list[str], list[str]]:
    """The lines of a guessed mapping of the table, and what to know of it. Raises InputError for what is no table."""
    found = proposal(_bytes(file), file.name)
    lines_ = columns_yaml(found.columns(), found.examples).rstrip("\n").split("\n")
    return lines_, list(_set_off(found.remarks))


def _bytes(file: Path) -> bytes:
    return read_bytes(file, Bounds(size=MAX_BYTES))


def listed(source: Source, words: str) -> tuple[Choice, ...]:
    """The records that hold all the words. Raises InputError when none does."""
    found = choices(source, words)
    if not found:
        raise InputError(
            f"None of the {len(source.records):,} records holds all of: {words}."
            if words
            else "The file has no record.",
            means="Nothing was imported.",
            next_step="Try fewer words." if words else "Look whether it is the right file.",
        )
    return found


def lines(source: Source, found: Sequence[Choice], *, all_of_them: bool) -> Iterator[str]:
    """What was recognised, and the records to choose from."""
    yield f"{source.file_name}: {format_of(source.format).name}, {_many(len(source.records))}."
    yield from notes(source)
    yield ""
    shown = found if all_of_them else found[:SHOWN]
    for choice in shown:
        yield f"{choice.position:>6}  {cut(choice.title, TITLE):<{TITLE}}  {cut(choice.asserter, ASSERTER)}"
        yield from (f"        {remark}" for remark in choice.remarks)
    if len(shown) < len(found):
        yield f"        and {len(found) - len(shown):,} more: narrow them with --search, or list them with --all"
    yield ""
    yield "To make dossiers: add --take with the numbers, such as --take " + str(found[0].position)


def notes(source: Source) -> Iterator[str]:
    """What to know of how the file was read, set off: it decides whether a dossier should be made of it at all."""
    yield from _set_off(source.remarks)


def _set_off(remarks: Sequence[str]) -> Iterator[str]:
    for remark in remarks:
        yield ""
        yield f"PLEASE NOTE: {remark}"


def cut(text: str, length: int) -> str:
    """The text on one line, at most this long."""
    one = " ".join(text.split())
    return one if len(one) <= length else one[: length - 1] + "…"


def taken(text: str, source: Source, found: Sequence[Choice]) -> list[SourceRecord]:
    """The records that were chosen, each once. Raises InputError for what is no number of a record."""
    if text.strip().lower() == ALL:
        positions = [choice.position for choice in found]
    else:
        positions = list(dict.fromkeys(position for part in text.split(",") for position in _positions(part, source)))
    records = {position: record_at(source, position) for position in positions}
    missing = [str(position) for position, record in records.items() if record is None]
    if missing:
        raise _no_record(", ".join(missing[:10]), source)
    return [record for record in records.values() if record is not None]


def _positions(part: str, source: Source) -> range:
    match = _RANGE.fullmatch(part.strip())
    if match is None:
        raise _no_record(repr(part.strip()), source)
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first or last - first > len(source.records):
        raise _no_record(part.strip(), source)
    return range(first, last + 1)


def _no_record(what: str, source: Source) -> InputError:
    return InputError(
        f"There is no record {what} in {source.file_name}.",
        means="Nothing was imported.",
        next_step="The numbers stand before the records when you leave out --take. Write 3, or 3,17, or 20-25, or all.",
    )


Then = Callable[[Dossier, SourceRecord, Source], Dossier]
"""What is done with a dossier that was started, before it is written."""


def dossiers(
    source: Source,
    records: Sequence[SourceRecord],
    into: Path,
    *,
    by: str,
    on: date,
    outside: bool = False,
    then: Then = lambda document, *_: document,
) -> list[tuple[Path, bytes]]:
    """A file for each record, none of which is there yet; ids of equal titles are numbered."""
    made: dict[str, tuple[Path, bytes]] = {}
    for record in records:
        id_ = _free(suggested_id(record, source), into, made.keys())
        document = start_dossier(record, source, id=id_, by=by, on=on, outside=outside)
        made[id_] = (into / f"{id_}.yaml", dossier_yaml(then(document, record, source)).encode())
    return list(made.values())


def _free(id_: str, into: Path, taken_: Sequence[str] | object) -> str:
    candidates = (id_ if number == 1 else f"{id_[:74]}-{number}" for number in range(1, 100_000))
    return next(one for one in candidates if one not in taken_ and not (into / f"{one}.yaml").exists())  # type: ignore[operator]


def _many(count: int) -> str:
    return "one record" if count == 1 else f"{count:,} records"
