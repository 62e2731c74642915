"""What needs attention in the portfolio: counts of dossiers, each leading to the list of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duecare.web.dossiers.listing import COUNT_TO, Wanted
from duecare.web.dossiers.listing.tallies import SOON, Tallies
from duecare.web.dossiers.views.wishes import address, asked
from duecare.web.look.templatetags.look import number


@dataclass(frozen=True, slots=True)
class Call:
    """Something that calls for attention, and the list of the dossiers concerned."""

    text: str
    url: str
    grave: bool


def count_words(count: int) -> str:
    """A count as it is told: nothing beyond `COUNT_TO`."""
    return _("more than %(most)s") % {"most": number(COUNT_TO)} if count > COUNT_TO else number(count)


def calls(there: Tallies) -> list[Call]:
    """What calls for attention, the gravest first. What there is none of is not told: it is no good news."""
    found = [
        (there.crossed_in_use, _crossed, Wanted(line="crossed", stage="in-use"), True),
        (there.remedy, _remedy, Wanted(remedy=True), True),
        (there.unheard, _unheard, Wanted(unheard=True), False),
        (there.overdue, _overdue, Wanted(overdue=True), False),
        (there.deciding, _deciding, Wanted(within=SOON, sort="decision"), False),
    ]
    return [_call(count, said, wanted, grave=grave) for count, said, wanted, grave in found if count]


def _call(count: int, said: Callable[[int], str], wanted: Wanted, *, grave: bool) -> Call:
    return Call(said(count) % {"count": count_words(count), "days": number(SOON)}, address(asked(wanted)), grave)


def _crossed(n: int) -> str:
    return ngettext(
        "%(count)s system is in use although a red line is crossed",
        "%(count)s systems are in use although a red line is crossed",
        n,
    )


def _remedy(n: int) -> str:
    return ngettext(
        "%(count)s dossier records harm that is or may be severe, has happened, and has no measure of remedy",
        "%(count)s dossiers record harm that is or may be severe, has happened, and has no measure of remedy",
        n,
    )


def _unheard(n: int) -> str:
    return ngettext(
        "%(count)s dossier has an impact that is or may be severe, and people affected were not heard",
        "%(count)s dossiers have an impact that is or may be severe, and people affected were not heard",
        n,
    )


def _overdue(n: int) -> str:
    return ngettext(
        "%(count)s dossier has a measure or a review that is overdue",
        "%(count)s dossiers have a measure or a review that is overdue",
        n,
    )


def _deciding(n: int) -> str:
    return ngettext(
        "%(count)s dossier has a decision due within %(days)s days, or past its day",
        "%(count)s dossiers have a decision due within %(days)s days, or past its day",
        n,
    )
