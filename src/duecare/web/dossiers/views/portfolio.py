"""The portfolio: the dossiers changed last first, with search.

A list is the page that grows with the number of dossiers. So its rows are put into words here, and the template has
neither includes nor plurals inside the loop: fifty rows then cost a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

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
from duecare.web.dossiers import queries
from duecare.web.dossiers.models import IndexRow, State
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
    questions: str
    changed: str


@require_safe
def portfolio(request: AppRequest) -> HttpResponse:
    """The dossiers that the person may see, a page at a time."""
    words = request.GET.get("q", "")[:200].replace("\0", "")
    state = State.ARCHIVED if request.GET.get("state") == State.ARCHIVED else State.ACTIVE
    found = queries.listed(request.user, state=state, words=words)
    page = queries.page_of(found, older_than=request.GET.get("older", ""), newer_than=request.GET.get("newer", ""))
    kept = {"q": words, "state": state if state == State.ARCHIVED else ""}
    today, knowledge = timezone.localdate(), bundle.load().digest
    stale = {row.pk for row in page.rows if queries.is_due(row, knowledge=knowledge, on=today)}
    context = {
        "rows": [_row(row, stale=row.pk in stale) for row in page.rows],
        "stale": stale,
        "q": words,
        "state": state,
        "older": page.older and _address(kept, older=page.older),
        "newer": page.newer and _address(kept, newer=page.newer),
    }
    return render(request, "dossiers/list.html", context)


def _address(kept: dict[str, str], **more: str) -> str:
    return "?" + urlencode({name: value for name, value in {**kept, **more}.items() if value})


def _row(row: IndexRow, *, stale: bool) -> Row:
    questions = ngettext("%(count)s question open", "%(count)s questions open", row.open_questions)
    return Row(
        url=reverse("dossiers:home", args=(row.organisation_slug, row.slug)),
        title=row.title,
        tags=(*_tags(row), *((Tag("tag-suggested", _("To be judged again")),) if stale else ())),
        questions=questions % {"count": number(row.open_questions)},
        changed=_("changed on %(day)s") % {"day": localdate(row.updated_at)},
    )


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
    """The gravest tier, or its range, in the reader's language."""
    low, high = (_(VOCABULARIES["tier"][tier]) for tier in (row.tier_low, row.tier_high))
    text = high if low == high else _(TEXTS["tier-range"]).format(low=low, high=high)
    return text[:1].upper() + text[1:]
