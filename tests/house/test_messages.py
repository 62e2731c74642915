"""The script that collects the interface strings."""

from __future__ import annotations

import ast

import polib

from tests.house.messages import MARKS, collected, in_errors, in_python, in_template, merge
from tests.house.sources import PACKAGE, named, python_files, tree

HEADER = {"Plural-Forms": "nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;", "X-Reviewed": "no"}

MODULE = """
title = _("A title " "in two parts")
now("Now"); gettext_noop("Later"); call("Never"); _(title); gettext(WORDS["tier"])
ngettext("%(count)s case", "%(count)s cases", count)
"""

TEMPLATE = """{% extends "base.html" %}
  {% translate "Said, it's true" as text %}
    {% include "part.html" with title=_("Given away") %}
{% blocktranslate count count=found trimmed %}
  {{ count }} case
{% plural %}
  {{ count }} cases
{% endblocktranslate %}
{% blocktranslate with name=who %}Of {{ name }}{% endblocktranslate %}<p>Unmarked (</p>
"""


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    """A catalogue with these entries."""
    file = polib.POFile()
    file.header, file.metadata = "whose it is", dict(HEADER)
    file.extend(entries)
    return file


def test_what_a_module_marks_is_found() -> None:
    assert dict(in_python(ast.parse(MODULE))) == {
        "A title in two parts": None,
        "Now": None,
        "Later": None,
        "%(count)s case": "%(count)s cases",
    }


def test_what_an_error_says_is_found_without_a_mark() -> None:
    raised = 'raise NotFoundError("Gone.", next_step="Look."); InputError(f"{id}", means=_("Why."), problems=p)'
    assert list(in_errors(ast.parse(raised))) == ["Gone.", "Look."]
    assert {"There is no such dossier.", "Look for it in the list of dossiers."} <= set(collected())


def test_what_a_template_marks_is_found() -> None:
    assert dict(in_template(TEMPLATE)) == {
        "Said, it's true": None,
        "Given away": None,
        "%(count)s case": "%(count)s cases",
        "Of %(name)s": None,
    }


def test_the_sources_give_their_texts_and_no_plural_is_lost() -> None:
    found = collected()
    assert found["Skip to the content"] is None
    assert found["%(count)s fact"] == "%(count)s facts"
    assert len(found) > 800


def test_nobody_marks_by_another_name() -> None:
    """A text marked by an alias that the script does not know would stay English without a word."""
    strange = [
        f"{named(path)}: {alias.asname or alias.name}"
        for path in python_files(PACKAGE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name and (alias.asname or alias.name) not in MARKS
    ]
    assert strange == []


def test_new_texts_come_in_sorted_and_empty_and_what_is_gone_goes() -> None:
    old = catalogue(polib.POEntry(msgid="Both", msgstr="كلاهما"), polib.POEntry(msgid="Gone", msgstr="ذهب"))
    merged = merge(old, {"Zebra": None, "Both": None, "a case": "cases"})
    assert [entry.msgid for entry in merged] == ["a case", "Both", "Zebra"]
    assert merged[0].msgstr_plural == {0: "", 1: "", 2: ""}
    assert merged[1].msgstr == "كلاهما"
    assert (merged.header, merged.metadata) == ("whose it is", HEADER)


def test_a_text_that_changed_a_little_keeps_its_translation_for_a_person_to_look_at() -> None:
    old = catalogue(polib.POEntry(msgid="Nothing is archived.", msgstr="لا شيء في الأرشيف."))
    (entry,) = merge(old, {"Nothing is archived": None})
    assert (entry.msgstr, entry.previous_msgid, entry.fuzzy) == ("لا شيء في الأرشيف.", "Nothing is archived.", True)


def test_a_text_that_gets_a_plural_is_translated_anew() -> None:
    (entry,) = merge(catalogue(polib.POEntry(msgid="%(n)s case", msgstr="قضية")), {"%(n)s case": "%(n)s cases"})
    assert entry.msgstr_plural == {0: "", 1: "", 2: ""}


def test_collecting_twice_changes_nothing() -> None:
    found = {"b": None, "A": None, "one {day}": "many {day}"}
    once = merge(catalogue(), found)
    assert str(merge(polib.pofile(str(once), wrapwidth=100), found)) == str(once)
