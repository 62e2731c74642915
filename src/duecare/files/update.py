"""Bringing a YAML text to say what a dossier says, while every comment and all that did not change stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.files.layout import LINE_END, Entry, Layout, Node
from duecare.files.read import parse_shape
from duecare.files.text import BOM
from duecare.files.yaml_text import indented, yaml_document, yaml_entry, yaml_inline, yaml_item

_NAME = "dossier.yaml"


class Edit(NamedTuple):
    """The text from `start` to before `end` becomes another."""

    start: int
    end: int
    text: str


def update_yaml(text: str, dossier: Dossier, name: str = _NAME) -> str:
    """The YAML text, changed only where it says something else than the dossier.

    Comments of removed parts stay, each on its own line. Raises InputError when the text is no dossier.
    """
    _, before = parse_shape(text.encode("utf-8", "surrogatepass"), name)
    if before == dossier:
        return text
    mark, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    newline = "\r\n" if "\r\n" in body else "\n"
    layout = Layout(body if LINE_END.match(body[-1:]) else body + newline)
    changed = _changed(layout, before.plain(), dossier.plain(), newline)
    if changed is None or not _says(changed, dossier, name):
        changed = _rewritten(layout, dossier)
    return mark + changed


def _changed(layout: Layout, old: dict[str, Any], new: dict[str, Any], newline: str) -> str | None:
    changes = _Changes(layout)
    edits = None if layout.root.style or layout.root.kind != "map" else changes.block(layout.root, old, new)
    if edits is None:
        return None
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [layout.text[position : edit.start], edit.text.replace("\n", newline)]
        position = edit.end
    return "".join(parts) + layout.text[position:]


def _says(text: str, dossier: Dossier, name: str) -> bool:
    """Whether the text says the same: the guard against a layout that the edits misjudge."""
    try:
        return parse_shape(text.encode("utf-8"), name)[1] == dossier
    except InputError:
        return False


def _rewritten(layout: Layout, dossier: Dossier) -> str:
    """A fresh document, with all comments before it: for texts that cannot be changed in place."""
    return "".join(f"{comment}\n" for _, comment in layout.comments) + yaml_document(dossier.plain())


class _Changes:
    """The edits that take a text from one value to another. None where a part cannot be changed in place."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def block(self, node: Node, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Edit] | None:
        """Keys in, keys out, values changed."""
        held = {entry.key: entry for entry in node.entries}
        gone = [entry for entry in node.entries if entry.key in old and entry.key not in new]
        if len(gone) == len(node.entries) or not all(self.layout.leads_its_line(entry.start) for entry in gone):
            return None
        edits = [self.removed(entry) for entry in gone]
        for key, value in new.items():
            if key in held and old.get(key) != value:
                edits += self.value(held[key], key, old.get(key, type(value)()), value)
        return edits + self.added_keys(node, [entry for entry in node.entries if entry not in gone], new)

    def added_keys(self, node: Node, stay: Sequence[Entry], new: Mapping[str, Any]) -> list[Edit]:
        column, at = self.layout.column(stay[0].start), self.before(stay[0])
        edits, places = [], {entry.key: self.layout.after(entry.value, column) for entry in stay}
        for key, value in new.items():
            at = places.get(key, at)
            if key not in places:
                gap = "\n" if node is self.layout.root and isinstance(value, dict) else ""
                edits.append(Edit(at, at, gap + indented(yaml_entry(key, value), column)))
        return edits

    def items(self, node: Node, old: Sequence[Any], new: Sequence[Any]) -> list[Edit] | None:
        """Items in, items out, the others changed one by one. What stays the same keeps its place and its notes."""
        entries, edits = node.entries, list[Edit]()
        if not new or len(entries) != len(old) or not all(self.layout.leads_its_line(entry.start) for entry in entries):
            return None
        column = self.layout.column(entries[0].start)
        for _, start, end, first, last in _differences(old, new):
            both = min(end - start, last - first)
            for at in range(both):
                edits += self.value(entries[start + at], None, old[start + at], new[first + at])
            edits += map(self.removed, entries[start + both : end])
            place = (
                self.layout.after(entries[start + both - 1].value, column) if start + both else self.before(entries[0])
            )
            more = "".join(indented(yaml_item(item), column) for item in new[first + both : last])
            edits += [Edit(place, place, more)] if more else []
        return edits

    def value(self, entry: Entry, key: str | None, old: Any, new: Any) -> list[Edit]:
        """The value of a key, or of an item of a list where there is no key."""
        node = entry.value
        match old, new:
            case (dict(), dict()) if node.kind == "map" and not node.style:
                edits = self.block(node, old, new)
            case (list(), list()) if node.kind == "list" and not node.style:
                edits = self.items(node, old, new)
            case _:
                edits = self.inline(node, new)
        return [self.whole(entry, key, new)] if edits is None else edits

    def inline(self, node: Node, new: Any) -> list[Edit] | None:
        """A value that fits on the line, in the place of one that stands there."""
        stands_there = (node.kind == "scalar" and not node.in_block_style) or bool(node.style == "[")
        if not stands_there or _is_large(new, node) or self.layout.comments_in(node.start, node.end):
            return None
        text = yaml_inline(new)
        if text is None:
            return None
        return [Edit(node.start, node.end, text if node.end > node.start else f" {text}")]

    def whole(self, entry: Entry, key: str | None, new: Any) -> Edit:
        """A key or an item, with all that stands under it. What people noted there stays below it."""
        start, end = entry.start, self.layout.content_end(entry.value)
        column = self.layout.column(start)
        text = indented(yaml_item(new) if key is None else yaml_entry(key, new), column)[column:]
        if "\n" not in text[:-1] and not self.layout.comments_in(start, end):
            return Edit(start, end, text[:-1])
        end = self.layout.below(end, column)
        return Edit(start, end, text + self.notes(start, end, column))

    def removed(self, entry: Entry) -> Edit:
        """A key or an item goes with its lines; what people noted there stays."""
        column = self.layout.column(entry.start)
        start, end = (
            self.layout.line_start(entry.start),
            self.layout.below(self.layout.content_end(entry.value), column),
        )
        return Edit(start, end, self.notes(start, end, column))

    def notes(self, start: int, end: int, column: int) -> str:
        """The notes of a part of the text, each on a line of its own."""
        return "".join(f"{' ' * column}{note}\n" for note in self.layout.comments_in(start, end))

    def before(self, entry: Entry) -> int:
        """Where the lines of an entry start, those of the notes right above it included."""
        start = self.layout.line_start(entry.start)
        notes = {self.layout.line_start(at) for at, _ in self.layout.comments if self.layout.leads_its_line(at)}
        while start and self.layout.line_start(start - 1) in notes:
            start = self.layout.line_start(start - 1)
        return start


def _differences(old: Sequence[Any], new: Sequence[Any]) -> Iterable[tuple[str, int, int, int, int]]:
    """Where two lists differ: from and to in the one, from and to in the other."""
    one, other = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    return (code for code in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if code[0] != "equal")


def _is_large(value: Any, node: Node) -> bool:
    """Whether a value should not be squeezed into a line where none of its kind stood."""
    if node.style == "[":
        return False
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value)
    )
