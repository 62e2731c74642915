"""What a reader wants to see of a register: read from the address, offered as choices, shown as words to take away.

Whatever an address says that cannot be is passed over: no address breaks the list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.triage.filters import Filters
from duecare.web.dossiers.views.wishes import MOST_LETTERS, Chip, Option, Select
from duecare.web.screening.models import List
from duecare.web.screening.store import Summary

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KINDS: Mapping[str, tuple[str, str]] = {
    "right": ("right", "rights"),
    "group": ("group", "groups"),
    "line": ("red_line", "red-lines"),
}
"""By its name in the address: the filter's field, and the kind of record."""
LABELS: Mapping[str, str | Promise] = {
    "right": _("Right"),
    "group": _("Group of people"),
    "line": _("Red line to ask about"),
    "country": _("Country"),
}
OTHER: Mapping[str, tuple[str, str | Promise]] = {
    "q": ("words", _("Words in the name and the texts")),
    "by": ("organisation", _("Stated by")),
    "supplier": ("supplier", _("Supplier")),
}


def read(sent: Mapping[str, str]) -> tuple[Filters, str]:
    """What an address asks for, and of which list."""
    ids = {field: _slug(sent.get(name, "")) for name, (field, _kind) in KINDS.items()}
    texts = {field: sent.get(name, "")[:MOST_LETTERS].replace("\0", "") for name, (field, _label) in OTHER.items()}
    country = sent.get("country", "")
    of = sent.get("list", "")
    asked = Filters(country=country if re.fullmatch("[A-Z]{2}", country) else "", **ids, **texts)
    return asked, of if of in List.values else List.LOOK.value


def _slug(text: str) -> str:
    return text if len(text) < MOST_LETTERS and SLUG.fullmatch(text) else ""


def address(asked: Filters, of: str, **more: int) -> str:
    """The address of the list with these wishes."""
    fields = {**{name: field for name, (field, _kind) in KINDS.items()}, **{n: f for n, (f, _l) in OTHER.items()}}
    said = {name: getattr(asked, field) for name, field in fields.items()}
    told = {**said, "country": asked.country, "list": "" if of == List.LOOK else of}
    return "?" + urlencode({**{name: value for name, value in told.items() if value}, **more})


def selects(asked: Filters, there: Summary, words: Words) -> list[Select]:
    """The choices: those that the register has, and the one chosen."""
    found = []
    for name, (field, kind) in KINDS.items():
        chosen = getattr(asked, field)
        found.append(_select(name, there, chosen, {id_: words.name(kind, id_) for id_ in _ids(name, there, chosen)}))
    countries = {id_: words.country(id_) for id_ in _ids("country", there, asked.country)}
    return [*found, _select("country", there, asked.country, countries)]


def _ids(name: str, there: Summary, chosen: str) -> list[str]:
    return list(dict.fromkeys((*there.offered.get(name, ()), *([chosen] if chosen else []))))


def _select(name: str, there: Summary, chosen: str, texts: Mapping[str, Phrase]) -> Select:
    named = sorted(texts.items(), key=lambda pair: pair[1].text.casefold())
    options = [Option("", now("Any"), not chosen), *(Option(id_, text, id_ == chosen) for id_, text in named)]
    return Select(name, LABELS[name], options)


def chips(asked: Filters, of: str, words: Words) -> list[Chip]:
    """Each wish in words, to be taken away."""
    found: list[tuple[str, str | Phrase]] = []
    for field, kind in KINDS.values():
        if value := getattr(asked, field):
            found.append((field, words.name(kind, value)))
    if asked.country:
        found.append(("country", words.country(asked.country)))
    for field, label in OTHER.values():
        if value := getattr(asked, field):
            found.append((field, now("%(what)s: %(value)s") % {"what": label, "value": value}))
    return [Chip(text, address(replace(asked, **{field: ""}), of)) for field, text in found]
