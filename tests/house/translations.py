"""Are the translations whole? Run by `make check`; needs no gettext.

Each text of each catalogue is translated, keeps its placeholders and its markup in every plural form, and each
sentence of the core is there. An entry may stay fuzzy (and English) only when its comment says why: "# fuzzy: why".
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from duecare.core.method.sentences import SENTENCES

LOCALE = Path(__file__).parent.parent.parent / "src" / "duecare" / "locale"
PLACEHOLDER = re.compile(r"%\([a-z_]\w*\)[a-z]|%[sd]|\{[a-z_]\w*\}")
TAG = re.compile(r"</?[a-z][^<>]*>")


def parts(text: str) -> Counter[str]:
    """What a translation must keep: placeholders and markup, each as often as it stands there."""
    return Counter(PLACEHOLDER.findall(text) + TAG.findall(text))


def problems_of(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with one entry."""
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if entry.fuzzy and not entry.tcomment.startswith("fuzzy: "):
        yield "is fuzzy: check it, then take the mark away"
    if not forms or not all(form.strip() for form in forms):
        yield "is not translated"
        return
    allowed = [parts(text) for text in (entry.msgid, entry.msgid_plural) if text]
    for form in forms:
        if parts(form) not in allowed:
            yield f"does not keep its placeholders and markup: {form!r}"


def problems(catalogue: polib.POFile, sentences: Iterable[str]) -> list[str]:
    """All that is wrong with a catalogue, with the line of each entry."""
    entries = [entry for entry in catalogue if not entry.obsolete]
    found = [f"{entry.linenum}: {entry.msgid!r} {text}" for entry in entries for text in problems_of(entry)]
    known = {entry.msgid for entry in entries}
    return found + [f"0: {sentence!r} is missing" for sentence in sentences if sentence not in known]


def main() -> int:
    """Check every catalogue; 0 when all are whole."""
    files = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
    if not files:
        print("No translations yet.")
    wrong = 0
    for file in files:
        catalogue = polib.pofile(str(file))
        found = problems(catalogue, SENTENCES.values())
        wrong += len(found)
        print(*(f"{file.relative_to(LOCALE)}:{problem}" for problem in found), sep="\n", end="\n" if found else "")
        print(f"{file.parent.parent.name}: {len(catalogue)} texts, {len(found)} problems")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
