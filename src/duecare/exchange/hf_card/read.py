"""One card is one record: its fields are the keys of the front matter and the sections of the body."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from duecare.core.errors import InputError, Problem
from duecare.exchange.bounds import MAX_FIELDS
from duecare.exchange.hf_card.data_set import is_of_data, unsaid
from duecare.exchange.hf_card.parts import (
    FENCE,
    FrontMatter,
    Part,
    body_parts,
    front_matter,
    front_parts,
    is_section,
    lines_of,
    within_bounds,
)
from duecare.exchange.hf_card.profile import publisher, purpose
from duecare.exchange.remarks import Remark, remark
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source, SourceRecord
from duecare.exchange.text import one_line
from duecare.files.bounds import Bounds
from duecare.files.compose import Tree, compose
from duecare.files.yaml_events import ALIAS, ANCHOR, MERGE, TAG, yaml_events

MAX_CARD = 2_000_000
"""Characters of a card."""
FRONT_MATTER = Bounds(problems=Bounds().nodes)
"""Thousands of results such as 0.9 are usual in a card, and no problem."""

MEANS_MORE = frozenset(fault.message for fault in (ALIAS, ANCHOR, MERGE, TAG))
"""What makes a front matter say something else than what a reader sees."""

NO_METADATA = remark(
    _(
        "Look whether this is a card: any Markdown file with headings is taken for one, and this one states nothing in "
        "a front matter. Its licence, language, tags and data sets count as not stated."
    )
)
UNREAD = remark(
    _(
        "Its front matter could not be read and is kept as text: it uses anchors, aliases or tags, which can make it "
        "say something else than what a reader sees. Its licence, language, tags and data sets count as not stated."
    )
)

UNSAID = _(
    "This is a card of a data set, and none of its sections says anything about: {topics}. Look whether the text says "
    "it elsewhere. What is not said counts as not known; ask the publisher."
)

TITLE = re.compile(r" {0,3}#[ \t]+(?:(?:model|data ?set) card(?: for|:)?[ \t]+)?(.+)", re.IGNORECASE)


def read(sight: Sight, digest: str) -> Source:
    """The card. Raises InputError when its front matter is open, is a template, or is not a set of keys."""
    if sight.encoding == "cp1252":
        raise _unusable(sight, "it is not UTF-8 text, which a card is", "Save it again as UTF-8.")
    if len(sight.text) > MAX_CARD:
        raise _unusable(sight, f"it holds more than {MAX_CARD:,} characters", "Is it a card?")
    lines = lines_of(sight.text)
    front = front_matter(lines)
    tree = _front_matter(lines, front, sight) if front else None
    means_more = tree is not None and any(problem.message in MEANS_MORE for problem in tree.problems)
    read_ = None if means_more else tree
    metadata = read_.value if read_ else {}
    parts = tuple(within_bounds(_parts(lines, front, read_)))
    if len(parts) > MAX_FIELDS:
        raise _unusable(sight, f"it has more than {MAX_FIELDS:,} keys and sections", "Is it a card?")
    names, values = tuple(name for name, _ in parts), tuple(text for _, text in parts)
    record = _record(names, values, _title(parts, metadata, sight.name))
    return Source(
        format="hf-card",
        file_name=sight.name,
        file_digest=digest,
        encoding=sight.encoding,
        header=names,
        records=(record,),
        asserted_by=record.asserter,
        remarks=_remarks(metadata, kept_as_text=means_more),
    )


def _remarks(metadata: Mapping[Any, Any], *, kept_as_text: bool) -> tuple[Remark, ...]:
    if kept_as_text:
        return (UNREAD,)
    return () if metadata else (NO_METADATA,)


def _silences(parts: Sequence[Part]) -> tuple[Remark, ...]:
    topics = unsaid(parts) if is_of_data(parts) else ()
    return (remark(UNSAID, topics=tuple(map(remark, topics))),) if topics else ()


def give_back(source: Source) -> str:
    """The text of the file, made from the record."""
    return "".join(text for record in source.records for text in record.values)


def _parts(lines: Sequence[str], front: FrontMatter | None, tree: Tree | None) -> list[Part]:
    if front is None:
        return body_parts(lines)
    first = front.opens + 1
    keys = [(key, tree.line((key,)) - 1 - first) for key in tree.value] if tree else []
    after = next((n for n in range(front.closes + 1, len(lines)) if lines[n].strip()), len(lines))
    return [
        (FENCE, "".join(lines[:first])),
        *front_parts(lines[first : front.closes], keys),
        (FENCE, "".join(lines[front.closes : after])),
        *body_parts(lines[after:]),
    ]


def _front_matter(lines: Sequence[str], front: FrontMatter, sight: Sight) -> Tree | None:
    """The keys and where they stand; None where there are none. Nothing is expanded, and what a dossier may not hold
    is no matter here: only keys and names are read, all else stays text."""
    inner = lines[front.opens + 1 : front.closes]
    if not front.closed:
        raise _unusable(sight, "its front matter is opened by --- and never closed", "Close it with a line of ---.", 1)
    if any(map(_has_placeholder, inner)):
        raise _unusable(sight, "it is a template that nobody has filled in yet ({{ … }})", "Import the filled card.")
    if all(line.lstrip().startswith("#") or not line.strip() for line in inner):
        return None
    tree = compose(yaml_events("\n" * (front.opens + 1) + "".join(inner)), sight.name, FRONT_MATTER)
    if not isinstance(tree.value, dict):
        kind = "a list" if isinstance(tree.value, list) else "a single value"
        line = front.opens + 2
        raise _unusable(sight, f"its front matter is {kind}, not keys with values", "Write it as “key: value”.", line)
    return tree


def _has_placeholder(line: str) -> bool:
    """Whether something stands between double braces. A line of braces alone is read once."""
    start = line.find("{{")
    return start >= 0 and line.find("}}", start + 2) >= 0


def _record(names: tuple[str, ...], values: tuple[str, ...], title: str) -> SourceRecord:
    parts = tuple(zip(names, values, strict=True))
    asserter = publisher(parts)[0]
    said = one_line(purpose(parts) or "")
    return SourceRecord(0, names, values, title=title, asserter=asserter, purpose=said, remarks=_silences(parts))


def _title(parts: Sequence[Part], metadata: Mapping[Any, Any], name: str) -> str:
    """The data set's name, else the main heading, else the model that has results, else the file's name."""
    headings = (found[1] for part in parts if is_section(part) and (found := TITLE.match(part[1])))
    candidates = (metadata.get("pretty_name"), next(headings, None), _model(metadata), PurePath(name).stem)
    return next(title for text in candidates if isinstance(text, str) and (title := one_line(text)))


def _model(metadata: Mapping[Any, Any]) -> Any:
    match metadata.get("model-index"):
        case [{"name": name}, *_]:
            return name
    return None


def _unusable(sight: Sight, why: str, next_step: str, line: int = 0) -> InputError:
    return InputError(
        f"The card {sight.name} cannot be imported: {why}.",
        problems=[Problem(f"{why}.", next_step, line=line, file=sight.name)],
        means="Nothing was imported.",
        next_step=next_step,
    )
