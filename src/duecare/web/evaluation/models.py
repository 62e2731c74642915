"""The table of evaluations: what was brought, what was planned, how far it is, and what came of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duecare.web.dossiers.models import DIGEST_LENGTH, Dossier
from duecare.web.people.models import User


class State(models.TextChoices):
    """How far it is."""

    LOOKING = "looking", _("The file is looked at")
    PLANNING = "planning", _("To be planned")
    WAITING = "waiting", _("Waiting its turn")
    WORKING = "working", _("Being computed")
    DONE = "done", _("Done")
    FAILED = "failed", _("Stopped by a problem")
    STOPPED = "stopped", _("Stopped by a person")


class Kind(models.TextChoices):
    """What was brought."""

    TABLE = "table", _("A table of decisions")
    CELLS = "cells", _("A file of cells")


class Evaluation(models.Model):
    """One evaluation of a dossier's system. The data stays sealed, apart and for a short time only."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="evaluations")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seen_at = models.DateTimeField()
    """When it last went on."""
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    name = models.CharField(max_length=300)
    """Of the file, without its folder."""
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=DIGEST_LENGTH)
    stored = models.CharField(max_length=64, blank=True, default="")
    """The sealed file in the data folder; blank once it is deleted."""
    key = models.BinaryField(null=True)
    """The file's own key, sealed under the server's."""
    until = models.DateTimeField()
    """When the data is deleted by itself."""
    columns = models.BinaryField(null=True)
    """What was seen of the table's columns, compressed."""
    more_columns = models.PositiveIntegerField(default=0)
    """Columns that the table has besides, and that were not looked at."""
    sheets = models.BinaryField(null=True)
    """The sheets of a workbook, compressed."""
    sheet = models.CharField(max_length=300, blank=True, default="")
    """The sheet that is used; blank for the first, and for what has none."""
    draft = models.BinaryField(null=True)
    """What was typed for the plan so far, right or wrong, compressed."""
    plan = models.BinaryField(null=True)
    """The plan that was computed with, compressed."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.LOOKING)
    done = models.PositiveSmallIntegerField(default=0)
    """Of a hundred."""
    tries = models.PositiveSmallIntegerField(default=0)
    """How often a worker began on it and did not end: what takes down its worker is not tried for ever."""
    stop = models.BooleanField(default=False)
    """Whether a person asked for it to stop."""
    problem = models.BinaryField(null=True)
    """What went wrong, what it means and what to do, compressed."""
    cells = models.BinaryField(null=True)
    """The cells file, compressed."""
    result = models.BinaryField(null=True)
    """The result, compressed."""
    published = models.BinaryField(null=True)
    """The result as everybody may see it, compressed."""
    printed = models.BinaryField(null=True)
    """The result as a PDF."""
    printed_in = models.CharField(max_length=12, blank=True, default="")
    """The language of the PDF that is there or was asked for."""
    result_digest = models.CharField(max_length=DIGEST_LENGTH, blank=True, default="")

    class Meta:
        indexes = (
            models.Index(fields=["dossier", "-at"], name="evaluation_of_dossier"),
            models.Index(fields=["until"], condition=~models.Q(stored=""), name="evaluation_data_until"),
        )

    def __str__(self) -> str:
        return self.title
