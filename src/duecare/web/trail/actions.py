"""Adding to the trail."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from duecare.core.dossier import canonical_bytes
from duecare.web.people.models import Organisation, User
from duecare.web.trail.models import FIRST, Entry


def record(
    *,
    organisation: Organisation,
    subject: str | None,
    verb: str,
    by: User,
    at: datetime,
    payload: Mapping[str, Any],
) -> Entry:
    """Add one entry, in the transaction of the act that it records, so that both are kept or neither.

    Acts of one organisation wait for each other here, so that each entry follows exactly one.
    Raises RuntimeError outside a transaction, and ValueError for a time without zone or a payload that is not JSON.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs into the transaction of the act that it records")
    if at.tzinfo is None:
        raise ValueError("the time of an act needs its zone")
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    entry = Entry(
        organisation=organisation,
        subject=subject,
        verb=verb,
        by=by,
        at=at,
        payload=canonical_bytes(dict(payload)).decode(),
        salt=secrets.token_hex(16),
        previous_hash=_last_hash(organisation),
    )
    entry.hash = entry.computed_hash()
    entry.save()
    return entry


def _last_hash(organisation: Organisation) -> str:
    last = Entry.objects.filter(organisation=organisation).order_by("-id").values_list("hash", flat=True).first()
    return last or FIRST
