"""Whose consent a norm asks for: told where people were met and none is recorded, and deciding nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest

from duecare.core.dossier.words import Say
from duecare.core.method.findings import Caveat, Findings
from duecare.core.method.reasons import Ref
from tests.core.method.documents import Plain, impact, judged
from tests.core.method.knowledge import record, with_records

RULE: Plain = {
    "kind": "quality",
    "say": "consent",
    "groups": ["migrants", "children"],
    "asked_when": {"fact": "in-public", "is": "yes"},
    "unless": {"fact": "people-told", "is": "yes"},
    "sources": [{"norm": "principles", "at": "Articles 19 and 32"}],
}
ASKED: Plain = {"in-public": "yes"}
HEARD: Plain = {"title": "T", "how": "hearing", "said": "It hurts.", "groups": ["migrants"]}
IMPACTS: Plain = {"harm": impact(1, 1, 1, groups=["migrants", "children"])}


def found(facts: Plain, *talks: Plain, rule: Plain = RULE, impacts: Plain = IMPACTS) -> Findings:
    held = {f"talk-{place}": talk for place, talk in enumerate(talks)}
    return judged(facts, catalogue=with_records(record("engagement", "ask", rule)), impacts=impacts, engagement=held)


def told(findings: Findings) -> list[Caveat]:
    return [one for one in findings.caveats if one.id == "consent"]


def test_it_is_told_with_the_people_the_facts_and_the_norm() -> None:
    (caveat,) = told(found(ASKED, HEARD))
    (why,) = caveat.reasons
    assert dict(why.args) == {"groups": Ref("groups-names", "migrants"), "norms": Ref("asked-by", "ask")}
    assert [fact.fact for fact in why.facts] == ["in-public"]
    assert [(norm.norm, norm.at) for norm in why.norms] == [("principles", "Articles 19 and 32")]


@pytest.mark.parametrize("say", [None, *get_args(Say)])
def test_whatever_else_they_could_change_consent_is_another_thing(say: str | None) -> None:
    assert bool(told(found(ASKED, {**HEARD, "say": say}))) is (say != "consent")


@pytest.mark.parametrize(
    ("talks", "asked"),
    [
        ([], False),  # that nobody was heard is said already
        ([{**HEARD, "how": "experts"}], False),
        ([{**HEARD, "on": "2999-01-01", "say": "consent"}], False),
        ([{**HEARD, "groups": ["workers"]}], False),
        ([{**HEARD, "said": None, "say": "consent"}], True),  # a word of ours is no voice of theirs
        ([HEARD, {**HEARD, "say": "consent"}], False),
        ([{**HEARD, "groups": ["migrants", "children"]}, {**HEARD, "say": "consent"}], True),  # one for another
    ],
)
def test_people_must_have_been_met_and_say_so_themselves(talks: list[Plain], asked: bool) -> None:
    assert bool(told(found(ASKED, *talks))) is asked


@pytest.mark.parametrize(
    "facts", [{}, {"in-public": "no"}, {"in-public": "unknown"}, {**ASKED, "people-told": "yes"}], ids=str
)
def test_only_known_facts_ask_for_it(facts: Plain) -> None:
    assert not told(found(facts, HEARD))


def test_that_consent_was_given_is_no_guess() -> None:
    assert told(found({**ASKED, "people-told": "unknown"}, HEARD))


@pytest.mark.parametrize(
    "other", [{"kind": "level"}, {"say": "consulted"}, {"say": None}, {"asked_when": None}, {"sure": "unsure"}], ids=str
)
def test_only_such_a_rule_that_is_sure_enough_is_told(other: Plain) -> None:
    assert not told(found(ASKED, HEARD, rule={**RULE, **other}))


def test_where_no_impact_touches_them_nobody_asks() -> None:
    assert not told(found(ASKED, HEARD, impacts={"harm": impact(1, 1, 1, groups=["workers"])}))
    assert told(found(ASKED, HEARD, rule={**RULE, "unless": None}))


def test_it_decides_nothing() -> None:
    def without(findings: Findings) -> Any:
        return replace(findings, knowledge="", dossier="", caveats=())

    assert without(found(ASKED, HEARD)) == without(found(ASKED, HEARD, rule={**RULE, "kind": "level"}))
