"""Are the translations whole? Run by `make check`; needs no gettext.

Each text that a source marks, or that is looked up by key, is in each catalogue, is translated, and keeps its
placeholders and its markup in every plural form. An entry may stay fuzzy (and English) only when its comment says why:
"# fuzzy: why".
"""

from __future__ import annotations

import gettext
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import polib

from duecare.core.method.sentences import SENTENCES
from duecare.report.texts import TEXTS
from duecare.report.vocabulary import VOCABULARIES
from tests.house.messages import LOCALE, collected

PLACEHOLDER = re.compile(r"%\([a-z_]\w*\)[a-z]|%[sd]|\{[a-z_]\w*\}")
TAG = re.compile(r"</?[a-z][^<>]*>")
MANY = 1_000
"""Numbers tried to see which plural form stands for which."""


def looked_up() -> list[str]:
    """The texts that are looked up by key at run time, marked or not."""
    words = (word for vocabulary in VOCABULARIES.values() for word in vocabulary.values())
    return [*SENTENCES.values(), *TEXTS.values(), *words]


def parts(text: str) -> Counter[str]:
    """What a translation must keep: placeholders and markup, each as often as it stands there."""
    return Counter(PLACEHOLDER.findall(text) + TAG.findall(text))


def forms_of_one_number(rule: str) -> frozenset[int]:
    """The plural forms that stand for a single number, such as the Arabic dual: they need not write it in digits."""
    count = Counter(map(gettext.c2py(rule.partition("plural=")[2].rstrip("; ")), range(MANY))) if rule else Counter()
    return frozenset(form for form, numbers in count.items() if numbers == 1)


def problems_of(entry: polib.POEntry, wordy: Collection[int]) -> Iterator[str]:
    """What is wrong with one entry; `wordy` are the plural forms that may say their number in words."""
    forms = entry.msgstr_plural if entry.msgid_plural else {0: entry.msgstr}
    if entry.fuzzy and not entry.tcomment.startswith("fuzzy: "):
        yield "is fuzzy: check it, then take the mark away"
    if not forms or not all(form.strip() for form in forms.values()):
        yield "is not translated"
        return
    if "{" in entry.msgid and entry.msgstr == entry.msgid:
        yield "is the English, word for word: the report would take it as not translated, and turn its brackets around"
    allowed = [parts(text) for text in (entry.msgid, entry.msgid_plural) if text]
    for number, form in forms.items():
        lost = [whole - parts(form) for whole in allowed if parts(form) <= whole]
        in_words = entry.msgid_plural and number in wordy and any(gone.total() == 1 for gone in lost)
        if parts(form) not in allowed and not in_words:
            yield f"does not keep its placeholders and markup: {form!r}"


def problems(catalogue: polib.POFile, needed: Iterable[str]) -> list[str]:
    """All that is wrong with a catalogue, with the line of each entry."""
    entries = [entry for entry in catalogue if not entry.obsolete]
    wordy = forms_of_one_number(catalogue.metadata.get("Plural-Forms", ""))
    found = [f"{entry.linenum}: {entry.msgid!r} {text}" for entry in entries for text in problems_of(entry, wordy)]
    if catalogue.metadata.get("X-Reviewed") not in ("yes", "no"):
        found.append("1: the header does not say whether a speaker has reviewed it (X-Reviewed: yes, or no)")
    known = {entry.msgid for entry in entries}
    return found + [f"0: {text!r} is missing: make messages" for text in dict.fromkeys(needed) if text not in known]


def main() -> int:
    """Check every catalogue; 0 when all are whole."""
    needed = [*looked_up(), *collected()]
    wrong = 0
    for file in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        catalogue = polib.pofile(str(file))
        found = problems(catalogue, needed)
        wrong += len(found)
        print(*(f"{file.relative_to(LOCALE)}:{problem}" for problem in found), sep="\n", end="\n" if found else "")
        print(f"{file.parent.parent.name}: {len(catalogue)} texts, {len(found)} problems")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
