"""One row of the CSV is one record; the cells stay as they stand."""

from __future__ import annotations

from dataclasses import replace

from duecare.exchange.register import Shown, read_register
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source
from duecare.exchange.uk_atrs.recognise import COLUMNS, Column

NO_BODY = "(no publishing body stated)"
SHOWN = Shown(Column.TOOL, Column.BODY, NO_BODY)

ONLY_A_LIST = (
    "This list names each tool and its publisher and says nothing else of it. What the tool is for, who supplies it "
    "and what its risks are stands on the page of each record: read it there. Here it counts as not stated."
)


def read(sight: Sight, digest: str) -> Source:
    """Every row. Raises InputError for a row of another width, an unclosed quote, or a cell beyond the bounds."""
    source = read_register(sight, digest, format_="uk-atrs", width=COLUMNS, shown=SHOWN)
    return replace(source, remarks=(*source.remarks, ONLY_A_LIST))
