"""The script that checks the translations."""

from __future__ import annotations

import polib
import pytest

from tests.house.translations import problems


def catalogue(text: str) -> polib.POFile:
    return polib.pofile(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{text}\n')


WHOLE = """
msgid "About {people} people"
msgstr "نحو {people} شخص"

msgid "<b>%(count)s</b> case"
msgid_plural "<b>%(count)s</b> cases"
msgstr[0] "<b>%(count)s</b> لا"
msgstr[1] "<b>%(count)s</b> قضية"

msgid "One case"
msgid_plural "{count} cases"
msgstr[0] "قضية واحدة"
msgstr[1] "{count} قضايا"

# fuzzy: waits for a lawyer
#, fuzzy
msgid "Duty"
msgstr "واجب"

#~ msgid "gone"
#~ msgstr ""
"""


def test_a_whole_catalogue_passes() -> None:
    assert problems(catalogue(WHOLE), ["About {people} people"]) == []


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ('msgid "a"\nmsgstr ""', "not translated"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] ""', "not translated"),
        ('#, fuzzy\nmsgid "a"\nmsgstr "b"', "fuzzy"),
        ('msgid "a {day}"\nmsgstr "b {days}"', "keep"),
        ('msgid "a %(day)s"\nmsgstr "b"', "keep"),
        ('msgid "{n} a"\nmsgid_plural "{n} b"\nmsgstr[0] "{n}"\nmsgstr[1] "x"', "keep"),
        ('msgid "a <a href=\\"%(url)s\\">b</a>"\nmsgstr "<a href=\\"%(url)s\\">b"', "keep"),
        ('msgid "a"\nmsgstr "<script>b"', "keep"),
    ],
)
def test_each_fault_is_seen(entry: str, word: str) -> None:
    (problem,) = problems(catalogue(entry), [])
    assert word in problem


def test_a_missing_sentence_of_the_core_is_seen() -> None:
    assert problems(catalogue(WHOLE), ["Severity: {tier}."]) == ["0: 'Severity: {tier}.' is missing"]
