"""Fills a database: distinct dossiers made by the same acts as people's, then cloned row by row to the number wanted.

Run as a process of its own, `python -m bench.seeding FROM TO`, with the database in the environment.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.db.models import Model

from bench.documents import LANGUAGE
from duecare.web.serving import prepare, set_up_django

START = datetime(2026, 1, 1, tzinfo=UTC)
DISTINCT = 100
IMPACTS = 8
BATCH = 2_000

M = TypeVar("M", bound=Model)


def main(first: int, last: int) -> None:
    """Make the dossiers numbered from `first` up to, not including, `last`."""
    if first == 0:
        prepare(now=START)
    set_up_django()
    made = range(first, min(last, DISTINCT)) if first < DISTINCT else range(0)
    _make(made)
    for start in range(max(first, DISTINCT), last, BATCH):
        _clone(range(start, min(start + BATCH, last)))


def _make(numbers: range) -> None:
    from bench.documents import dossier
    from duecare.web.dossiers.actions import create
    from duecare.web.people.models import Organisation, User

    user, organisation = User.objects.earliest("pk"), Organisation.objects.earliest("pk")
    for number in numbers:
        at = START + timedelta(minutes=number)
        create(dossier(number, impacts=IMPACTS), organisation=organisation, by=user, at=at, reason="Bench")


def _clone(numbers: range) -> None:
    """Rows as `create` writes them, under other ids and times."""
    from django.db import transaction

    from duecare.web.dossiers.models import Dossier, IndexRow, Judgement, Revision

    models = {
        row.slug: row
        for row in Dossier.objects.filter(slug__in=[f"system-{n}" for n in range(DISTINCT)]).select_related("index")
    }
    revisions = {row.dossier_id: row for row in Revision.objects.filter(dossier__in=models.values())}
    judgements = {row.dossier_id: row for row in Judgement.objects.filter(dossier__in=models.values())}
    with transaction.atomic():
        sources = {number: models[f"system-{number % DISTINCT}"] for number in numbers}
        new = {
            number: Dossier(organisation_id=source.organisation_id, slug=f"system-{number}", created_at=START)
            for number, source in sources.items()
        }
        Dossier.objects.bulk_create(new.values())
        copies = [(new[number], source.pk, START + timedelta(minutes=number)) for number, source in sources.items()]
        Revision.objects.bulk_create(_copy(revisions[pk], dossier=row, at=at) for row, pk, at in copies)
        judged = [_copy(judgements[pk], dossier=row) for row, pk, _ in copies]
        Judgement.objects.bulk_create(judged)
        IndexRow.objects.bulk_create(
            _copy(sources[number].index, dossier=new[number], judgement=judgement, updated_at=at, **_named(number))
            for (number, judgement, (_, _, at)) in zip(numbers, judged, copies, strict=True)
        )


def _named(number: int) -> dict[str, str]:
    """What tells one from all others: the number is found as a rare word."""
    title = f"Score {number}"
    return {"title": title, "title_key": title.lower(), "search": f"{title.lower()}\n{LANGUAGE.lower()}"}


def _copy(row: M, **changes: object) -> M:
    """The row under a new key, with these columns changed."""
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    for name, value in changes.items():
        fields.pop(f"{name}_id", None)
        fields[name] = value
    return type(row)(**fields)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
