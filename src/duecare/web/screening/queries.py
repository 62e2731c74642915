"""What pages read of a register that was looked through. Rows only: nothing is read or matched again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from duecare.core.errors import NotFoundError
from duecare.knowledge import bundle
from duecare.knowledge.signals import signals_digest
from duecare.triage.filters import Filters
from duecare.triage.text import folded
from duecare.web.dossiers.models import Upload
from duecare.web.screening.models import Looked, Looking, State

MOST = 20_000
"""Records that are looked through here. More are looked through by the command line, which streams them."""
PAGE = 20
GIVEN_UP = timedelta(seconds=180)
"""Reading a large file takes a minute, in which nothing is told. What is silent for longer was left by its worker."""


def looking_of(upload: Upload) -> Looking | None:
    """How far a file is looked through; nothing where it was not asked for, or its columns say something else since."""
    return Looking.objects.filter(upload=upload, columns=upload.columns).first()


def changed_since(looking: Looking) -> str:
    """What is held otherwise now than when it was looked through: words, or only the knowledge; nothing if neither."""
    if looking.signals != signals_digest():
        return "words"
    return "knowledge" if looking.knowledge != bundle.load().digest else ""


def goes_on(looking: Looking, at: datetime) -> bool:
    """Whether it still comes."""
    return looking.state in (State.WAITING, State.WORKING) and at - looking.seen_at < GIVEN_UP


def unfinished() -> QuerySet[Looking]:
    """What waits, or was left in between."""
    return Looking.objects.filter(state__in=(State.WAITING, State.WORKING))


@dataclass(frozen=True)
class Page:
    """One page of a list, with the ranks that the pages beside it begin after or before."""

    rows: Sequence[Looked]
    before: int | None
    after: int | None


def kept(looking: Looking, asked: Filters) -> QuerySet[Looked]:
    """The systems that were asked for."""
    rows = Looked.objects.filter(of=looking)
    for field, id_ in (("rights", asked.right), ("groups", asked.group), ("lines", asked.red_line)):
        if id_:
            rows = rows.filter(**{f"{field}__contains": f" {id_} "})
    if asked.country:
        rows = rows.filter(countries__contains=f" {asked.country.upper()} ")
    for field, text in (("organisation", asked.organisation), ("suppliers", asked.supplier)):
        if text:
            rows = rows.filter(**{f"{field}__contains": folded(text)})
    for word in asked.words.split():
        rows = rows.filter(search__contains=folded(word))
    return rows


def counts(rows: QuerySet[Looked]) -> dict[str, int]:
    """How many systems stand in each list."""
    return dict(rows.order_by().values_list("list").annotate(n=Count("pk")))


def page(rows: QuerySet[Looked], *, after: int | None, before: int | None) -> Page:
    """The systems after a rank, those before one, or the first."""
    if before is not None:
        found = list(rows.filter(rank__lt=before).order_by("-rank")[: PAGE + 1])
        more = len(found) > PAGE
        shown = found[:PAGE][::-1]
        return Page(shown, shown[0].rank if more else None, shown[-1].rank if shown else None)
    found = list((rows.filter(rank__gt=after) if after is not None else rows).order_by("rank")[: PAGE + 1])
    shown = found[:PAGE]
    earlier = shown[0].rank if shown and after is not None else None
    return Page(shown, earlier, shown[-1].rank if len(found) > PAGE else None)


def system_at(looking: Looking | None, position: int) -> Looked:
    """The system of a record. Raises NotFoundError for one that was folded into another, or that is not there."""
    found = looking.systems.filter(position=position).first() if looking is not None else None
    if found is None:
        raise NotFoundError("There is no such system here.", next_step="Choose one from the list.")
    return found
