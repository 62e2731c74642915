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
    suggested = models.PositiveIntegerField(null=True)
    """Facts that texts or records suggest, and nobody has answered or set aside. Empty where nobody counted yet."""
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
