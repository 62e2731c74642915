"""The script that checks the translations."""

from __future__ import annotations

import polib
import pytest

from tests.house.translations import forms_of_one_number, looked_up, problems

ARABIC = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"


def catalogue(text: str, **headers: str) -> polib.POFile:
    headers = {"Content-Type": "text/plain; charset=UTF-8", "X-Reviewed": "no"} | headers
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in headers.items())
    return polib.pofile(f'msgid ""\nmsgstr ""\n{lines}\n{text}\n')


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
        ('msgid "{who} ({how})"\nmsgstr "{who} ({how})"', "word for word"),
    ],
)
def test_each_fault_is_seen(entry: str, word: str) -> None:
    (problem,) = problems(catalogue(entry), [])
    assert word in problem


def test_a_missing_sentence_of_the_core_is_seen() -> None:
    assert problems(catalogue(WHOLE), ["Severity: {tier}."] * 2) == ["0: 'Severity: {tier}.' is missing: make messages"]


def test_what_is_looked_up_by_key_is_asked_for() -> None:
    assert {"Severity: {tier}.", "The decision", "cannot tell yet"} <= set(looked_up())


def test_a_header_that_does_not_say_whether_it_was_reviewed_is_seen() -> None:
    (problem,) = problems(catalogue(WHOLE, **{"X-Reviewed": "soon"}), [])
    assert "X-Reviewed" in problem


COUNTED = """
msgid "%(n)s case of %(who)s"
msgid_plural "%(n)s cases of %(who)s"
msgstr[0] "لا قضايا (%(who)s)"
msgstr[1] "قضية واحدة (%(who)s)"
msgstr[2] "قضيتان (%(who)s)"
msgstr[3] "%(n)s قضايا (%(who)s)"
msgstr[4] "%(n)s قضية (%(who)s)"
msgstr[5] "%(n)s قضية (%(who)s)"
"""


def test_a_form_for_one_number_may_say_it_in_words_and_no_other_may() -> None:
    rule = {"Plural-Forms": ARABIC}
    assert forms_of_one_number(ARABIC) == {0, 1, 2}
    assert problems(catalogue(COUNTED, **rule), []) == []
    for lost in (COUNTED.replace("%(n)s قضايا", "قضايا"), COUNTED.replace("قضيتان (%(who)s)", "قضيتان")):
        (problem,) = problems(catalogue(lost, **rule), [])
        assert "keep" in problem
