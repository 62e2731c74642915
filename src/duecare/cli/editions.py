"""What `duecare import --since` lists: what became of each record between two editions of a register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.cli.importing import ASSERTER, SHOWN, TITLE, cut, notes
from duecare.exchange import Source, SourceRecord
from duecare.exchange.editions import Changed, Editions, compare
from duecare.exchange.field_changes import FieldChange

LONGEST = 400
"""Characters of a text that are shown unless everything is asked for."""
NOT_THERE = "(no such field)"
BLANK = "(blank: not stated)"


def lines(before: Source, after: Source, *, all_of_them: bool) -> Iterator[str]:
    """The counts, then every record but the unchanged. Raises InputError when the files cannot be compared."""
    found = compare(before, after)
    yield f"{after.file_name} ({len(after.records):,} records) since {before.file_name} ({len(before.records):,})."
    yield f"Told apart by {'; else '.join(one.said for one in found.told_by)}; never by their place in the file."
    yield from notes(after)
    if not found.same_layout:
        yield ""
        yield "PLEASE NOTE: The two layouts differ. Only what both ask is compared; a question may be put otherwise."
    yield from _listed("Appeared", found.appeared, all_of_them)
    yield from _changes(found.changed, all_of_them)
    yield from _listed("Disappeared (their numbers are those of the older file)", found.disappeared, all_of_them)
    yield from _open(found, all_of_them)
    yield ""
    yield f"Unchanged: {len(found.unchanged):,}"


def _listed(what: str, records: Sequence[SourceRecord], all_of_them: bool) -> Iterator[str]:
    yield from ("", f"{what}: {len(records):,}")
    shown = records if all_of_them else records[:SHOWN]
    yield from map(_line, shown)
    yield from _more(records, shown)


def _changes(changed: Sequence[Changed], all_of_them: bool) -> Iterator[str]:
    yield from ("", f"Changed: {len(changed):,}")
    shown = changed if all_of_them else changed[:SHOWN]
    for change in shown:
        yield _line(change.after)
        yield from told(change.fields, whole=all_of_them)
    yield from _more(changed, shown)


def told(fields: Sequence[FieldChange], *, whole: bool) -> Iterator[str]:
    """Each field that differs: what it said then, and what it says now."""
    for field in fields:
        yield f"        {cut(field.name, 100)}"
        yield f"          then: {_said(field.before, whole)}"
        yield f"          now:  {_said(field.after, whole)}"


def _said(text: str | None, whole: bool) -> str:
    if text is None:
        return NOT_THERE
    if not text.strip():
        return BLANK
    return " ".join(text.split()) if whole else cut(text, LONGEST)


def _open(found: Editions, all_of_them: bool) -> Iterator[str]:
    yield from ("", f"Cannot be told apart, so look for yourself which became which: {len(found.ambiguous):,}")
    shown = found.ambiguous if all_of_them else found.ambiguous[:SHOWN]
    for group in shown:
        yield _line(group.after[0])
        yield f"        then: {_numbers(group.before)}; now: {_numbers(group.after)}"
    yield from _more(found.ambiguous, shown)


def _numbers(records: Sequence[SourceRecord]) -> str:
    return ", ".join(str(record.position) for record in records)


def _line(record: SourceRecord) -> str:
    return f"{record.position:>6}  {cut(record.title, TITLE):<{TITLE}}  {cut(record.asserter, ASSERTER)}"


def _more(every: Sequence[object], shown: Sequence[object]) -> Iterator[str]:
    if len(shown) < len(every):
        yield f"        and {len(every) - len(shown):,} more: list them with --all"
