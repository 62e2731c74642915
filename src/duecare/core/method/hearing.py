"""Who was heard, and which groups had a voice (UNGP 18, 21): people are heard by what they said, not by a day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from duecare.core.dossier import Dossier, Engagement, Impact

Standing = Literal["heard", "unrecorded", "informed", "planned", "others", "nobody"]
"""Of a record: people were heard, and what they said is there; they are said to have been heard, and nothing of what
they said is; they were told, and not asked; they are to be heard; others spoke of them; nobody was heard."""


def standing(held: Engagement, on: date) -> Standing:
    """What a record says of hearing people, on that day. Experts do not stand in for the people affected, and to
    be told is not to be heard."""
    if held.how == "none":
        return "nobody"
    if held.on is not None and held.on > on:
        return "planned"
    if held.how == "experts":
        return "others"
    if held.say == "informed":
        return "informed"
    return "heard" if held.said else "unrecorded"


def is_anybody_heard(dossier: Dossier, on: date) -> bool:
    """Whether anybody affected was heard, directly or through their representatives."""
    return any(standing(held, on) == "heard" for held in dossier.engagement.values())


def why_nobody(dossier: Dossier) -> str | None:
    """The first reason that is recorded why people were not heard."""
    return next((held.why_nobody for _, held in sorted(dossier.engagement.items()) if held.why_nobody), None)


def is_unfinished(held: Engagement, on: date) -> bool:
    """Whether it does not say when people were heard, what they said, or what changed because of it (UNGP 18, 21)."""
    told = (held.on, held.said, held.changed)
    return standing(held, on) in ("heard", "unrecorded") and not all(told)


def unheard(impact: Impact, dossier: Dossier, on: date) -> tuple[str, ...] | None:
    """The groups of an impact of whom nobody was heard, directly or through their representatives.

    Nothing when somebody of every group was heard. Where the impact names no group, only testimony on it counts.
    """
    direct = {id_: held for id_, held in dossier.engagement.items() if standing(held, on) == "heard"}
    testified = [direct[id_] for id_ in impact.testimony if id_ in direct]
    if not impact.groups:
        return None if testified else ()
    heard = {group for held in direct.values() for group in held.groups}
    return tuple(group for group in impact.groups if group not in heard) or None
