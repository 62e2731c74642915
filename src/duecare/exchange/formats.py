"""Every format that can be imported. A new one is a folder with the same three files, and a line here."""

from duecare.exchange import (
    canada_aia,
    croissant,
    cyclonedx,
    hf_card,
    jrc_ai_watch,
    nl_algorithm_register,
    spreadsheet,
    uk_atrs,
    us_inventory_2024,
    us_inventory_2025,
)
from duecare.exchange.source import Format

FORMATS: tuple[Format, ...] = (
    us_inventory_2024.FORMAT,
    us_inventory_2025.FORMAT,
    uk_atrs.FORMAT,
    nl_algorithm_register.FORMAT,
    jrc_ai_watch.FORMAT,
    cyclonedx.FORMAT,
    croissant.FORMAT,
    canada_aia.FORMAT,
    hf_card.FORMAT,
    spreadsheet.FORMAT,
)
"""Asked in this order; the first that is certain reads the file."""


def format_of(id_: str) -> Format:
    """The format with this id. Raises KeyError for an id that no importer has."""
    return {format_.id: format_ for format_ in FORMATS}[id_]
