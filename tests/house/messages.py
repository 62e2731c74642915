"""The interface strings of the sources, put into the catalogues. Run by `make messages`; needs no gettext.

New texts come in empty. A text whose English changed a little keeps its translation, marked fuzzy, for a person to look
at. What no source holds any more goes. Entries are sorted and name no place, so that differences stay small.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

from tests.house.sources import PACKAGE, python_files, tree

LOCALE = PACKAGE / "locale"
MARKS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "now": 1, "ngettext": 2, "ngettext_lazy": 2}
"""The functions that mark a text, and how many of their arguments are texts. `now` is gettext where `_` is lazy."""
ERRORS = {"ConflictError", "InputError", "NotAllowedError", "NotFoundError"}
"""What the web application raises for people to read: every constant text of it is translated where it is shown."""
WIDE = 1_000_000
"""Characters in a line of a catalogue: never wrapped."""
CLOSE = 0.8
"""How alike (difflib's ratio) a text must be to one that is gone for its translation to be offered."""

Found = dict[str, str | None]
"""By English text: its plural, where it has one."""


def collected() -> Found:
    """Every text that a source marks."""
    found: Found = {}
    for path in python_files(PACKAGE):
        found |= _better(found, dict(in_python(tree(path))))
    for path in python_files(PACKAGE / "web"):
        found |= _better(found, dict.fromkeys(in_errors(tree(path))))
    for path in sorted(PACKAGE.rglob("*.html")):
        found |= _better(found, dict(in_template(path.read_text(encoding="utf-8"))))
    return found


def _better(found: Found, more: Found) -> Found:
    """`more`, without losing a plural that another source gave."""
    return {text: plural or found.get(text) for text, plural in more.items()}


def in_python(module: ast.Module) -> Iterator[tuple[str, str | None]]:
    """The texts that a module marks, with their plurals."""
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        texts = [arg.value for arg in call.args[: MARKS.get(name, 0)] if isinstance(arg, ast.Constant)]
        if texts and isinstance(texts[0], str):
            yield texts[0], str(texts[1]) if len(texts) > 1 else None


def in_errors(module: ast.Module) -> Iterator[str]:
    """What happened, what it means and what to do next, of the errors that a module makes."""
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in ERRORS:
            said = [*call.args, *(keyword.value for keyword in call.keywords)]
            yield from (one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str))


def in_template(source: str) -> Iterator[tuple[str, str | None]]:
    """The texts that a template marks. The brackets keep its lines from being read as indented code."""
    if not settings.configured:
        settings.configure()
    code = f"({templatize(source)}\n)"
    marks = {name: (1, 2) if texts == 2 else None for name, texts in MARKS.items()}
    for _line, message, _comments, _context in extract("python", BytesIO(code.encode()), keywords=marks):
        text, plural = message if isinstance(message, tuple) else (message, None)
        yield text, plural


def merge(catalogue: polib.POFile, found: Mapping[str, str | None]) -> polib.POFile:
    """A catalogue with exactly the texts found, and the translations that it had."""
    held = {entry.msgid: entry for entry in catalogue if not entry.obsolete}
    gone = [entry.msgid for entry in held.values() if entry.msgid not in found and not entry.fuzzy]
    merged = polib.POFile(wrapwidth=WIDE, check_for_duplicates=True)
    merged.header, merged.metadata = catalogue.header, catalogue.metadata
    for text, plural in sorted(found.items(), key=lambda pair: (pair[0].casefold(), pair[0])):
        known = held.get(text)
        same = known is not None and (known.msgid_plural or None) == plural
        merged.append(known if known is not None and same else _new(text, plural, catalogue, gone))
    return merged


def _new(text: str, plural: str | None, catalogue: polib.POFile, gone: Collection[str]) -> polib.POEntry:
    if plural is not None:
        rule = catalogue.metadata["Plural-Forms"]
        forms = int(rule.partition("nplurals=")[2].partition(";")[0])
        return polib.POEntry(msgid=text, msgid_plural=plural, msgstr_plural=dict.fromkeys(range(forms), ""))
    like = next((catalogue.find(one) for one in get_close_matches(text, gone, 1, CLOSE)), None)
    if like is None or not like.msgstr:
        return polib.POEntry(msgid=text)
    return polib.POEntry(msgid=text, msgstr=like.msgstr, previous_msgid=like.msgid, flags=["fuzzy"])


def main() -> None:
    """Bring every catalogue up to the sources, and say what is left to do."""
    found = collected()
    for file in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        merged = merge(polib.pofile(str(file)), found)
        Path(file).write_text(f"{merged}\n", encoding="utf-8")
        left = sum(not entry.translated() for entry in merged)
        print(f"{file.parent.parent.name}: {len(merged)} texts, {left} to translate or to look at")


if __name__ == "__main__":
    main()
