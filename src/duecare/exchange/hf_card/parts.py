"""A card cut into its fields: a key of the front matter, a section of the body. Joined, they are the file again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duecare.exchange.bounds import MAX_CELL

FENCE = "---"
FRONT = "(front matter)"
BEFORE = "(before the first heading)"

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
CODE = re.compile(r" {0,3}(```+|~~~+)")
NAME_LENGTH = 300

Part = tuple[str, str]
"""A field's name and its text, verbatim."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter stands: the numbers of the lines of its two fences, counted from 0."""

    opens: int
    closes: int
    closed: bool


def lines_of(text: str) -> list[str]:
    """The lines with their ends, as YAML and Markdown count them."""
    return LINE.findall(text)


def front_matter(lines: Sequence[str]) -> FrontMatter | None:
    """Where the front matter stands, or None where the first line that is not blank is no fence."""
    opens = next((number for number, line in enumerate(lines) if line.strip()), None)
    if opens is None or lines[opens].rstrip() != FENCE:
        return None
    closes = next((n for n in range(opens + 1, len(lines)) if lines[n].rstrip() == FENCE), None)
    return FrontMatter(opens, len(lines) if closes is None else closes, closes is not None)


def front_parts(lines: Sequence[str], starts: Sequence[tuple[str, int]]) -> list[Part]:
    """One part a key, which begins at the number that goes with it; one for all where keys share a line."""
    if not lines:
        return []
    if not _in_order(lines, starts):
        return [(FRONT, "".join(lines))]
    ends = [number for _, number in starts[1:]] + [len(lines)]
    parts = [(key, "".join(lines[start:end])) for (key, start), end in zip(starts, ends, strict=True)]
    before = "".join(lines[: starts[0][1]])
    return [(FRONT, before), *parts] if before else parts


def body_parts(lines: Sequence[str]) -> list[Part]:
    """One part a section, by its heading. What looks like a heading inside a code block is none."""
    parts: list[tuple[str, list[str]]] = [(BEFORE, [])]
    code = ""
    for line in lines:
        fence = CODE.match(line)
        if fence and not code:
            code = fence[1]
        elif fence and fence[1].startswith(code):
            code = ""
        name = None if code else heading_of(line)
        if name is not None:
            parts.append((name, []))
        parts[-1][1].append(line)
    return [(name, "".join(texts)) for name, texts in parts if texts]


def within_bounds(parts: Sequence[Part]) -> Iterator[Part]:
    """The same text; a part that is too long for one field goes on in the next, under the same name."""
    for name, text in parts:
        for start in range(0, len(text), MAX_CELL):
            yield name[:NAME_LENGTH], text[start : start + MAX_CELL]


def heading_of(line: str) -> str | None:
    """The words of a heading line; None for any other line."""
    found = HEADING.match(line)
    return line[found.end() :].strip().rstrip("#").strip()[:NAME_LENGTH] if found else None


def is_section(part: Part) -> bool:
    """Whether the part is a section of the body, not a part of the front matter nor what stands before the headings."""
    name, text = part
    return heading_of(text.partition("\n")[0]) == name


def without_comments(text: str) -> str:
    """What a reader of the page sees."""
    kept, rest = [], text
    while rest:
        before, opened, inside = rest.partition("<!--")
        kept.append(before)
        rest = inside.partition("-->")[2] if opened else ""
    return "".join(kept)


def _in_order(lines: Sequence[str], starts: Sequence[tuple[str, int]]) -> bool:
    numbers = [number for _, number in starts]
    rising = bool(numbers) and numbers == sorted(set(numbers)) and 0 <= numbers[0] <= numbers[-1] < len(lines)
    return rising and all(key in lines[number] for key, number in starts)
