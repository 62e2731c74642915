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
    "chain-worst": _("at worst: {tier}"),
    "chain-affected": _("affected"),
    "chain-nothing": _("nothing recorded"),
    "chain-people-none-shown": _("No group of people is shown here."),
    # the map of rights
    "map-title": _("Every right, and how it stands"),
    "map-about": _("{counts}. The table says the same in words."),
    "map-what": _(
        "Each square is a right. The higher it is filled, the graver is the gravest impact on it; empty, it is at "
        "stake and no impact on it is recorded. A question mark: cannot tell yet. Struck through: set aside."
    ),
    "map-what-shown": _(
        "Each square is a right. The higher it is filled, the graver is the gravest impact on it that is shown here; "
        "empty, it is at stake and no impact on it is shown here. A question mark: cannot tell yet. Struck through: "
        "set aside."
    ),
    "map-no-impact": _("no impact on it is recorded"),
    "map-no-impact-shown": _("no impact on it is shown here"),
    "map-other": _("Other rights"),
    "map-family": _("rights"),
    # what is open by when
    "when-title": _("What is open by when"),
    "when-part": _("{title}, part {number} of {all}"),
    "when-about": _("Drawn from top to bottom: {count}. The table says the same in words."),
    "when-what": _(
        "In the order of days; a longer way down is a longer time. Circles: what somebody must do. Squares: what is "
        "decided or looked at again. Dark: overdue, a red line that comes into force, or lost for good."
    ),
    "when-irremediable": _("Can no longer be put right from then on"),
    "when-red-line": _("A red line comes into force"),
    "when-decision": _("Decision"),
    "when-measure": _("Measure due"),
    "when-duty": _("Asked by a norm"),
    "when-review": _("Review"),
    "when-review-what": _("The whole assessment is looked at again"),
    "when-gate-unnamed": _("the next decision"),
    "when-duties": _("{norm}: {count} to be met"),
    "when-kind": _("what kind"),
    "when-who": _("whose"),
    "map-table": _("The same as a table"),
}
