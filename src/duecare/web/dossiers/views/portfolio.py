"""The portfolio: what needs attention, and the dossiers, searched, narrowed down and in an order.

A list is the page that grows with the number of dossiers. So its rows are put into words here, and the template has
neither includes nor plurals inside the loop: fifty rows then cost a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from duecare.knowledge import bundle
from duecare.report.texts import TEXTS
from duecare.report.vocabulary import VOCABULARIES
from duecare.web.dossiers import listing, queries
from duecare.web.dossiers.listing.tallies import tallies
from duecare.web.dossiers.models import NO_DAY, IndexRow
from duecare.web.dossiers.views import wishes
from duecare.web.dossiers.views.attention import calls, count_words
from duecare.web.dossiers.views.pictures import pictures
from duecare.web.look.templatetags.look import localdate, number
from duecare.web.people.http import AppRequest


@dataclass(frozen=True, slots=True)
class Tag:
    """A mark on a row; `kind` is its class."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier as the list shows it."""

    url: str
    title: str
    tags: tuple[Tag, ...]
    facts: str


@require_safe
def portfolio(request: AppRequest) -> HttpResponse:
    """The dossiers that the person may see, a page at a time."""
    now, knowledge = timezone.localtime(), bundle.load().digest
    wanted, there = wishes.read(request.GET.dict()), tallies(request.user, at=now)
    rows, sort = listing.listed(request.user, wanted, on=now.date()), listing.SORTS[wanted.sort]
    page = listing.page_of(rows, sort, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    said, chips = wishes.asked(wanted), wishes.chips(wanted)
    stale = {row.pk for row in page.rows if queries.is_due(row, knowledge=knowledge, on=now.date())}
    context = {
        "rows": [_row(row, stale=row.pk in stale) for row in page.rows],
        "stale": stale,
        "wanted": wanted,
        "any": there.total or chips or page.rows,
        "chips": chips,
        "selects": wishes.selects(wanted, there),
        "arrangement": wishes.arrangement(wanted),
        "marks": wishes.marks(wanted),
        "calls": [] if request.GET else calls(there),
        "pictures": () if request.GET else pictures(there),
        "found": _found(rows, page) if chips else "",
        "after": page.after and wishes.address(said, after=page.after),
        "before": page.before and wishes.address(said, before=page.before),
    }
    return render(request, "dossiers/list.html", context)


def _found(rows: QuerySet[IndexRow], page: listing.Page) -> str:
    """How many there are, in words. Where all are on the page, nothing is counted again."""
    alone = page.after is None and page.before is None
    return count_words(len(page.rows) if alone else listing.count_of(rows))


def _row(row: IndexRow, *, stale: bool) -> Row:
    return Row(
        url=reverse("dossiers:home", args=(row.organisation_slug, row.slug)),
        title=row.title,
        tags=(*_tags(row), *((Tag("tag-suggested", _("To be judged again")),) if stale else ())),
        facts=" · ".join(_facts(row)),
    )


def _facts(row: IndexRow) -> Iterator[str]:
    questions = ngettext("%(count)s question open", "%(count)s questions open", row.open_questions)
    yield questions % {"count": number(row.open_questions)}
    if row.decision_on < NO_DAY:
        yield _("next decision on %(day)s") % {"day": localdate(row.decision_on)}
    yield _("changed on %(day)s") % {"day": localdate(row.updated_at)}


def _tags(row: IndexRow) -> Iterator[Tag]:
    if crossed := row.lines_crossed:
        text = ngettext("%(count)s red line crossed", "%(count)s red lines crossed", crossed)
        yield Tag("tag-problem", text % {"count": number(crossed)})
    if open_ := row.lines_open:
        text = ngettext("%(count)s red line open", "%(count)s red lines open", open_)
        yield Tag("tag-open", text % {"count": number(open_)})
    if not row.impacts:
        yield Tag("", _("No impact recorded"))
        return
    between = "" if row.tier_low == row.tier_high else " tier-range"
    yield Tag(f"tier-{row.tier_high}{between}", _tier(row))


def _tier(row: IndexRow) -> str:
    """How grave its gravest impact is, or the range, in the reader's language."""
    low, high = (_(VOCABULARIES["tier"][tier]) for tier in (row.tier_low, row.tier_high))
    tier = high if low == high else _(TEXTS["tier-range"]).format(low=low, high=high)
    text = _(TEXTS["chain-worst"]).format(tier=tier)
    return text[:1].upper() + text[1:]
