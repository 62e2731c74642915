"""Changes in plain words: one line each, and field by field, with names for ids and words for values."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from duecare.core.dossier import Dossier
from duecare.core.method.involvement import QUESTIONS
from duecare.core.method.limitations import QUESTIONS as LIMITS
from duecare.core.method.severity import DIMENSIONS
from duecare.core.revision import Add, Change, Remove, Set, Tree, apply
from duecare.core.revision.tree import COLLECTIONS
from duecare.report.changed.document import Changed, groups
from duecare.report.changed.texts import CHANGED, FIELDS, FOUND, KINDS
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, dossier
from tests.report.test_content import COMFORT

TREE = dossier().plain()
IMPACT = next(iter(DOCUMENT["impacts"]))
TITLE = DOCUMENT["impacts"][IMPACT]["title"]
FACT = next(iter(DOCUMENT["facts"]))
RIGHT, LINE = "privacy", next(iter(DOCUMENT["red_lines"]))
LONG = "A text of people's own that is far too long to stand inside one line of a history, so it is not told there."


def after(*changes: Change) -> Tree:
    """The example after these changes."""
    tree = TREE
    for change in changes:
        tree = apply(tree, change)
    return tree


def told(*changes: Change, language: str = "en") -> list[Changed]:
    """What the page tells of these changes to the example."""
    found, more = groups(TREE, after(*changes), Words(language, CATALOGUE, dossier()), most=50)
    assert more == 0
    return [change for group in found for change in group.changes]


def line(*changes: Change) -> str:
    """The one line of a single change."""
    (change,) = told(*changes)
    return change.line.text


def impact(*path: str) -> tuple[str, ...]:
    return ("impacts", IMPACT, *path)


CITY = {"connected": "yes", "reason": "Its offices did it."}
RATED = {"value": 2, "reason": "As seen.", "by": "lead"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Set(("title",), "New"), f"Title from “{DOCUMENT['title']}” to “New”"),
        (Set(("system", "purpose"), LONG), "What it is for rewritten"),
        (Set(("system", "purpose"), None), "What it is for emptied"),
        (Set(("system", "description"), LONG), "Description written"),
        (Set(("system", "stage"), "retired"), "Where it stands from in use to retired"),
        (Set(("system", "place", "countries"), ["NL", "DE"]), "Countries: Germany added"),
        (Set(("system", "place", "countries"), None), "Countries: Netherlands taken away"),
        (Set(("system", "place", "countries"), ["DE"]), "Countries: Germany added, Netherlands taken away"),
        (Set(("system", "started"), "2025-04-02"), "Start of use from 1 March 2024 to 2 April 2025"),
        (Set(("language",), "fr"), "Language from English to French"),
        (Set(("shown",), {"system": "public"}), "Who may see: what the system is from the team to everybody"),
        (Add(("actors", "auditor"), {"name": "Audit"}), "Actor “Audit”: added"),
        (Remove(("actors", "vendor")), "Actor “Corvane Analytics”: removed"),
        (
            Set(("actors", "city", "roles"), ["user"]),
            "Actor “City of Westermond”: roles: user added, deployer taken away",
        ),
        (
            Set(("actors", "city", "shown_to"), "public"),
            "Actor “City of Westermond”: who may see it from the team to everybody",
        ),
        (Set(impact("status"), "potential"), None),
        (
            Set(impact("severity", "scale", "expert"), RATED),
            f"Severity of “{TITLE}”: scale from not stated to 2 by an expert; also why",
        ),
        (
            Set(impact("severity", "scale", "expert"), {**RATED, "value": {"low": 2, "high": 4}}),
            f"Severity of “{TITLE}”: scale from not stated to 2–4 by an expert; also why",
        ),
        (
            Set(
                impact("severity", "scope", "expert"),
                {"count": {"people": 1200, "counted": "harmed"}, "reason": LONG, "by": "lead"},
            ),
            f"Severity of “{TITLE}”: scope (how many people) from not stated to 1,200 by an expert; "
            "also why; how they are counted",
        ),
        (Set(impact("involvement", "new"), {}), f"Involvement of new in “{TITLE}”: added"),
        (
            Set(impact("likelihood"), "remote"),
            f"Impact “{TITLE}”: how likely it is from not known, so it counts as likely to remote",
        ),
    ],
)
def test_a_change_in_one_line(change: Change, said: str | None) -> None:
    found = line(change)
    assert said is None or found == said


def test_a_fact_tells_its_answer_and_a_person_their_decision() -> None:
    fact = {"value": "no", "by": "lead", "note": "Looked."}
    tree = after(Set(("facts", FACT), None))
    words = Words("en", CATALOGUE, dossier())
    (group,), _ = groups(tree, apply(tree, Add(("facts", FACT), fact)), words, most=9)
    question = words.question(FACT).text
    assert group.title.text == f"Fact “{question}”"
    assert group.changes[0].line.text == f"Fact “{question}”: from not stated to no; also what it is based on"
    assert group.changes[0].below.text == "From not stated to no; also what it is based on"
    answer = {"answers": {"p-one": {"decision": "crossed", "reason": "Seen.", "by": "p-one"}}}
    bare = after(Remove(("red_lines", LINE)))
    (group,), _ = groups(bare, apply(bare, Add(("red_lines", LINE), answer)), words, most=9)
    assert "p-one › decision from not stated to crossed" in group.changes[0].line.text
    assert group.changes[0].details[0].term.text == "p-one › decision"


def test_a_question_on_involvement_is_told_as_one() -> None:
    found = line(Set(impact("involvement", "vendor", "connected"), "no"))
    assert found.startswith("Involvement of Corvane Analytics in “")
    assert "“is the impact connected to its operations, products, services or relationships” from yes to no" in found


def test_fields_tell_what_was_and_what_is_and_a_new_item_only_what_is() -> None:
    (changed,) = told(Set(("system", "stage"), None))
    assert [(one.term.text, str(one.was), str(one.now)) for one in changed.details] == [
        ("Where it stands", "in use", "not stated")
    ]
    (added,) = told(Add(("actors", "auditor"), {"name": "Audit", "kind": "business"}))
    assert [(one.term.text, one.was, str(one.now)) for one in added.details] == [
        ("Name", None, "Audit"),
        ("Kind", None, "business"),
    ]
    (removed,) = told(Remove(("actors", "vendor")))
    assert {one.now for one in removed.details} == {None}


def test_ids_are_told_by_the_names_of_either_side() -> None:
    before = after(
        Set(impact("testimony"), ["gone"]), Add(("engagement", "gone"), {"title": "A talk", "how": "survey"})
    )
    words = Words("en", CATALOGUE, dossier())
    found, _ = groups(before, TREE, words, most=9)
    lines = [change.line.text for group in found for change in group.changes]
    assert "Record of who was heard “A talk”: removed" in lines
    assert any("A talk taken away" in one for one in lines)


def test_beyond_the_most_changes_are_counted_and_those_of_the_dossier_come_first() -> None:
    tree = after(Add(("actors", "auditor"), {"name": "Audit"}), Set(("title",), "New"), Set(("system", "name"), "New"))
    found, more = groups(TREE, tree, Words("en", CATALOGUE, dossier()), most=2)
    assert [(group.part, len(group.changes)) for group in found] == [("document", 2)]
    assert found[0].title.text == "The dossier and the system"
    assert more == 1


def test_statements_on_rights_measures_and_records_have_names() -> None:
    limited = {"law": {"answer": "yes", "reason": "An act."}, "by": "lead"}
    found = line(Set(impact("limitations", RIGHT), limited))
    assert "is it provided by a law that is clear, public and foreseeable? › answer" in found
    measure, group = next(
        (id_, group) for id_, one in TREE["measures"].items() for group in one.get("effects", {"": 0})
    )
    effect = {"effect": "made-worse", "reason": "Counted."}
    assert "made it worse" in line(Set(("measures", measure, "effects", group or "children"), effect))
    record = {
        "format": "register", "file_name": "a.csv", "file_digest": "sha256:" + "0" * 64, "asserted_by": "Office",
        "fields": [{"name": "a", "verbatim": "b"}],
    }  # fmt: skip
    (added,) = told(Add(("records", "row"), record))
    assert added.line.text == "Imported record “a.csv”: added"
    assert "1 fields" in [str(one.now) for one in added.details]


def test_the_fields_of_a_record_and_the_order_of_a_list_are_only_said_to_be_others() -> None:
    two = after(Set(impact("groups"), ["children", "people-in-poverty"]))
    turned = apply(two, Set(impact("groups"), ["people-in-poverty", "children"]))
    (group,), _ = groups(two, turned, Words("en", CATALOGUE, dossier()), most=9)
    assert group.changes[0].line.text == f"Impact “{TITLE}”: who is touched rewritten"


def fields_of(model: type[BaseModel]) -> Iterator[str]:
    """The names of all fields below a model, as they stand in a file."""
    for name, field in model.model_fields.items():
        yield field.alias or name
        yield from below(field.annotation)


def below(hint: Any) -> Iterator[str]:
    """The fields of the models in a type."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield from fields_of(hint)
    for inner in typing.get_args(hint):
        yield from below(inner)


def test_every_field_of_a_dossier_has_a_name() -> None:
    own = {*QUESTIONS, *LIMITS, *DIMENSIONS, *COLLECTIONS, "id", "verbatim", "lowered_from"}
    assert set(fields_of(Dossier)) - own - set(FIELDS) == set()
    assert set(KINDS) == COLLECTIONS


def test_no_text_gives_false_comfort() -> None:
    assert [text for table in (CHANGED, FIELDS, FOUND, KINDS) for text in table.values() if COMFORT.search(text)] == []
