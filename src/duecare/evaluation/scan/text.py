"""One text form for a value, whichever file it comes from, so that a plan's values mean the same everywhere.

A text without blanks around it; empty is not recorded. True and false: "true", "false". A whole number: "1", also where
the file holds 1.0 as a number (a text "1.0" stays as it is). Another number: the shortest digits that tell it. A number
that is none (NaN, infinite) is not recorded. A day: "2026-12-02"; a time of day after it unless it is midnight.
"""

from __future__ import annotations

import math
from datetime import date, datetime, time
from typing import Literal

BLANKS = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What Python takes for white space, and the mark at the start of some files."""

Form = Literal["text", "named", "whole", "float", "decimal", "boolean", "moment", "other", "nested"]

_FORMS: dict[str, Form] = {
    "VARCHAR": "text",
    "ENUM": "named",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "whole"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), "whole"),
    **dict.fromkeys(("FLOAT", "DOUBLE"), "float"),
    **dict.fromkeys(("TIMESTAMP", "TIMESTAMP WITH TIME ZONE"), "moment"),
    **dict.fromkeys(("TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"), "moment"),
    "DECIMAL": "decimal",
    "BOOLEAN": "boolean",
}
_PLAIN = frozenset({"DATE", "TIME", "TIME WITH TIME ZONE", "UUID", "INTERVAL"})


def form_of(kind: str) -> Form:
    """How the values of a column of that DuckDB type are read."""
    if kind.endswith("]"):
        return "nested"
    name = kind.split("(")[0].strip()
    return _FORMS.get(name) or ("other" if name in _PLAIN else "nested")


def quoted(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def named(name: str) -> str:
    """A name as SQL."""
    return '"' + name.replace('"', '""') + '"'


_ONE_OF_THEM = ", ".join(quoted(one) for one in BLANKS)
_ENDS = f"left(x, 1) IN ({_ONE_OF_THEM}) OR right(x, 1) IN ({_ONE_OF_THEM})"
CLEAN = (
    f"CREATE TEMP MACRO clean(x) AS CASE WHEN {_ENDS} THEN nullif(trim(x, {quoted(BLANKS)}), '') ELSE nullif(x, '') END"
)
"""Defines clean(x): a text without blanks around it, or nothing. To look first is eight times as fast."""


def text_sql(column: str, form: Form) -> str:
    """The text form of a column."""
    plain = f"CAST({column} AS VARCHAR)"
    match form:
        case "text":
            return f"clean({column})"
        case "named":
            return f"clean({plain})"
        case "float":
            whole = f"abs({column}) < 1e15 AND {column} = trunc({column})"
            told = f"CASE WHEN {whole} THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE {plain} END"
            return f"CASE WHEN isfinite({column}) THEN {told} END"
        case "decimal":
            return f"CASE WHEN contains({plain}, '.') THEN rtrim(rtrim({plain}, '0'), '.') ELSE {plain} END"
        case "moment":
            midnight = f"{column} = date_trunc('day', {column})"
            return f"CASE WHEN {midnight} THEN CAST(CAST({column} AS DATE) AS VARCHAR) ELSE {plain} END"
        case _:
            return plain


def number_sql(column: str, form: Form) -> str:
    """The number in a column, or nothing where it holds none."""
    if form in ("whole", "float", "decimal"):
        number = f"CAST({column} AS DOUBLE)"
    else:
        number = f"TRY_CAST({text_sql(column, form)} AS DOUBLE)"
    return f"CASE WHEN isfinite({number}) THEN {number} END"


def text_of(value: object) -> str | None:
    """The text form of a cell of a workbook."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case float():
            if not math.isfinite(value):
                return None
            return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case _:
            return str(value).strip(BLANKS) or None
