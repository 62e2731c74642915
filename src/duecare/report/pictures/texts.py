"""The fixed texts of pictures, in English: part of the report's texts."""

from __future__ import annotations

from collections.abc import Mapping

from duecare.report.originals import gettext_noop as _

PICTURE_TEXTS: Mapping[str, str] = {
    # the chain
    "chain-title": _("Who gives what to whom"),
    "chain-about": _(
        "Organisations drawn: {actors}. What passes between them: {links}. Groups of people affected: {groups}. The "
        "table says the same in words."
    ),
    "chain-what": _(
        "A line leaves what somebody gives, and ends with an arrow at whoever gets it. The people affected stand last."
    ),
    "chain-gravest": _(
        "Thick lines lead from those involved in the gravest impact to the people it affects: {impact}. Their band is "
        "solid for cause, narrowly striped for contribute, widely striped for linked, and empty where not settled."
    ),
    "chain-left-out": _("Not everything is drawn. The table has all of it."),
    "chain-people": _("People affected"),
    "chain-people-none": _("No group of people is stated yet."),
    "chain-is": _("What it is"),
    "chain-gives": _("Gives"),
    "chain-gives-to": _("To {to}: {what}"),
    "chain-in-gravest": _("In the gravest impact"),
    "chain-worst": _("At worst: {tier}"),
    "chain-affected": _("affected"),
    "chain-nothing": _("nothing recorded"),
}
