"""What is pure is made once, however many tests begin at the same document and with an empty database."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
MOST_KEPT = 100


def once(make: Callable[P, T], key: Callable[P, Hashable]) -> Callable[P, T]:
    """The same function, which remembers what it made for the keys asked for last."""
    known: OrderedDict[Hashable, T] = OrderedDict()

    def made(*given: P.args, **named: P.kwargs) -> T:
        name = key(*given, **named)
        if name not in known:
            known[name] = make(*given, **named)
        known.move_to_end(name)
        if len(known) > MOST_KEPT:
            known.popitem(last=False)
        return known[name]

    return made
