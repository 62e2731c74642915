"""Records in other languages. A translation names the English text it was made from, and falls away when that changes.

`translations/<language>/<kind>.yaml` are the sources; the build writes `translations/<language>.json`, which processes
load.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from duecare.core.catalogue import Frozen, Text
from duecare.core.catalogue.base import Record, Slug
from duecare.knowledge.texts import digest_of_text, kind_of, text_at

FOLDER = Path(__file__).with_name("translations")
ENGLISH = "en"

Status = Literal["reviewed", "not-reviewed"]


class Entry(Frozen):
    """One text in the language, and the digest of the English that it was made from."""

    of: Annotated[str, StringConstraints(pattern=r"^en-[0-9a-f]{16}$")]
    text: Text
    status: Status | None = None
    """Where it differs from that of the whole file."""


class TranslationFile(Frozen):
    """The texts of one kind of records in one language. The file's name is the kind, its folder's the language."""

    id: Slug
    status: Status = "not-reviewed"
    """Whether a person who knows the law in this language has looked at it."""
    reviewed_by: Text | None = None
    texts: dict[str, dict[str, Entry]] = Field(default_factory=dict)
    """By the record's id, then by field (`title`, `options.refused`)."""


Languages = Mapping[str, Sequence[TranslationFile]]
"""The files by language."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A text, the language it is in after all, and whether somebody reviewed it. English counts as reviewed."""

    text: str
    language: str
    reviewed: bool


def translated(record: Record, field: str, language: str) -> Translation:
    """A text of a record in a language (a BCP 47 tag), or in English where there is no translation of just this text.

    Raises KeyError when the record holds no text there.
    """
    english = text_at(record, field)
    held = _held(language.partition("-")[0]).get(f"{kind_of(record)}/{record.id}", {}).get(field)
    if held is None or held[0] != digest_of_text(english):
        return Translation(english, ENGLISH, reviewed=True)
    return Translation(held[1], language.partition("-")[0], reviewed=held[2])


Held = Mapping[str, Mapping[str, tuple[str, str, bool]]]
"""By record and field: the digest of the English, the text, and whether it was reviewed."""


@cache
def _held(language: str) -> Held:
    path = FOLDER / f"{language}.json"
    if not language.isalpha() or not path.exists():
        return {}
    held: Held = json.loads(path.read_bytes())
    return held


def compiled(files: Iterable[TranslationFile]) -> bytes:
    """What processes load of a language."""
    texts = {
        f"{file.id}/{record}": {
            field: (entry.of, entry.text, (entry.status or file.status) == "reviewed") for field, entry in held.items()
        }
        for file in files
        for record, held in file.texts.items()
    }
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
