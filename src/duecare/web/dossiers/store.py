"""Documents and findings as they lie in the tables: canonical bytes, compressed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cached_property, lru_cache
from typing import Any, TypeVar, cast

from duecare.core.dossier import Dossier as Document
from duecare.core.dossier import canonical_bytes, upgrade
from duecare.core.method.findings import (
    Caveat,
    DutyFinding,
    EffectFinding,
    Findings,
    GateFinding,
    HarmFinding,
    ImpactFinding,
    OpenItem,
    Place,
    QuestionFinding,
    RedLineFinding,
    RightFinding,
)
from duecare.core.method.stored import LATER, read_findings, read_section
from duecare.core.revision import Tree

F = TypeVar("F")

KEY = frozenset({"dossier", "knowledge", "method", "on", "changes_on"})
"""The sections that say what was judged, by what and when. All others are lists of findings."""


def pack(plain: Any) -> bytes:
    """Plain JSON types as compressed canonical bytes."""
    return zlib.compress(canonical_bytes(plain), 6)


def unpack(content: bytes | memoryview) -> Any:
    """What `pack` packed."""
    return json.loads(zlib.decompress(content))


def pack_sections(sections: Mapping[str, bytes]) -> bytes:
    """The sections of findings, each compressed by itself: four bytes with the length of the table of contents, the
    table (the name of each section and its length), the sections."""
    packed = {name: zlib.compress(content, 6) for name, content in sections.items()}
    table = json.dumps({name: len(content) for name, content in packed.items()}).encode("ascii")
    return b"".join((len(table).to_bytes(4, "big"), table, *packed.values()))


def _unpack_table(content: bytes) -> dict[str, bytes]:
    """The sections, still compressed, by name."""
    at = 4 + int.from_bytes(content[:4], "big")
    found = {}
    for name, length in json.loads(content[4:at]).items():
        found[name] = content[at : at + length]
        at += length
    return found


def document_of(digest: str, content: bytes | memoryview) -> Document:
    """The document of a revision. Documents never change, so those read last are kept by their digest."""
    return _document(digest, bytes(content))


@lru_cache(maxsize=64)
def _document(digest: str, content: bytes) -> Document:
    return Document.model_validate_json(json.dumps(tree_of(content)))


def tree_of(content: bytes | memoryview) -> Tree:
    """The document of a revision as plain values, which is many times faster to read than the document."""
    return upgrade(unpack(content))


class Judged:
    """Stored findings, read section by section, so that a page pays only for what it shows."""

    def __init__(self, content: bytes | memoryview) -> None:
        self._packed = _unpack_table(bytes(content))
        self._unpacked: dict[str, Any] = {}

    @cached_property
    def red_lines(self) -> tuple[RedLineFinding, ...]:
        """Every red line."""
        return self._section("red_lines", RedLineFinding)

    @cached_property
    def harms(self) -> tuple[HarmFinding, ...]:
        """Every known pattern of harm."""
        return self._section("harms", HarmFinding)

    @cached_property
    def rights(self) -> tuple[RightFinding, ...]:
        """Every right."""
        return self._section("rights", RightFinding)

    @cached_property
    def impacts(self) -> tuple[ImpactFinding, ...]:
        """Every impact."""
        return self._section("impacts", ImpactFinding)

    @cached_property
    def remedy_order(self) -> tuple[Place, ...]:
        """What has happened, the gravest first."""
        return self._section("remedy_order", Place)

    @cached_property
    def prevention_order(self) -> tuple[Place, ...]:
        """What may happen, the gravest first."""
        return self._section("prevention_order", Place)

    @cached_property
    def duties(self) -> tuple[DutyFinding, ...]:
        """Every duty."""
        return self._section("duties", DutyFinding)

    @cached_property
    def next_questions(self) -> tuple[QuestionFinding, ...]:
        """Missing facts, in the order to ask."""
        return self._section("next_questions", QuestionFinding)

    @cached_property
    def open_items(self) -> tuple[OpenItem, ...]:
        """Everything that is open."""
        return self._section("open_items", OpenItem)

    @cached_property
    def gates(self) -> tuple[GateFinding, ...]:
        """What counts at each moment of decision."""
        return self._section("gates", GateFinding)

    @cached_property
    def caveats(self) -> tuple[Caveat, ...]:
        """What to read where nothing stands in the way. Findings of before there were any have none."""
        return self._section("caveats", Caveat)

    @cached_property
    def effects(self) -> tuple[EffectFinding, ...]:
        """What measures did for each group; nothing of findings from before that was asked."""
        return self._section("effects", EffectFinding)

    def count(self, section: str) -> int:
        """How many findings a section has, without reading them."""
        return len(self._plain(section))

    def each(self, section: str, *names: str) -> Iterator[tuple[Any, ...]]:
        """Some fields of every finding of a section, as they are stored, for pages that count. Reasons are most of what
        is stored, and take most of the time to read."""
        for plain in self._plain(section):
            yield tuple(plain[name] for name in names)

    def question(self, id_: str) -> QuestionFinding:
        """One missing fact with its reasons. Raises KeyError for a fact that is not missing."""
        plain = {plain["id"]: plain for plain in self._plain("next_questions")}[id_]
        return cast("QuestionFinding", read_section("next_questions", {"next_questions": [plain]})[0])

    def only(self, **sections: Iterable[Any]) -> Findings:
        """Findings of these sections alone, by the name of their field, for what shows no more; all others empty."""
        key = {name: self._read(name) for name in KEY}
        empty = {field.name: () for field in fields(Findings) if field.name not in KEY}
        found: dict[str, Any] = {**key, **empty, **{name: tuple(section) for name, section in sections.items()}}
        return Findings(**found)

    def whole(self) -> Findings:
        """All of it, which takes many times as long as a section."""
        return read_findings({name: unpack(content) for name, content in self._packed.items()})

    def _section(self, name: str, of: type[F]) -> tuple[F, ...]:
        return cast("tuple[F, ...]", self._read(name))

    def _read(self, name: str) -> Any:
        return read_section(name, {name: self._plain(name)})

    def _plain(self, name: str) -> Any:
        if name not in self._unpacked:
            later = name in LATER and name not in self._packed
            self._unpacked[name] = [] if later else unpack(self._packed[name])
        return self._unpacked[name]
