"""A whole file passed through once: its digest, and whether it is UTF-8."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from duecare.exchange.sight import is_workbook
from duecare.exchange.text import not_text

CHUNK = 1 << 20
MARK = codecs.BOM_UTF8
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file is made of."""

    digest: str
    encoding: str
    start: int
    """Where its text begins: after the mark that says UTF-8, if there is one."""


def seen(path: Path, name: str) -> Seen:
    """Raises InputError for what is not text in UTF-8 or Windows-1252."""
    digest, decoder, start = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), 0
    encoding = "utf-8"
    with path.open("rb") as file:
        for number, chunk in enumerate(iter(lambda: file.read(CHUNK), b"")):
            if number == 0:
                _refuse_other(chunk, name)
                start = len(MARK) if chunk.startswith(MARK) else 0
            if b"\0" in chunk:
                raise not_text(
                    name, "contains NUL bytes, so it is not a text file, or it is damaged", "Fetch it again."
                )
            digest.update(chunk)
            if encoding == "utf-8" and not _reads(decoder, chunk):
                encoding = "cp1252"
    if encoding == "utf-8" and not _reads(decoder, b"", final=True):
        encoding = "cp1252"
    return Seen("sha256:" + digest.hexdigest(), encoding, start)


def _refuse_other(chunk: bytes, name: str) -> None:
    if is_workbook(chunk):
        raise not_text(
            name, "is an Excel workbook, which is not read row by row", "Leave out --stream, or save as CSV."
        )
    if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise not_text(name, "is text in UTF-16, which is not read here", "Save it again as UTF-8.")


def _reads(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
