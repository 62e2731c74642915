"""The measures in English: what each is called, what it is, and how it is said of people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.originals import gettext_noop as _

MEASURE_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        # names, with those of the field; some stand inside sentences
        "measure-selection-rate": _("share given a yes (selection rate)"),
        "measure-true-positive-rate": _("share found (true positive rate)"),
        "measure-false-positive-rate": _("share wrongly given a yes (false positive rate)"),
        "measure-false-negative-rate": _("share missed (false negative rate)"),
        "measure-precision": _("share of yeses that were right (precision)"),
        "measure-false-omission-rate": _("share of noes that were wrong (false omission rate)"),
        "measure-base-rate": _("share with a yes of the label (base rate)"),
        "measure-error-rate": _("share decided wrongly (error rate)"),
        "measure-area": _("how well the score tells them apart (AUC)"),
        # definitions
        "means-selection-rate": _("Of all rows of a group, the share with a yes to {decision}."),
        "means-true-positive-rate": _(
            "Of the rows of a group with a yes to {label}, the share with a yes to {decision}."
        ),
        "means-false-positive-rate": _(
            "Of the rows of a group with a no to {label}, the share that had a yes to {decision} nevertheless."
        ),
        "means-false-negative-rate": _(
            "Of the rows of a group with a yes to {label}, the share with a no to {decision}."
        ),
        "means-precision": _("Of the rows of a group with a yes to {decision}, the share with a yes to {label}."),
        "means-false-omission-rate": _(
            "Of the rows of a group with a no to {decision}, the share with a yes to {label} nevertheless."
        ),
        "means-base-rate": _("Of all rows of a group, the share with a yes to {label}, whatever was decided."),
        "means-error-rate": _("Of all rows of a group, the share where {decision} and {label} differ."),
        "means-area": _(
            "The chance that a row with a yes to {label} has a higher score than one with a no, in the same group. A "
            "half is as good as guessing."
        ),
        # of people
        "one-selection-rate": _("Of {base} in {group}, about {count} got a yes to {decision}."),
        "one-true-positive-rate": _(
            "Of {base} in {group} with a yes to {label}, about {count} got a yes to {decision}."
        ),
        "one-false-positive-rate": _(
            "Of {base} in {group} with a no to {label}, about {count} got a yes to {decision} nevertheless."
        ),
        "one-false-negative-rate": _(
            "Of {base} in {group} with a yes to {label}, about {count} got a no to {decision}."
        ),
        "one-precision": _("Of {base} in {group} with a yes to {decision}, about {count} had a yes to {label}."),
        "one-false-omission-rate": _(
            "Of {base} in {group} with a no to {decision}, about {count} had a yes to {label} nevertheless."
        ),
        "one-base-rate": _("Of {base} in {group}, about {count} had a yes to {label}."),
        "one-error-rate": _("Of {base} in {group}, the decision was wrong for about {count}."),
        "one-other": _("Of {base} in {other}, about {count}."),
        # of how many times as many people
        "times-selection-rate": _("A yes to {decision} was {times} times as frequent in {group} as in {other}."),
        "times-true-positive-rate": _(
            "Of those with a yes to {label}, a yes to {decision} was {times} times as frequent in {group} as in "
            "{other}."
        ),
        "times-false-positive-rate": _(
            "Of those with a no to {label}, a yes to {decision} was {times} times as frequent in {group} as in {other}."
        ),
        "times-false-negative-rate": _(
            "Of those with a yes to {label}, a no to {decision} was {times} times as frequent in {group} as in {other}."
        ),
        "times-precision": _(
            "Of those with a yes to {decision}, a yes to {label} was {times} times as frequent in {group} as in "
            "{other}."
        ),
        "times-false-omission-rate": _(
            "Of those with a no to {decision}, a yes to {label} was {times} times as frequent in {group} as in {other}."
        ),
        "times-base-rate": _("A yes to {label} was {times} times as frequent in {group} as in {other}."),
        "times-error-rate": _("A wrong decision was {times} times as frequent in {group} as in {other}."),
        # nobody to ask of
        "nobody-selection-rate": _("No row is in {group}, so nothing can be said of it."),
        "nobody-true-positive-rate": _("Nobody in {group} had a yes to {label}, so nothing can be said."),
        "nobody-false-positive-rate": _("Nobody in {group} had a no to {label}, so nothing can be said."),
        "nobody-false-negative-rate": _("Nobody in {group} had a yes to {label}, so nothing can be said."),
        "nobody-precision": _("Nobody in {group} got a yes to {decision}, so nothing can be said."),
        "nobody-false-omission-rate": _("Nobody in {group} got a no to {decision}, so nothing can be said."),
        "nobody-base-rate": _("No row is in {group}, so nothing can be said of it."),
        "nobody-error-rate": _("No row is in {group}, so nothing can be said of it."),
    }
)
