"""Headings and fixed sentences of the page, the PDF and the pictures, in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.originals import gettext_noop as _

PAGE_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "eval-kicker": _("Whom a system fails: an evaluation by group"),
        "eval-no-grade": _(
            "This is what was counted in one set of rows. It clears nobody, and it is no grade of the system."
        ),
        # chapters
        "eval-answer": _("The question, and what was found"),
        "eval-worse": _("Whom the system fails"),
        "eval-differs": _("What differs, and is neither good nor bad for a group by itself"),
        "eval-made-worse": _("Who was made worse off"),
        "eval-worst-off": _("The group worst off"),
        "eval-not-found": _("What was not found, and how large it could still be"),
        "eval-untold": _("What cannot be told"),
        "eval-limits": _("What may not be concluded"),
        "eval-pictures": _("Group by group"),
        "eval-detail": _("For experts: every measure"),
        "eval-rows": _("Where every row went"),
        "eval-plan": _("What was stated before looking"),
        "eval-again": _("How to compute it again"),
        # sentences
        "measures-disagree": _(
            "Measures disagree here: by one of them these groups are worse off, by another better off: {groups}. That "
            "happens where something is more frequent in one group than in others. No single measure settles it; each "
            "is about other people: for instance those decided yes, those with a no of the label, or everybody."
        ),
        "eval-worse-none": _(
            "No group was found to be worse off. That does not say that none is: see what was not found, and how large "
            "it could still be."
        ),
        "eval-worse-not-compared": _(
            "Nothing could be compared, so nothing can be said of any group: see what cannot be told, and why."
        ),
        "eval-made-worse-none": _(
            "No group was found to be worse off than before. That does not say that none is: numbers are silent on "
            "groups too small to count, and what people themselves say counts."
        ),
        "eval-not-found-none": _("There is no comparison without a finding."),
        "eval-not-found-not-compared": _("No comparison could be made."),
        "eval-nearly": _("Taken alone, these would be called differences:"),
        "share-of": _("{name}: {share}"),
        "bases-differ": _(
            "A yes to {label} is not equally frequent in all groups ({shares}). Where that is so and some decisions "
            "are wrong, no system can make both kinds of mistakes and the share of yeses that were right alike for all "
            "groups at once. That is arithmetic. It does not say which of them should be alike, nor why the groups "
            "differ: what was recorded, and of whom, can be a reason. People have to answer that, and those concerned "
            "have to be heard."
        ),
        "eval-untold-not-compared": _("No group has another one to be compared with."),
        "eval-untold-none": _("Every comparison of the plan could be made."),
        "eval-held-back": _(
            "Groups held back to protect the people in them: {count}. What they say themselves counts."
        ),
        "limit-own": _("{about}: {text}"),
        "eval-more": _("{count} more are in the tables below."),
        "phase-before": _("before"),
        "phase-after": _("after"),
        "eval-with-label": _("With the label {label}"),
        # worst-off
        "worst-fixed-plan": _("The plan named this group before anybody looked."),
        "worst-fixed-half": _(
            "One half of the people, drawn by chance, fixed which group it is. What is said of it comes from the other "
            "half, because a group chosen where it looks worst looks better the next time by chance alone."
        ),
        "worst-gap": _("Its distance to everybody else changed by {value} ({between})."),
        "levelled-down": _(
            "The gap became smaller because others became worse off, not because this group did better. That is no "
            "help."
        ),
        # pictures
        "pic-rates": _("{measure}, by {attribute}"),
        "pic-about": _("A dot with its interval for each group, on a scale from nothing. The table says the same."),
        "pic-what": _(
            "A dot is what was counted; its line is where the truth could lie ({level}). A filled dot: worse off than "
            "those it is compared with."
        ),
        "pic-times-title": _("{measure}, by {attribute}: how many times as high as for those it is compared with"),
        "pic-times": _(
            "The shares themselves cannot be told from these rows; how many times as high one is as another can. The "
            "dashed line: just as high."
        ),
        "pic-change": _("{measure} before and after, by {attribute}"),
        "pic-change-what": _("The upper ring is before, the lower dot after; the arrow leads from one to the other."),
        "pic-all": _("everybody"),
        "pic-all-groups": _("All groups, with tables, stand under “{title}”."),
        "pic-more": _("Not every group is drawn. The table has all."),
        "cal-title": _("What the score said, and what happened: {group}"),
        "cal-what": _("Across: the score. Upwards: what happened to those with a score in that part."),
        "cal-chance": _(
            "The score is meant as a chance. On the diagonal it is right; below it, it said too much of the group."
        ),
        "cal-across": _("across: the score, from {low} to {high}; upwards: what happened"),
        "cal-from-to": _("Score"),
        "cal-happened": _("Happened"),
        # tables
        "col-group": _("Group"),
        "col-rows": _("Rows"),
        "col-counts": _("Counted"),
        "col-share": _("Share"),
        "col-interval": _("Between ({level})"),
        "col-pooled": _("Drawn together"),
        "col-reading": _("What it says"),
        "col-difference": _("Difference"),
        "col-together": _("Between, all at once"),
        "col-ratio": _("Times as often"),
        "col-p": _("p, and adjusted for all"),
        "col-least": _("Could have found"),
        "col-unknown": _("not known"),
        "col-against": _("Compared with"),
        "col-stratum": _("Within"),
        "col-alike": _("p, alike in all"),
        "col-low": _("At least"),
        "col-high": _("At most"),
        "col-before": _("Before"),
        "col-after": _("After"),
        "col-change": _("Change"),
        "col-lacks-label": _("Label not recorded"),
        "col-lacks-decision": _("Decision not recorded"),
        "col-measure": _("Measure"),
        "counts-of": _("{counts} of {among}"),
        "table-side": _("Side by side: {attribute}"),
        "table-side-after": _("Side by side, after: {attribute}"),
        "table-rates": _("{measure} by {attribute}: counts and intervals"),
        "table-differences": _("{measure} by {attribute}: differences"),
        "table-not-found": _("Every comparison without a finding"),
        "table-within": _("{attribute}: differences within {stratum}"),
        "table-bounds": _("{attribute}: at worst and at best, whoever those are whose value was not recorded"),
        "table-groups": _("Rows of each group: {attribute}"),
        "table-changes": _("{measure}: before and after"),
        "eval-changes": _("Before and after"),
        "eval-methods": _("How the intervals come about: {methods}"),
        "gap-changed": _(
            "{measure}, by {attribute}: the widest gap went from {before} to {after} (change: {between})."
        ),
        "pic-none": _("Nothing here can be drawn: the tables below say why."),
        "pic-from-to": _("before {before}, after {after}"),
        "value-between": _("{value} ({between})"),
        "gap-between": _("The widest gap is {value}, between {lowest} and {highest} ({between})."),
        "gap-alone": _("The widest gap is {value}, between {lowest} and {highest}."),
        "counts-only": _(
            "Where a share cannot be told, the counts beside it are of these rows and of nobody else: do not divide "
            "them."
        ),
        "pooled-what": _(
            "“Drawn together”: the share drawn towards those of the other groups. It is steadier for small groups and "
            "can hide harm to one, so it never stands alone."
        ),
        "turns": _("turned round"),
        "turns-what": _("Within the strata it points the other way than over all (Simpson's paradox)."),
        # rows
        "rows-more": _("{count} more rows are in the page (--html) and in the result (--result)."),
        "rows-all": _("Rows in the table"),
        "rows-counted": _("Counted"),
        "left-not-of-the-plan": _("Left out, because the plan is not about them ({about})"),
        "left-of-no-run": _("Left out, because they are of neither run ({about})"),
        "left-without-weight": _("Left out, because they have no weight ({about})"),
        "rows-reconcile": _("What was counted and what was left out make all rows of the table."),
        "rows-not-reconcile": _("What was counted and what was left out do not make all rows of the table."),
        "unmapped-one": _("{value} in {column}"),
        "unmapped-rare": _("rare values in {column}, not listed because a rare text may name a person"),
        "rows-unmapped": _("Values that the plan does not name; they count as not recorded"),
        "rows-repeated": _(
            "{distinct} different values in {column}; the most frequent has {most} rows. Rows without a value: "
            "{without}."
        ),
        # two results
        "beside-title": _("Two results side by side"),
        "beside-what": _(
            "Where the two differ, either the people, the time, the rows or the way of asking may be another. Nothing "
            "here says which of them is right."
        ),
        "beside-which": _("Which two"),
        "beside-first": _("First: {title}, computed on {day}"),
        "beside-second": _("Second: {title}, computed on {day}"),
        "beside-in-first": _("In the first"),
        "beside-in-second": _("In the second"),
        "beside-not-there": _("not there"),
        "beside-one-only": _("Only one of the two has groups by {attribute}."),
        "beside-apart": _("What differs in how they came about"),
        "apart-nothing": _("Nothing: the same plan on the same file."),
        "apart-data": _("They are of two different files."),
        "apart-plan": _("Their plans are not the same."),
        "apart-decision": _("A yes of the decision is not the same: the figures are of different things."),
        "apart-label": _("What counts as right is not the same: what rests on it is of different things."),
        "apart-drawn": _("The rows were drawn in different ways."),
        "apart-only": _("They are about different rows."),
        "apart-level": _("Their intervals are not equally sure."),
        "apart-method": _("They were computed with different versions of the method."),
        # again
        "again-how": _(
            "Whoever has the cells file can compute this result again. It holds counts by group and no row, and small "
            "counts among them: it is for those who check, not for everybody. Run: "
            "{command}"
        ),
        "again-file": _("The file that was read: {name}, {size} bytes"),
        "again-data": _("Digest of the file"),
        "again-plan": _("Digest of the plan"),
        "again-cells": _("Digest of the cells"),
        "again-method": _("Method, version"),
        "again-made": _("Computed on"),
        "again-programs": _("Computed with"),
        "eval-kept": _(
            "An integrity check of these digests says that nothing was altered. It does not say that it is true."
        ),
    }
)
