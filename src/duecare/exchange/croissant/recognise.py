"""A description says what it conforms to; a data set that says nothing of Croissant is none."""

from __future__ import annotations

from duecare.exchange.croissant.terms import conforms_to, data_set
from duecare.exchange.json_reach import block_at
from duecare.exchange.sight import Sight
from duecare.exchange.source import Recognition
from duecare.files.json_values import Json

CROISSANT = "mlcommons.org/croissant"
NOT_SAID = "it neither says that it conforms to Croissant nor uses Croissant's vocabulary"
NO_DATA_SET = "nothing in it has the type “Dataset”"


def recognise(sight: Sight) -> Recognition:
    """Certain by what it says that it conforms to, or else by the vocabulary of its context."""
    if not isinstance(sight.json, dict):
        return Recognition(certain=False)
    is_data_set = bool(data_set(sight.json))
    speaks_of_it = _speaks_of_it(sight.json)
    if is_data_set and speaks_of_it:
        return Recognition(certain=True)
    if is_data_set and "@context" in sight.json:
        return Recognition(certain=False, nearly=NOT_SAID)
    return Recognition(certain=False, nearly=NO_DATA_SET if speaks_of_it else "")


def _speaks_of_it(whole: Json) -> bool:
    context = block_at(whole).get("@context")
    return any(CROISSANT in text.casefold() for text in (*conforms_to(whole), *_addresses(context)))


def _addresses(context: Json | None) -> list[str]:
    if isinstance(context, str):
        return [context]
    members = context.values() if isinstance(context, dict) else context if isinstance(context, list) else ()
    return [text for member in members for text in _addresses(member)]
