"""The trail's entries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC
from typing import Any, ClassVar, NoReturn, Self

from django.db import models

from duecare.core.dossier import canonical_bytes
from duecare.core.errors import NotAllowedError
from duecare.web.people.models import Organisation, User

FIRST = "0" * 64
"""What the first entry of an organisation follows."""


class EntrySet(models.QuerySet["Entry"]):
    """Entries that can be read and added to, and nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise _append_only()

    def delete(self) -> NoReturn:
        """Refused."""
        raise _append_only()

    def bulk_update(self, objs: Iterable[Entry], fields: Iterable[str], batch_size: int | None = None) -> NoReturn:
        """Refused."""
        raise _append_only()


class Entry(models.Model):
    """One act. Its hash covers all it says and the hash of the organisation's entry before it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="trail")
    subject = models.CharField(max_length=80, null=True)
    """The dossier's id, when the act is about one."""
    verb = models.CharField(max_length=80)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="acts")
    at = models.DateTimeField()
    payload = models.TextField()
    """What the act was, as canonical JSON."""
    salt = models.CharField(max_length=32)
    """Random, so that a published hash does not give away a short payload."""
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects: ClassVar[models.Manager[Self]] = EntrySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "previous_hash"], name="trail_one_entry_follows"),
        )
        indexes = (
            models.Index(fields=["organisation", "id"], name="trail_by_organisation"),
            models.Index(fields=["organisation", "subject", "id"], name="trail_by_subject"),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.subject or ''}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add a new entry. Raises NotAllowedError for one that exists."""
        if not self._state.adding:
            raise _append_only()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise _append_only()

    def computed_hash(self) -> str:
        """The SHA-256, in hexadecimal, of the canonical JSON of what it says; the time in UTC with microseconds."""
        said = {
            "salt": self.salt,
            "previous_hash": self.previous_hash,
            "verb": self.verb,
            "subject": self.subject,
            "by": self.by.handle,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "payload": self.payload,
        }
        return hashlib.sha256(canonical_bytes(said)).hexdigest()


def _append_only() -> NotAllowedError:
    return NotAllowedError(
        "An entry of the trail cannot be changed or taken away.",
        means="The trail is as it was.",
        next_step="Record a new act that puts right what was wrong.",
    )
