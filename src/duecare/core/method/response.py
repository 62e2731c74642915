"""What is expected of an actor, by its involvement and by whether the impact has happened (UNGP 13, 19, 22)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.core.dossier.words import ACTUAL, Label, Status
from duecare.core.method.findings import Response

ALWAYS: Mapping[Label, tuple[Response, ...]] = MappingProxyType(
    {
        "cause": ("cease-or-prevent",),
        "contribute": ("cease-or-prevent-own-part", "use-leverage"),
        "border": ("decide-involvement", "use-leverage"),
        "linked": ("use-leverage", "increase-leverage-or-consider-ending"),
        "undetermined": ("answer-involvement",),
        "none": (),
    }
)

REMEDY: Mapping[Label, Response] = MappingProxyType(
    {
        "cause": "remediate",
        "contribute": "cooperate-in-remediation",
        "linked": "may-take-part-in-remedy",
    }
)
"""Remedy is owed by those who cause or contribute; those only linked may take part in it (UNGP 22)."""


def responses_to(label: Label, status: Status | None, *, is_state: bool) -> tuple[Response, ...]:
    """The expected responses, in the order to take them.

    A status that is not known is treated as if the impact had happened: unknown is not no.
    """
    responses = list(ALWAYS[label])
    if label in REMEDY and (status is None or status in ACTUAL):
        responses.append(REMEDY[label])
    if status == "alleged" and label != "none":
        responses.append("protect-meanwhile")
    if is_state:
        responses.append("state-duty")
    return tuple(responses)
