"""How large a file may be, and reading it without ever holding more than that."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from duecare.core.errors import InputError


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits that hold before, while and after a document is parsed."""

    size: int = 5_000_000
    """Bytes of the file."""
    depth: int = 40
    """Blocks and brackets inside each other."""
    nodes: int = 200_000
    """Texts, numbers, lists and blocks, keys included."""
    text: int = 120_000
    """Characters of one text. A little more than any field takes, so that the field's own limit is what people meet."""
    key: int = 200
    """Characters of a key."""
    problems: int = 200
    """Problems listed before reading stops."""


DOSSIER = Bounds()


def read_bytes(path: Path, bounds: Bounds = DOSSIER) -> bytes:
    """The bytes of an ordinary file. The size is checked before anything is read.

    Raises InputError when there is no such file, it may not be read, is no ordinary file, or is too large.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            kind = "a folder" if stat.S_ISDIR(found.st_mode) else "not an ordinary file"
            raise InputError(f"{path} is {kind}.", next_step="Name a file.")
        check_size(found.st_size, str(path), bounds)
        with path.open("rb") as file:
            data = file.read(bounds.size + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", next_step="Check the name and the folder.") from None
    except PermissionError:
        raise InputError(f"{path} may not be read.", next_step="Ask its owner for the right to read it.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    check_size(len(data), str(path), bounds)  # it may have grown meanwhile
    return data


def check_size(size: int, name: str, bounds: Bounds = DOSSIER) -> None:
    """Raises InputError when that many bytes are more than the bounds allow."""
    if size > bounds.size:
        raise InputError(
            f"{name} is larger than {bounds.size:,} bytes.",
            next_step="Keep evidence outside the document and name it by its digest, or divide the document.",
        )
