"""What pages read of imports: who brought what, how far each is, and what undoing one would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from duecare.core.errors import NotFoundError
from duecare.web.dossiers.models import Dossier, Import, ImportItem, Outcome, State
from duecare.web.people.models import User
from duecare.web.people.queries import organisations_of

GIVEN_UP = timedelta(seconds=60)
"""A dossier takes less than a second. An import that has not gone on for so long was left by its worker."""


@dataclass(frozen=True)
class Progress:
    """How far an import is: how many of its records have come to what."""

    import_: Import
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All records that were chosen."""
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        """Those whose turn has not come."""
        return self.counts.get(Outcome.WAITING, 0)

    @property
    def made(self) -> int:
        """Those from which a dossier was started, be it put away again."""
        return self.counts.get(Outcome.MADE, 0) + self.counts.get(Outcome.PUT_AWAY, 0)

    @property
    def suggested(self) -> int:
        """Those whose dossier was there, and has changes suggested to it."""
        return self.counts.get(Outcome.NEWER, 0)

    def stopped(self, at: datetime) -> bool:
        """Whether it will not go on by itself."""
        return bool(self.waiting) and at - self.import_.seen_at >= GIVEN_UP


def imports_of(user: User) -> QuerySet[Import]:
    """The imports of the person's organisations, the newest first."""
    imports = Import.objects.filter(organisation__in=organisations_of(user))
    return imports.select_related("organisation", "by", "upload").order_by("-pk")


def open_import(user: User, id_: int) -> Progress:
    """One import. Raises NotFoundError also when it exists and the person may not see it."""
    found = imports_of(user).defer("upload__content").filter(pk=id_).first()
    if found is None:
        raise NotFoundError("There is no such import.", next_step="Look at the list of imports.")
    return progress_of([found])[0]


def progress_of(imports: list[Import]) -> list[Progress]:
    """How far each of these is."""
    items = ImportItem.objects.filter(of__in=imports).values("of", "outcome").annotate(n=Count("pk")).order_by()
    counts: dict[int, dict[str, int]] = {}
    for row in items:
        counts.setdefault(row["of"], {})[row["outcome"]] = row["n"]
    return [Progress(import_, counts.get(import_.pk, {})) for import_ in imports]


def unfinished() -> QuerySet[Import]:
    """The imports of which records still wait."""
    return Import.objects.filter(pk__in=ImportItem.objects.filter(outcome=Outcome.WAITING).values("of"))


def untouched(import_: Import) -> QuerySet[Dossier]:
    """The dossiers that it made and that nobody has changed or put away since."""
    made = import_.items.filter(outcome=Outcome.MADE).values("dossier")
    counted = Dossier.objects.filter(pk__in=made, state=State.ACTIVE).annotate(changes=Count("revisions"))
    return counted.filter(changes=1).select_related("organisation").order_by("pk")


def items_of(import_: Import) -> QuerySet[ImportItem]:
    """Its records whose turn has come, with their dossiers, in the order of the file."""
    dossiers = ("dossier__organisation", "dossier__index")
    over = import_.items.exclude(outcome=Outcome.WAITING).select_related(*dossiers)
    return over.annotate(changes=Count("dossier__revisions")).order_by("position")
