"""Any table may be of this kind, so none is taken for one by itself: a person says which column says what."""

from __future__ import annotations

from duecare.exchange.sight import Sight
from duecare.exchange.source import Recognition


def recognise(sight: Sight) -> Recognition:
    """Never certain: what the columns mean is for a person to say."""
    return Recognition(certain=False)
