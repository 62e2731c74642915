"""An Excel workbook, opened within bounds that hold before it is unpacked. No formula is ever computed."""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from duecare.core.errors import InputError

MOST_BESIDE = 10_000_000
"""Bytes of a part that is no sheet: its styles and names are held in memory, and take many times their size there."""
MOST_FOLDED = 400
"""How many times its packed size a large part may have: tables stay far below, and only a bomb is all the same."""
MOST_PARTS = 5_000
MOST_ROWS = 1_048_576
"""What Excel itself holds in a sheet."""

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, InvalidFileException, SyntaxError, EOFError, NotImplementedError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, RuntimeError, OSError),
)
"""What the library raises for a file that is not what it says, SyntaxError for its XML. Its own words may hold what
stands in a cell."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be, and what its reader says of one that is larger or broken."""

    unpacked: int
    """Bytes of all parts together."""
    shared: int
    """Bytes of the texts that cells share: they are held in memory."""
    means: str
    otherwise: str
    """Other kinds of files that can be brought instead, as in "or as …"."""


@contextmanager
def opened(file: BinaryIO, name: str, limits: Limits) -> Iterator[Any]:
    """The workbook, its cells read as they are asked for, of a formula the result that was saved with it.

    Raises InputError when it is too large or broken, also from inside the block.
    """
    with broken(name, limits), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and the like that are not read
        _check_sizes(file, name, limits)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


@contextmanager
def broken(name: str, limits: Limits) -> Iterator[None]:
    """Raises InputError in place of the library's own errors."""
    try:
        yield
    except _BROKEN:
        raise InputError(
            f"{name} cannot be read as an Excel workbook: it is damaged, not complete, or something else.",
            means=limits.means,
            next_step="Open it in a spreadsheet program and save it again as .xlsx, or as CSV (UTF-8).",
        ) from None


def _check_sizes(file: BinaryIO, name: str, limits: Limits) -> None:
    with zipfile.ZipFile(file) as parts:
        listed = parts.infolist()
    file.seek(0)
    sizes = sum(one.file_size for one in listed)
    if len(listed) > MOST_PARTS or sizes > limits.unpacked or any(_is_too_large(one, limits) for one in listed):
        raise InputError(
            f"{name} would unpack to more than a workbook with a table needs.",
            means="It was not opened.",
            next_step=f"Save the table alone, without pictures and styles, or as {limits.otherwise}.",
        )


def _is_too_large(part: zipfile.ZipInfo, limits: Limits) -> bool:
    name = part.filename.casefold()
    if part.file_size > MOST_BESIDE and part.file_size > MOST_FOLDED * part.compress_size:
        return True
    if name.endswith("sharedstrings.xml"):
        return part.file_size > limits.shared
    return part.file_size > MOST_BESIDE and not name.startswith("xl/worksheets/")
