"""From bytes to text: UTF-8 and nothing else."""

from __future__ import annotations

from duecare.core.errors import InputError, Problem

BOM = "\ufeff"

_OTHERS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE = "Save the file as UTF-8."


def decode(data: bytes, name: str) -> str:
    """The text of a UTF-8 file, without the mark that some editors put before it. Raises InputError for other bytes."""
    for mark, encoding in _OTHERS:
        if data.startswith(mark):
            raise InputError(f"{name} is written in {encoding}.", next_step=_SAVE)
    try:
        return data.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(f"Byte {data[error.start]:#04x} is not UTF-8.", instead=_SAVE, line=line, file=name)
        raise InputError(f"{name} is not written in UTF-8.", problems=[problem], next_step=_SAVE) from None
