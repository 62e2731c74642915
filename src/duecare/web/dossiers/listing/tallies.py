"""How many dossiers of the portfolio stand where: what calls for attention, and what the pictures show.

Counting looks at every index row, so the counts are kept until somebody acts in one of the organisations, and for a
minute at most. None goes beyond `COUNT_TO`: then it says only that there are more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from duecare.core.dossier.words import IN_OPERATION
from duecare.web.dossiers.listing import COUNT_TO
from duecare.web.dossiers.models import NO_DAY, IndexRow, State
from duecare.web.people.models import User
from duecare.web.people.queries import organisations_of
from duecare.web.trail.queries import latest_act

SOON, LATER = 30, 90
"""Days from today that count as soon, and after which it is later."""
DUE = ("past", "soon", "next", "later", "none")
LINES = ("crossed", "open", "clear")
MOST_CHOICES = 100
"""Sectors to choose from."""


@dataclass(frozen=True, eq=False)
class Tallies:
    """Counts of the dossiers in work. Kept as they are, so that what is drawn of them can be kept with them."""

    total: int
    crossed_in_use: int
    remedy: int
    overdue: int
    deciding: int
    unheard: int
    tiers: Mapping[tuple[str, int], int]
    """By stage and worst tier."""
    due: Mapping[str, int]
    lines: Mapping[str, int]
    sectors: tuple[str, ...]
    countries: tuple[str, ...]


def tallies(user: User, *, at: datetime) -> Tallies:
    """The counts of what a person may see, on that day."""
    organisations = tuple(organisations_of(user).order_by("pk").values_list("pk", flat=True))
    return _kept(organisations, latest_act(organisations), at.date(), int(at.timestamp()) // 60)


@lru_cache(maxsize=32)
def _kept(organisations: tuple[int, ...], act: str, on: date, minute: int) -> Tallies:
    """The counts, by all that they change with; `minute` so that what nobody did, a reindex, is seen soon."""
    mine = Q(organisation_id=organisations[0]) if len(organisations) == 1 else Q(organisation__in=organisations)
    rows = IndexRow.objects.filter(mine, state=State.ACTIVE)
    return _folded(_groups(rows, on), _sectors(rows), _countries(rows))


def _groups(rows: QuerySet[IndexRow], on: date) -> Iterable[Mapping[str, Any]]:
    """The rows by all that is counted: a few hundred groups at most, however many rows there are."""
    marked = rows.annotate(
        line=_first(crossed=Q(lines_crossed__gt=0), open=Q(lines_open__gt=0), clear=Q()),
        remedy=_first(yes=Q(remedy_missing__gt=0), no=Q()),
        voices=_first(yes=Q(unheard__gt=0), no=Q()),
        due=_days("due_on", on),
        decision=_first(yes=Q(decision_on__lte=on + timedelta(days=SOON)), no=Q()),
    )
    return marked.values("stage", "worst_tier", "line", "remedy", "voices", "due", "decision").annotate(n=Count("pk"))


def _days(field: str, on: date) -> Case:
    soon, next_ = (on + timedelta(days=days) for days in (SOON, LATER))
    return _first(
        past=Q(**{f"{field}__lt": on}),
        soon=Q(**{f"{field}__lte": soon}),
        next=Q(**{f"{field}__lte": next_}),
        later=Q(**{f"{field}__lt": NO_DAY}),
        none=Q(),
    )


def _first(**named: Q) -> Case:
    """The name of the first condition that holds."""
    *whens, (last, _) = named.items()
    cases = [When(condition, then=Value(name)) for name, condition in whens]
    return Case(*cases, default=Value(last), output_field=CharField())


def _folded(groups: Iterable[Mapping[str, Any]], sectors: tuple[str, ...], countries: tuple[str, ...]) -> Tallies:
    said: Counter[str] = Counter()
    tiers: Counter[tuple[str, int]] = Counter()
    due: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for group in groups:
        n = group["n"]
        tiers[group["stage"], group["worst_tier"]] += n
        due[group["due"]] += n
        lines[group["line"]] += n
        said["total"] += n
        said["crossed_in_use"] += n * (group["line"] == "crossed" and group["stage"] in IN_OPERATION)
        said["remedy"] += n * (group["remedy"] == "yes")
        said["unheard"] += n * (group["voices"] == "yes")
        said["overdue"] += n * (group["due"] == "past")
        said["deciding"] += n * (group["decision"] == "yes")
    names = ("total", "crossed_in_use", "remedy", "overdue", "deciding", "unheard")
    counts = {name: min(said[name], COUNT_TO + 1) for name in names}
    return Tallies(
        **counts, tiers=_bound(tiers), due=_bound(due), lines=_bound(lines), sectors=sectors, countries=countries
    )


def _bound(counts: Counter[Any]) -> dict[Any, int]:
    return {key: min(count, COUNT_TO + 1) for key, count in counts.items()}


def _sectors(rows: QuerySet[IndexRow]) -> tuple[str, ...]:
    named = rows.exclude(sector="").order_by("sector").values_list("sector", flat=True)
    return tuple(named.distinct()[:MOST_CHOICES])


def _countries(rows: QuerySet[IndexRow]) -> tuple[str, ...]:
    together = rows.exclude(countries="").order_by("countries").values_list("countries", flat=True).distinct()
    return tuple(sorted({code for codes in together[:COUNT_TO] for code in codes.split()}))
