"""What people should know of a file or a record: in English, with what it takes to say it in another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from string import Formatter
from types import MappingProxyType

MOST_MARKS = 20
"""Quotation marks of a text that is compared with the originals."""


def gettext_noop(text: str) -> str:
    """Marks an English original for the translation catalogue and returns it as it is."""
    return text


class Remark(str):
    """Reads as its English; `original` and `args` say the same in any language."""

    original: str
    args: Mapping[str, Arg]


Arg = str | int | Remark | tuple[Remark, ...]
"""What fills a place: words of the file, a number, a remark inside the remark, or a list of such."""


def remark(original: str, /, **args: Arg) -> Remark:
    """The original, a marked English text, with its places filled."""
    said = Remark(original.format(**{name: _english(arg) for name, arg in args.items()}))
    said.original, said.args = original, MappingProxyType(args)
    return said


def _english(arg: Arg) -> str:
    if isinstance(arg, tuple):
        return "; ".join(arg)
    return f"{arg:,}" if isinstance(arg, int) else str(arg)


def recognised(text: str, originals: Iterable[str]) -> Remark | None:
    """A remark again that was kept as its English, such as a note in a dossier; None for any other text."""
    if text.count("“") > MOST_MARKS:
        return None
    matches = ((original, _shape(original).fullmatch(text)) for original in originals)
    return next((remark(original, **found.groupdict()) for original, found in matches if found), None)


@cache
def _shape(original: str) -> re.Pattern[str]:
    pieces = Formatter().parse(original)
    return re.compile("".join(re.escape(said) + (f"(?P<{name}>.+?)" if name else "") for said, name, _, _ in pieces))
