"""The tables of registers that were looked through: how far that is, and what each system's words point to.

All of it is erased with the file that was brought.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duecare.web.dossiers.models import DIGEST_LENGTH, Upload
from duecare.web.people.models import User


class State(models.TextChoices):
    """How far it is."""

    WAITING = "waiting", _("Waiting its turn")
    WORKING = "working", _("Being looked through")
    DONE = "done", _("Looked through")
    FAILED = "failed", _("Not looked through")


class List(models.TextChoices):
    """What cannot be told stands in a list of its own, not at the end of the order."""

    LOOK = "look", _("In this order")
    VAGUE = "too-vague", _("Too vague to judge")
    NOT_HELD = "language-not-held", _("Language not held")
    NOTHING = "nothing-found", _("Nothing found")


class Looking(models.Model):
    """A file's records, looked through once for what their words point to."""

    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="looking")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seen_at = models.DateTimeField()
    """When it last went on."""
    columns = models.TextField(blank=True, default="")
    """Which column said what then, for a table that a person mapped."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    """Records that were looked at so far."""
    signals = models.CharField(max_length=DIGEST_LENGTH, default="")
    """The digest of the words that were used."""
    knowledge = models.CharField(max_length=DIGEST_LENGTH, default="")
    content = models.BinaryField(null=True)
    """Numbers for the whole register: what it is filtered by, and which groups many systems fall on; compressed."""

    def __str__(self) -> str:
        return f"{self.upload_id} {self.state}"


class Looked(models.Model):
    """One system, as its words were found. Near-identical records are folded into it."""

    of = models.ForeignKey(Looking, on_delete=models.CASCADE, related_name="systems")
    rank = models.PositiveIntegerField()
    """Its place in the order, counted from 0. For the order only."""
    position = models.PositiveIntegerField()
    """Of the record in the file, counted from 0."""
    list = models.CharField(max_length=20, choices=List.choices)
    place = models.CharField(max_length=16)
    """The part of the order, in a word."""
    title = models.CharField(max_length=300)
    asserter = models.CharField(max_length=300)
    rights = models.TextField()
    """Ids, with a space before and after each; so are the next three."""
    groups = models.TextField()
    lines = models.TextField()
    countries = models.TextField()
    organisation = models.TextField()
    """The asserter without case and accents; so are the next two."""
    suppliers = models.TextField()
    search = models.TextField()
    """The title and the texts, up to a length."""
    content = models.BinaryField()
    """The words in their sentences and what follows of them, compressed."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=["of", "rank"], name="screening_one_system_per_rank"),)
        indexes = (
            models.Index(fields=["of", "list", "rank"], name="screening_by_list"),
            models.Index(fields=["of", "position"], name="screening_by_position"),
        )

    def __str__(self) -> str:
        return self.title
