"""A card is Markdown with front matter between two lines of three hyphens, or Markdown that calls itself a card."""

from __future__ import annotations

import re

from duecare.exchange.hf_card.parts import front_matter, lines_of
from duecare.exchange.sight import HEADING, Sight
from duecare.exchange.source import Recognition

MARKDOWN = (".md", ".markdown")
YAML = (".yaml", ".yml")
CALLS_ITSELF = re.compile(r"^ {0,3}#{1,6}[^\r\n]*\b(?:model|data ?set) ?card\b", re.MULTILINE | re.IGNORECASE)
LOOKED_AT = 100_000
"""Characters that are looked at: a front matter or a heading comes early."""


def recognise(sight: Sight) -> Recognition:
    """Certain by content; a Markdown file with headings and no front matter is a card whose metadata is not stated."""
    name, start = sight.name.lower(), sight.text[:LOOKED_AT]
    if name.endswith(YAML):
        return Recognition(certain=False)
    front = front_matter(lines_of(start))
    if front is not None and front.closed:
        return Recognition(certain=True)
    if name.endswith(MARKDOWN) and (front is not None or HEADING.search(start)):
        return Recognition(certain=True)
    return Recognition(certain=CALLS_ITSELF.search(start) is not None)
