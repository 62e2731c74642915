"""What a record of a file would become: what it states, what it suggests, what it leaves blank, and all it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.core.dossier import Actor, Fact
from duecare.core.dossier import Dossier as Document
from duecare.core.errors import InputError, NotFoundError
from duecare.exchange import Source, SourceRecord, record_at, start_dossier, suggested_id
from duecare.exchange.editions import layouts_of
from duecare.exchange.field_changes import FieldChange, field_changes
from duecare.exchange.kept import names_of, source_of
from duecare.knowledge import bundle
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers import queries
from duecare.web.dossiers.forms import ChooseForm
from duecare.web.dossiers.http import Crumb
from duecare.web.dossiers.queries.columns import is_unmapped, kept_columns
from duecare.web.dossiers.queries.newer import Match, matches_of
from duecare.web.dossiers.reading import parts_of, read_parts, suggestions
from duecare.web.dossiers.views.bring import file_crumbs
from duecare.web.dossiers.views.carried import carried
from duecare.web.dossiers.views.marked import quotes
from duecare.web.dossiers.views.newer import cut
from duecare.web.dossiers.views.remarks import told
from duecare.web.people.http import AppRequest

NOT_SAID = "en"
"""A dossier's language where its record does not say one: then nothing is told to a browser either."""
SHOWN = 2_000
"""Characters of a field that are shown; the dossier keeps all."""
QUOTED = 2
"""Sentences that are quoted for one question."""
AT_MOST, TOGETHER = 1_000, 100_000
"""Fields that are shown, and characters of them all."""


STEP = re.compile(r"[^.\]]+[.\]]*|[.\]]+")


@dataclass(frozen=True, slots=True)
class Line:
    """Something that the dossier would say."""

    what: str | Phrase
    says: str | Phrase
    why: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the record, as it stands in the file."""

    name: str
    verbatim: str
    cut: bool

    @property
    def steps(self) -> list[str]:
        """Its name, cut where a long path may be broken."""
        return STEP.findall(self.name)


@dataclass(frozen=True, slots=True)
class Differs:
    """A dossier that keeps another edition of the record, and what that said."""

    match: Match
    shown: Sequence[FieldChange]


@require_safe
def preview(request: AppRequest, upload_id: int, position: int) -> HttpResponse:
    """One record, before anything is made of it."""
    row = queries.open_upload(request.user, upload_id)
    if is_unmapped(row):
        return redirect("dossiers:columns", row.pk)
    source = queries.brought(row)
    record = record_at(source, position) if isinstance(source, Source) else None
    if not isinstance(source, Source) or record is None:
        raise NotFoundError("The file has no such record.", next_step="Choose from the list again.")
    document = start_dossier(
        record, source, id=suggested_id(record, source), by=request.user.handle, on=timezone.localdate()
    )
    words = Words(get_language() or "en", bundle.load(), document)
    shown = _fields(record)
    matches = matches_of(row.organisation, source, [record]).get(position, ())
    context = {
        "upload": row,
        "record": record,
        "remarks": told(record.remarks),
        "document": document,
        "stated": [line for line in _stated(document, words) if line.says],
        "open": [line.what for line in _stated(document, words) if not line.says],
        "suggested": _suggested(document, words),
        "words_suggest": _words_suggest(document, words),
        "fields": shown,
        "more": sum(1 for value in record.values if value.strip()) - len(shown),
        "theirs": "" if document.language == NOT_SAID else document.language,
        "blank": [name for name, value in zip(record.names, record.values, strict=True) if not value.strip()],
        "matches": [_differs(match, record, source) for match in matches],
        "form": ChooseForm(None, source=source),
        "differs": any(match.fields for match in matches),
        "there": queries.started_from(row.organisation, row.digest, [position]).get(position),
        "crumbs": [*file_crumbs(), Crumb(row.name, reverse("dossiers:choose", args=(row.pk,)))],
    }
    return render(request, "dossiers/preview.html", context)


def _differs(match: Match, record: SourceRecord, source: Source) -> Differs:
    kept = queries.latest_of(match.dossier).records.get(match.record)
    try:
        older = source_of(kept, kept_columns(match.dossier.organisation, names_of(kept))) if kept else None
    except InputError:
        older = None
    return Differs(match, cut(field_changes(older.records[0], record, layouts_of(older, source))) if older else ())


def _stated(document: Document, words: Words) -> list[Line]:
    system = document.system
    countries = [words.country(code) for code in system.place.countries]
    return [
        Line(_("Title of this dossier"), document.title),
        Line(_("Language of its texts"), words.language_name(document.language)),
        Line(_("Name of the system"), system.name or ""),
        Line(_("What it is for"), system.purpose or ""),
        Line(_("How it works, and what happens to people because of it"), system.description or ""),
        Line(_("Sector"), system.sector or ""),
        Line(_("Where it stands"), words.label("stage", system.stage) if system.stage else ""),
        Line(_("Countries in which it acts on people"), words.series(countries) if countries else ""),
        Line(_("City, region or place"), system.place.territory or ""),
        *([Line(_("Version of the system"), system.version)] if system.version else []),
        *(Line(_part(actor, words), actor.name) for actor in document.actors.values()),
    ]


def _part(actor: Actor, words: Words) -> str | Phrase:
    """What an organisation does in the chain; else what kind of organisation it is."""
    roles = [words.word(role, "actor-role") for role in actor.roles]
    return words.listed(roles).capital() if roles else words.label("actor-kind", actor.kind)


def _suggested(document: Document, words: Words) -> list[Line]:
    return [
        Line(words.question(id_), words.stated(id_, fact.value).capital(), _why(fact, words))
        for id_, fact in document.facts.items()
    ]


def _why(fact: Fact, words: Words) -> Phrase | None:
    return carried(fact.note, words) if fact.note else None


def _words_suggest(document: Document, words: Words) -> list[dict[str, object]]:
    """What words of its texts point to, beside what its fields suggest."""
    reading = read_parts(parts_of(document), document.language)
    return [
        {
            "question": words.question(one.fact),
            "answers": [words.stated(one.fact, value).capital() for value in one.values],
            "quotes": quotes(one.said)[:QUOTED],
        }
        for one in suggestions(document, reading)
        if one.said
    ]


def _fields(record: SourceRecord) -> list[Field]:
    """Those that say something, as many as one page may hold."""
    pairs = zip(record.names, record.values, strict=True)
    fields = [Field(name, value[:SHOWN], len(value) > SHOWN) for name, value in pairs if value.strip()]
    sizes = accumulate(len(field.name) + len(field.verbatim) for field in fields)
    return [field for field, size in zip(fields[:AT_MOST], sizes, strict=False) if size <= TOGETHER]
