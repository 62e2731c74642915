"""What stands in a report with every reason. The rest is named, counted, and never dropped."""

from __future__ import annotations

from duecare.core.catalogue import Catalogue, Harm
from duecare.core.catalogue.base import Record
from duecare.core.method.findings import DutyFinding, HarmFinding, Reasoned, RedLineFinding, RightFinding

BESIDE = frozenset({"line-in-scope", "line-scope-unknown", "line-from"})
"""Reasons that say where and since when a line holds: they do not show that anybody looked at what it asks."""
BY_PERSON = ("person-", "one-", "two-", "core-raised")
QUESTIONS = 10
"""So many open questions stand in a report with why they are asked."""


def everything(_: Reasoned) -> bool:
    """Where every conclusion has a page of its own, all of them matter."""
    return True


def line_matters(found: RedLineFinding) -> bool:
    """A line that is crossed or may be, once anything of what it asks has been answered or a person has spoken."""
    if not found.drives or found.result == "not-raised":
        return False
    if found.result in ("not-crossed", "cannot-tell"):
        return any(_by_person(reason.code) for reason in found.reasons) or (
            found.result == "cannot-tell" and _begun(found)
        )
    return True


def _begun(found: RedLineFinding) -> bool:
    return any(use.value is not None for reason in found.reasons if reason.code not in BESIDE for use in reason.facts)


def _by_person(code: str) -> bool:
    return code.startswith(BY_PERSON)


def right_matters(found: RightFinding) -> bool:
    """A right that is at stake, or that a person set aside."""
    return found.result != "cannot-tell"


def duty_matters(found: DutyFinding) -> bool:
    """A duty that applies or will, and whose source is sure enough to count."""
    return found.drives and found.status in ("applies", "upcoming")


def harm_matters(found: HarmFinding, catalogue: Catalogue) -> bool:
    """A pattern that the facts fit, and whose source is sure enough to count; or that a person set aside."""
    return is_set_aside(found) or (found.result == "suggested" and is_sure(Harm, found.id, catalogue))


def is_set_aside(found: HarmFinding) -> bool:
    """Whether a person set the pattern aside. It suggests nothing more, and stays in every report."""
    return any(reason.code == "harm-set-aside" for reason in found.reasons)


def is_sure(kind: type[Record], id_: str, catalogue: Catalogue) -> bool:
    """Whether a record may decide something. One that the knowledge held now lacks could when it was judged."""
    record = catalogue.get(kind, id_)
    return record is None or record.drives
