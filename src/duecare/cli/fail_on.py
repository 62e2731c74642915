"""What `duecare check` can be asked to fail on: a name for each kind of open item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ban": "a ban is crossed, is not cleared yet, or comes into force while the system may still be used",
        "moratorium": "a moratorium holds or may hold, and the conditions under which it lifts are not evidenced",
        "impact": "a severe or critical impact has no measure that answers it: more than watching, of everybody who "
        "causes it or contributes to it, with an owner and a date that has not passed, and worse for nobody",
        "review": "the review is overdue",
        "severity": "the severity of an impact is not settled",
        "involvement": "who is involved how in an impact is not settled",
        "heard": "of a group affected by a severe or critical impact, nobody was heard",
        "remedy": "an impact that happened or is happening has no measure of remedy by somebody who owes it",
        "overdue": "a measure is overdue",
        "rights": "a right is neither at stake nor set aside with a reason",
        "names": "a name or an answer in the dossier is one that the knowledge does not hold, so it was not used",
        "dispute": "a fact is disputed and nobody has settled it",
        "review-date": "no date for the next review is set",
        "evidence": "that a ban or a moratorium is not crossed rests on what somebody says, without evidence",
        "core": "of an impact that may be critical, nobody said whether it touches the core of a right",
        "limits": "a State's reasons for limiting a right are not whole",
        "leverage": "of a severe or critical impact, others must be moved to act and no measure uses leverage",
        "remedy-route": "no way to put a severe or critical impact right is prepared",
        "effect": "a measure is done, and for somebody it is not known what it did",
        "worse": "a measure made things worse for somebody, and it is not shown that this was put right",
        "robust": "the assessment leaves out what a robust one says: the chain, alternatives, who assessed, whether an "
        "impact has happened, what came of hearing people, or what a check asks",
    }
)
"""Each name with what it fails on."""

DEFAULT = ("ban", "moratorium", "impact", "review")
NOTHING = "nothing"

LINE_NAMES: Mapping[str, str] = MappingProxyType({"ban": "ban", "moratorium": "moratorium"})
"""By the effect of a red line. Others only advise or are not law yet, and are never open items."""

CHECK_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "impact-without-response": "impact",
        "impact-severity-unknown": "severity",
        "impact-involvement-open": "involvement",
        "impact-nobody-heard": "heard",
        "nobody-heard": "heard",
        "remedy-missing": "remedy",
        "measure-overdue": "overdue",
        "unknown-name": "names",
        "rights-not-screened": "rights",
        "disputed-fact": "dispute",
        "review-overdue": "review",
        "review-not-set": "review-date",
        "line-without-evidence": "evidence",
        "core-unknown": "core",
        "limitation-not-reasoned": "limits",
        "leverage-not-planned": "leverage",
        "remedy-route-missing": "remedy-route",
        "measure-effect-unknown": "effect",
        "measure-made-worse": "worse",
        **dict.fromkeys(
            (
                "robustness",
                "chain-not-described",
                "alternatives-not-weighed",
                "assessors-not-stated",
                "impact-status-unknown",
                "engagement-unfinished",
            ),
            "robust",
        ),
    }
)
"""By the check of an open item; those that are not here are named by the effect of their red line."""


def explained() -> str:
    """The names with what they fail on, for the help page."""
    lines = [f"{name}{' (asked by default)' if name in DEFAULT else ''}: {text}" for name, text in NAMES.items()]
    return "\n\n".join([*lines, f"{NOTHING}: never; only unusable files fail"])


def read_names(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names in a list with commas between, and those in it that do not exist."""
    given = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    return tuple(name for name in NAMES if name in given), unknown(given)


def unknown(given: Iterable[str]) -> tuple[str, ...]:
    """Which of these are no names."""
    return tuple(name for name in given if name not in NAMES and name != NOTHING)
