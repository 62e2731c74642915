"""The tables of dossiers. A document is stored whole, as canonical bytes; the index can be made again from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _

from duecare.core.method.severity import TIERS
from duecare.web.people.models import Organisation, User

DIGEST_LENGTH = len("sha256:") + 64
NO_DAY = date.max
"""What the index says where no day is set: it comes after every day."""


class State(models.TextChoices):
    """Archived dossiers are kept whole and left out of lists."""

    ACTIVE = "active", _("Active")
    ARCHIVED = "archived", _("Archived")


class KnowledgeBundle(models.Model):
    """Every bundle that a stored finding names, so that what was judged then can be read with what was known then."""

    digest = models.CharField(max_length=DIGEST_LENGTH, primary_key=True)
    content = models.BinaryField()
    """The bundle's bytes, compressed with zlib."""

    def __str__(self) -> str:
        return str(self.digest)


class Dossier(models.Model):
    """One dossier. Its document is its latest revision's."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dossiers")
    slug = models.SlugField(max_length=80)
    """The document's id."""
    state = models.CharField(max_length=12, choices=State.choices, default=State.ACTIVE)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "slug"], name="dossiers_one_per_id"),)

    def __str__(self) -> str:
        return self.slug


class Revision(models.Model):
    """One state of a document. Never rewritten."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=DIGEST_LENGTH)
    """Of the document."""
    parent = models.CharField(max_length=DIGEST_LENGTH, null=True)
    """The digest of the revision before this one."""
    base = models.CharField(max_length=DIGEST_LENGTH, null=True)
    """The digest that the change was made looking at, where it had to be merged."""
    content = models.BinaryField()
    """The document's canonical bytes, compressed with zlib."""
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="revisions")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dossier", "number"], name="dossiers_one_revision_per_number"),)
        indexes = (models.Index(fields=["dossier", "digest"], name="dossiers_revision_digest"),)

    def __str__(self) -> str:
        return f"{self.dossier_id} revision {self.number}"


class Judgement(models.Model):
    """Findings as they were judged: of one document, with one knowledge and one method, on one day."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="judgements")
    document = models.CharField(max_length=DIGEST_LENGTH)
    knowledge = models.CharField(max_length=DIGEST_LENGTH)
    method = models.PositiveSmallIntegerField()
    on = models.DateField()
    changes_on = models.DateField(null=True)
    """The first day on which these findings may no longer hold."""
    digest = models.CharField(max_length=DIGEST_LENGTH)
    """Of the findings: what decisions and publications name."""
    content = models.BinaryField()
    """The findings' canonical bytes, compressed with zlib."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "document", "knowledge", "method", "on"], name="dossiers_judged_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.digest)


SORTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "dossiers_by_update": ("-updated_at", "-dossier"),
        "dossiers_by_worst": ("worst_first", "dossier"),
        "dossiers_by_decision": ("decision_on", "dossier"),
        "dossiers_by_title": ("title_key", "dossier"),
    }
)
"""The orders of the list, by the name of their index."""
FILTERED = (
    *("lines_crossed", "lines_open", "worst_tier", "stage", "remedy_missing", "unheard", "due_on", "decision_on"),
    *("sector", "countries"),
)
"""What the list is filtered by. Each index holds all of it, so that a page is found without reading a row beside it."""


class IndexRow(models.Model):
    """What lists and searches read of a dossier, written with each revision and by `reindex`. The source of nothing."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="index")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices)
    updated_at = models.DateTimeField()
    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, related_name="+")
    """The findings of the latest revision."""
    changes_on = models.DateField(null=True)
    knowledge = models.CharField(max_length=DIGEST_LENGTH)
    method = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    title_key = models.CharField(max_length=100, default="")
    """The title as it is searched, for sorting."""
    search = models.TextField()
    """Title, purpose, sector, organisations and places, made plain by `judging.plain_text`."""
    stage = models.CharField(max_length=20, blank=True)
    sector = models.CharField(max_length=100, default="")
    """Made plain in the same way."""
    countries = models.CharField(max_length=800, default="")
    """Codes, with a space before and after each."""
    worst_tier = models.PositiveSmallIntegerField()
    """The gravest tier that an impact may have: 0 critical to 3 limited, 4 none recorded."""
    sure_tier = models.PositiveSmallIntegerField()
    """The gravest tier that an impact has at least. Where it is another than the worst, severity is not settled."""
    worst_first = models.CharField(max_length=3, default="")
    """A key to sort by, never shown: the worst tier, whether an impact of it cannot wait, how hard it is to put right.
    """
    lines_crossed = models.PositiveSmallIntegerField()
    lines_open = models.PositiveSmallIntegerField()
    impacts = models.PositiveIntegerField()
    open_questions = models.PositiveIntegerField()
    remedy_missing = models.PositiveIntegerField(default=0)
    """Impacts that have happened, are or may be severe or critical, and have no measure of remedy."""
    unheard = models.PositiveIntegerField(default=0)
    """Impacts that are or may be severe or critical, where somebody affected was not heard."""
    gate = models.CharField(max_length=12, default="")
    """The next moment of decision."""
    decision_on = models.DateField(default=NO_DAY)
    """When that decision is due."""
    due_on = models.DateField(default=NO_DAY)
    """The first day on which a measure that is not done, or the review, is due."""

    slug: str
    organisation_slug: str
    """Both come with `listing.page_of` only."""

    class Meta:
        indexes = (
            *(
                models.Index(fields=["organisation", "state", *key, *(f for f in FILTERED if f not in key)], name=name)
                for name, key in SORTED.items()
            ),
            models.Index(fields=["knowledge"], name="dossiers_by_knowledge"),
            models.Index(fields=["changes_on"], name="dossiers_by_change"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def tier_high(self) -> str:
        """The gravest tier that an impact may have; nothing when none is recorded."""
        return TIERS[self.worst_tier] if self.worst_tier < len(TIERS) else ""

    @property
    def tier_low(self) -> str:
        """The gravest tier that an impact has at least; nothing when none is recorded."""
        return TIERS[self.sure_tier] if self.sure_tier < len(TIERS) else ""


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
    repeated = models.TextField(blank=True, default="")
    """The marks of the sentences that many of its records repeat, where it was looked through."""
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
