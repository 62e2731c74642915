"""Red lines: every result, exceptions, dates, moratoria, and what people may and may not decide."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from duecare.core.method.findings import RedLineFinding
from tests.core.method.documents import Plain, codes, fact, judged

EU: Plain = {"system": {"place": {"countries": ["DE"]}}}
SCORED = {"scores-people": "yes", "harms-them": "yes"}
NO_COURT = {"court-order": "no"}
COURT = {"court-order": "yes", "narrow-use": "yes"}


def line(id_: str, facts: Plain | None = None, **rest: Any) -> RedLineFinding:
    found = judged(facts, **rest)
    return next(item for item in found.red_lines if item.id == id_)


def answers(*decisions: tuple[str, str]) -> Plain:
    """Answers of people, each (person, decision)."""
    given = {
        f"answer-{number}": {"decision": decision, "reason": f"So thinks {person}.", "by": person}
        for number, (person, decision) in enumerate(decisions)
    }
    return {"answers": given}


@pytest.mark.parametrize(
    ("facts", "sections", "result", "said", "needs"),
    [
        # scope, elements, exception: all decided
        (SCORED | NO_COURT, EU, "crossed", ["line-in-scope", "element-holds", "element-holds", "exception-fails"], ()),
        ({"scores-people": "no"}, EU, "not-crossed", ["element-fails"], ()),
        ({"scores-people": "no", "harms-them": "no"}, EU, "not-crossed", ["element-fails"] * 2, ()),
        # one missing element decides, whatever else is not known
        ({"in-union": "no"}, {}, "not-crossed", ["line-outside-scope"], ()),
        ({"in-union": "no", **SCORED}, {}, "not-crossed", ["line-outside-scope"], ()),
        # anything that could still matter leaves it open
        (
            SCORED | NO_COURT,
            {},
            "cannot-tell",
            ["line-scope-unknown", "element-holds", "element-holds", "exception-fails"],
            ("in-union",),
        ),
        (
            {"scores-people": "yes"} | NO_COURT,
            EU,
            "cannot-tell",
            ["element-unknown", "line-in-scope", "element-holds", "exception-fails"],
            ("harms-them",),
        ),
        (
            SCORED | {"court-order": "yes"},
            EU,
            "cannot-tell",
            ["exception-unknown", "rights-view", "line-in-scope", "element-holds", "element-holds"],
            ("narrow-use",),
        ),
        # an exception excuses only what is known to be there; the view of rights stands beside it
        (
            SCORED | COURT,
            EU,
            "excepted",
            ["exception-holds", "rights-view", "line-in-scope", "element-holds", "element-holds"],
            (),
        ),
        (
            {"scores-people": "yes"} | COURT,
            EU,
            "cannot-tell",
            ["element-unknown", "exception-holds", "rights-view", "line-in-scope", "element-holds"],
            ("harms-them",),
        ),
    ],
)
def test_a_line_that_facts_decide(
    facts: Plain, sections: Plain, result: str, said: list[str], needs: tuple[str, ...]
) -> None:
    found = line("union-scoring", facts, **sections)
    assert (found.result, codes(found), found.needs) == (result, said, needs)
    assert found.exception == ("by-court" if result == "excepted" else None)
    assert found.drives


def test_nothing_stated_is_never_a_pass() -> None:
    results = {found.id: found.result for found in judged().red_lines}
    assert results == {
        "union-scoring": "cannot-tell",
        "treaty-scoring": "cannot-tell",
        "soon-banned": "cannot-tell",
        "once-banned": "not-crossed",  # no longer in force
        "pause": "cannot-tell",
        "anything-else": "not-raised",
        "advised-against": "cannot-tell",
        "drafted": "cannot-tell",
        "half-heard": "cannot-tell",
    }


def test_an_exception_of_one_norm_clears_no_line_of_another() -> None:
    facts = SCORED | COURT
    assert line("union-scoring", facts, **EU).result == "excepted"
    assert line("treaty-scoring", facts, **EU).result == "crossed"


@pytest.mark.parametrize("unusable", [fact("yes", basis="suggested"), fact("unknown"), fact("perhaps"), fact(1)])
def test_what_is_suggested_unknown_or_wrongly_typed_is_no_answer(unusable: Plain) -> None:
    found = line("treaty-scoring", {"scores-people": unusable, "harms-them": "yes"})
    assert (found.result, found.needs) == ("cannot-tell", ("scores-people",))


def test_the_reasons_name_the_facts_with_who_stated_them_and_the_norm_with_its_place() -> None:
    facts = SCORED | {"court-order": "no", "scores-people": fact("yes", by="auditor", evidence=["memo"])}
    evidence = {"memo": {"title": "Memo", "kind": "document"}}
    scored = line("union-scoring", facts, evidence=evidence, **EU).reasons[1]
    assert [(use.fact, use.value, use.by, use.evidence) for use in scored.facts] == [
        ("scores-people", "yes", "auditor", ("memo",))
    ]
    assert [(norm.norm, norm.at) for norm in scored.norms] == [("union-act", "Article 5"), ("union-charter", None)]


# dates

FROM = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("on", "value", "result", "said"),
    [
        (FROM - timedelta(days=1), "yes", "upcoming", ["line-upcoming", "element-holds"]),
        (FROM, "yes", "crossed", ["element-holds"]),
        (FROM - timedelta(days=1), "no", "not-crossed", ["element-fails"]),
        (FROM - timedelta(days=1), "unknown", "cannot-tell", ["element-unknown", "line-from"]),
    ],
)
def test_a_line_that_is_not_yet_in_force(on: date, value: str, result: str, said: list[str]) -> None:
    found = line("soon-banned", {"on-sale": value}, on=on)
    assert (found.result, codes(found), found.in_force_from) == (result, said, FROM)


@pytest.mark.parametrize(("on", "result"), [(date(2024, 12, 31), "crossed"), (date(2025, 1, 1), "not-crossed")])
def test_a_line_that_is_no_longer_in_force(on: date, result: str) -> None:
    found = line("once-banned", {"scores-people": "yes"}, on=on)
    assert found.result == result
    assert codes(found) == (["line-ended"] if result == "not-crossed" else ["element-holds"])


def test_what_people_agree_on_is_not_in_force_earlier_either() -> None:
    standpoint = {"soon-banned": answers(("ana", "crossed"), ("ben", "crossed"))}
    assert line("soon-banned", {}, red_lines=standpoint).result == "upcoming"
    assert line("soon-banned", {}, red_lines=standpoint, on=FROM).result == "crossed"


# moratoria


@pytest.mark.parametrize(
    ("facts", "result", "cleared", "code", "needs"),
    [
        ({"privacy-shown": "yes", "accuracy-shown": "yes"}, "excepted", "yes", "moratorium-cleared", ()),
        ({"privacy-shown": "yes", "accuracy-shown": "no"}, "crossed", "no", "moratorium-not-cleared", ()),
        ({"privacy-shown": "yes"}, "crossed", "unknown", "moratorium-unknown", ("accuracy-shown",)),
        ({}, "crossed", "unknown", "moratorium-unknown", ("privacy-shown", "accuracy-shown")),
    ],
)
def test_a_moratorium_holds_until_its_conditions_are_evidenced(
    facts: Plain, result: str, cleared: str, code: str, needs: tuple[str, ...]
) -> None:
    found = line("pause", {"in-public": "yes", **facts})
    assert (found.result, found.cleared, codes(found), found.needs) == (
        result,
        cleared,
        ["element-holds", code],
        needs,
    )


@pytest.mark.parametrize(("value", "result"), [("no", "not-crossed"), ("unknown", "cannot-tell")])
def test_a_moratorium_that_does_not_reach_the_use_needs_no_clearing(value: str, result: str) -> None:
    found = line("pause", {"in-public": value})
    assert (found.result, found.cleared) == (result, "no")


# what people say of a line that facts decide


@pytest.mark.parametrize(
    ("facts", "given", "result"),
    [
        ({"scores-people": "yes"}, answers(("ana", "crossed"), ("ben", "crossed")), "crossed"),
        ({"scores-people": "yes"}, answers(("ana", "crossed")), "cannot-tell"),
        ({"scores-people": "yes"}, answers(("ana", "crossed"), ("ana", "crossed")), "cannot-tell"),
        ({"scores-people": "yes"}, answers(("ana", "crossed"), ("ben", "not-crossed")), "cannot-tell"),
        # no number of people clears a line
        ({"scores-people": "yes"}, answers(("ana", "not-crossed"), ("ben", "not-crossed")), "cannot-tell"),
        (SCORED, answers(("ana", "not-crossed"), ("ben", "not-crossed")), "crossed"),
        # nor crosses one against decided facts
        ({"scores-people": "no"}, answers(("ana", "crossed"), ("ben", "crossed")), "not-crossed"),
    ],
)
def test_people_cross_what_facts_leave_open_and_clear_nothing(facts: Plain, given: Plain, result: str) -> None:
    found = line("treaty-scoring", facts, red_lines={"treaty-scoring": given})
    assert found.result == result
    expected = {
        "person-said-crossed" if answer["decision"] == "crossed" else "person-said-not"
        for answer in given["answers"].values()
    }
    assert expected == {code for code in codes(found) if code.startswith("person-")}


def test_who_raised_a_line_stays_visible() -> None:
    found = line("treaty-scoring", SCORED, red_lines={"treaty-scoring": {"raised": "I fear it."}})
    assert found.result == "crossed"
    assert found.reasons[-1].text() == "A person raised this line: I fear it."


# how far a record reaches


def test_an_unsure_record_is_shown_and_marked() -> None:
    found = line("half-heard", {"in-public": "yes"})
    assert (found.result, found.drives) == ("crossed", False)
    assert codes(found) == ["element-holds", "only-shown"]


@pytest.mark.parametrize("id_", ["advised-against", "drafted"])
def test_what_advises_or_is_drafted_is_judged_all_the_same(id_: str) -> None:
    found = line(id_, {"in-public": "yes"})
    assert (found.result, found.drives) == ("crossed", True)
