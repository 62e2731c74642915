"""What to know of a file or a record, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from duecare.exchange.remarks import Arg, Remark
from duecare.knowledge import bundle
from duecare.report.phrase import Phrase
from duecare.report.words import Words


def told(remarks: Iterable[str]) -> list[Phrase]:
    """Each remark; in English, marked, where it is not translated."""
    words = Words(get_language() or "en", bundle.load())
    return [_told(one, words) for one in remarks]


def _told(one: str, words: Words) -> Phrase:
    return tell(one, words) if isinstance(one, Remark) else words.english(one)


def tell(one: Remark, words: Words, **instead: Phrase) -> Phrase:
    """The remark in the reader's language. `instead`: what is put in its places rather than its own."""
    return words.ours(one.original, **({name: _filled(arg, words) for name, arg in one.args.items()} | instead))


def _filled(arg: Arg, words: Words) -> Phrase | int:
    match arg:
        case tuple():
            return words.series([_told(one, words) for one in arg])
        case Remark():
            return _told(arg, words)
        case str():
            return words.own(arg)
    return arg
