"""Every error at once: its file, line and path, and what to write instead."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from duecare.core.catalogue import Harm
from duecare.core.dossier import upgrade
from duecare.core.errors import InputError, Problem
from duecare.files.hints import problem
from duecare.files.read import parse_dossier, parse_tree
from duecare.files.shape import Shape, locate
from duecare.files.validate import validate

HEAD = "format: duecare-dossier/1\nid: a\ntitle: A\n"
NAME_RULE = "Write a word in lower-case letters, digits and single hyphens, such as"


def problems(text: str, name: str = "d.yaml") -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        parse_dossier(text.encode(), name)
    assert all(found.file == name for found in caught.value.problems)
    return caught.value.problems


FACT_VALUE = "Write a name such as people-in-poverty, a whole number or a list of names."
LEVEL = "Write a whole number from 1 to 5, a block with the keys low, high or unknown."


@pytest.mark.parametrize(
    ("text", "message", "instead"),
    [
        ("language: true", "true cannot stand here.", "Write a language tag such as sw or pt-BR."),
        ("system: {name: true}", "true cannot stand here.", 'Put it in quotes: "true".'),
        ("system: {name: 2024}", "2024 cannot stand here.", 'Put it in quotes: "2024".'),
        ("system: {name: ''}", "An empty text stands here.", "Write a text, or leave the key out."),
        ("system: {name: [a]}", "A list cannot stand here.", "Write a text."),
        (
            "system: {version: 1.0}",
            "1.0 is not a plain whole number.",
            'Write a whole number, or put it in quotes: "1.0".',
        ),
        ("system: {started: 2026-13-01}", "2026-13-01 is not a day.", "Write a day such as 2026-12-02."),
        ("system: {started: 20261202}", "20261202 is not a day.", "Write a day such as 2026-12-02."),
        ("system: {place: {countries: [de]}}", "de cannot stand here.", "Write a country code such as KE."),
        (
            "system:",
            "An empty value cannot stand here.",
            "Leave the key out while this is not known. Write a block with",
        ),
        ("facts: []", "A list cannot stand here.", "Write a block of named items."),
        ("facts: {a: {value: true, by: b}}", "true cannot stand here.", "Write yes instead of true."),
        ("facts: {a: {value: false, by: b}}", "false cannot stand here.", "Write no instead of false."),
        ("facts: {a: {value: Bad Wörd!, by: b}}", "Bad Wörd! cannot stand here.", f"{NAME_RULE} bad-word."),
        ("facts: {a: {value: 権利, by: b}}", "権利 cannot stand here.", f"{NAME_RULE} people-in-poverty."),
        ("facts: {a: {value: {b: 1}, by: b}}", "A block of keys cannot stand here.", FACT_VALUE),
        ("facts: {a: {value: , by: b}}", "An empty value cannot stand here.", FACT_VALUE),
        ("facts: {a: {value: [b, C], by: b}}", "C cannot stand here.", f"{NAME_RULE} c."),
        ("facts: {a: {value: yes}}", "by is missing.", "Add by with a name such as people-in-poverty."),
        ("facts: {Bad Key: {value: 1, by: b}}", "Bad Key cannot be a name here.", f"{NAME_RULE} bad-key."),
        ("facts: {a: {value: 1, by: b, evidence: memo}}", "memo cannot stand here.", "Write a list: [memo]."),
        (
            "facts: {a: {value: 1, by: b, on: null, basis: stted}}",
            "stted cannot stand here.",
            "Did you mean stated? Words",
        ),
        (
            "facts: {a: {valeu: 1, value: 1, by: b}}",
            "There is no key valeu here.",
            "Did you mean value? Keys here: shown_to,",
        ),
        ("zzz: 1", "There is no key zzz here.", "Keys here: format, id, title, language, outside, system,"),
        (
            "gate: go live",
            "go live cannot stand here.",
            "Did you mean go-live? Words that can stand here: need, design,",
        ),
        ("gate: 5", "5 cannot stand here.", "Write one of: need, design,"),
        ("impacts: {i: {title: I, touches_core: true}}", "true cannot stand here.", "Write yes instead of true."),
        ("review: {triggers: [" + "a, " * 51 + "]}", "This has 51 items.", "At most 50."),
        ("system: {name: " + "a" * 301 + "}", "This has 301 characters.", "At most 300."),
        ("records: {r: {position: -1, " + "}}", "-1 is out of range.", "Write a whole number, 0 or more."),
        (
            "actors: {a: {name: A, profile: x}}",
            "x cannot stand here.",
            "Write a digest: sha256: and 64 hexadecimal digits.",
        ),
    ],
)
def test_one_thing_is_wrong(text: str, message: str, instead: str) -> None:
    found = [
        (each.message, each.instead)
        for each in problems(HEAD + text)
        if "missing" not in each.message or "missing" in message
    ]
    assert len(found) == 1
    assert found[0][0] == message
    assert found[0][1].startswith(instead)


RATING = "impacts: {{i: {{title: I, severity: {{scale: {{{}}}}}}}}}"


@pytest.mark.parametrize(
    ("rating", "path", "message", "instead"),
    [
        ("expert: {value: high, reason: x, by: a}", ("expert", "value"), "high cannot stand here.", LEVEL),
        ("expert: {value: 6, reason: x, by: a}", ("expert", "value"), "6 is out of range.", LEVEL),
        (
            "expert: {value: '3', reason: x, by: a}",
            ("expert", "value"),
            "3 cannot stand here.",
            "Write it without quotes: 3.",
        ),
        (
            "expert: {value: {low: 2}, reason: x, by: a}",
            ("expert", "value", "high"),
            "high is missing.",
            "Add high with a",
        ),
        (
            "expert: {value: {low: 3, high: 2}, reason: x, by: a}",
            ("expert", "value"),
            "Low must not be above high.",
            "",
        ),
        (
            "expert: {value: {low: 1, high: 2, hi: 3}, reason: x, by: a}",
            ("expert", "value", "hi"),
            "There is no key hi here.",
            "Did you mean high?",
        ),
        (
            "boss: {value: 1, reason: x, by: a}",
            ("boss",),
            "boss cannot be a name here.",
            "Names that can stand here: assessor, exp",
        ),
    ],
)
def test_a_choice_of_shapes_gives_one_problem(rating: str, path: tuple[str, ...], message: str, instead: str) -> None:
    (found,) = problems(HEAD + RATING.format(rating))
    assert (found.path, found.message) == (("impacts", "i", "severity", "scale", *path), message)
    assert found.instead.startswith(instead)


MANY = """\
format: duecare-dossier/1
titel: A
id: A b

facts:
  one:
    value: true
  two: {value: yes, by: lead, by: lead}
impacts:
  i:
    title: I
    severity:
      scope:
        expert:
          reason: x
          by: a
system:
  version: 1.0
  stage: in use
"""


def test_all_are_told_at_once_in_the_order_of_the_file() -> None:
    found = problems(MANY)
    assert [(each.line, ".".join(map(str, each.path))) for each in found] == [
        (1, "title"),
        (2, "titel"),
        (3, "id"),
        (6, "facts.one.by"),
        (7, "facts.one.value"),
        (8, "facts.two.by"),
        (14, "impacts.i.severity.scope.expert"),
        (18, "system.version"),
        (19, "system.stage"),
    ]
    assert str(found[0]) == "d.yaml:1: title: title is missing. Add title with a text."


def test_json_gets_the_same_problems_with_its_own_lines() -> None:
    text = json.dumps({"format": "duecare-dossier/1", "id": "A b", "facts": {"one": {"value": True}}}, indent=1)
    found = problems(text, "d.json")
    assert [(each.line, each.path) for each in found] == [
        (1, ("title",)),
        (3, ("id",)),
        (5, ("facts", "one", "by")),
        (6, ("facts", "one", "value")),
    ]


def test_how_many_there_are_is_said() -> None:
    with pytest.raises(
        InputError, match=r"d\.yaml has 9 problems\. Nothing was changed\. Correct the file and try again\."
    ):
        parse_dossier(MANY.encode(), "d.yaml")
    with pytest.raises(InputError, match=r"d\.yaml has one problem\."):
        parse_dossier((HEAD + "gate: x").encode(), "d.yaml")


@pytest.mark.parametrize("text", ["[1, 2]", "x", "null", "5"])
def test_what_is_no_block_of_keys_is_no_dossier(text: str) -> None:
    (found,) = problems(text)
    assert found.message.endswith("cannot stand here.")
    assert found.instead.startswith("Write a block with the keys format, id, title,")


def test_references_are_told_with_their_lines() -> None:
    memo = "evidence: {memo: {title: M, kind: law}}\n"
    text = f"{memo}facts:\n  a:\n    value: yes\n    by: b\n    evidence:\n\n    - meno\n"
    (found,) = problems(HEAD + text)
    assert (found.line, found.path) == (11, ("facts", "a", "evidence", 0))
    assert found.instead == "Did you mean memo? There are: memo."


@pytest.mark.parametrize("format_", ["duecare-dossier/2", "1", "null", "[]", "duecare-profile/1"])
def test_another_format_is_told_first_and_alone(format_: str) -> None:
    (found,) = problems(f"id: A B\nformat: {format_}\n")
    assert (found.line, found.path) == (2, ("format",))
    assert '"format: duecare-dossier/1"' in found.instead


def test_a_document_of_an_earlier_format_is_upgraded_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "duecare.files.read.upgrade", lambda plain: upgrade({**plain, "title": f"{plain['title']}, upgraded"})
    )
    assert parse_dossier(HEAD.encode(), "d.yaml").title == "A, upgraded"


def test_a_message_stays_short_whatever_the_value() -> None:
    (found,) = problems(HEAD + "gate: " + "x y\\n " * 20_000)
    assert len(found.message) < 80


def test_keys_are_those_of_the_published_schema() -> None:
    found = problems(HEAD + "actors: {a: {name: A}}\nchain: {c: {from_: a, to: a, what: x}}\n")
    assert [each.message for each in found] == ["from is missing.", "There is no key from_ here."]


HARM = """\
id: a
title: A
summary: S
force: law
sure: read
checked: 2026-01-01
rights: [privacy]
when:
"""


@pytest.mark.parametrize(
    ("when", "line", "path", "message", "instead"),
    [
        (
            "  not:\n    not: {fact: x, is: true}",
            10,
            ("not", "not", "is"),
            "true cannot stand here.",
            "Write a text or",
        ),
        (
            "  not:\n    not: {fact: x, is: yes}\n  bogus: 1",
            11,
            ("bogus",),
            "There is no key bogus here.",
            "Keys here: not.",
        ),
        (
            "  all:\n  - {fact: x, is: yes}\n  - {fct: x}",
            11,
            ("all", 1),
            "A condition starts with one of: all, any,",
            "Write",
        ),
        ("  any: []", 9, ("any",), "This has 0 items.", "At least 1."),
        (
            "  all:\n  - any:\n    - {fact: X, is: yes}",
            11,
            ("all", 0, "any", 0, "fact"),
            "X cannot stand here.",
            NAME_RULE,
        ),
        ("  fact: x\n  is: yes\n  min: 1", 9, (), "Needs exactly one of: is, one_of,", ""),
        (
            "  at_least: 0\n  of:\n  - {fact: x, is: yes}",
            9,
            ("at_least",),
            "0 is out of range.",
            "Write a whole number, 1 or",
        ),
    ],
)
def test_records_of_knowledge_get_the_same_help(
    when: str, line: int, path: tuple[str | int, ...], message: str, instead: str
) -> None:
    tree = parse_tree((HARM + when).encode(), "h.yaml")
    with pytest.raises(InputError) as caught:
        validate(tree, Harm)
    (found,) = caught.value.problems
    assert (found.path, found.line) in [(("when", *path), line), (("when",), line - 1)]
    assert found.message.startswith(message)
    assert found.instead.startswith(instead)


def test_a_tree_with_faults_is_never_taken_for_a_value() -> None:
    tree = parse_tree((HARM + "  {fact: x, is: yes}\nknown_cases: [1.5]\n").encode(), "h.yaml")
    with pytest.raises(InputError, match="one problem"):
        validate(tree, Harm)


def test_what_may_stand_somewhere_is_said_in_words() -> None:
    class Odd(BaseModel):
        flag: bool
        days: list[date]
        nothing: None
        small: Annotated[int, Field(ge=2)]

    shape = Shape.of(Odd)
    words = {key: shape.below(key).in_words() for key in shape.keys}
    assert words == {
        "flag": "true or false",
        "days": "a list, each item a day such as 2026-12-02",
        "nothing": "nothing",
        "small": "a whole number, 2 or more",
    }


def test_an_error_that_has_no_words_of_its_own_is_passed_on() -> None:
    place = locate(("when",), Shape.of(Harm))
    found = problem(place, [{"type": "new_kind", "loc": ("when",), "msg": "no idea", "input": None}], 1, deeper=False)
    assert found is not None
    assert found.message == "No idea."
