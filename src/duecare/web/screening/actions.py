"""Having a register looked through, and starting a dossier from one of its systems with what its words suggest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from duecare.core.dossier import Dossier as Document
from duecare.core.errors import InputError
from duecare.exchange import Source, record_at
from duecare.exchange.formats import format_of
from duecare.knowledge import bundle
from duecare.triage import Implications, Screening, entries, screen, shipped_reader
from duecare.triage.started import with_suggestions
from duecare.web.dossiers.actions import imports, note_repeated, recount_due
from duecare.web.dossiers.models import Import, Upload
from duecare.web.dossiers.queries import brought
from duecare.web.people.models import User
from duecare.web.screening.models import Looked, Looking, State
from duecare.web.screening.queries import MOST, goes_on
from duecare.web.screening.store import content_of, loaded, row, summary
from duecare.web.trail.actions import record

AT_ONCE = 200
"""Dossiers that are read again between two signs that it goes on."""
TOLD_EVERY = 200
"""Records between two signs of how far it is."""
MARKS = 5_000
"""Sentences that many records repeat, of which the marks are kept."""


@transaction.atomic
def begin(upload: Upload, *, by: User, at: datetime) -> tuple[Looking, bool]:
    """Ask for a register to be looked through. Says also whether it must be done: what still comes is waited for.

    Raises InputError for too many records.
    """
    if upload.records > MOST:
        raise InputError(
            f"More than {MOST:,} records are not looked through on a page.", next_step="Use the command line."
        )
    upload = Upload.objects.select_for_update(no_key=True).defer("content").get(pk=upload.pk)
    before = Looking.objects.filter(upload=upload).first()
    if before is not None and before.columns == upload.columns and goes_on(before, at):
        return before, False
    if before is not None:
        before.delete()
    looking = Looking.objects.create(upload=upload, by=by, at=at, seen_at=at, columns=upload.columns)
    told = {"file": upload.digest, "records": upload.records}
    record(organisation=upload.organisation, subject=None, verb="look-through", by=by, at=at, payload=told)
    return looking, True


def look(looking: Looking, *, clock: Callable[[], datetime]) -> None:
    """Look through a register and keep what was found. Whatever goes wrong, the row says so and one can try again."""
    rows = Looking.objects.filter(pk=looking.pk)
    rows.update(state=State.WORKING, seen_at=clock())
    state = State.FAILED
    try:
        source = brought(looking.upload)
        if not isinstance(source, Source):
            raise InputError("The file holds a dossier, not records.", next_step="Bring a register.")
        _look(looking, source, clock)
        while recount_due(limit=AT_ONCE) == AT_ONCE:
            rows.update(seen_at=clock())
        state = State.DONE
    finally:
        rows.update(state=state, seen_at=clock())


def _look(looking: Looking, source: Source, clock: Callable[[], datetime]) -> None:
    def progress(done: int) -> None:
        if done % TOLD_EVERY == 0:
            Looking.objects.filter(pk=looking.pk).update(done=done, seen_at=clock())

    catalogue, reader = bundle.load(), shipped_reader()
    screening = screen(entries(source), reader, Implications(catalogue, clock().date()), progress)
    _keep(looking, screening)


def _keep(looking: Looking, screening: Screening) -> None:
    """Write what was found, all of it or nothing."""
    catalogue = bundle.load()
    made = [row(one, rank, looking, screening, catalogue) for rank, one in enumerate(screening.systems)]
    with transaction.atomic():
        looking.systems.all().delete()
        Looked.objects.bulk_create(made, batch_size=500)
        _tell(looking, screening, catalogue.digest)


def _tell(looking: Looking, screening: Screening, knowledge: str) -> None:
    marks = " ".join(map(str, sorted(screening.common)[:MARKS]))
    note_repeated(looking.upload, marks)
    Looking.objects.filter(pk=looking.pk).update(
        done=screening.records,
        signals=screening.digest,
        knowledge=knowledge,
        content=summary(screening, loaded(screening)),
    )


def start(looked: Looked, upload: Upload, *, by: User, clock: Callable[[], datetime], outside: bool = False) -> Import:
    """Start the dossier of a system, by the import of its record: what its words suggest comes along as suggested.
    `outside`: whether it is made from outside."""
    asserter = _asserter(upload, looked.position)
    begun = imports.begin(upload, [looked.position], by=by, at=clock(), outside=outside)
    facts, signals = content_of(looked).facts, shipped_reader().signals.signals
    held = {fact: one for fact, one in facts.items() if all(said.signal in signals for said in one.said)}

    def with_words(document: Document) -> Document:
        return with_suggestions(document, held, signals, by=asserter, on=clock().date())

    imports.go_on(begun, clock=clock, then=with_words)
    return begun


def _asserter(upload: Upload, position: int) -> str:
    """The id of the body that states the record, as its dossier has it."""
    source = brought(upload)
    chosen = record_at(source, position) if isinstance(source, Source) else None
    if not isinstance(source, Source) or chosen is None:
        raise InputError("The file has no such record.", next_step="Choose from the list again.")
    return format_of(source.format).profile(chosen, source).asserter
