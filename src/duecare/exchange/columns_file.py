"""A mapping of columns as a file that people edit: every column with its heading, examples, and what it says."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from duecare.exchange.columns import MEANING, TARGETS, Columns
from duecare.files.bounds import read_bytes
from duecare.files.read import parse_tree
from duecare.files.validate import validate
from duecare.files.yaml_text import yaml_document

INTRODUCTION = """\
# Which column of a table says what. Edit what stands behind says: and use this file for every table of the same kind:
#   duecare import TABLE --mapping THIS-FILE
# A column may say several things; each thing is said by one column at most. A column without says: is kept word for
# word like the others, and nothing is filled in from it. What a column can say:
"""


def read_columns(path: Path) -> Columns:
    """The mapping in a YAML or JSON file. Raises InputError with every problem: file, line, path, what to write."""
    return parse_columns(read_bytes(path), str(path))


def parse_columns(data: bytes, name: str) -> Columns:
    """The mapping in the bytes of a YAML or JSON file. Raises InputError with every problem."""
    return validate(parse_tree(data, name), Columns)


def columns_yaml(columns: Columns, examples: Sequence[Sequence[str]] = ()) -> str:
    """The mapping as YAML, with what each column can say, and with examples as comments."""
    plain = columns.plain()
    plain.pop("columns")
    said = "".join(f"#   {target}: {MEANING[target]}\n" for target in TARGETS)
    by = "" if columns.asserted_by else "# asserted_by: The organisation that states the whole table\n"
    plain["language"] = columns.language
    head = yaml_document({"format": columns.format, **plain})
    return INTRODUCTION + said + head + by + "\ncolumns:\n" + "".join(_items(columns, examples))


def _items(columns: Columns, examples: Sequence[Sequence[str]]) -> Iterator[str]:
    for place, column in enumerate(columns.columns):
        shown = " | ".join(examples[place]) if place < len(examples) else ""
        yield f"# {place + 1}{': ' + shown if shown else ''}\n- heading: {_heading(column.heading)}\n"
        if column.says:
            yield f"  says: [{', '.join(column.says)}]\n"


def _heading(text: str) -> str:
    """The heading in quotes. What nobody sees is written out: a terminal would not pass it on as it is."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\U{ord(one):08x}" if _is_unseen(one) else one for one in quoted)


def _is_unseen(one: str) -> bool:
    return one != " " and unicodedata.category(one)[0] in "CZ"
