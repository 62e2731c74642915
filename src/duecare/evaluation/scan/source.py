"""A table to read: a file, or its bytes in memory. Its kind is told by its first bytes, not by its name."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from duecare.core.errors import InputError
from duecare.evaluation.scan.watching import Watch

Kind = Literal["text", "parquet", "workbook"]

CHUNK = 4_000_000
UNREADABLE = {
    b"\xd0\xcf\x11\xe0": ("is an old Excel file, or one with a password", "Save it as .xlsx without a password."),
    b"\x1f\x8b": ("is compressed", "Unpack it first."),
    b"%PDF": ("is a PDF", "Ask for the table as CSV, Excel (.xlsx) or Parquet."),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table is read from. The bytes are never shown, not even to a debugger."""

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes, to be read from the start. Raises InputError when there is no such ordinary file."""
        if self.path is None:
            yield io.BytesIO(self.data or b"")
            return
        with _file(self.path) as file:
            yield file


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What one pass over the bytes tells."""

    kind: Kind
    size: int
    digest: str
    secret: bytes = field(repr=False)
    """Known to those who have the file, and to nobody who has its digest: draws the random sets of people, so that
    nobody else can tell in which set a person is."""
    encoding: str = ""


def from_file(path: Path) -> Source:
    """A table in a file."""
    return Source(path.name or str(path), path=path)


def from_memory(name: str, data: bytes) -> Source:
    """A table whose bytes are in memory, such as an upload that was kept encrypted. Nothing of it reaches a disk."""
    return Source(name, data=data)


def fingerprint(file: BinaryIO, name: str, watch: Watch) -> Fingerprint:
    """Reads all bytes once. Raises InputError for what is no table at all."""
    start = file.read(8)
    kind = _kind(start, name)
    file.seek(0)
    total = file.seek(0, os.SEEK_END)
    file.seek(0)
    sums, text = hashlib.sha256(), _Text(start) if kind == "text" else None
    while chunk := file.read(CHUNK):
        sums.update(chunk)
        if text:
            text.take(chunk, name)
        watch.at(file.tell() / max(total, 1))
    secret = sums.copy()
    secret.update(b"duecare: random sets of people")  # no extension of the digest: that would need its padding here
    return Fingerprint(kind, total, f"sha256:{sums.hexdigest()}", secret.digest(), text.encoding() if text else "")


def _kind(start: bytes, name: str) -> Kind:
    if not start:
        raise InputError(f"{name} is empty.", next_step="Choose the file with the table.")
    for magic, (happened, next_step) in UNREADABLE.items():
        if start.startswith(magic):
            raise InputError(f"{name} {happened}.", next_step=next_step)
    return "parquet" if start.startswith(b"PAR1") else "workbook" if start.startswith(b"PK\x03\x04") else "text"


class _Text:
    """Which encoding the text is in, found while its bytes go by."""

    def __init__(self, start: bytes) -> None:
        self.wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self.utf8 = not self.wide

    def take(self, chunk: bytes, name: str) -> None:
        """Looks at the next bytes. Raises InputError when they are no text."""
        if self.wide:
            return
        if b"\0" in chunk:
            raise InputError(
                f"{name} contains NUL bytes, so it is not a text table, or it is damaged.",
                next_step="Save the table again as CSV (UTF-8), Excel (.xlsx) or Parquet.",
            )
        self._decode(chunk)

    def encoding(self) -> str:
        """The encoding; Windows-1252 is what older programs write in the West, and is never taken where UTF-8 fits."""
        self._decode(b"")
        return "utf-16" if self.wide else "utf-8" if self.utf8 else "cp1252"

    def _decode(self, chunk: bytes) -> None:
        if self.utf8:
            try:
                self.decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                self.utf8 = False


def _file(path: Path) -> BinaryIO:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", next_step="Check the name and the folder.") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder.", next_step="Name the file with the table.") from None
    except PermissionError:
        raise InputError(f"{path} may not be read.", next_step="Ask its owner for the right to read it.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise InputError(f"{path} is not an ordinary file.", next_step="Name the file with the table.")
    return file
