"""Reading the trail."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from duecare.web.people.models import Organisation
from duecare.web.trail.models import FIRST, Entry


def entries_of(subject: str, *, organisation: Organisation) -> QuerySet[Entry]:
    """What was done about a dossier, the newest first."""
    return Entry.objects.filter(organisation=organisation, subject=subject).select_related("by").order_by("-id")


def latest_act(organisations: Collection[int]) -> str:
    """The hash of what was done last in any of these organisations: another one as soon as somebody acts."""
    latest = Entry.objects.filter(organisation__in=organisations).order_by("-id").values_list("hash", flat=True)
    return latest.first() or FIRST


def check_chain(organisation: Organisation) -> Entry | None:
    """The first entry that was altered or does not follow the one before it; nothing when the chain is unaltered.

    An entry taken away at the end leaves no gap: only a hash that was noted elsewhere shows that.
    """
    previous = FIRST
    entries = Entry.objects.filter(organisation=organisation).select_related("by").order_by("id")
    for entry in entries.iterator(chunk_size=1_000):
        if entry.previous_hash != previous or entry.computed_hash() != entry.hash:
            return entry
        previous = entry.hash
    return None
