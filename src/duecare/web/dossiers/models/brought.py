"""The tables of files that people brought, and of what became of their records."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duecare.web.dossiers.models.stored import DIGEST_LENGTH, Dossier
from duecare.web.people.models import Organisation, User


class Upload(models.Model):
    """A file that somebody brought, kept for some days because choosing from it is another request."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="uploads")
    """Only its members see the file."""
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=300)
    digest = models.CharField(max_length=DIGEST_LENGTH)
    """Of the file's bytes."""
    size = models.PositiveIntegerField()
    """Bytes of the file."""
    format = models.CharField(max_length=80)
    """An importer's id, or `duecare-dossier`."""
    records = models.PositiveIntegerField()
    columns = models.TextField(blank=True, default="")
    """Which column says what, as JSON, for a table that a person mapped."""
    content = models.BinaryField()
    """The file's bytes, compressed with zlib."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "digest", "name"], name="dossiers_one_upload_per_file"),
        )
        indexes = (models.Index(fields=["at"], name="dossiers_uploads_by_age"),)

    def __str__(self) -> str:
        return self.name


class KeptColumns(models.Model):
    """Which column says what in tables with one header, kept for the organisation's next table of that kind."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="columns")
    header = models.CharField(max_length=DIGEST_LENGTH)
    """The digest of the headings."""
    name = models.CharField(max_length=300)
    content = models.TextField()
    """The mapping as JSON."""
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "header"], name="dossiers_one_mapping_per_header"),
        )

    def __str__(self) -> str:
        return self.name


class ImportedFrom(models.Model):
    """Which dossier holds which record of which file, so that nobody starts from one twice without knowing."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="imported_from")
    file_digest = models.CharField(max_length=DIGEST_LENGTH)
    position = models.PositiveIntegerField()
    """Of the record in the file, counted from 0."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["file_digest", "position", "dossier"], name="dossiers_one_per_record"),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} from record {self.position} of {self.file_digest}"


class Import(models.Model):
    """Records of a file that somebody chose together, to start a dossier from each. Can be undone as one act."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="imports")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    upload = models.ForeignKey(Upload, on_delete=models.SET_NULL, null=True, related_name="imports")
    """Gone when the file was removed."""
    file_name = models.CharField(max_length=300)
    seen_at = models.DateTimeField()
    """When it last went on."""
    undone_at = models.DateTimeField(null=True)
    outside = models.BooleanField(default=False)
    """Whether its dossiers are made from outside: who chose the records neither builds, buys nor runs the systems."""

    class Meta:
        indexes = (models.Index(fields=["organisation", "-id"], name="dossiers_imports_newest"),)

    def __str__(self) -> str:
        return f"{self.file_name} by {self.by_id}"


class Outcome(models.TextChoices):
    """What has become of a record that was chosen."""

    WAITING = "waiting", _("Waiting its turn")
    MADE = "made", _("A dossier was started")
    THERE = "there", _("Had a dossier already")
    FAILED = "failed", _("No dossier could be started")
    NEWER = "newer", _("Changes were suggested to its dossier")
    PUT_AWAY = "put-away", _("Its dossier was put away again")
    LEFT_OUT = "left-out", _("Left out, as the import was undone")


class ImportItem(models.Model):
    """One record of an import. It changes in the transaction that makes its dossier: both are there, or neither."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    """Of the record in the file, counted from 0."""
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    dossier = models.ForeignKey(Dossier, on_delete=models.SET_NULL, null=True, related_name="import_items")
    problem = models.TextField(blank=True)
    """Why no dossier could be started."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=["of", "position"], name="dossiers_one_item_per_record"),)
        indexes = (models.Index(fields=["of", "outcome", "position"], name="dossiers_items_by_outcome"),)

    def __str__(self) -> str:
        return f"{self.of_id} record {self.position} {self.outcome}"


class RecordKey(models.Model):
    """What a record that a dossier keeps is told by, so that a newer edition of it is found. The source of nothing."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="record_keys")
    record = models.CharField(max_length=80)
    content = models.CharField(max_length=DIGEST_LENGTH)  # the digest of what is kept
    later = models.PositiveSmallIntegerField()  # how many of the dossier's records came after it
    identity = models.CharField(max_length=80)
    key = models.CharField(max_length=DIGEST_LENGTH)
    sketch = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dossier", "record", "identity"], name="dossiers_one_key"),)
        indexes = (models.Index(fields=["key", "dossier"], name="dossiers_records_by_key"),)

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.record} {self.identity}"


class Newer(models.Model):
    """What a newer edition says of a record that a dossier keeps, until people have looked at it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="newer")
    item = models.ForeignKey(ImportItem, on_delete=models.SET_NULL, null=True, related_name="newer")
    record = models.CharField(max_length=80)  # the older one's id in the document
    name = models.CharField(max_length=80)  # the id of the newer one, once something of it is taken over
    file_name = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    content = models.BinaryField()  # the newer record, packed; empty where the file does not hold it any more
    aside = models.JSONField(default=dict)  # why parts were set aside, by their paths
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["dossier", "closed_at"], name="dossiers_newer_open"),)

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.record} in {self.file_name}"
