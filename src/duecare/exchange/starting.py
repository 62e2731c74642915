"""A dossier started from a record: the record kept whole, what it states filled in, what it implies only suggested."""

from __future__ import annotations

import re
from datetime import date

from duecare.core.dossier import Dossier, Evidence, Fact, ImportedField, ImportedRecord
from duecare.core.dossier.words import Outside
from duecare.core.errors import InputError
from duecare.exchange.formats import format_of
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.remarks import remark
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import SLUG_LENGTH, one_line, prose, slug_of

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

NOT_ASKED: Outside = "operator-not-asked"
SAYS = _("The record says “{said}” under “{name}”.")
SAYS_MEANING = _("The record says “{said}” under “{name}”: {means}.")


def start_dossier(
    record: SourceRecord,
    source: Source,
    *,
    id: str,  # noqa: A002
    by: str,
    on: date,
    outside: bool = False,
    name: str = "",
) -> Dossier:
    """A new dossier of this record. `by` is the id of the person who imports, `on` the day; `outside` marks that who
    imports neither builds, buys nor runs the system, and has not asked who does. The record is kept under `name`.

    Nothing is made of a blank. Every fact is suggested, by the body that asserts the record: a person decides.
    Raises InputError when the id is not a word name.
    """
    if not SLUG.fullmatch(id) or len(id) > SLUG_LENGTH:
        raise InputError(
            f"“{one_line(id)}” cannot be a dossier's id.",
            next_step=f"Use lower-case letters, digits and single hyphens, for example {suggested_id(record, source)}.",
        )
    format_ = format_of(source.format)
    profile = format_.profile(record, source)
    name = name or f"{source.format}-{record.position}"
    return Dossier(
        format="duecare-dossier/1",
        id=id,
        title=profile.title,
        language=profile.language,
        outside=NOT_ASKED if outside else None,
        system=profile.system,
        actors=profile.actors,
        facts=_facts(record, (*format_.suggestions, *profile.suggestions), profile, name, on),
        evidence={name: _evidence(record, source, by, on)},
        records={name: imported(record, source, on)},
    )


def suggested_id(record: SourceRecord, source: Source) -> str:
    """An id made of the record's title. Not necessarily free: titles repeat."""
    return slug_of(record.title, f"{source.format}-{record.position}")


def imported(record: SourceRecord, source: Source, on: date) -> ImportedRecord:
    """The record with all its fields, verbatim and in order, as a dossier keeps it. Shown to the team only."""
    return ImportedRecord(
        format=source.format,
        file_name=source.file_name,
        file_digest=source.file_digest,
        asserted_by=record.asserter,
        position=record.position,
        imported_on=on,
        fields=tuple(
            ImportedField(name=name, verbatim=value) for name, value in zip(record.names, record.values, strict=True)
        ),
    )


def row_of(record: ImportedRecord) -> tuple[str, ...]:
    """The source row again, from what a dossier keeps of it."""
    return tuple(field.verbatim for field in record.fields)


def _facts(
    record: SourceRecord, suggestions: tuple[Suggestion, ...], profile: Profile, evidence: str, on: date
) -> dict[str, Fact]:
    return {
        suggestion.fact: Fact(
            value=suggestion.value,
            basis="suggested",
            by=profile.asserter,
            on=on,
            evidence=(evidence,),
            note=_note(record, suggestion),
        )
        for suggestion in suggestions
        if suggestion.applies(record.value(suggestion.field))
    }


def _note(record: SourceRecord, suggestion: Suggestion) -> str:
    said, name = one_line(record.value(suggestion.field)), one_line(record.name(suggestion.field))
    if suggestion.means:
        return str(remark(SAYS_MEANING, said=said, name=name, means=suggestion.means))
    return str(remark(SAYS, said=said, name=name))


def _evidence(record: SourceRecord, source: Source, by: str, on: date) -> Evidence:
    return Evidence(
        title=one_line(f"Record “{record.title}”, asserted by {record.asserter}"),
        kind="record",
        where=one_line(f"Record {record.position + 1} of {source.file_name}"),
        digest=source.file_digest,
        on=on,
        note=prose("\n\n".join((f"Imported by {by}.", *record.remarks))),
    )
