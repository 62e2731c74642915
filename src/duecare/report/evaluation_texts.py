"""The fixed texts on evaluations, in English: the originals that translations follow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.originals import gettext_noop as _

EVALUATION_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "evaluations": _("Whom it fails, and whether measures helped"),
        "evaluations-none": _(
            "No evaluation is recorded. Whom it fails in numbers, and what measures did, is not shown."
        ),
        "evaluations-not-all": _("Not all evaluations are shown here."),
        "figure-difference": _("{value} in every 100 (between {low} and {high})"),
        "figure-ratio": _("{value} times as often (between {low} and {high})"),
        "figure-least-difference": _("{value} in every 100"),
        "figure-least-ratio": _("{value} times as often"),
        "counted-of": _("{rate}: {reading}"),
        "counted": _("{rate}: {reading}, {figures}"),
        "counted-none": _("{rate}: {reading}, {figures}. A difference smaller than {could} might have been missed"),
        "asked": _("What was asked"),
        "counted-data": _("What was counted"),
        "counted-on": _("Made on"),
        "counted-measure": _("Before and after"),
        "counted-level": _("How sure"),
        "counted-sure": _("The truth lies between the two numbers in {sure} of 100 such evaluations."),
        "worst-off": _("The worst off"),
        "worst-off-answer": _("{who}: {answer}"),
        "worst-off-nobody": _("nobody who may be told of"),
        "levelled-down": _("The distance became smaller because others became worse off."),
        "failed-besides": _("Fails others too"),
        "made-worse-besides": _("Made worse for others too"),
        "not-for": _("What it may not be taken for"),
        "looked-yes": _("somebody had seen outcomes by group before the plan was written"),
        "looked-unknown": _("it is not stated whether somebody had seen outcomes by group before the plan was written"),
        "proxies-yes": _("a column stood for a personal attribute that was not recorded"),
        "digest-plan": _("Digest of the plan"),
        "digest-cells": _("Digest of the counts"),
        "digest-result": _("Digest of the result"),
        "before-after": _("before and after"),
        "beside-others": _("beside others"),
        "effect-not-shown-here": _("What was found of it is not shown here."),
    }
)

EVALUATION_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "effect-result": {
            "shown-to-help": _("shown to help"),
            "said-to-help": _("said to help, not shown"),
            "no-difference-found": _("no difference found"),
            "made-worse": _("made it worse"),
            "not-known": _("effect not known"),
        },
        "rate": {
            "selection-rate": _("how often it decides yes"),
            "true-positive-rate": _("how often it finds those whom it should"),
            "false-positive-rate": _("how often it wrongly decides yes"),
            "false-negative-rate": _("how often it misses those whom it should find"),
            "precision": _("how often its yes is right"),
            "false-omission-rate": _("how often its no is wrong"),
            "base-rate": _("how often a yes would be right"),
            "error-rate": _("how often it is wrong"),
        },
        "reading": {
            "worse": _("worse off"),
            "better": _("better off"),
            "differs": _("differs, and nobody is worse off by that alone"),
            "no-difference-found": _("no difference found"),
            "made-worse": _("made it worse"),
            "helped": _("helped"),
            "changed": _("changed, and nobody is worse off by that alone"),
            "no-change-found": _("no change found"),
            "cannot-tell": _("cannot be told"),
            "held-back": _("too few people to tell of them, which is not the same as no difference"),
        },
        "worst-off-answer": {
            "shown-to-help": _("it helped them"),
            "not-shown-to-help": _("that it helped them is not shown"),
            "made-worse": _("it made things worse for them"),
            "cannot-tell": _("cannot be told"),
        },
        "drawn": {
            "everyone": _("everybody was counted"),
            "random-sample": _("a random sample was counted"),
            "by-decision": _("people were drawn by what was decided, so that how often it decides yes cannot be told"),
            "yes-and-sample": _("those decided yes, and a random sample of everybody, were counted"),
            "by-label": _("people were drawn by what was found later"),
            "not-known": _("how people were drawn is not known"),
        },
        "label-seen": {
            "everyone": _("what would have been right was seen for everybody"),
            "only-decided-yes": _("what would have been right was seen only where it decided yes"),
            "only-decided-no": _("what would have been right was seen only where it decided no"),
            "not-known": _("for whom it was seen what would have been right is not known"),
            "no-label": _("nobody recorded what would have been right"),
        },
    }
)
"""Frozen words of evaluations, by vocabulary."""
