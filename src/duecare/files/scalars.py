"""What an unquoted word of YAML, or a number of JSON, stands for.

The core rules of YAML 1.2, narrowed: `true`, `false`, `null` and whole numbers are what they look like; everything
else is a text, also `yes`, `no` and days. What some program would read as another number is refused instead of guessed.
"""

from __future__ import annotations

import re

from duecare.core.catalogue.base import MAX_SAFE_INTEGER
from duecare.files.events import Fault, Plain

_WORDS: dict[str, Plain] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*+)")
_NUMBER = re.compile(
    r"""[-+]? (?: (?: \.[0-9]++ | [0-9][0-9_]*+(?:\.[0-9_]*+)? ) (?:[eE][-+]?[0-9]++)?  # 1.5, 1e3, 007, 1_000
                | 0[xob][0-9A-Fa-f_]++                                              # 0x1F
                | \.(?:inf|Inf|INF) )
        | \.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)
_DIGITS = len(str(MAX_SAFE_INTEGER))
_SHOWN = 40


def plain_scalar(text: str) -> tuple[Plain, Fault | None]:
    """What an unquoted scalar stands for, and what is wrong with it. A scalar with a fault stands for its text."""
    if text in _WORDS:
        return _WORDS[text], None
    if _WHOLE.fullmatch(text):
        return _whole(text)
    if _NUMBER.fullmatch(text):
        return text, _not_whole(text)
    return text, None


def is_text(text: str) -> bool:
    """Whether the text stands for itself when it is not quoted."""
    return text not in _WORDS and not _NUMBER.fullmatch(text)


def _whole(text: str) -> tuple[Plain, Fault | None]:
    if len(text) > _DIGITS + 1 or abs(int(text)) > MAX_SAFE_INTEGER:
        message = f"{shown(text)} is too large a number to be the same in every program."
        return text, Fault(message, f"Write at most {MAX_SAFE_INTEGER:,} in digits, or put it in quotes.")
    return int(text), None


def _not_whole(text: str) -> Fault:
    return Fault(
        f"{shown(text)} is not a plain whole number.", f'Write a whole number, or put it in quotes: "{shown(text)}".'
    )


def shown(text: str) -> str:
    """A text, cut so that it fits into a message."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
