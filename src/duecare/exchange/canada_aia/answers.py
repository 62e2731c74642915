"""The answers of a file by the ids of their questions, each with the options chosen."""

from __future__ import annotations

from collections.abc import Mapping

from duecare.exchange.canada_aia.level import Answer
from duecare.exchange.canada_aia.recognise import DATA
from duecare.exchange.json_files import json_of
from duecare.exchange.source import SourceRecord
from duecare.files.json_values import Bare, Json


def answers_of(record: SourceRecord) -> Mapping[str, Answer]:
    """Every answer: the options chosen, or the free text; None for one that is neither a text nor a list of texts."""
    tree = json_of(record)
    data = tree.get(DATA) if isinstance(tree, dict) else None
    return {id_: _answer(value) for id_, value in data.items()} if isinstance(data, dict) else {}


def _answer(value: Json) -> Answer:
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, list):
        texts = tuple(one for one in value if isinstance(one, str))
        return texts if len(texts) == len(value) else None
    return () if value == Bare("null") else None
