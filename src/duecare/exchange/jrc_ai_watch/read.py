"""One row of the CSV, or one member of the JSON's list, is one record."""

from __future__ import annotations

from dataclasses import replace

from duecare.exchange import register
from duecare.exchange.jrc_ai_watch.recognise import DESCRIPTION, NAME
from duecare.exchange.json_files import Said, Texts, read_json
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.remarks import remark
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source, SourceRecord
from duecare.exchange.text import one_line, stated

ID = "jrc-ai-watch"
COLLECTOR = "AI Watch, Joint Research Centre of the European Commission"
"""The file does not name it: its layout does. Others who contribute send the same columns to the same place."""

COLLECTED = remark(
    _(
        "AI Watch collected these cases from surveys, lists and its own research. The organisations that they name did "
        "not write them, and may be makers or users of the service: look who uses it on people. Much may have changed."
    )
)


def read(sight: Sight, digest: str) -> Source:
    """Every record. Raises InputError for a row of another width, a record that is no block, or what is too large."""
    source = read_json(sight, digest, format_id=ID, at=(...,), said=_said) if sight.json else _table(sight, digest)
    return replace(source, asserted_by=COLLECTOR, remarks=(*source.remarks, COLLECTED))


def _table(sight: Sight, digest: str) -> Source:
    shown = register.Shown(sight.header.index(NAME), sight.header.index(NAME), COLLECTOR)
    source = register.read_register(sight, digest, format_=ID, width=len(sight.header), shown=shown)
    return replace(source, records=tuple(map(_shown, source.records)))


def _shown(record: SourceRecord) -> SourceRecord:
    says = _said({NAME: record.value(NAME), DESCRIPTION: record.value(DESCRIPTION)})
    return replace(record, title=says.title, asserter=says.asserter, purpose=says.purpose)


def _said(texts: Texts) -> Said:
    """What the service does stands in for what it is for, which nobody asked the contributors."""
    title = one_line(texts.get(NAME, "")) or register.NO_NAME
    return Said(title, COLLECTOR, one_line(stated(texts.get(DESCRIPTION, "")) or ""))
