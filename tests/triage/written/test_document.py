"""The document for programs: its shape is published, and it holds all that was asked for."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from duecare.triage.written.document import FORMAT, screening_json, screening_schema
from tests.triage.registers import CATALOGUE, RUN, asking, entry, screened


def plain(run: Any = RUN) -> Any:
    """The document, as a program reads it."""
    return json.loads(screening_json(screened(), run, CATALOGUE))


def test_it_fits_the_published_shape() -> None:
    schema = screening_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(plain())
    assert schema["$id"].endswith("screening:1")


def test_every_system_says_where_it_stands_and_which_words_stand_where() -> None:
    document = plain()
    assert document["format"] == FORMAT
    assert [one["list"] for one in document["systems"]][-3:] == ["too-vague", "language-not-held", "nothing-found"]
    by_title = {one["title"]: one for one in document["systems"]}
    door = by_title["Door"]
    texts = {"purpose": "It may use facial recognition at the door. It is not used on children."}
    manners = {said["signal"]: said["manner"] for said in door["said"]}
    assert manners == {"faces": "perhaps", "children": "denies"}
    for said in door["said"]:
        assert texts[said["field"]][said["start"] : said["end"]] == said["words"]
    assert by_title["Claim check"]["alike"][0] == {
        "file": "register.csv",
        "record": 5,
        "title": "Claim check",
        "stated_by": "Province",
    }


def test_every_id_has_its_name_and_no_number_of_the_order_is_told() -> None:
    document = plain()
    for system in document["systems"]:
        assert "drawn" not in system
        for pattern in system["patterns"]:
            assert pattern["harm"] in document["names"]["harms"]
            assert set(pattern["missing"]) <= document["names"]["facts"].keys()
        assert set(system["drawn_by"]) <= document["names"]["signals"].keys()
    assert document["load"][0]["group"] in document["names"]["groups"]


def test_only_what_was_asked_for_is_there() -> None:
    document = plain(asking(words="camp"))
    assert [one["title"] for one in document["systems"]] == ["Camp list"]
    assert document["asked"]["words"] == "camp"
    assert document["records"] == 8


def test_a_long_text_that_repeats_itself_stays_small() -> None:
    harmful = screened(entry(0, "x", "fraud by facial recognition of children " * 500))
    data = screening_json(harmful, RUN, CATALOGUE)
    assert len(data) < 1_500 * 600, "each of the words stands with a little around it, never with the whole field"
