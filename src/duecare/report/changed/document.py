"""What changed in a document, as a person reads it: item by item, each change in one line and in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from duecare.core.revision import Add, Change, Path, Remove, Tree, diff, value_at
from duecare.core.revision.tree import COLLECTIONS
from duecare.report.changed.fields import DOCUMENT, leaves, name_of, part_of
from duecare.report.changed.line import changed, is_of_item, line
from duecare.report.changed.prose import Piece, compared
from duecare.report.changed.texts import CHANGED
from duecare.report.changed.values import RECORDS, is_prose, item, said
from duecare.report.phrase import Phrase
from duecare.report.words import Words

LONGEST = 600
"""Characters of a value that are shown."""

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Detail:
    """One field, then and now. A text that both sides have is told by its pieces."""

    path: Path
    term: Phrase
    was: Phrase | None
    now: Phrase | None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: where, in one line, and field by field."""

    path: Path
    kind: Kind
    line: Phrase
    below: Phrase
    """The line below the title of its group, which it does not say again."""
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All changes of one item, or of what stands in no collection."""

    part: str
    id: str
    title: Phrase
    changes: tuple[Changed, ...]


def names_in(*trees: Tree) -> Mapping[tuple[str, str], str]:
    """The names of the items of plain documents, the last one's first."""
    return {
        (collection, id_): name
        for tree in trees
        for collection in COLLECTIONS
        for id_, one in tree.get(collection, {}).items()
        if (name := one.get("title") or one.get("name") or one.get("file_name"))
    }


def lines(before: Tree, changes: Iterable[Change], words: Words) -> list[Phrase]:
    """Each change in one line. The words know the names of both documents."""
    return [told(before, change, words).line for change in changes]


def groups(before: Tree, after: Tree, words: Words, *, most: int) -> tuple[list[Group], int]:
    """What the later document says differently, by item, and how many changes beyond the first `most` there are."""
    words = words.with_names(names_in(before, after))
    changes = sorted(diff(before, after), key=lambda change: part_of(change.path) != DOCUMENT)
    found: dict[tuple[str, str], list[Changed]] = {}
    for change in changes[:most]:
        part = part_of(change.path)
        found.setdefault((part, "" if part == DOCUMENT else change.path[1]), []).append(told(before, change, words))
    titled = [Group(*key, title_of(inner[0].path, words), tuple(inner)) for key, inner in found.items()]
    return titled, max(0, len(changes) - most)


def title_of(path: Path, words: Words) -> Phrase:
    """The name of the item that a path leads into; of what stands in no collection, one for all."""
    return words.ours(CHANGED["dossier"]) if part_of(path) == DOCUMENT else item(path, words)


def told(before: Tree, change: Change, words: Words) -> Changed:
    """One change to a document. The words know the names of what it is about."""
    path, was, now = change.path, value_at(before, change.path), getattr(change, "value", None)
    kind: Kind = "added" if isinstance(change, Add) else "removed" if isinstance(change, Remove) else "changed"
    whole = kind != "changed" and path[0] not in RECORDS
    what = words.ours(CHANGED[kind]) if whole else changed(path, was, now, words)
    whole_line = line(path, what, words)
    below = what.capital() if is_of_item(path) else whole_line
    return Changed(path, kind, whole_line, below, _details(path, was, now, words))


def _details(path: Path, was: Any, now: Any, words: Words) -> tuple[Detail, ...]:
    """The fields that differ, what tells most first. Of what was not there before, or is gone, one side is blank."""
    blank = (was is None and isinstance(now, dict), now is None and isinstance(was, dict))
    return tuple(_detail(*leaf, words, blank) for leaf in leaves(path, was, now))


def _detail(path: Path, was: Any, now: Any, words: Words, blank: tuple[bool, bool]) -> Detail:
    name = _own_capital(name_of(path, words))
    pieces = compared(was, now) if is_prose(path, was) and is_prose(path, now) else ()
    old, new = (
        None if empty else said(path, side, words).short(LONGEST) for side, empty in zip((was, now), blank, strict=True)
    )
    return Detail(path, name, old, new, pieces)


def _own_capital(phrase: Phrase) -> Phrase:
    """With a capital where it begins with our own words; ids and names stay as they are written."""
    return phrase if phrase.segments[0].lang in ("zxx", "und") else phrase.capital()
