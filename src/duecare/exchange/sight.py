"""What a file appears to be, from its content. The name is only a hint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duecare.core.errors import InputError, Problem
from duecare.exchange.bounds import MAX_BYTES, MAX_NAME, MAX_VALUES
from duecare.exchange.remarks import Remark
from duecare.exchange.tables import delimiter_of, first_rows
from duecare.exchange.text import decoded, one_line, shortened
from duecare.files.bounds import Bounds
from duecare.files.json_values import Json, json_values

JSON = Bounds(size=MAX_BYTES, nodes=MAX_VALUES, key=MAX_NAME)
SHOWN = 5
"""Names that are shown of a header or of keys."""

SIGNATURES = (
    (b"PK\x03\x04", "a zip archive or an office file that is no whole Excel workbook (docx, ods)"),
    (b"\xd0\xcf\x11\xe0", "an old office file (xls, doc)"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "an SQLite database"),
)

HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
OWN_FORMAT = re.compile(r"^[\"']?format[\"']?\s*:\s*[\"']?duecare-dossier/", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sight:
    """The text of a file, and what can be said of it before any importer reads it."""

    name: str
    text: str
    encoding: str
    header: tuple[str, ...] = ()
    """The first row, if the text is read as a table."""
    json: Json | None = None
    """The values, if the text is JSON: a list or a block."""
    not_json: Problem | None = None
    """Why a text that begins like JSON is none, or is beyond the bounds."""
    workbook: tuple[Remark, ...] = ()
    """For a table that stood in a workbook: what to know of how it was read."""


def look(data: bytes, name: str) -> Sight:
    """Raises InputError, saying what the bytes seem to be, for everything that is not text and no workbook."""
    if is_workbook(data):
        return _in_workbook(data, name)
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise InputError(
                f"The file {name} is {kind}, which cannot be imported.",
                next_step="Export it as text first: a spreadsheet as CSV, a card as Markdown.",
            )
    text, encoding = decoded(data, name)
    header = next(iter(first_rows(text, delimiter_of(text), 1)), ())
    values, problem = _json_of(text, encoding, name)
    return Sight(name, text, encoding, header, values, problem)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an Excel workbook (.xlsx), be it broken."""
    return data.startswith(b"PK\x03\x04") and b"xl/" in data


def _in_workbook(data: bytes, name: str) -> Sight:
    from duecare.exchange.workbook import sheet_of  # takes a while to load, and most files are no workbooks

    sheet = sheet_of(data, name)
    header = first_rows(sheet.text, delimiter_of(sheet.text), 1)[0]
    return Sight(name, sheet.text, "utf-8", header, workbook=sheet.remarks)


def described(sight: Sight) -> str:
    """A phrase for people: what was recognised in a file that no importer knows."""
    start = sight.text.lstrip()[:200]
    if not start:
        return "an empty file"
    if OWN_FORMAT.search(sight.text[:2_000]):
        return "a dossier of Duecare, not a record to import"
    if sight.json is not None:
        return _json(sight.json)
    if is_table(sight):
        kind = "Excel" if sight.workbook else "CSV"
        return f"a table ({kind}) with {len(sight.header)} columns whose header begins {_names(sight.header)}"
    if start[0] == "<":
        return "a web page or XML"
    return f"text that begins “{shortened(one_line(start), 60)}”"


def is_table(sight: Sight) -> bool:
    """Whether the text, which is nothing else, looks like rows of one width, of more than one cell."""
    if sight.json is not None or OWN_FORMAT.search(sight.text[:2_000]):
        return False
    rows = first_rows(sight.text, delimiter_of(sight.text), 2)
    return len(sight.header) > 1 and len({len(row) for row in rows}) == 1


def _json_of(text: str, encoding: str, name: str) -> tuple[Json | None, Problem | None]:
    if text.lstrip()[:1] not in ("[", "{"):
        return None, None
    if encoding == "cp1252":
        return None, Problem("It is not UTF-8 text, which JSON is.", "Save it again as UTF-8.", file=name)
    try:
        return json_values(text, name, JSON), None
    except InputError as error:
        return None, error.problems[0]


def _json(value: Json) -> str:
    if isinstance(value, list):
        first = value[0] if value else None
        keys = tuple(first) if isinstance(first, dict) else ()
        return f"a JSON list of {len(value):,} " + (f"objects with the keys {_names(keys)}" if keys else "items")
    return f"a JSON object with the keys {_names(tuple(value) if isinstance(value, dict) else ())}"


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{shortened(one_line(name), 40)}”" for name in names[:SHOWN])
    return shown + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
