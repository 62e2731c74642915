"""The list, told by its four headings, each at its position."""

from __future__ import annotations

from enum import IntEnum

from duecare.exchange.layout import Layout

HEADS = ("publishing_body", "tool_name", "published", "url")
COLUMNS = len(HEADS)


class Column(IntEnum):
    """The positions that are read. The others are kept and not read."""

    BODY = HEADS.index("publishing_body")
    TOOL = HEADS.index("tool_name")


LAYOUT = Layout("the list", COLUMNS, dict(enumerate(HEADS)))
recognise = LAYOUT.recognise
