"""Changing a YAML file changes what must change: comments, order and untouched characters stay."""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import unified_diff
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.files import update
from duecare.files.read import parse_shape
from duecare.files.update import update_yaml
from duecare.files.write import dossier_yaml
from tests.files.notes import with_notes
from tests.files.styles import restyled
from tests.strategies import dossiers

Plain = dict[str, Any]

TEXT = """\
# Our first dossier
# (written by hand)

format: duecare-dossier/1
id: benefit-score   # never changes
title:   "A risk score for benefits"

system:
    # what people call it
    name: Score   # short
    purpose: >
      Ranks households
      by risk.
    place: {countries: [DE, KE], territory: 'Town'}  # two
facts:
  # about people
  decides-alone:
    value: yes
    by: rights-lead   # the lead
    evidence:
    - memo    # of 2024 - final
    # the second is a law
    - law
  other: {value: unknown, by: rights-lead}
# now evidence
evidence:
  memo: {title: Memo, kind: document}
  law:
    title: "Law: the act"   # quoted
    kind: law
    note: |
      Line one
      # not a comment
      line three
    # end of law
# the end
"""

BARE: Plain = {"format": "duecare-dossier/1", "id": "a", "title": "A"}


def shape(text: str) -> Dossier:
    return parse_shape(text.encode(), "a.yaml")[1]


def model(plain: Plain) -> Dossier:
    return Dossier.model_validate_json(json.dumps(plain))


def changed(change: Callable[[Plain], object], text: str = TEXT) -> str:
    """What differs after the change: the lines that went and those that came."""
    plain = shape(text).plain()
    change(plain)
    updated = update_yaml(text, model(plain))
    assert shape(updated) == model(plain)
    lines = unified_diff(text.splitlines(), updated.splitlines(), n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def added(change: Callable[[Plain], object]) -> list[str]:
    """The lines that came with the change."""
    return [line for line in changed(change).splitlines() if line.startswith("+")]


def test_nothing_to_change_changes_nothing() -> None:
    assert update_yaml(TEXT, shape(TEXT)) == TEXT
    odd = TEXT.replace("\n", "\r\n").rstrip() + "   "
    assert update_yaml(odd, shape(odd)) == odd


def test_a_value_changes_on_its_line() -> None:
    diff = changed(lambda plain: plain["system"].update(name="New: name"))
    assert diff == "-    name: Score   # short\n+    name: 'New: name'   # short"


def test_a_value_in_brackets_changes_there() -> None:
    diff = changed(lambda plain: plain["system"]["place"]["countries"].append("NO"))
    assert diff == (
        "-    place: {countries: [DE, KE], territory: 'Town'}  # two\n"
        "+    place: {countries: [DE, KE, NO], territory: Town}  # two"
    )


def test_a_value_comes_where_none_stood() -> None:
    text = f"{dossier_yaml(model(BARE))}system:\n  name:  # not yet\n  purpose:\n"
    target = model({**BARE, "system": {"name": "N", "purpose": "P"}})
    assert update_yaml(text, target) == text.replace("name:  #", "name: N  #").replace("purpose:", "purpose: P")


def test_a_block_text_becomes_another() -> None:
    diff = changed(lambda plain: plain["system"].update(purpose="One.\n\nTwo."))
    assert (
        diff
        == "-    purpose: >\n-      Ranks households\n-      by risk.\n+    purpose: |-\n+      One.\n+\n+      Two."
    )


def test_a_new_key_takes_the_place_it_has_in_the_document() -> None:
    diff = changed(lambda plain: plain["system"].update(stage="in-use", sector="Benefits"))
    assert diff == "+    sector: Benefits\n+    stage: in-use"
    diff = changed(lambda plain: plain.update(actors={"city": {"name": "The city"}}))
    assert diff == "+\n+actors:\n+  city:\n+    name: The city"


def test_a_new_key_before_all_others_stands_above_the_note_of_the_first() -> None:
    text = "format: duecare-dossier/1\nid: a\ntitle: A\nsystem:\n  # why\n  purpose: P\n"
    assert "system:\n  name: N\n  # why\n  purpose: P\n" in update_yaml(
        text, model({**shape(text).plain(), "system": {"name": "N", "purpose": "P"}})
    )


def test_notes_of_what_goes_stay() -> None:
    diff = changed(lambda plain: plain["system"].pop("name"))
    assert diff == "-    name: Score   # short\n+    # short"
    notes = ["about people", "the lead", "of 2024 - final", "the second is a law"]
    assert added(lambda plain: plain.pop("facts")) == [f"+# {note}" for note in notes]


def test_items_of_a_list_come_and_go_one_by_one() -> None:
    def evidence(*ids: str) -> Callable[[Plain], object]:
        return lambda plain: plain["facts"]["decides-alone"].update(evidence=list(ids))

    assert changed(evidence("memo")) == "-    - law"
    assert changed(evidence("law")) == "-    - memo    # of 2024 - final\n+    # of 2024 - final"
    assert changed(evidence("x", "memo", "law", "z")) == "+    - x\n+    - z"
    assert changed(evidence("memo", "act")) == "-    - law\n+    - act"
    assert added(lambda plain: plain["facts"]["decides-alone"].pop("evidence")) == ["+    # of 2024 - final"]


def test_a_list_that_must_be_there_becomes_empty() -> None:
    head = f"{dossier_yaml(model(BARE))}measures:\n  stop:\n    title: S\n    kind: cease\n"
    text = f"{head}    impacts:\n    - i  # the worst\n"
    measure = {"title": "S", "kind": "cease", "impacts": []}
    updated = update_yaml(text, model({**BARE, "measures": {"stop": measure}}))
    assert updated == f"{head}    impacts: []  # the worst\n"


def test_a_deeper_note_is_never_swallowed_by_a_text() -> None:
    head = "format: duecare-dossier/1\nid: a\ntitle: |-\n  A\n"
    plain = model(BARE)
    assert update_yaml(f"{head}gate: need\n\n    # deep\n", plain) == f"{head}# deep\n"
    text = f"{head}gate: need\n    # deep\n"
    assert update_yaml(text, model({**plain.plain(), "gate": "need", "assessors": {"who": "x\ny"}})).startswith(text)


def test_a_text_whose_empty_lines_count_keeps_them() -> None:
    record = {"format": "csv", "file_name": "f", "file_digest": "sha256:" + "0" * 64, "asserted_by": "B"}
    field = "      - name: a\n        verbatim: |+\n          x\n\n\n"
    text = dossier_yaml(
        model({"format": "duecare-dossier/1", "id": "a", "title": "A", "records": {"r": {**record, "fields": []}}})
    )
    text = text.replace("    fields: []\n", f"    fields:\n{field}")
    assert shape(text).records["r"].fields[0].verbatim == "x\n\n\n"
    updated = update_yaml(text, shape(text).model_copy(update={"gate": "need"}))
    assert shape(updated).records["r"].fields[0].verbatim == "x\n\n\n"
    assert updated == f"{text}gate: need\n"


@pytest.mark.parametrize(
    "text",
    [
        "{format: duecare-dossier/1, id: a,  # one\n title: A}\n",
        "# one\n? format\n: duecare-dossier/1\n? title\n: A\n? id\n: a\n",
        'format: duecare-dossier/1  # one\nid: a\ntitle: A\nactors: {a: {name: "N",  # two\n  kind: business}}\n',
        "format: duecare-dossier/1\nid: a\ntitle:\n  # one\n  A",
        "format: duecare-dossier/1\nid: a\ntitle: # one\n  A\n# two",
        "--- # one\nformat: duecare-dossier/1\nid: a\ntitle: A\n... # two\n",
        "format: duecare-dossier/1\nid: a\ntitle: A\nactors: {} # one\n  # two\n\n# three",
        "format: duecare-dossier/1\nid: a\ntitle: A\nfacts: {}  # one\nimpacts:\n  i: {title: I, rights: []}\n",
        "format: duecare-dossier/1\nid: a\ntitle: |  # one\n  A\nreview:\n  triggers:\n  -   # two\n    One\n  - b\n",
    ],
)
@pytest.mark.parametrize(
    "change",
    [
        {"title": "B"},
        {"title": "B\nC"},
        {"actors": {"a": {"name": "N", "kind": "unknown"}, "b": {"name": "O"}}},
        {"review": {"triggers": ["b", "c", "a\nd"]}},
        {"review": {}, "actors": {}, "impacts": {}},
        {"facts": {"f": {"value": ["x"], "by": "y"}}, "impacts": {"i": {"title": "I", "rights": ["r"]}}},
    ],
)
def test_odd_layouts_lose_nothing(text: str, change: Plain) -> None:
    target = model({**shape(text).plain(), **change})
    updated = update_yaml(text, target)
    assert shape(updated) == target
    assert [note for note in ("# one", "# two", "# three") if note in text and note not in updated] == []


def test_a_layout_that_was_misjudged_is_written_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "_changed", lambda *_: "not: [yaml")
    target = shape(TEXT).model_copy(update={"title": "B"})
    updated = update_yaml(TEXT, target)
    assert shape(updated) == target
    assert updated.startswith("# Our first dossier\n# (written by hand)\n# never changes\n")


def test_a_text_that_is_no_dossier_is_refused() -> None:
    with pytest.raises(InputError):
        update_yaml("a: 1\n", shape(TEXT))
    with pytest.raises(InputError, match="not written in UTF-8"):
        update_yaml("title: \ud800\n", shape(TEXT))


def mixed(one: Any, other: Any, random: Random, depth: int = 3) -> Any:
    """Something of both values: a later state of a document."""
    if not depth or not (isinstance(one, dict) and isinstance(other, dict)):
        return random.choice([one, other])
    keys = dict.fromkeys([*one, *other])
    both = {key: mixed(one[key], other[key], random, depth - 1) for key in keys if key in one and key in other}
    either = {key: {**other, **one}[key] for key in keys if key not in both and random.random() < 0.5}
    return {key: {**both, **either}[key] for key in keys if key in both or key in either}


@st.composite
def later_states(draw: st.DrawFn) -> tuple[Dossier, Dossier, Random]:
    one, other, random = draw(dossiers()), draw(dossiers()), Random(draw(st.integers(0, 2**32)))
    try:
        return one, model({**other.plain(), **mixed(one.plain(), other.plain(), random)}), random
    except ValidationError:
        assume(False)
        raise


@given(later_states())
def test_updates_keep_every_note(states: tuple[Dossier, Dossier, Random]) -> None:
    before, after, random = states
    text, notes = with_notes(dossier_yaml(before), lambda: random.random() < 0.3)
    assert shape(text) == before
    updated = update_yaml(text, after)
    assert shape(updated) == after
    assert [note for note in notes if note not in updated] == []


@given(later_states(), st.sampled_from(["\n", "\r\n"]))
def test_updates_keep_every_note_in_any_hand(states: tuple[Dossier, Dossier, Random], line_end: str) -> None:
    before, after, random = states
    try:
        text, notes = with_notes(restyled(before.plain(), random), lambda: random.random() < 0.3)
        text = text.replace("\n", line_end)
        assume(shape(text) == before)
    except InputError:
        assume(False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(update, "_rewritten", None)  # nothing is written afresh
        updated = update_yaml(text, after)
    assert shape(updated) == after
    assert [note for note in notes if note not in updated] == []
    assert ("\r\n" in updated) == ("\r\n" in text)
