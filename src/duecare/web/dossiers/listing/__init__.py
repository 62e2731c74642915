"""The list of dossiers: what is wanted of it, in which order, page by page. It reads index rows and nothing else.

A page is found in the index of its order, which holds every column that is filtered by; only then are its fifty rows
read. Words are found through an index of three letters each, of whichever database there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from duecare.core.errors import NotFoundError
from duecare.core.method.severity import TIERS
from duecare.web.dossiers.judging import NONE_RECORDED, plain_text
from duecare.web.dossiers.models import IndexRow, State
from duecare.web.people.models import User
from duecare.web.people.queries import organisations_of

PAGE = 50
COUNT_TO = 1_000
"""Lists longer than this are not counted."""
MOST_WORDS = 8
GRAM = 3
"""Letters of the shortest word that the index of words finds; shorter ones are looked for row by row."""


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see of the list. The empty text is no wish."""

    words: str = ""
    state: str = State.ACTIVE
    line: str = ""
    """The state of the red lines: crossed, open, or clear of both."""
    tier: str = ""
    """The gravest that an impact may have, or `none` where no impact is recorded."""
    stage: str = ""
    """Or `none` where it is not stated."""
    sector: str = ""
    country: str = ""
    overdue: bool = False
    unheard: bool = False
    remedy: bool = False
    within: int | None = None
    """Days from today in which the next decision is due, or was."""
    sort: str = "changed"


@dataclass(frozen=True)
class Sort:
    """An order of the list: by a column, then by the dossier, both in the same direction."""

    field: str
    descending: bool = False

    @property
    def order(self) -> tuple[str, str]:
        """As Django writes it."""
        sign = "-" if self.descending else ""
        return f"{sign}{self.field}", f"{sign}dossier_id"

    def key(self, row: IndexRow) -> str:
        """The place of a row in this order."""
        value = getattr(row, self.field)
        return f"{value if isinstance(value, str) else value.isoformat()}_{row.dossier_id}"


SORTS: Mapping[str, Sort] = MappingProxyType(
    {
        "changed": Sort("updated_at", descending=True),
        "worst": Sort("worst_first"),
        "decision": Sort("decision_on"),
        "title": Sort("title_key"),
    }
)
LINES: Mapping[str, Q] = MappingProxyType(
    {"crossed": Q(lines_crossed__gt=0), "open": Q(lines_open__gt=0), "clear": Q(lines_crossed=0, lines_open=0)}
)


@dataclass(frozen=True)
class Page:
    """One page of a list, with the keys of the pages beside it."""

    rows: list[IndexRow]
    after: str | None
    before: str | None


def listed(user: User, wanted: Wanted, *, on: date) -> QuerySet[IndexRow]:
    """The dossiers that a person may see and wants to see, in no order. Every word must occur."""
    words = plain_text(wanted.words.replace("\0", "")).split()[:MOST_WORDS]
    rows = _within_reach(user, _found([word for word in words if len(word) >= GRAM]))
    rows = rows.filter(_wishes(wanted, on), state=wanted.state)
    for word in words:
        rows = rows.filter(search__contains=word)
    return rows


def _within_reach(user: User, found: list[int] | None) -> QuerySet[IndexRow]:
    """The rows of the organisations that a person belongs to; of those only, where words led to some.

    For a person of one organisation an equality, which the index answers in its order: the list then costs the same at
    any number of dossiers. A person of several pays a sort. Where words led to few rows, the sum keeps the database
    from walking through the index of all others.
    """
    mine = list(organisations_of(user).values_list("pk", flat=True)[:2])
    whose = Q(owner=mine[0]) if len(mine) == 1 else Q(owner__in=organisations_of(user))
    if found is None:
        return IndexRow.objects.alias(owner=F("organisation_id")).filter(whose)
    return IndexRow.objects.alias(owner=F("organisation_id") + 0).filter(whose, pk__in=found)


def _wishes(wanted: Wanted, on: date) -> Q:
    found = LINES.get(wanted.line, Q())
    if wanted.tier:
        found &= Q(worst_tier=TIERS.index(wanted.tier) if wanted.tier in TIERS else NONE_RECORDED)
    if wanted.stage:
        found &= Q(stage="" if wanted.stage == "none" else wanted.stage)
    if wanted.sector:
        found &= Q(sector=plain_text(wanted.sector))
    if wanted.country:
        found &= Q(countries__contains=f" {wanted.country} ")
    if wanted.overdue:
        found &= Q(due_on__lt=on)
    if wanted.unheard:
        found &= Q(unheard__gt=0)
    if wanted.remedy:
        found &= Q(remedy_missing__gt=0)
    if wanted.within is not None:
        found &= Q(decision_on__lte=on + timedelta(days=wanted.within))
    return found


def _found(words: list[str]) -> list[int] | None:
    """The dossiers, whosever they are, that may hold all these words; nothing when there are more than `COUNT_TO`: such
    dossiers stand so close in any order that a page is full soon."""
    if not words:
        return None
    sql, wanted = _in_sqlite(words) if connection.vendor == "sqlite" else _in_postgresql(words)
    with connection.cursor() as cursor:
        cursor.execute(sql, [wanted, COUNT_TO + 1])
        found = [row[0] for row in cursor.fetchall()]
    return found if len(found) <= COUNT_TO else None


def _in_sqlite(words: list[str]) -> tuple[str, Any]:
    quoted = " ".join('"{}"'.format(word.replace('"', '""')) for word in words)
    return "SELECT rowid FROM dossiers_search WHERE search MATCH %s LIMIT %s", quoted


def _in_postgresql(words: list[str]) -> tuple[str, Any]:
    grams = {word[at : at + GRAM] for word in words for at in range(len(word) - GRAM + 1)}
    return "SELECT dossier_id FROM dossiers_indexrow WHERE dossiers_grams(search) @> %s LIMIT %s", sorted(grams)


def count_of(rows: QuerySet[IndexRow]) -> int:
    """How many there are; one more than `COUNT_TO` for all that is more than that."""
    return rows.values("pk")[: COUNT_TO + 1].count()


def page_of(rows: QuerySet[IndexRow], sort: Sort, *, after: str = "", before: str = "") -> Page:
    """One page by keys: what comes after, or before, the row that the key names."""
    if before:
        found = _first(_beyond(rows, sort, before, back=True), sort, back=True)
        more, found = len(found) > PAGE, found[:PAGE][::-1]
        return Page(found, after=sort.key(found[-1]) if found else None, before=sort.key(found[0]) if more else None)
    found = _first(_beyond(rows, sort, after, back=False) if after else rows, sort, back=False)
    more, found = len(found) > PAGE, found[:PAGE]
    return Page(
        found, after=sort.key(found[-1]) if more else None, before=sort.key(found[0]) if after and found else None
    )


def _first(rows: QuerySet[IndexRow], sort: Sort, *, back: bool) -> list[IndexRow]:
    """The first rows in this order, or in the order turned round, and one more. The names that addresses need come
    with them."""
    order = [field.removeprefix("-") if field.startswith("-") else f"-{field}" for field in sort.order]
    by = order if back else sort.order
    keys = rows.order_by(*by).values("pk")[: PAGE + 1]
    names = {"slug": F("dossier__slug"), "organisation_slug": F("organisation__slug")}
    return list(IndexRow.objects.filter(pk__in=keys).annotate(**names).order_by(*by))


def _beyond(rows: QuerySet[IndexRow], sort: Sort, key: str, *, back: bool) -> QuerySet[IndexRow]:
    """Rows on one side of a key, written so that the index serves it: a range, less what is equal and beyond."""
    value, id_ = _read(key, sort)
    up = sort.descending is back
    there, past = ("gte", "lte") if up else ("lte", "gte")
    return rows.filter(**{f"{sort.field}__{there}": value}).exclude(**{sort.field: value, f"dossier_id__{past}": id_})


def _read(key: str, sort: Sort) -> tuple[Any, int]:
    value, _, id_ = key.rpartition("_")
    try:
        if not (id_.isascii() and id_.isdigit() and len(id_) < 19) or "\0" in value or len(value) > 100:
            raise ValueError
        return _READ.get(sort.field, str)(value), int(id_)
    except (ValueError, OverflowError):
        raise NotFoundError("There is no such page of the list.", next_step="Start again from its beginning.") from None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    moment.astimezone(UTC)
    if moment.tzinfo is None:
        raise ValueError
    return moment


_READ: Mapping[str, Any] = MappingProxyType({"updated_at": _moment, "decision_on": date.fromisoformat})
