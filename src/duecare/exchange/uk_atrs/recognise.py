"""The list, told by its headings, each at its position; in JSON by the keys of its records."""

from __future__ import annotations

from duecare.exchange.layout import Layout
from duecare.exchange.sight import Sight
from duecare.exchange.source import Identity, Recognition
from duecare.files.json_values import Json

BODY, TOOL, PUBLISHED, URL = HEADS = ("publishing_body", "tool_name", "published", "url")
COLUMNS = len(HEADS)
LAYOUT = Layout("the list", COLUMNS, dict(enumerate(HEADS)))

RECORDS = "records"

IDENTITIES = (Identity("uk-atrs-page", "the address of the record's page", (URL,), apart=(TOOL,), own=True),)


def recognise(sight: Sight) -> Recognition:
    """Certain when all headings, or the keys of every record, are there."""
    return LAYOUT.recognise(sight) if sight.json is None else _recognise_json(sight.json)


def _recognise_json(values: Json) -> Recognition:
    records = values.get(RECORDS) if isinstance(values, dict) else None
    if not isinstance(records, list) or not any(_is_record(record) for record in records):
        return Recognition(certain=False)
    odd = next((number for number, record in enumerate(records, start=1) if not _is_record(record)), None)
    if odd is None:
        return Recognition(certain=True)
    return Recognition(certain=False, nearly=f"its record {odd} has not all of the keys {', '.join(HEADS)}")


def _is_record(value: Json) -> bool:
    return isinstance(value, dict) and value.keys() >= set(HEADS)
