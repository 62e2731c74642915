"""What is expected of an actor, by its label and by whether the impact has happened: the whole table."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.method.response import responses_to

HAPPENED = ("actual-ongoing", "actual-past", None)  # a status that nobody stated counts as happened

EXPECTED: dict[str, dict[str, tuple[str, ...]]] = {
    "cause": {
        "potential": ("cease-or-prevent",),
        "alleged": ("cease-or-prevent", "protect-meanwhile"),
        "happened": ("cease-or-prevent", "remediate"),
    },
    "contribute": {
        "potential": ("cease-or-prevent-own-part", "use-leverage"),
        "alleged": ("cease-or-prevent-own-part", "use-leverage", "protect-meanwhile"),
        "happened": ("cease-or-prevent-own-part", "use-leverage", "cooperate-in-remediation"),
    },
    "border": {
        "potential": ("decide-involvement", "use-leverage"),
        "alleged": ("decide-involvement", "use-leverage", "protect-meanwhile"),
        "happened": ("decide-involvement", "use-leverage"),
    },
    "linked": {
        "potential": ("use-leverage", "increase-leverage-or-consider-ending"),
        "alleged": ("use-leverage", "increase-leverage-or-consider-ending", "protect-meanwhile"),
        "happened": ("use-leverage", "increase-leverage-or-consider-ending", "may-take-part-in-remedy"),
    },
    "undetermined": {
        "potential": ("answer-involvement",),
        "alleged": ("answer-involvement", "protect-meanwhile"),
        "happened": ("answer-involvement",),
    },
    "none": {"potential": (), "alleged": (), "happened": ()},
}


@pytest.mark.parametrize("is_state", [False, True])
@pytest.mark.parametrize("status", ["potential", "alleged", *HAPPENED])
@pytest.mark.parametrize("label", EXPECTED)
def test_the_whole_table(label: Any, status: Any, is_state: bool) -> None:
    expected = EXPECTED[label]["happened" if status in HAPPENED else status]
    assert responses_to(label, status, is_state=is_state) == (*expected, *(("state-duty",) if is_state else ()))


@pytest.mark.parametrize("status", ["potential", "alleged", *HAPPENED])
def test_remedy_is_owed_only_by_those_who_cause_or_contribute(status: Any) -> None:
    owed = {"remediate", "cooperate-in-remediation"}
    owing = {label for label in EXPECTED if owed & set(responses_to(label, status, is_state=False))}  # type: ignore[arg-type]
    assert owing == ({"cause", "contribute"} if status in HAPPENED else set())
