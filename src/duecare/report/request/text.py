"""The request as Markdown, which reads as plain text too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duecare.report.glyphs import visible
from duecare.report.phrase import Phrase
from duecare.report.request.item import Item
from duecare.report.request.letter import Letter
from duecare.report.request.texts import REQUEST
from duecare.report.words import Words

_MARKS = re.compile(r"([\\`*_\[\]<>|])")
_OPENS = re.compile(r"^([-+#>]|[0-9]+[.)])")


def markdown(letter: Letter, words: Words) -> str:
    """The letter. What people wrote is text there, never marks."""
    return "\n\n".join(_blocks(letter, words)) + "\n"


def _blocks(letter: Letter, words: Words) -> Iterator[str]:
    yield f"# {_plain(letter.title)}"
    yield "  \n".join(f"**{_plain(term)}:** {_plain(said)}" for term, said in letter.head)
    yield f"**{_plain(letter.subject)}**"
    yield from map(_line, letter.opening)
    yield _head("basis", words)
    yield from map(_line, letter.basis)
    yield _head("questions", words)
    for item in letter.items:
        yield from _item(item, words)
    if not letter.items:
        yield _line(words.ours(REQUEST["none"]))
    yield _head("answering", words)
    yield from map(_line, letter.answering)
    yield from map(_line, letter.closing)
    if letter.annex:
        yield _head("annex", words)
        yield _line(words.ours(REQUEST["annex-what"]))
        yield "\n".join(f"{item.number}. {_line(item.question)}" for item in letter.annex)


def _head(key: str, words: Words) -> str:
    return f"## {_plain(words.ours(REQUEST[key]))}"


def _item(item: Item, words: Words) -> Iterator[str]:
    yield f"### {item.number}. {_plain(item.question)}"
    if item.suggested:
        yield _line(item.suggested)
    parts = (("choose", (item.choices,)), ("why", item.why), ("documents", item.documents), ("knows", (item.knows,)))
    for key, said in parts:
        if any(said):
            yield _part(key, [_plain(one) for one in said if one], words)


def _part(key: str, said: list[str], words: Words) -> str:
    term = f"**{_plain(words.ours(REQUEST[key]))}:**"
    if key != "documents":
        return " ".join((term, *said))
    return "\n".join((term, "", *(f"- {one}" for one in said)))


def _line(phrase: Phrase) -> str:
    return _OPENS.sub(r"\\\1", _plain(phrase))


def _plain(phrase: Phrase) -> str:
    return _MARKS.sub(r"\\\1", visible(" ".join(phrase.text.split())))
