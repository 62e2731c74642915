"""What a reader wants to see of the list: read from the address, offered as choices, shown as words to take away.

Whatever an address says that is none of the choices is passed over: no address breaks the list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from duecare.core.dossier.words import Stage
from duecare.core.method.severity import TIERS
from duecare.report.locales import locale_of
from duecare.report.phrase import Phrase
from duecare.report.vocabulary import VOCABULARIES
from duecare.web.dossiers.listing import LINES, SORTS, Wanted
from duecare.web.dossiers.listing.tallies import Tallies
from duecare.web.dossiers.models import State
from duecare.web.look.templatetags.look import number

WITHIN = (7, 30, 90)
MOST_LETTERS = 200
LABELS: Mapping[str, str | Promise] = {
    "line": gettext_lazy("Red lines"),
    "tier": gettext_lazy("Gravest impact"),
    "stage": gettext_lazy("Where it stands"),
    "sector": gettext_lazy("Sector"),
    "country": gettext_lazy("Country"),
    "within": gettext_lazy("Next decision"),
    "state": gettext_lazy("Which dossiers"),
    "sort": gettext_lazy("In which order"),
}
LINE_WORDS: Mapping[str, str | Promise] = {
    "crossed": gettext_lazy("A red line is crossed"),
    "open": gettext_lazy("A red line is open"),
    "clear": gettext_lazy("No red line crossed or open"),
}
MARKS: Mapping[str, str | Promise] = {
    "overdue": gettext_lazy("A measure or the review is overdue"),
    "remedy": gettext_lazy("Grave harm without a measure of remedy"),
    "unheard": gettext_lazy("Grave impacts where people affected were not heard"),
}
"""What a dossier can have or not, each a box to tick."""
SORT_WORDS: Mapping[str, str | Promise] = {
    "changed": gettext_lazy("Changed last"),
    "worst": gettext_lazy("Gravest first"),
    "decision": gettext_lazy("Next decision first"),
    "title": gettext_lazy("By title"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """A choice in a list of them."""

    value: str
    text: str | Promise | Phrase
    chosen: bool


@dataclass(frozen=True, slots=True)
class Select:
    """Choices of which one holds."""

    name: str
    label: str | Promise
    options: Sequence[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    """A wish in words, with the address of the list without it."""

    text: str | Promise | Phrase
    url: str


def read(sent: Mapping[str, str]) -> Wanted:
    """What an address asks for."""
    within = sent.get("within", "")
    return Wanted(
        words=sent.get("q", "")[:MOST_LETTERS].replace("\0", ""),
        state=_one_of(sent.get("state", ""), State.values) or State.ACTIVE,
        line=_one_of(sent.get("line", ""), LINES),
        tier=_one_of(sent.get("tier", ""), (*TIERS, "none")),
        stage=_one_of(sent.get("stage", ""), (*get_args(Stage), "none")),
        sector=sent.get("sector", "")[:MOST_LETTERS].replace("\0", ""),
        country=code if re.fullmatch("[A-Z]{2}", code := sent.get("country", "")) else "",
        within=int(within) if within in map(str, WITHIN) else None,
        sort=_one_of(sent.get("sort", ""), SORTS) or "changed",
        **{name: sent.get(name) == "yes" for name in MARKS},
    )


def _one_of(value: str, known: Mapping[str, object] | Sequence[str]) -> str:
    return value if value in known else ""


def asked(wanted: Wanted) -> dict[str, str]:
    """The wishes as an address says them; those that are as ever are left out."""
    plain = {
        "q": wanted.words,
        "state": "" if wanted.state == State.ACTIVE else wanted.state,
        "within": "" if wanted.within is None else str(wanted.within),
        "sort": "" if wanted.sort == "changed" else wanted.sort,
        **{name: getattr(wanted, name) for name in ("line", "tier", "stage", "sector", "country")},
        **{name: "yes" if getattr(wanted, name) else "" for name in MARKS},
    }
    return {name: value for name, value in plain.items() if value}


def address(said: Mapping[str, str], **more: str) -> str:
    """The address of the list with these wishes."""
    return "?" + urlencode({**said, **more})


def selects(wanted: Wanted, there: Tallies) -> list[Select]:
    """The choices to narrow the list down. Sectors and countries are those that there are, and the one chosen."""
    words = VOCABULARIES
    sectors = sorted({*there.sectors, *([wanted.sector] if wanted.sector else [])})
    countries = sorted({*there.countries, *([wanted.country] if wanted.country else [])}, key=country_name)
    none = ("none", _("Not stated"))
    found: dict[str, list[tuple[str, str | Promise]]] = {
        "line": list(LINE_WORDS.items()),
        "tier": [*((tier, _first_letter(_(words["tier"][tier]))) for tier in TIERS), ("none", _("No impact recorded"))],
        "stage": [*((one, _first_letter(_(words["stage"][one]))) for one in get_args(Stage)), none],
        "sector": [(sector, _first_letter(sector)) for sector in sectors],
        "country": [(code, country_name(code)) for code in countries],
        "within": [(str(days), _within(days)) for days in WITHIN],
    }
    said = asked(wanted)
    return [_select(name, [("", _("Any")), *options], said.get(name, "")) for name, options in found.items() if options]


def arrangement(wanted: Wanted) -> list[Select]:
    """Which dossiers, and in which order."""
    states = [("", _("In work")), (State.ARCHIVED.value, _("Archived"))]
    said = asked(wanted)
    orders = [("" if name == "changed" else name, text) for name, text in SORT_WORDS.items()]
    return [_select("state", states, said.get("state", "")), _select("sort", orders, said.get("sort", ""))]


def _select(name: str, options: Sequence[tuple[str, str | Promise]], chosen: str) -> Select:
    return Select(name, LABELS[name], [Option(value, text, value == chosen) for value, text in options])


def marks(wanted: Wanted) -> list[Option]:
    """The boxes to tick."""
    return [Option(name, text, bool(getattr(wanted, name))) for name, text in MARKS.items()]


def chips(wanted: Wanted) -> list[Chip]:
    """Each wish in words, to be taken away. The order of the list is none."""
    said = asked(wanted)
    words = {
        "q": _("“%(words)s”") % {"words": wanted.words},
        "line": LINE_WORDS.get(wanted.line, ""),
        "tier": _tier(wanted.tier),
        "stage": _("%(what)s: %(value)s") % {"what": LABELS["stage"], "value": _stage(wanted.stage)},
        "sector": _("%(what)s: %(value)s") % {"what": LABELS["sector"], "value": wanted.sector},
        "country": country_name(wanted.country),
        "within": _within(wanted.within or 0),
        **MARKS,
    }
    left = {name: address({key: value for key, value in said.items() if key != name}) for name in said}
    return [Chip(words[name], left[name]) for name in said if name in words]


def _tier(tier: str) -> str:
    if tier == "none":
        return _("No impact recorded")
    word = _(VOCABULARIES["tier"][tier]) if tier else ""
    return _("%(what)s: %(value)s") % {"what": LABELS["tier"], "value": word}


def _stage(stage: str) -> str:
    return _(VOCABULARIES["stage"][stage]) if stage not in ("", "none") else _("not stated")


def _within(days: int) -> str:
    text = ngettext("Decision due within %(count)s day, or past", "Decision due within %(count)s days, or past", days)
    return text % {"count": number(days)}


def country_name(code: str) -> str:
    """The name of a country, in the reader's language."""
    return str(locale_of(get_language() or "en").territories.get(code, code))


def _first_letter(text: str) -> str:
    return text[:1].upper() + text[1:]
