"""One row of the CSV, or one block of the JSON, is one record; what it says stays as it stands."""

from __future__ import annotations

from dataclasses import replace

from duecare.exchange.json_files import Said, Texts, read_json
from duecare.exchange.register import NO_NAME, Shown, read_register
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.remarks import remark
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source
from duecare.exchange.text import one_line, stated_line
from duecare.exchange.uk_atrs.recognise import BODY, COLUMNS, HEADS, RECORDS, TOOL

ID = "uk-atrs"
NO_BODY = "(no publishing body stated)"
DESCRIPTION = "description"
"""In JSON only."""
SHOWN = Shown(HEADS.index(TOOL), HEADS.index(BODY), NO_BODY)

ONLY_A_LIST = remark(
    _(
        "This list says little of each tool: its name, who publishes it and, in JSON, a sentence on what it does. Who "
        "supplies it, what is decided with it and what its risks are stands on the page of each record: read it there. "
        "Here it counts as not stated."
    )
)


def read(sight: Sight, digest: str) -> Source:
    """Every record. Raises InputError for one that cannot be read whole."""
    if sight.json is None:
        source = read_register(sight, digest, format_=ID, width=COLUMNS, shown=SHOWN)
    else:
        source = read_json(sight, digest, format_id=ID, at=(RECORDS, ...), said=_said)
    return replace(source, remarks=(*source.remarks, ONLY_A_LIST))


def _said(texts: Texts) -> Said:
    return Said(
        title=one_line(texts.get(TOOL, "")) or NO_NAME,
        asserter=stated_line(texts.get(BODY, "")) or NO_BODY,
        purpose=stated_line(texts.get(DESCRIPTION, "")) or "",
    )
