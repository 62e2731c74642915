"""What a Croissant description says, whatever its context calls it. No context is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duecare.exchange.json_reach import Block, block_at, blocks_at, text_at
from duecare.exchange.text import stated
from duecare.files.json_values import Bare, Json

DATA_SET = "Dataset"
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
VALUE_KEYS = ("@value", "name", "@id", "url")
"""Where a value's text stands that is written as a block, best first."""


def data_set(whole: Json | None) -> Block:
    """The description itself: the whole, or the first data set of a graph; empty where there is none."""
    top = block_at(whole)
    for block in (top, *blocks_at(top, "@graph")):
        if DATA_SET in (local(kind) for kind in _texts(block.get("@type"))):
            return block
    return {}


def said(whole: Json | None, term: str) -> tuple[str, ...]:
    """Each text that the description gives for a term, under whatever prefix or alias."""
    return tuple(text for value in values(whole, term) for text in _texts(value))


def values(whole: Json | None, term: str) -> Iterator[Json]:
    """Each value that the description gives for a term; a list gives its members."""
    aliases = block_at(whole, "@context")
    for key, value in data_set(whole).items():
        if term in (local(key), local(_alias(aliases, key))):
            yield from value if isinstance(value, list) else [value]


def conforms_to(whole: Json | None) -> tuple[str, ...]:
    """What it says that it conforms to."""
    return said(whole, "conformsTo")


def language_of(whole: Json | None) -> str:
    """The language that the context gives for the texts; English, in which most are written, where it gives none."""
    contexts = (block_at(whole, "@context"), *blocks_at(whole, "@context"))
    stated_ = next((text for context in contexts if (text := text_at(context, "@language"))), "")
    return stated_ if LANGUAGE.fullmatch(stated_) else "en"


def local(term: str) -> str:
    """A term's last part: `dataBiases` of `rai:dataBiases`, of the whole address, and of itself."""
    bare = term.rstrip("/")
    return bare[max(map(bare.rfind, "/#:")) + 1 :]


def _alias(aliases: Block, key: str) -> str:
    return text_at(aliases, key) or text_at(aliases, key, "@id") or key


def _texts(value: Json | None) -> Iterator[str]:
    if isinstance(value, list):
        yield from (text for member in value for text in _texts(member))
    elif isinstance(value, dict):
        yield next((text for key in VALUE_KEYS if (text := text_at(value, key))), "")
    elif isinstance(value, Bare):
        yield value.text if value.text != "null" else ""
    elif value is not None:
        yield stated(value) or ""
