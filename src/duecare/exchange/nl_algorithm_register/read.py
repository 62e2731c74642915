"""One member of the list is one record; what stands beside the list is kept with the file."""

from __future__ import annotations

from dataclasses import replace

from duecare.exchange.json_files import Said, Texts, read_json
from duecare.exchange.nl_algorithm_register.recognise import BODY, LIST, PURPOSE, TITLE
from duecare.exchange.register import NO_NAME
from duecare.exchange.remarks import Remark, remark
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source
from duecare.exchange.text import one_line, stated, stated_line

NO_BODY = "(no organisation stated)"
COUNT = "count (number)"

ONLY_A_LIST = remark(
    _(
        "This list says in Dutch what each algorithm is for and on which law it rests. How people decide with it, its "
        "risks and its data stand on the page of each record: read them there. Here they count as not stated."
    )
)


def read(sight: Sight, digest: str) -> Source:
    """Every record. Raises InputError for one that is no block of keys, or is beyond the bounds."""
    source = read_json(sight, digest, format_id="nl-algorithm-register", at=(LIST, ...), said=_said)
    return replace(source, remarks=(*source.remarks, ONLY_A_LIST, *_missing(source)))


def _missing(source: Source) -> tuple[Remark, ...]:
    told, held = dict(source.around).get(COUNT), len(source.records)
    if told is None or told == str(held):
        return ()
    return (
        remark(
            _("The file says that it holds {told} records and holds {held}: was it shortened?"),
            told=told[:20],
            held=held,
        ),
    )


def _said(texts: Texts) -> Said:
    return Said(
        title=one_line(texts.get(TITLE, "")) or NO_NAME,
        asserter=stated_line(texts.get(BODY, "")) or NO_BODY,
        purpose=one_line(stated(texts.get(PURPOSE, "")) or ""),
    )
