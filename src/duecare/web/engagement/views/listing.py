"""The list: whom nobody has heard yet, first; then who was heard, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from duecare.core.dossier import Engagement
from duecare.core.method.findings import ImpactFinding
from duecare.core.method.hearing import Standing, is_unfinished
from duecare.report.gates import consent_asked
from duecare.report.impacts import tier_words
from duecare.report.words import Words
from duecare.web.dossiers.http import crumbs, route, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.engagement import queries
from duecare.web.engagement.queries import Unheard
from duecare.web.engagement.views.aids import aids
from duecare.web.people.http import AppRequest

SHORT = 280
"""So many characters of what people said stand in the list; the page of the hearing has all of them."""


@require_safe
@with_dossier
def engagement(request: AppRequest, opened: Open) -> HttpResponse:
    """Who was heard, and who was not."""
    words, today = words_of(opened), timezone.localdate()
    document, impacts = opened.document, opened.judged.impacts
    context = {
        "opened": opened,
        "unheard": [_unheard(one, opened, words, today) for one in queries.unheard_groups(document, impacts, today)],
        "nameless": [_impact(found, opened, words) for found in queries.without_groups(document, impacts, today)],
        "touched": bool(queries.touched(document, impacts)),
        "heard": _rows("heard", opened, words, today),
        "unrecorded": _rows("unrecorded", opened, words, today),
        "informed": _rows("informed", opened, words, today),
        "planned": _rows("planned", opened, words, today),
        "others": _rows("others", opened, words, today),
        "nobody": _rows("nobody", opened, words, today),
        "consent": consent_asked(opened.judged.caveats, words),
        "no_hearing": aids(words)["no_hearing"],
        "new": route("engagement:new", opened),
        "plan": route("engagement:plan", opened),
        "say_why": route("engagement:nobody", opened),
        "impacts": route("assessment:impacts", opened),
        "crumbs": crumbs(opened),
    }
    return render(request, "engagement/list.html", context)


def _unheard(one: Unheard, opened: Open, words: Words, today: date) -> dict[str, object]:
    """A group of whom nobody was heard: how grave what touches it is, and what is recorded of it all the same."""
    gravest, asked = one.impacts[0], urlencode({"group": one.group})

    def named(kind: Standing) -> list[dict[str, object]]:
        found = queries.of_kind(opened.document, kind, today)
        return [_named(id_, held, opened, words) for id_, held in found if one.group in held.groups]

    return {
        "name": words.name("groups", one.group),
        "low": gravest.tier_low,
        "high": gravest.tier_high,
        "tier": tier_words(gravest, words),
        "impacts": [_impact(found, opened, words) for found in one.impacts],
        "unsaid": named("unrecorded"),
        "informed": named("informed"),
        "planned": named("planned"),
        "others": named("others"),
        "nobody": named("nobody"),
        "new": f"{route('engagement:new', opened)}?{asked}",
        "plan": f"{route('engagement:plan', opened)}?{asked}",
        "say_why": f"{route('engagement:nobody', opened)}?{asked}",
    }


def _impact(found: ImpactFinding, opened: Open, words: Words) -> dict[str, object]:
    return {"name": words.name("impacts", found.id), "url": route("assessment:impact", opened, found.id)}


def _named(id_: str, held: Engagement, opened: Open, words: Words) -> dict[str, object]:
    return {
        "name": words.own(held.title),
        "url": route("engagement:one", opened, id_),
        "day": words.day(held.on) if held.on else "",
        "why": words.quote(held.why_nobody).short(SHORT) if held.why_nobody else "",
    }


def _rows(kind: Standing, opened: Open, words: Words, today: date) -> Sequence[dict[str, object]]:
    return [_row(id_, held, opened, words, today) for id_, held in queries.of_kind(opened.document, kind, today)]


def _row(id_: str, held: Engagement, opened: Open, words: Words, today: date) -> dict[str, object]:
    """A record in short."""
    return {
        **_named(id_, held, opened, words),
        "how": words.label("heard-by", held.how),
        "say": words.word(held.say, "say") if held.say else "",
        "groups": words.series([words.name("groups", group) for group in held.groups]),
        "said": words.own(held.said).short(SHORT) if held.said else "",
        "changed": words.own(held.changed).short(SHORT) if held.changed else "",
        "unfinished": is_unfinished(held, today),
    }
