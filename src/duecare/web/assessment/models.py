"""The tables of the assessment: reports that were asked for as files."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duecare.web.dossiers.models import Judgement, Revision
from duecare.web.people.models import User


class State(models.TextChoices):
    """How far a report is."""

    WAITING = "waiting", _("Waiting its turn")
    WORKING = "working", _("Being made")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Not made")


class Format(models.TextChoices):
    """As what kind of file a report is made."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    SUMMARY = "page", _("Plain summary (PDF)")
    """Of one page, as the public may see it."""


class PrintedReport(models.Model):
    """A report as a file of one kind, of one revision with the findings kept for it, in one language."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="prints")
    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="prints")
    language = models.CharField(max_length=12)
    format = models.CharField(max_length=4, choices=Format.choices, default=Format.PDF)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    content = models.BinaryField(null=True)
    """The file's bytes."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["revision", "judgement", "language", "format"], name="assessment_one_print_per_findings"
            ),
        )

    def __str__(self) -> str:
        return f"{self.revision_id} {self.language} {self.state}"
