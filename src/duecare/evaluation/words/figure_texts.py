"""What is said of a figure, in English: differences, changes, states, readings and methods."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.originals import gettext_noop as _

FIGURE_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        # who
        "group": _("the group {name}"),
        "the-rest": _("all other groups"),
        "not-recorded": _("{attribute} not recorded"),
        "band-below": _("below {high}"),
        "band-from-to": _("{low} to below {high}"),
        "band-from": _("{low} and more"),
        "value-blank": _("no text"),
        # numbers
        "points": _("{value} points"),
        "point": _("{value} point"),
        # differences
        "diff-between": _("The difference is {value} in {base}; it could be as small as {low} or as large as {high}."),
        "diff-alone": _("The difference is {value} in {base}. How sure that is cannot be told."),
        "diff-none": _(
            "No difference was found. That does not say that there is none: it could be anything between {fewer} in "
            "{base} fewer and {more} in {base} more."
        ),
        "diff-chance": _(
            "The difference is {value} in {base}; taken alone, it could be as small as {low} or as large as {high}. "
            "Among so many comparisons chance could do as much, so it is not called a difference. Nor does that say "
            "that there is none."
        ),
        "diff-none-alone": _("No difference was found. That does not say that there is none."),
        "diff-open": _(
            "The difference is {value} in {base}; it could be anything between {fewer} in {base} fewer and {more} in "
            "{base} more."
        ),
        "diff-least": _(
            "With so many rows, a difference of at least {least} in {base} would have been found four times out of "
            "five. A smaller one could have been missed."
        ),
        "diff-least-unknown": _("How small a difference could have been found cannot be told."),
        "diff-matters-from": _("The plan says that a difference matters from {value} in {base} on."),
        "diff-matters-yes": _("By the plan it matters, even at its least."),
        "diff-matters-no": _("By the plan it is too small to matter, even at its most."),
        "diff-matters-cannot-tell": _("Whether it is so large that it matters by the plan cannot be told."),
        "ratio-between": _("It could be as little as {low} times or as much as {high} times."),
        "ratio-alone": _("How sure that is cannot be told."),
        "ratio-none": _(
            "It could be anything from {low} times to {high} times: no difference was found, which does not say that "
            "there "
            "is none."
        ),
        "times": _("{value} times"),
        "rate-between": _("It could be as few as {low} or as many as {high}."),
        # what a difference says
        "reading-worse": _("worse off"),
        "reading-better": _("better off"),
        "reading-higher": _("higher"),
        "reading-lower": _("lower"),
        "reading-no-difference-found": _("no difference found"),
        "reading-not-comparable": _("cannot be compared"),
        "reading-helped": _("better than before"),
        "reading-made-worse": _("worse than before"),
        "reading-no-change-found": _("no change found"),
        "reading-changed": _("changed"),
        # states
        "state-told": _("told"),
        "state-undefined": _("nothing of nothing"),
        "state-held-back": _("held back"),
        "state-not-identified": _("cannot be told from these rows"),
        "state-no-interval": _("told without saying how sure"),
        "why-undefined": _("There was nobody to ask it of, so nothing can be said. That is not zero."),
        "why-held-back": _(
            "Too few people, or it would give others away: it is held back to protect them, not because it matters "
            "less. What they themselves say of it counts."
        ),
        "why-not-identified": _("The way the rows were drawn does not let this be told."),
        "why-no-interval": _(
            "The figure is told, and how sure it is cannot be: the same people may be in several rows and no column "
            "says which, or there are too few of them."
        ),
        # before and after
        "change-from-to": _("Before, about {before} in {base}; after, about {after} in {base}."),
        "change-between": _("The change is {value} in {base}; it could be as small as {low} or as large as {high}."),
        "change-alone": _("The change is {value} in {base}. How sure that is cannot be told."),
        "change-none": _(
            "No change was found. That does not say that there is none: it could be anything between {fewer} in {base} "
            "fewer and {more} in {base} more."
        ),
        "change-chance": _(
            "The change is {value} in {base}; taken alone, it could be as small as {low} or as large as {high}. "
            "Among so many comparisons chance could do as much, so it is not called a change. Nor does that say "
            "that there is none."
        ),
        "change-none-alone": _("No change was found. That does not say that there is none."),
        "change-open": _(
            "The change is {value} in {base}; it could be anything between {fewer} in {base} fewer and {more} in "
            "{base} "
            "more."
        ),
        "change-least": _(
            "With so many rows, a change of at least {least} in {base} would have been found four times out of five."
        ),
        "change-moved": _("Of the same people, {gained} moved to the better and {lost} to the worse."),
        # methods
        "method-wilson": _("Wilson's interval of a share"),
        "method-newcombe": _("Newcombe's interval of a difference"),
        "method-paired": _("Newcombe's interval of a difference between two decisions on the same people"),
        "method-cell-bootstrap": _("resampling of the cells"),
        "method-replicates": _("leaving out one random set of people at a time"),
        "method-mantel-haenszel": _("Mantel and Haenszel, within strata"),
        "method-log-ratio": _("Woolf's interval of a ratio"),
        "method-analytic": _("from a formula"),
        "correction-holm": _("Holm: the chance that any of them is called a difference by chance alone is bounded"),
        "correction-benjamini-hochberg": _("Benjamini and Hochberg: few of those called differences are so by chance"),
    }
)
