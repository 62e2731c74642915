"""One row of the CSV is one record; the cells stay as they stand."""

from __future__ import annotations

from duecare.exchange.register import Shown, read_register
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source
from duecare.exchange.us_agencies import NO_AGENCY
from duecare.exchange.us_inventory_2024.recognise import COLUMNS, Column

SHOWN = Shown(Column.NAME, Column.AGENCY, NO_AGENCY, Column.PURPOSE)


def read(sight: Sight, digest: str) -> Source:
    """Every row. Raises InputError for a row of another width, an unclosed quote, or a cell beyond the bounds."""
    return read_register(sight, digest, format_="us-inventory-2024", width=COLUMNS, shown=SHOWN)
