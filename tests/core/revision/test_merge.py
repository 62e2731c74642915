"""Three-way merge: what a machine may put together, and every kind of conflict that a person must settle."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.core.revision import Add, Change, Conflict, MergeConflictError, Remove, Set, apply_all, merge, revise
from tests.core.method.documents import Plain, dossier, fact, impact, rating
from tests.core.method.knowledge import KNOWLEDGE, ON, record, with_records
from tests.core.method.test_involvement import LINKED

BASE = dossier(
    {"on-sale": "no"},
    system={"purpose": "Scoring"},
    actors={"vendor": {"name": "The vendor"}},
    impacts={"harm": impact(3, 1, 1, status="potential", description="As told.")},
    evidence={"memo": {"title": "Memo", "kind": "document"}},
    measures={"stop": {"title": "Stop", "kind": "cease", "impacts": ["harm"], "evidence": ["memo"]}},
)
HARM = ("impacts", "harm")
SCALE, SCOPE, LASTING = ((*HARM, "severity", name, "assessor") for name in ("scale", "scope", "irremediability"))


def put_together(mine: list[Change], theirs: list[Change], base: Dossier = BASE) -> Dossier:
    return merge(base, apply_all(base, mine), apply_all(base, theirs), KNOWLEDGE, ON)


def conflicts(mine: list[Change], theirs: list[Change], base: Dossier = BASE) -> tuple[Conflict, ...]:
    with pytest.raises(MergeConflictError) as caught:
        put_together(mine, theirs, base)
    return caught.value.conflicts


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ([Set(("title",), "New")], [Set(("system", "purpose"), "Ranking")]),
        ([Set(("system", "name"), "Ranker")], [Set(("system", "purpose"), None)]),
        ([Set(("review", "next_on"), "2027-01-01")], [Set(("review", "triggers"), ["A new use"])]),
        ([Set((*HARM, "title"), "Another")], [Set((*HARM, "status"), "alleged")]),
        ([Set(("facts", "tested"), fact("yes"))], [Set(("facts", "people-told"), fact("no"))]),
        ([Add(("actors", "agency"), {"name": "Agency"})], [Remove(("actors", "vendor"))]),
        ([Set(SCALE, rating(2))], [Set((*HARM, "severity", "scale", "affected-people"), rating(2, by="speaker"))]),
        ([Remove(("impacts", "harm")), Remove(("measures", "stop"))], [Set(("title",), "New")]),
        ([], [Set(("title",), "New")]),
        ([], []),
    ],
    ids=repr,
)
def test_what_does_not_meet_is_put_together(mine: list[Change], theirs: list[Change]) -> None:
    merged = put_together(mine, theirs)
    assert merged == apply_all(BASE, [*mine, *theirs]) == put_together(theirs, mine)


@pytest.mark.parametrize(
    "same",
    [
        Set(("title",), "New"),
        Set((*HARM, "description"), None),
        Add(("actors", "agency"), {"name": "Agency"}),
        Remove(("evidence", "memo")),
        Set(("facts", "on-sale"), fact("yes")),
    ],
    ids=repr,
)
def test_the_same_change_twice_is_one(same: Change) -> None:
    tidy: list[Change] = [Remove(("measures", "stop"))]
    assert put_together([*tidy, same], [same]) == apply_all(BASE, [*tidy, same])


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        # the same field
        (
            [Set(("title",), "Mine")],
            [Set(("title",), "Theirs")],
            Conflict("field", ("title",), "Case", "Mine", "Theirs"),
        ),
        # the same empty field
        (
            [Set(("gate",), "award")],
            [Set(("gate",), "tender")],
            Conflict("field", ("gate",), None, "award", "tender"),
        ),
        # two new items of one name
        (
            [Add(("actors", "agency"), {"name": "A"})],
            [Add(("actors", "agency"), {"name": "B"})],
            Conflict("field", ("actors", "agency"), None, {"name": "A"}, {"name": "B"}),
        ),
        # halves of one statement are never mixed
        (
            [Set(("facts", "on-sale"), fact("no", note="Sure."))],
            [Set(("facts", "on-sale"), fact("no", evidence=["memo"]))],
            Conflict(
                "field",
                ("facts", "on-sale"),
                fact("no"),
                fact("no", note="Sure."),
                fact("no", evidence=["memo"]),
            ),
        ),
        (
            [Set((*SCALE, "value"), 4)],
            [Set((*SCALE, "reason"), "Bounded.")],
            Conflict("field", SCALE, rating(3), rating(4), rating(3, reason="Bounded.")),
        ),
        (
            [Set((*HARM, "involvement", "vendor", "connected"), "yes")],
            [Set((*HARM, "involvement", "vendor", "part"), "no")],
            Conflict("field", (*HARM, "involvement", "vendor"), None, {"connected": "yes"}, {"part": "no"}),
        ),
        # one clears what the other changes
        (
            [Set(("system", "purpose"), None)],
            [Set(("system", "purpose"), "Ranking")],
            Conflict("removed", ("system", "purpose"), "Scoring", None, "Ranking"),
        ),
        (
            [Set(("actors", "vendor", "kind"), "business")],
            [Remove(("actors", "vendor"))],
            Conflict(
                "removed",
                ("actors", "vendor"),
                {"name": "The vendor"},
                {"name": "The vendor", "kind": "business"},
                None,
            ),
        ),
        (
            [Remove(("facts", "on-sale"))],
            [Set(("facts", "on-sale"), fact("yes"))],
            Conflict("removed", ("facts", "on-sale"), fact("no"), None, fact("yes")),
        ),
    ],
    ids=repr,
)
def test_what_meets_is_a_conflict_with_both_sides(mine: list[Change], theirs: list[Change], expected: Conflict) -> None:
    assert conflicts(mine, theirs) == (expected,)
    (mirrored,) = conflicts(theirs, mine)
    assert (mirrored.mine, mirrored.theirs) == (expected.theirs, expected.mine)


def test_every_conflict_is_there_and_what_waits_is_kept() -> None:
    mine: list[Change] = [Set(("gate",), "award"), Set(("title",), "Mine"), Set((*HARM, "status"), "alleged")]
    theirs: list[Change] = [Set(("gate",), "tender"), Set(("title",), "Theirs"), Set((*HARM, "likelihood"), "remote")]
    with pytest.raises(MergeConflictError, match="kept, and not yet saved") as caught:
        put_together(mine, theirs)
    assert [found.path for found in caught.value.conflicts] == [("gate",), ("title",)]
    assert set(caught.value.mine) == {Set((*HARM, "status"), "alleged"), *mine}


def test_an_item_that_one_removed_and_the_other_changed_at_many_places_is_one_conflict() -> None:
    mine: list[Change] = [Set((*HARM, "title"), "Mine"), Set((*HARM, "status"), "alleged"), Set(SCALE, rating(4))]
    theirs: list[Change] = [Remove(("impacts", "harm")), Remove(("measures", "stop"))]
    (found,) = conflicts(mine, theirs)
    assert (found.kind, found.path, found.theirs) == ("removed", HARM, None)
    assert found.mine["title"] == "Mine"
    assert found.mine["status"] == "alleged"


# references


def test_which_decision_comes_next_and_when_are_never_mixed() -> None:
    base = dossier(gate="tender", gate_on="2026-12-01")
    found = conflicts([Set(("gate",), "award")], [Set(("gate_on",), "2027-03-01")], base)
    assert {conflict.path for conflict in found} == {("gate",), ("gate_on",)}


def test_that_a_line_was_raised_and_by_whom_are_never_mixed() -> None:
    raised = {"raised": "It degrades.", "raised_by": "union", "raised_on": "2026-11-01"}
    base = dossier(red_lines={"anything-else": raised})
    path = ("red_lines", "anything-else")
    found = conflicts([Set((*path, "raised"), "It humiliates.")], [Set((*path, "raised_by"), "lead")], base)
    assert {conflict.path for conflict in found} == {(*path, "raised"), (*path, "raised_by")}
    other = {"lead": {"decision": "crossed", "reason": "Yes.", "by": "lead", "on": "2026-11-02"}}
    merged = put_together([Set((*path, "answers", "lead"), other["lead"])], [Set(("title",), "New")], base)
    assert merged.red_lines["anything-else"].answers.keys() == {"lead"}


NEW_MEASURE = {"title": "Mend", "kind": "mitigate", "impacts": ["harm"]}


@pytest.mark.parametrize(
    ("mine", "theirs", "path", "sides"),
    [
        (
            [Remove(("impacts", "harm")), Remove(("measures", "stop"))],
            [Add(("measures", "mend"), NEW_MEASURE)],
            ("measures", "mend", "impacts"),
            (None, None, ["harm"]),
        ),
        (
            [Set((*HARM, "evidence"), ["memo"])],
            [Remove(("evidence", "memo")), Set(("measures", "stop", "evidence"), [])],
            (*HARM, "evidence"),
            (None, ["memo"], None),
        ),
        (
            [Set((*HARM, "involvement", "vendor"), {"connected": "no"})],
            [Remove(("actors", "vendor"))],
            (*HARM, "involvement", "vendor"),
            (None, {"connected": "no"}, None),
        ),
        (
            [Add(("chain", "gives"), {"from": "vendor", "to": "vendor", "what": "A model"})],
            [Remove(("actors", "vendor"))],
            ("chain", "gives", "from"),
            (None, "vendor", None),
        ),
    ],
    ids=repr,
)
def test_what_together_leads_nowhere_is_a_conflict(
    mine: list[Change], theirs: list[Change], path: tuple[str, ...], sides: tuple[Any, Any, Any]
) -> None:
    first = conflicts(mine, theirs)[0]
    assert (first.kind, first.path, (first.base, first.mine, first.theirs)) == ("reference", path, sides)
    assert "There is no" in first.together


def test_what_led_nowhere_before_is_no_conflict_of_today() -> None:
    base = apply_all(BASE, [Set((*HARM, "evidence"), ["lost"])])
    assert put_together([Set(("title",), "Mine")], [Set(("gate",), "award")], base).title == "Mine"


# judgement

SCORED: Change = Set(("facts", "scores-people"), fact("yes"))
HARMED: Change = Set(("facts", "harms-them"), fact("yes"))


def test_changes_that_together_cross_a_red_line_are_a_conflict() -> None:
    found = {conflict.path: conflict for conflict in conflicts([SCORED], [HARMED])}
    assert found["red_lines", "treaty-scoring"] == Conflict(
        "judgement", ("red_lines", "treaty-scoring"), "cannot-tell", "cannot-tell", "cannot-tell", "crossed"
    )
    assert {conflict.kind for conflict in found.values()} == {"judgement"}


def test_changes_that_together_clear_a_red_line_are_a_conflict() -> None:
    eu: Plain = {"place": {"countries": ["DE"]}}
    base = dossier({"scores-people": "yes", "harms-them": "yes", "court-order": "no", "narrow-use": "no"}, system=eu)
    mine: list[Change] = [Set(("facts", "court-order"), fact("yes"))]
    theirs: list[Change] = [Set(("facts", "narrow-use"), fact("yes"))]
    (found,) = conflicts(mine, theirs, base)
    assert found == Conflict("judgement", ("red_lines", "union-scoring"), "crossed", "crossed", "crossed", "excepted")


def test_changes_that_together_alter_a_tier_are_a_conflict() -> None:
    (found,) = conflicts([Set(SCALE, rating(4)), Set(LASTING, rating(4))], [Set(SCOPE, rating(4))])
    assert (found.kind, found.path, found.together) == ("judgement", HARM, ("critical", "critical"))
    assert (found.base, found.mine, found.theirs) == (
        ("significant", "significant"),
        ("severe", "severe"),
        ("severe", "severe"),
    )


def test_changes_that_together_alter_an_involvement_are_a_conflict() -> None:
    """A notice is not yet late for a significant impact; a graver impact leaves less time."""
    base = apply_all(BASE, [Set((*HARM, "involvement", "vendor"), LINKED)])
    noticed = {**LINKED, "notice_on": "2026-10-01"}
    mine: list[Change] = [Set((*HARM, "involvement", "vendor"), noticed)]
    theirs: list[Change] = [Set(SCALE, rating(5))]
    (found,) = conflicts(mine, theirs, base)
    assert found == Conflict("judgement", (*HARM, "involvement", "vendor"), "linked", "linked", "linked", "border")


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        # one side alone alters it, and the other does not touch it
        ([SCORED, HARMED], [Set(("title",), "New")]),
        ([Set(SCALE, rating(5))], [Set((*HARM, "likelihood"), "remote")]),
        # both alter it in the same way
        ([Set(SCALE, rating(5))], [Set(LASTING, rating(2)), Set(SCALE, rating(5))]),
    ],
    ids=repr,
)
def test_what_one_side_alone_already_says_is_no_conflict(mine: list[Change], theirs: list[Change]) -> None:
    assert put_together(mine, theirs) == apply_all(BASE, [*mine, *theirs])


@pytest.mark.parametrize(("sure", "meets"), [("known", True), ("unsure", False)])
def test_a_record_too_unsure_to_decide_makes_no_conflict(sure: str, meets: bool) -> None:
    both = {"so": {"text": "It is so", "when": {"all": [{"fact": id_, "is": "yes"} for id_ in ("tested", "on-sale")]}}}
    knowledge = with_records(record("red-lines", "ours", {"effect": "ban", "elements": both, "sure": sure}))
    on_sale = apply_all(BASE, [Remove(("facts", "on-sale"))])
    mine = apply_all(on_sale, [Set(("facts", "on-sale"), fact("yes"))])
    theirs = apply_all(on_sale, [Set(("facts", "tested"), fact("yes"))])
    if meets:
        with pytest.raises(MergeConflictError):
            merge(on_sale, mine, theirs, knowledge, ON)
    else:
        assert merge(on_sale, mine, theirs, knowledge, ON).facts.keys() == {"on-sale", "tested"}


# revise


def test_changes_to_what_nobody_else_changed_are_simply_made() -> None:
    """Also where they alter a red line: one person saw the whole document."""
    made = revise(BASE, BASE, [SCORED, HARMED], KNOWLEDGE, ON)
    assert made == apply_all(BASE, [SCORED, HARMED])


def test_changes_to_an_older_revision_are_merged_into_the_newer() -> None:
    newer = apply_all(BASE, [Set(("gate",), "award")])
    assert revise(newer, BASE, [Set(("title",), "Mine")], KNOWLEDGE, ON) == apply_all(newer, [Set(("title",), "Mine")])
    with pytest.raises(MergeConflictError):
        revise(newer, BASE, [Set(("gate",), "tender")], KNOWLEDGE, ON)


def test_a_change_that_did_not_fit_its_own_base_is_refused() -> None:
    newer = apply_all(BASE, [Add(("actors", "agency"), {"name": "Agency"})])
    with pytest.raises(InputError, match="not there"):
        revise(newer, BASE, [Set(("actors", "agency", "kind"), "business")], KNOWLEDGE, ON)
