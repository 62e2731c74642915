"""A JSON file as a source: the records at one place in it, and what stands around them, each kept whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import EllipsisType, MappingProxyType

from duecare.core.errors import InputError, Problem
from duecare.exchange.bounds import MAX_FIELDS, MAX_NAME, MAX_PROBLEMS, MAX_RECORDS
from duecare.exchange.json_records import RECORD, Field, cut, fields_of, inside, value_of
from duecare.exchange.remarks import Remark
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source, SourceRecord
from duecare.files.json_values import Json, json_text

At = tuple[str | EllipsisType, ...]
"""Where the records stand: keys, and `...` for each member of a list. `()` is the whole file, as one record."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says of itself, for lists."""

    title: str
    asserter: str
    purpose: str = ""
    remarks: tuple[Remark, ...] = ()


Texts = Mapping[str, str]
"""The text under each path, whatever its kind; blank for null and what is empty."""


def read_json(  # what differs between formats
    sight: Sight,
    digest: str,
    *,
    format_id: str,
    at: At,
    said: Callable[[Texts], Said],
    remarks: tuple[Remark, ...] = (),
) -> Source:
    """Every record at that place. Raises InputError, listing which, for a record that is no block or is too large."""
    if sight.json is None:
        raise ValueError(f"{format_id} took {sight.name}, which is no JSON")
    values: list[Json] = []
    around = tuple(_around(sight.json, at, "", values))
    return json_source(
        sight,
        digest,
        format_id=format_id,
        values=values,
        around=around,
        said=lambda _, fields: said(_texts(fields)),
        remarks=remarks,
    )


def json_source(  # what differs between formats
    sight: Sight,
    digest: str,
    *,
    format_id: str,
    values: Sequence[Json],
    around: tuple[Field, ...],
    said: Callable[[int, Sequence[Field]], Said],
    folds: Sequence[str] = (),
    remarks: tuple[Remark, ...] = (),
) -> Source:
    """The source of these records, with what stands around them: see `read_json`, for records that stand in one place.

    `folds` are paths inside a record. Where it has too many fields, what stands there is kept as one text, in turn.
    """
    every = [_fields(value, folds) for value in values]
    _refuse(sight.name, values, every)
    same = sight.json is not None and json_text(sight.json) == sight.text
    return Source(
        format=format_id,
        file_name=sight.name,
        file_digest=digest,
        encoding=sight.encoding,
        header=tuple(dict.fromkeys(name for fields in every for name, _ in fields)),
        records=tuple(_record(position, fields, said(position, fields)) for position, fields in enumerate(every)),
        around=around,
        exact="bytes" if same else "values",
        remarks=remarks,  # spaces and escapes of JSON say nothing: that they differ is in `exact`, and warns nobody
    )


def give_back(source: Source) -> str:
    """The text of the file, made from the records and what stood around them."""
    return json_text(value_of(source.around, map(json_of, source.records)))


def json_of(record: SourceRecord) -> Json:
    """The record as the JSON that it was."""
    return value_of(zip(record.names, record.values, strict=True))


def texts_of(record: SourceRecord) -> Texts:
    """The text under each path."""
    return _texts(tuple(zip(record.names, record.values, strict=True)))


def listed(texts: Texts, path: str) -> tuple[str, ...]:
    """The text at a path, or each text of the list there."""
    if path in texts:
        return (texts[path],)
    found: list[str] = []
    while (member := inside(path, len(found))) in texts:
        found.append(texts[member])
    return tuple(found)


def _around(value: Json, at: At, path: str, records: list[Json]) -> Iterator[Field]:
    """The fields of all but the records, which are put into `records`; each leaves a mark where it stood."""
    if not at:
        records.append(value)
        yield path + RECORD, ""
    elif isinstance(value, list) and value and at[0] is ...:
        for index, inner in enumerate(value):
            yield from _around(inner, at[1:], inside(path, index), records)
    elif isinstance(value, dict) and at[0] in value:
        for key, inner in value.items():
            way = inside(path, key)
            yield from _around(inner, at[1:], way, records) if key == at[0] else fields_of(inner, way)
    else:
        yield from fields_of(value, path)


def _fields(value: Json, folds: Sequence[str]) -> tuple[Field, ...]:
    for count in range(len(folds) + 1):
        fields = tuple(fields_of(value, folded=frozenset(folds[:count])))
        if len(fields) <= MAX_FIELDS:
            break
    return fields


def _record(position: int, fields: Sequence[Field], says: Said) -> SourceRecord:
    names, values = tuple(name for name, _ in fields), tuple(text for _, text in fields)
    return SourceRecord(position, names, values, says.title, says.asserter, says.purpose, says.remarks)


def _texts(fields: Sequence[Field]) -> Texts:
    named = groupby(fields, key=lambda field: field[0])
    return MappingProxyType({cut(name)[0]: "".join(text for _, text in pieces) for name, pieces in named})


def _refuse(file: str, values: Sequence[Json], every: Sequence[Sequence[Field]]) -> None:
    wrong = [_problem(file, number, *one) for number, one in enumerate(zip(values, every, strict=True), start=1)]
    problems = [problem for problem in wrong if problem][:MAX_PROBLEMS]
    if len(every) > MAX_RECORDS:
        problems.append(Problem(f"there are more than {MAX_RECORDS:,} records.", "Split the file.", file=file))
    if problems:
        raise InputError(
            f"The records of {file} cannot be read whole.",
            problems=problems,
            means="Nothing was imported.",
            next_step="Mend these records, or fetch the file again, and import it once more.",
        )


def _problem(file: str, number: int, value: Json, fields: Sequence[Field]) -> Problem | None:
    if not isinstance(value, dict):
        return Problem(f"record {number} is no block of keys with values.", "Was something cut or moved?", file=file)
    if len(fields) > MAX_FIELDS:
        return Problem(f"record {number} has {len(fields):,} fields; at most {MAX_FIELDS:,} are kept.", file=file)
    if any(len(name) > MAX_NAME for name, _ in fields):
        return Problem(f"record {number} has a path longer than {MAX_NAME:,} characters.", file=file)
    return None
