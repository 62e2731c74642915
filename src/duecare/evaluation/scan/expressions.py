"""What a plan asks of a table, as Ibis expressions: the same text forms and the same arithmetic as in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from duecare.evaluation.plan import Plan
from duecare.evaluation.scan.readings import (
    ABOVE,
    BELOW,
    NOT_A_NUMBER,
    Reading,
    number_columns,
    readings_of,
    unit_column,
)
from duecare.evaluation.scan.sets import needs_half, needs_sets
from duecare.evaluation.scan.text import Form

MOST_WEIGHT = 1_000_000_000


def form_in(kind: Any) -> Form:
    """How the values of a column of that Ibis type are read."""
    if kind.is_string() or kind.is_binary():
        return "text"
    if kind.is_boolean():
        return "boolean"
    if kind.is_integer():
        return "whole"
    if kind.is_floating():
        return "float"
    if kind.is_decimal():
        return "decimal"
    if kind.is_timestamp():
        return "moment"
    return "other" if kind.is_date() or kind.is_time() or kind.is_uuid() else "nested"


@dataclass(frozen=True, slots=True)
class Asking:
    """A plan and a table whose columns have these forms."""

    plan: Plan
    table: Any
    forms: dict[str, Form]
    secret: str

    def question(self) -> Any:
        """How many rows have each combination of what the plan reads, and what leaves rows out."""
        read = self._read()
        sums = {"n": read.count(), **self._sums(read)}
        return read.group_by([one for one in read.columns if one not in ("w", "unit")]).aggregate(**sums)

    def repeats(self) -> Any:
        """How often people (or clusters) appear in the rows that are not left out."""
        read = self._read()
        for kept in self._kept(read):
            read = read.filter(kept)
        each = read.group_by("unit").aggregate(n=read.count())
        known = each.unit.notnull()
        return each.aggregate(
            distinct=each.count(where=known), most=each.n.max(where=known), without=each.n.sum(where=~known)
        )

    def _read(self) -> Any:
        import ibis

        plan = self.plan
        seen = self.table.select(**dict(self._seen()))
        number = {name: at for at, name in enumerate(self.forms)}
        made: dict[str, Any] = {}
        for at, reading in enumerate(readings_of(plan)):
            column = number[reading.column]
            made[f"k{at}"] = _banded(seen, reading, column) if reading.by_number else seen[f"t{column}"]
        made |= {f"o{at}": seen[f"t{number[only.column]}"] for at, only in enumerate(plan.data.only)}
        made |= self._weight(seen, number) if plan.data.weight else {"state": ibis.literal(0)}
        unit = unit_column(plan)
        who = seen[f"t{number[unit]}"] if unit else ibis.null("string")
        made |= {"unit": who} if unit else {}
        drawn = (ibis.literal(f"{self.secret}u") + who).hexdigest("md5") if unit else who
        made["half"] = drawn.substr(2, 1) if needs_half(plan) else ibis.null("string")
        made["drawn"] = drawn.substr(0, 2) if needs_sets(plan) else ibis.null("string")
        return seen.select(**made)

    def _seen(self) -> Iterator[tuple[str, Any]]:
        numbers = {*number_columns(self.plan), self.plan.data.weight}
        for at, (name, form) in enumerate(self.forms.items()):
            column = self.table[name]
            yield f"t{at}", _text(column, form)
            if name in numbers:
                yield f"x{at}", _number(column, form)

    def _weight(self, seen: Any, number: dict[str, int]) -> dict[str, Any]:
        import ibis

        at = number[self.plan.data.weight or ""]
        given, weight = seen[f"t{at}"], seen[f"x{at}"]
        right = (weight >= 0) & (weight < MOST_WEIGHT)
        state = ibis.cases((given.isnull(), 1), (right, 0), else_=2)
        return {"state": state, "w": right.ifelse(weight, 0).cast("decimal(19, 6)")}

    def _sums(self, read: Any) -> dict[str, Any]:
        import ibis

        if not self.plan.data.weight:
            return {"weight": ibis.null("string"), "squares": ibis.null("string")}
        return {"weight": read.w.sum().cast("string"), "squares": (read.w * read.w).sum().cast("string")}

    def _kept(self, read: Any) -> Iterator[Any]:
        plan = self.plan
        for at, only in enumerate(plan.data.only):
            yield read[f"o{at}"].isin(only.values)
        if runs := plan.runs:
            key = next(at for at, one in enumerate(readings_of(plan)) if one.kind == "run")
            yield read[f"k{key}"].isin((*runs.before, *runs.after))
        if plan.data.weight:
            yield read.state != 1


def _text(column: Any, form: Form) -> Any:
    import ibis

    plain = column.cast("string")
    match form:
        case "text":
            return plain.strip().nullif("")
        case "boolean":
            return ibis.cases((column, "true"), (~column, "false"))
        case "float":
            whole = (column.abs() < 1e15) & (column == column.floor())
            told = whole.ifelse(column.cast("int64").cast("string"), plain)
            return (column.isnan() | column.isinf()).ifelse(None, told)
        case "decimal":
            return plain.contains(".").ifelse(plain.re_replace("0+$", "").re_replace(r"\.$", ""), plain)
        case "moment":
            return (column == column.truncate("D")).ifelse(column.date().cast("string"), plain)
        case _:
            return plain


def _number(column: Any, form: Form) -> Any:
    if form in ("whole", "decimal"):
        return column.cast("float64")
    number = column if form == "float" else _text(column, form).try_cast("float64")
    number = number.cast("float64")
    return (number.isnan() | number.isinf()).ifelse(None, number)


def _banded(seen: Any, reading: Reading, at: int) -> Any:
    import ibis

    text, number = seen[f"t{at}"], seen[f"x{at}"]
    blank = text.isnull() | text.isin(sorted(reading.missing)) if reading.missing else text.isnull()
    first = ((blank, ibis.null("int64")), (number.isnull(), NOT_A_NUMBER))
    if reading.score is None:
        return ibis.cases(*first, *_below(number, reading.edges), else_=len(reading.edges))
    low, high, bins = float(reading.score.low), float(reading.score.high), reading.score.bins
    bin_ = ((number - low) * (bins / (high - low)) + 1e-9).floor().cast("int64")
    return ibis.cases(*first, (number < low, BELOW), (number > high, ABOVE), (bin_ >= bins, bins - 1), else_=bin_)


def _below(number: Any, edges: Iterable[str]) -> Iterator[tuple[Any, int]]:
    for at, edge in enumerate(edges):
        yield number < float(edge), at
