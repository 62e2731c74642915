"""Putting notes (comments) into a YAML text wherever they can stand, with another parser's scanner as the guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml


def with_notes(text: str, wanted: Callable[[], bool]) -> tuple[str, list[str]]:
    """The text with a numbered note before and after each line that `wanted` picks, and the notes."""
    lines = text.splitlines(keepends=True) if "\r" not in text else [text]
    inside, unending = _taken(text)
    notes = _numbered()
    said: list[str] = []
    out: list[str] = []
    for number, line in enumerate(lines):
        if number not in inside and wanted():
            said.append(next(notes))
            indent = " " * (len(line) - len(line.lstrip(" ")))
            out.append(f"{indent}{said[-1]}\n")
        if number not in unending and line.strip() and wanted():
            said.append(next(notes))
            line = f"{line.rstrip(chr(10))}  {said[-1]}\n"
        out.append(line)
    return "".join(out), said


def _numbered() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"# note - {number}: 'it\"s [."


def _taken(text: str) -> tuple[set[int], set[int]]:
    """The lines before which a scalar is still open, and those at whose end one is."""
    inside: set[int] = set()
    unending: set[int] = set()
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.line, token.end_mark.line
            if token.style in ("|", ">"):
                end += token.end_mark.column > 0
                inside |= set(range(start + 1, end))
                unending |= set(range(start, end))
            else:
                inside |= set(range(start + 1, end + 1))
                unending |= set(range(start, end))
    return inside, unending
