"""Reading documents of earlier formats. Stored revisions are never rewritten: reading applies each step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from duecare.core.errors import InputError

Step = Callable[[dict[str, Any]], dict[str, Any]]

VERSION = 1
FORMAT = f"duecare-dossier/{VERSION}"

STEPS: Mapping[int, Step] = MappingProxyType({})
"""By the version that a step reads. A step is pure and sets everything but the format."""


def upgrade(document: dict[str, Any], *, steps: Mapping[int, Step] = STEPS, version: int = VERSION) -> dict[str, Any]:
    """The document in today's format. Raises InputError when the format is not one that this program knows."""
    found = _version(document.get("format"))
    if found is None or not 1 <= found <= version:
        raise InputError(
            f"This is not a dossier in a format that this version reads ({document.get('format')!r}).",
            next_step=f'Start it with "format: duecare-dossier/{version}". If the file is newer, update Duecare.',
        )
    for number in range(found, version):
        document = {**steps[number](document), "format": f"duecare-dossier/{number + 1}"}
    return document


def _version(format_: Any) -> int | None:
    name, _, number = format_.partition("/") if isinstance(format_, str) else ("", "", "")
    return (
        int(number) if name == "duecare-dossier" and number.isascii() and number.isdigit() and len(number) < 6 else None
    )
