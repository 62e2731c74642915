"""YAML as events, from the C parser: lazily, so that a document is refused before it can grow.

Anchors, aliases, merge keys, tags, directives and several documents in one file are refused: each makes a document mean
something else than what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from duecare.files.events import Event, Fault, Stop
from duecare.files.scalars import plain_scalar, shown
from duecare.files.yaml_faults import explained

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ALIAS = Fault("Aliases (*name) are not read here.", "Write the text out where it is meant.")
ANCHOR = Fault(
    "Anchors (&name) are not read here.", "Leave the anchor out, or put a text that starts with & in quotes."
)
MERGE = Fault("Merge keys (<<) are not read here.", "Write the keys out, or put << in quotes.")
TAG = Fault("Tags (!name) are not read here.", "Leave the tag out, or put a text that starts with ! in quotes.")
DIRECTIVE = Fault("Directives (lines that start with %) are not read here.", "Leave the line out.")
SECOND = Fault("A second document starts here.", "Keep one document in a file; three hyphens end the first.")


def yaml_events(text: str) -> Iterator[Event]:
    """The events of a YAML document; none when it is empty. Raises Stop where it cannot be read further."""
    strange = _UNPRINTABLE.search(text)
    if strange:
        message = f"Character U+{ord(strange.group()):04X} cannot be written as it is."
        fault = Fault(message, f'Remove it, or write it in double quotes as "\\u{ord(strange.group()):04x}".')
        raise Stop(fault, text.count("\n", 0, strange.start()) + 1)
    try:
        yield from _events(text)
    except yaml.YAMLError as error:
        raise explained(error, text) from None


def _events(text: str) -> Iterator[Event]:
    documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                _refuse_more(event, documents, line)
            case yaml.MappingStartEvent():
                yield Event("map", line, fault=_decoration(event))
            case yaml.SequenceStartEvent():
                yield Event("list", line, fault=_decoration(event))
            case yaml.CollectionEndEvent():
                yield Event("end", line)
            case yaml.AliasEvent():
                yield Event("scalar", line, shown(f"*{event.anchor}"), None, ALIAS)
            case yaml.ScalarEvent():
                yield _scalar(event, line)


def _refuse_more(event: yaml.DocumentStartEvent, documents: int, line: int) -> None:
    if documents > 1:
        raise Stop(SECOND, line)
    if event.version or event.tags:
        raise Stop(DIRECTIVE, line)


def _scalar(event: yaml.ScalarEvent, line: int) -> Event:
    text: str = event.value
    fault = _decoration(event)
    if event.style:
        return Event("scalar", line, text, text, fault)
    if text == "<<":
        return Event("scalar", line, text, text, fault or MERGE)
    value, odd = plain_scalar(text)
    return Event("scalar", line, text, value, fault, odd)


def _decoration(event: yaml.NodeEvent) -> Fault | None:
    if event.anchor is not None:
        return ANCHOR
    return TAG if getattr(event, "tag", None) is not None else None
