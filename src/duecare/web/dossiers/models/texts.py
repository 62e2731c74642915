"""The tables of what is known of texts: what they suggest, and what many records repeat."""

from __future__ import annotations

from django.db import models

from duecare.web.dossiers.models.stored import DIGEST_LENGTH, Dossier
from duecare.web.people.models import Organisation


class Pointed(models.Model):
    """What the texts of a dossier suggested when they were last read, so that a change elsewhere in it reads nothing.
    Missing where they have to be read again. The source of nothing."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="pointed")
    signals = models.CharField(max_length=DIGEST_LENGTH)
    """The digest of the words that they were read by."""
    texts = models.CharField(max_length=DIGEST_LENGTH)
    """Of what was read."""
    answers = models.JSONField()
    """The answers by fact."""

    class Meta:
        indexes = (models.Index(fields=["signals"], name="dossiers_pointed_by_words"),)

    def __str__(self) -> str:
        return f"{self.dossier_id} by {self.signals}"


class Repeated(models.Model):
    """The sentences that many records of a file repeat, by their marks. They outlive the file: a dossier that was
    started from it is read the same way when the file is gone."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    file_digest = models.CharField(max_length=DIGEST_LENGTH)
    marks = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "file_digest"], name="dossiers_repeated_once_per_file"),
        )

    def __str__(self) -> str:
        return self.file_digest
