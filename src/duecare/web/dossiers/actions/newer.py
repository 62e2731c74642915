"""What a newer edition of a record says arrives at its dossier as suggestions: people take them over, or set them
aside with a reason. Nothing is changed by their arrival."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from duecare.core.errors import InputError
from duecare.exchange import Source, SourceRecord
from duecare.exchange.finding import Finder
from duecare.exchange.kept import source_of
from duecare.exchange.starting import imported
from duecare.exchange.suggesting import free_name
from duecare.web.dossiers.models import Dossier, Import, ImportItem, Newer, Outcome
from duecare.web.dossiers.queries import latest_of
from duecare.web.dossiers.queries.columns import kept_columns
from duecare.web.dossiers.queries.newer import KEEP, Match, look_at, matches_of, part_key
from duecare.web.dossiers.store import pack
from duecare.web.people.models import Organisation, User
from duecare.web.trail.actions import record as note

LONGEST = 300
"""Characters of a part's name."""


def suggest_to(
    organisation: Organisation, source: Source, finder: Finder, chosen: SourceRecord, *, item: ImportItem, at: datetime
) -> tuple[Dossier, bool] | None:
    """Suggest what a record says to each dossier that keeps an older edition of it. The first of them, and whether
    anything differs; nothing where no dossier keeps one, or several records of the file could be it."""
    matches = matches_of(organisation, source, [chosen]).get(chosen.position, ())
    sure = [match for match in matches if _is_it(match, finder, chosen)]
    newer = [match for match in sure if match.fields]
    for match in newer:
        _suggest(match, chosen, source, item=item, at=at)
    first = next(iter(newer or sure), None)
    return None if first is None else (first.dossier, bool(newer))


def _is_it(match: Match, finder: Finder, chosen: SourceRecord) -> bool:
    document = latest_of(match.dossier)
    kept = document.records.get(match.record)
    if kept is None:
        return False
    columns = kept_columns(match.dossier.organisation, tuple(one.name for one in kept.fields))
    try:
        return finder.find(source_of(kept, columns)) == (chosen,)
    except InputError:
        return False


def _suggest(match: Match, chosen: SourceRecord, source: Source, *, item: ImportItem, at: datetime) -> None:
    """A still newer edition takes the place of one that nobody has looked at."""
    dossier, by = match.dossier, item.of.by
    dossier.newer.filter(closed_at=None, record=match.record).update(closed_at=at)
    name = free_name(latest_of(dossier), match.record)
    content = pack(imported(chosen, source, at.date()).plain())
    made = Newer.objects.create(
        dossier=dossier,
        item=item,
        record=match.record,
        name=name,
        file_name=source.file_name,
        by=by,
        at=at,
        content=content,
    )
    told = {"newer": made.pk, "file": source.file_digest, "position": chosen.position, "record": match.record}
    note(organisation=dossier.organisation, subject=dossier.slug, verb="suggest-newer", by=by, at=at, payload=told)


@transaction.atomic
def note_gone(gone: Sequence[Match], source: Source, *, by: User, at: datetime) -> int:
    """Tell these dossiers that a newer edition does not hold their record. Says how many. Changes nothing in them."""
    for match in gone:
        dossier = match.dossier
        made = Newer.objects.create(
            dossier=dossier,
            record=match.record,
            name=match.record,
            file_name=source.file_name,
            by=by,
            at=at,
            content=b"",
        )
        told = {"newer": made.pk, "file": source.file_digest, "record": match.record}
        note(organisation=dossier.organisation, subject=dossier.slug, verb="note-gone", by=by, at=at, payload=told)
    return len(gone)


@transaction.atomic
def set_aside(row: Newer, part: str, *, by: User, at: datetime, reason: str) -> None:
    """A person has looked at a part, and leaves the dossier as it is. Raises InputError for what is no part of it."""
    organisation = row.dossier.organisation
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)  # first, as imports do
    row = Newer.objects.select_for_update().get(pk=row.pk)
    look = look_at(row, latest_of(row.dossier))
    parts = {*map(part_key, look.waiting), *([KEEP] if look.keeps or look.update is None else [])}
    if row.closed_at is not None or part not in parts:
        raise InputError("This is settled already.", next_step="Look at what is left.")
    row.aside = {**row.aside, part: reason}
    told = {"newer": row.pk, "part": part, "reason": reason}
    if look.update is None or look_at(row, latest_of(row.dossier)).is_done:
        row.closed_at = at
    row.save(update_fields=["aside", "closed_at"])
    note(organisation=organisation, subject=row.dossier.slug, verb="set-aside", by=by, at=at, payload=told)


@transaction.atomic
def close_if_done(row: Newer, *, at: datetime) -> None:
    """Nothing is left to be looked at once everything was taken over or set aside."""
    row = Newer.objects.select_for_update().get(pk=row.pk)
    if row.closed_at is None and look_at(row, latest_of(row.dossier)).is_done:
        row.closed_at = at
        row.save(update_fields=["closed_at"])


def take_back(import_: Import, *, at: datetime) -> None:
    """Take back the suggestions of an import that nobody has acted on."""
    for row in Newer.objects.filter(item__of=import_, closed_at=None, aside={}).select_related("item", "dossier"):
        if not row.dossier.record_keys.filter(record=row.name).exists():
            row.closed_at = at
            row.save(update_fields=["closed_at"])
            ImportItem.objects.filter(newer=row).update(outcome=Outcome.LEFT_OUT)
