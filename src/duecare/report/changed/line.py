"""One change in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duecare.core.method.involvement import QUESTIONS
from duecare.core.method.limitations import QUESTIONS as LIMITS
from duecare.core.revision import Path
from duecare.report.changed.fields import BESIDE, DOCUMENT, leaves, name_of, part_of
from duecare.report.changed.texts import CHANGED
from duecare.report.changed.values import SHORT, is_prose, item, said, term
from duecare.report.phrase import Phrase
from duecare.report.words import Words

MOST_BESIDE = 3
ASKED = frozenset({*QUESTIONS, *LIMITS})
"""Fields whose names are questions."""

LONGEST = 90
"""Characters of a value inside a line."""


def line(path: Path, what: Phrase, words: Words) -> Phrase:
    """What became of something, after what it is about."""
    if part_of(path) == DOCUMENT:
        return what.capital()
    subject = item(path, words) if is_of_item(path) else _subject(path, words)
    return words.ours(CHANGED["line"], subject=subject, what=what)


def is_of_item(path: Path) -> bool:
    """Whether the line is about the item itself, and not about its severity or somebody's involvement in it."""
    return not (path[0] == "impacts" and path[2:3] in (("severity",), ("involvement",)) and len(path) > 3)


def _subject(path: Path, words: Words) -> Phrase:
    impact = words.quoted(words.name("impacts", path[1]))
    if path[2] == "severity":
        return words.ours(CHANGED["severity"], impact=impact)
    return words.ours(CHANGED["involvement"], actor=words.name("actors", path[3]), impact=impact)


def changed(path: Path, was: Any, now: Any, words: Words) -> Phrase:
    """What became of the place, with the field that tells most; the names of others after it."""
    found = leaves(path, was, now)
    if not found:  # a statement that says nothing yet
        return words.ours(CHANGED["removed" if now is None else "added"])
    (first, old, new), *others = found
    what = _told(first, old, new, words)
    if path[:1] == ("impacts",) and path[2:3] == ("severity",):
        what = words.ours(CHANGED["by"], what=what, rater=words.word(path[4], "rater"))
    beside = dict.fromkeys(name_of(leaf, words) for leaf, _, _ in others if leaf[-1] not in BESIDE)
    if not beside:
        return what
    return words.ours(CHANGED["also"], what=what, terms=words.series([*beside][:MOST_BESIDE]))


def _told(path: Path, was: Any, now: Any, words: Words) -> Phrase:
    name = _name(path, words)
    if all(side is None or isinstance(side, list) for side in (was, now)):
        return _list(path, name, was or [], now or [], words)
    if is_prose(path, was or now) and max(len(side or "") for side in (was, now)) > SHORT:
        key = "written" if was is None else "emptied" if now is None else "rewritten"
        return words.ours(CHANGED[key], term=name)
    old, new = (_inside(path, side, words) for side in (was, now))
    if path[0] == "facts" and path[2:] == ("value",):
        return words.ours(CHANGED["value"], was=old, now=new)
    return words.ours(CHANGED["from-to"], term=name, was=old, now=new)


def _name(path: Path, words: Words) -> Phrase:
    """The field as the line names it: of a rating's level, its dimension."""
    if path[0] == "impacts" and path[2:3] == ("severity",):
        dimension = words.word(path[3], "dimension")
        return (
            dimension if path[5:] == ("value",) else words.ours(CHANGED["part"], term=dimension, part=term(path, words))
        )
    name = name_of(path, words)
    return words.quoted(name) if path[-1] in ASKED else name


def _inside(path: Path, value: Any, words: Words) -> Phrase:
    """The value inside a sentence: people's own words between quotation marks."""
    text = said(path, value, words).short(LONGEST)
    return words.quoted(text) if is_prose(path, value) else text


def _list(path: Path, name: Phrase, was: Sequence[Any], now: Sequence[Any], words: Words) -> Phrase:
    more, less = [one for one in now if one not in was], [one for one in was if one not in now]
    if path[-1] == "fields" or not (more or less):
        return words.ours(CHANGED["rewritten"], term=name)
    added, taken = said(path, more, words), said(path, less, words)
    if not less:
        return words.ours(CHANGED["list-more"], term=name, more=added)
    if not more:
        return words.ours(CHANGED["list-less"], term=name, less=taken)
    return words.ours(CHANGED["list-both"], term=name, more=added, less=taken)
