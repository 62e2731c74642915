"""The sentences of a result, in English: the originals that translations follow. `evaluation.words` fills them in.

What stands in braces is an argument, and its name says what it is (`ARGUMENTS`). A sentence with several groups does
not exist: each group has its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal


def _(english: str) -> str:
    """Marks an original for the translation catalogue, and returns it as it is."""
    return english


ArgumentKind = Literal["group", "measure", "share", "points", "times", "count", "chance", "attribute", "name", "label"]
"""group: a `Group`. measure: its slug. share: 0 to 1, shown as a percentage. points: a difference of shares, -1 to 1.
times: a ratio. count: a whole number. chance: a p-value. attribute: ids of attributes, joined by " × ". name: a stratum
or a measure's reason, as written in the plan. label: the id of another label."""

ARGUMENTS: Mapping[str, ArgumentKind] = MappingProxyType(
    {
        "group": "group",
        "against": "group",
        "measure": "measure",
        "value": "share",
        "other": "share",
        "before": "share",
        "after": "share",
        "difference": "points",
        "low": "points",
        "high": "points",
        "could": "points",
        "times": "times",
        "times-low": "times",
        "times-high": "times",
        "count": "count",
        "of": "count",
        "resamples": "count",
        "seed": "count",
        "threshold": "count",
        "level": "share",
        "attribute": "attribute",
        "stratum": "name",
        "label": "label",
    }
)

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        # what a mitigation did, to the people worst off first
        "worst-off-made-worse": _(
            "The mitigation made it worse for the group it had to help, {group}: {measure} went from {before} to "
            "{after}, a change of {difference} ({low} to {high})."
        ),
        "made-worse": _(
            "It became worse for {group}: {measure} went from {before} to {after}, a change of {difference} "
            "({low} to {high})."
        ),
        "may-be-worse": _(
            "It may have become worse for {group}: {measure} changed by {difference}, and by anything from {low} to "
            "{high} as far as these numbers tell."
        ),
        "worst-off-levelled-down": _(
            "{group} came nearer to the others because it became worse for the others, not because it became better "
            "for {group}: {measure}."
        ),
        "gap-levelled-down": _(
            "The largest difference by {attribute} became smaller because it became worse for others: {measure}."
        ),
        "worst-off-not-shown": _(
            "It is not shown that the mitigation helps the group it had to help, {group}: {measure} went from {before} "
            "to {after}, a change of {difference} ({low} to {high})."
        ),
        "worst-off-cannot-tell": _(
            "Whether the mitigation helps the group it had to help, {group}, cannot be told from these rows: {measure}."
        ),
        "worst-off-not-found": _(
            "No group large enough to be told was found to be worst off, so nobody can say whether the mitigation "
            "helps the people worst off: {measure}."
        ),
        "worst-off-helped": _(
            "The mitigation is shown to help the group it had to help, {group}: {measure} went from {before} to "
            "{after}, a change of {difference} ({low} to {high})."
        ),
        # whom the system fails
        "worse": _(
            "{group} fare worse than everybody else: {measure} is {value} for them and {other} for the others, a "
            "difference of {difference} ({low} to {high})."
        ),
        "worse-than": _(
            "{group} fare worse than {against}: {measure} is {value} for them and {other} for the others, a difference "
            "of {difference} ({low} to {high})."
        ),
        "worse-times": _(
            "{group} fare worse than everybody else: their {measure} is {times} times that of the others "
            "({times-low} to {times-high})."
        ),
        "worse-times-than": _(
            "{group} fare worse than {against}: their {measure} is {times} times that of the others ({times-low} to "
            "{times-high})."
        ),
        "differs": _(
            "{measure} of {group} is {value}, and {other} for everybody else: a difference of {difference} "
            "({low} to {high}). Whether that is good or bad for them does not follow from the number."
        ),
        "differs-than": _(
            "{measure} of {group} is {value}, and {other} for {against}: a difference of {difference} "
            "({low} to {high}). Whether that is good or bad for them does not follow from the number."
        ),
        "differs-times": _(
            "{measure} of {group} is {times} times that of everybody else ({times-low} to {times-high}). Whether that "
            "is good or bad for them does not follow from the number."
        ),
        "differs-times-than": _(
            "{measure} of {group} is {times} times that of {against} ({times-low} to {times-high}). Whether that is "
            "good or bad for them does not follow from the number."
        ),
        "turns-within": _(
            "Compared within {stratum}, the difference of {group} points the other way: {measure} differs by "
            "{difference} there ({low} to {high}). Both belong to the answer."
        ),
        "gone-within": _(
            "Compared within {stratum}, no difference of {group} is found: {measure} differs by {difference} there "
            "({low} to {high}). Both belong to the answer: what leads people into one or the other may itself be "
            "unfair."
        ),
        "not-alike-within": _(
            "Within {stratum} the differences of {group} are not alike ({measure}). One figure for all hides what "
            "happens in each: look at each by itself."
        ),
        "changes-with-label": _(
            "What is found for {group} changes when {label} is taken for what was right: {measure}."
        ),
        # the same where figures are not published, because they count few people
        "worst-off-made-worse-few": _(
            "The mitigation made it worse for the group it had to help, {group}: {measure}. The figures count few "
            "people and are not published."
        ),
        "made-worse-few": _(
            "It became worse for {group}: {measure}. The figures count few people and are not published."
        ),
        "worst-off-not-shown-few": _(
            "It is not shown that the mitigation helps the group it had to help, {group}: {measure}. The figures count "
            "few people and are not published."
        ),
        "worst-off-helped-few": _(
            "The mitigation is shown to help the group it had to help, {group}: {measure}. The figures count few "
            "people and are not published."
        ),
        "worse-few": _(
            "{group} fare worse than everybody else: {measure}. The figures count few people and are not published."
        ),
        "worse-few-than": _(
            "{group} fare worse than {against}: {measure}. The figures count few people and are not published."
        ),
        "differs-few": _(
            "{measure} of {group} differs from that of everybody else. The figures count few people and are not "
            "published."
        ),
        "differs-few-than": _(
            "{measure} of {group} differs from that of {against}. The figures count few people and are not published."
        ),
        # whom numbers cannot speak for
        "too-small": _(
            "{group} are too few to be told by numbers. That is no sign that nothing happens to them: what they say "
            "counts as it is."
        ),
        "held-back": _(
            "{group} are not shown, because others who are few could be worked out from them. The team can read them "
            "in the cells."
        ),
        # what was not found, and how large it could still be
        "not-found": _(
            "{measure}: in {count} of {of} comparisons no difference was found. The least sure is {group}: there, one "
            "smaller than {could} would mostly have been missed."
        ),
        "not-found-any-size": _(
            "{measure}: in {count} of {of} comparisons no difference was found. For {group} the rows are so few that "
            "hardly any difference would have been found."
        ),
        "not-found-times": _(
            "{measure}: in {count} of {of} comparisons it was not found to be higher or lower for one group than for "
            "others. The least sure is {group}: anything from {times-low} to {times-high} times fits these rows."
        ),
        # what cannot be told
        "not-identified-drawn": _("{measure} cannot be told, because of how the rows were drawn."),
        "only-times": _(
            "{measure} itself cannot be told, because of how the rows were drawn; how many times as high it is for one "
            "group as for another can."
        ),
        "not-identified-seen": _(
            "{measure} cannot be told, because what was right was recorded for some decisions only."
        ),
        "without-interval": _(
            "How sure these figures are cannot be told: the same people may be in several rows, and the plan names no "
            "column for them, or there are too few of them."
        ),
    }
)
"""What a result finds."""

LIMITS: Mapping[str, str] = MappingProxyType(
    {
        "no-clearance": _(
            "This tells what happened in these rows. It clears nobody, it is no grade, and it does not say that a law "
            "is kept."
        ),
        "drawn-everyone": _("The rows are all decisions of the time and place that the plan names, and no others."),
        "drawn-random-sample": _("The rows are a random sample. The intervals say how far the sample may be off."),
        "drawn-by-decision": _(
            "The rows were drawn by their decision. How often groups were selected cannot be told from them."
        ),
        "drawn-yes-and-sample": _(
            "The rows are those who were selected, and a random sample of everyone. How often groups were selected "
            "cannot be told from them; how many times as often as others can."
        ),
        "drawn-by-label": _(
            "The rows were drawn by what was found later. Only shares among those with the same finding can be told."
        ),
        "drawn-not-known": _(
            "Nobody said how the rows were drawn. The counts hold for these rows, and no share is told of anybody else."
        ),
        "label-could-be-wrong": _(
            "What counts as right was recorded by people and may itself be unfair. A system can agree with an unfair "
            "record. The plan says how it could be wrong, and for whom."
        ),
        "seen-only-decided-yes": _(
            "What was right is known only of those who were decided yes. Whom the system overlooked cannot be told."
        ),
        "seen-only-decided-no": _(
            "What was right is known only of those who were decided no. How often a yes was wrong cannot be told."
        ),
        "seen-not-known": _(
            "It is not known for whom what was right was recorded. If it was for some decisions only, the shares that "
            "rest on it are off by an unknown amount."
        ),
        "repeats-counted": _(
            "People, or what the plan names instead, appear in several rows: {count} of them in {of} rows. The "
            "intervals take that into account."
        ),
        "repeats-possible": _(
            "The same people may be in several rows, and the plan names no column for them. So no interval is told."
        ),
        "repeats-few": _("There are only {count} people, or groups of them, in the rows. So no interval is told."),
        "repeats-not-known": _(
            "It is not known whether the same people are in several rows. If they are, the intervals are too narrow."
        ),
        "weighted": _(
            "Rows stand for more than themselves by weights. The intervals take the weights as given and right."
        ),
        "looked-yes": _(
            "Outcomes by group had been seen before the plan was written. What was chosen to be compared may follow "
            "what was seen."
        ),
        "looked-not-known": _("It is not known whether outcomes by group had been seen before the plan was written."),
        "proxy": _(
            "{attribute} was not recorded: another column stands for it. Differences by such a column can be larger or "
            "smaller than the true ones."
        ),
        "not-recorded": _(
            "{attribute}: not recorded in {count} of {of} rows. They are a group of their own, and the worst and best "
            "case shows what they could change."
        ),
        "label-not-recorded": _("What was right is not recorded in {count} of {of} rows."),
        "label-less-recorded": _(
            "What was right is recorded less often for {group}: it is missing in {count} of {of} rows that should have "
            "it, and in {other} of those of everybody else, a difference of {difference} ({low} to {high}). What "
            "happened in these rows is in no figure that needs it, so that harm to this group can be hidden there."
        ),
        "label-less-recorded-rounded": _(
            "What was right is recorded less often for {group} than for everybody else: it is missing in about {count} "
            "of {of} rows that should have it. What happened in these rows is in no figure that needs it, so that harm "
            "to this group can be hidden there."
        ),
        "label-less-recorded-few": _(
            "What was right is recorded less often for {group} than for everybody else. The figures count few people "
            "and are not published. What happened in these rows is in no figure that needs it, so that harm to this "
            "group can be hidden there."
        ),
        "decision-not-recorded": _("The decision is not recorded in {count} of {of} rows."),
        "score-not-recorded": _(
            "In {count} of {of} rows the score is not recorded, or lies outside of what the plan says it can be. They "
            "are in no figure of the score."
        ),
        "left-out": _("Rows of the table that are in no figure: {count}. The list says why."),
        "no-difference-is-not-none": _(
            "Where no difference was found there may still be one. Beside it stands the smallest one that so many rows "
            "would have shown four times in five."
        ),
        "family-holm": _(
            "Comparisons that are one family: {count}, corrected by Holm's method. The chance that even one is called "
            "a difference by chance alone is at most {level}."
        ),
        "family-benjamini-hochberg": _(
            "Comparisons that are one family: {count}, corrected by the method of Benjamini and Hochberg. Of those "
            "called a difference, at most about {level} are so by chance alone. It suits a first look and settles no "
            "case."
        ),
        "pooled-beside": _(
            "Values drawn towards those of the other groups stand beside the plain ones. They are steadier for small "
            "groups, and can hide what happens to one."
        ),
        "resampled": _(
            "Intervals of largest differences and the bands for all comparisons rest on {resamples} resamples (seed "
            "{seed}). With another seed their ends move a little."
        ),
        "groups-held-back": _(
            "Groups that are not told: {count}, so that nobody can be found in a count of fewer than {threshold} "
            "people."
        ),
        "one-half": _(
            "The group worst off was chosen on one half of the people, drawn by chance; what the mitigation did to it "
            "is told of the other half only."
        ),
        "other-rows": _(
            "Before and after are different rows. If who is in them changed too, part of a change comes from that and "
            "not from the mitigation."
        ),
        "rounded": _("Counts are rounded to {count}, and figures rest on the rounded counts, so that nobody is found."),
    }
)
"""What a result may not be taken for."""
