"""What is expected of an actor, by its label and by whether the impact has happened: the whole table."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.dossier.words import Status
from duecare.core.method.findings import Response
from duecare.core.method.response import asked_kinds, responses_to

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


@pytest.mark.parametrize(
    ("responses", "status", "kinds"),
    [
        (["cease-or-prevent"], "potential", ["cease mitigate prevent"]),
        (["cease-or-prevent-own-part", "use-leverage"], "actual-ongoing", ["cease prevent", "leverage"]),
        (["cease-or-prevent", "remediate"], None, ["cease prevent", "remedy"]),
        (["cease-or-prevent", "cooperate-in-remediation"], "actual-past", ["remedy"]),
        (["may-take-part-in-remedy", "state-duty"], "actual-past", []),
    ],
)
def test_what_is_expected_as_kinds_of_measure(
    responses: list[Response], status: Status | None, kinds: list[str]
) -> None:
    assert [" ".join(sorted(asked)) for asked in asked_kinds(responses, status)] == kinds
