"""The open items of a dossier that a check was asked for, each with its place in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duecare.cli.fail_on import CHECK_NAMES, LINE_NAMES
from duecare.cli.judging import Judged, judge_bytes
from duecare.cli.places import Where, place_of
from duecare.core.catalogue import Catalogue
from duecare.core.errors import DuecareError
from duecare.core.method.findings import OpenItem, RedLineFinding
from duecare.core.method.reasons import waits_for
from duecare.files.bounds import read_bytes
from duecare.files.compose import Tree
from duecare.files.read import parse_tree
from duecare.report.looked import Looked, looked
from duecare.report.subjects import subject_of
from duecare.report.words import Words

GATE = "gate"
"""What an open item is asked for by when only the gate asks for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check was asked for: names of kinds of open items, and a gate that nothing may stand in the way of."""

    names: tuple[str, ...]
    gate: str | None
    on: date


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One open item. Holds our own sentences, ids and names from the knowledge; nothing that people wrote."""

    asked_by: str
    check: str
    id: str
    label: str
    why: str
    ask: tuple[str, ...]
    """Facts whose answers could change it."""
    where: Where
    line: int


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: its open points among those asked for, or the error because of which it cannot be used."""

    file: Path
    dossier: str = ""
    points: tuple[OpenPoint, ...] = ()
    looked: Looked | None = None
    """How far the findings go: to be said beside every "none open"."""
    others: tuple[str, ...] = ()
    """The checks of open items that were not asked for, once for each item."""
    error: DuecareError | None = None

    @property
    def not_asked_for(self) -> Mapping[str, int]:
        """How many open items of each check were not asked for."""
        return Counter(self.others)

    @property
    def state(self) -> str:
        """unusable, open, or none open."""
        if self.error is not None:
            return "unusable"
        return "open" if self.points else "none-open"


def check_file(file: Path, asked: Asked, catalogue: Catalogue) -> Checked:
    """The open points of one file. An unusable file is a result, too, so that it hides no other."""
    try:
        data = read_bytes(file)
        judged = judge_bytes(data, str(file), asked.on, catalogue)
        tree = parse_tree(data, str(file))
    except DuecareError as error:
        return Checked(file, error=error)
    points = tuple(_points(judged, tree, asked))
    told = {(point.check, point.id) for point in points}
    others = tuple(item.check for item in judged.findings.open_items if (item.check, item.id) not in told)
    return Checked(file, judged.dossier.id, points, looked(judged.findings), others)


def _points(judged: Judged, tree: Tree, asked: Asked) -> Iterator[OpenPoint]:
    words = Words("en", judged.catalogue)
    lines = {line.id: line for line in judged.findings.red_lines}
    blocking = _blocking(judged, asked.gate)
    for item in judged.findings.open_items:
        name = _name(item, lines)
        if name in asked.names:
            yield _point(item, name, judged, tree, words)
        elif (item.check, item.id) in blocking:
            yield _point(item, GATE, judged, tree, words)


def _blocking(judged: Judged, gate: str | None) -> set[tuple[str, str]]:
    return {
        (item.check, item.id)
        for found in judged.findings.gates
        if found.id == gate
        for item in found.open_items
        if item.blocks
    }


def _name(item: OpenItem, lines: dict[str, RedLineFinding]) -> str | None:
    if item.check in CHECK_NAMES:
        return CHECK_NAMES[item.check]
    return LINE_NAMES.get(lines[item.id].effect)


def _point(item: OpenItem, asked_by: str, judged: Judged, tree: Tree, words: Words) -> OpenPoint:
    ask = waits_for(item.reasons)
    where = place_of(item, ask, judged.dossier)
    return OpenPoint(
        asked_by=asked_by,
        check=item.check,
        id=item.id,
        label=_label(item, words),
        why=" ".join(words.reason(reason).text for reason in item.reasons),
        ask=ask,
        where=where,
        line=tree.line(where),
    )


def _label(item: OpenItem, words: Words) -> str:
    """What is open, and of what: a red line or question by its name in the knowledge, all else by its id."""
    label, subject = words.label("check", item.check).text, subject_of(item)
    return label if subject == "dossier" else f"{label}: {words.name(subject, item.id)}"
