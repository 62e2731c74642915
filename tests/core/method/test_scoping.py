"""Scoping: known patterns of harm are only suggested; every right is in scope until a person sets it aside."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.method.documents import Plain, by_id, codes, fact, impact, judged
from tests.core.method.knowledge import RIGHTS, record, with_records


@pytest.mark.parametrize(
    ("facts", "result", "needs"),
    [
        ({"scores-people": "yes", "share-wrong": 5}, "suggested", ()),
        ({"scores-people": "yes", "share-wrong": 4}, "not-suggested", ()),
        ({"scores-people": "no"}, "not-suggested", ()),
        ({"scores-people": "yes"}, "cannot-tell", ("share-wrong",)),
        ({"scores-people": fact("yes", basis="suggested")}, "cannot-tell", ("scores-people", "share-wrong")),
        ({}, "cannot-tell", ("scores-people", "share-wrong")),
    ],
)
def test_a_known_pattern_of_harm_fits_the_facts_or_not(facts: Plain, result: str, needs: tuple[str, ...]) -> None:
    found = by_id(judged(facts).harms)["wrongly-flagged"]
    assert (found.result, found.needs) == (result, needs)
    (why,) = found.reasons
    code = {"suggested": "harm-fits", "not-suggested": "harm-does-not-fit", "cannot-tell": "harm-open"}[result]
    assert (why.code, why.would_change) == (code, needs)
    assert why.facts


def right(id_: str, facts: Plain | None = None, **sections: Any) -> tuple[str, list[str]]:
    found = by_id(judged(facts, **sections).rights)[id_]
    return found.result, codes(found)


def standing(decision: str) -> Plain:
    return {"decision": decision, "reason": "We looked.", "by": "lead"}


def test_every_right_is_in_scope_from_the_start() -> None:
    found = judged().rights
    assert {finding.id for finding in found} == set(RIGHTS)
    assert {finding.result for finding in found} == {"cannot-tell"}


NO_HARM = {"scores-people": "no", "uses": ["texts"], "in-public": "no"}
ASIDE = standing("set-aside")
AT_STAKE = standing("at-stake")


@pytest.mark.parametrize(
    ("id_", "facts", "standpoint", "result", "said"),
    [
        # nobody has looked
        ("work", NO_HARM, None, "cannot-tell", ["right-open"]),
        ("work", {}, None, "cannot-tell", ["right-harm-open"]),
        # a person decides
        ("work", NO_HARM, ASIDE, "set-aside", ["right-set-aside"]),
        ("work", {}, ASIDE, "set-aside", ["right-set-aside", "right-harm-open"]),
        ("work", NO_HARM, AT_STAKE, "at-stake", ["right-by-person"]),
        ("work", {}, AT_STAKE, "at-stake", ["right-by-person", "right-harm-open"]),
        # a pattern of harm that fits; setting it aside stays visible, against what the dossier shows
        ("work", {"scores-people": "yes", "share-wrong": 9}, None, "at-stake", ["right-by-harm"]),
        ("work", {"scores-people": "yes", "share-wrong": 9}, ASIDE, "at-stake", ["right-by-harm", "right-against"]),
        # a pattern too unsure to decide anything is shown, and decides nothing
        ("remedy", {"in-public": "yes"}, None, "cannot-tell", ["right-by-harm", "right-by-line"]),
        ("remedy", {"in-public": "yes"}, ASIDE, "set-aside", ["right-set-aside", "right-by-harm", "right-by-line"]),
        ("remedy", {}, None, "cannot-tell", ["right-harm-open", "right-by-line"]),
    ],
)
def test_a_right_is_at_stake_set_aside_or_not_yet_known(
    id_: str, facts: Plain, standpoint: Plain | None, result: str, said: list[str]
) -> None:
    rights = {id_: standpoint} if standpoint else {}
    assert right(id_, facts, rights=rights) == (result, said)


@pytest.mark.parametrize("status", ["potential", "alleged", "actual-ongoing", "actual-past", None])
def test_a_recorded_impact_puts_its_rights_at_stake(status: str | None) -> None:
    impacts = {"harm": impact(1, 1, 1, rights=["work", "never-heard-of"], status=status)}
    assert right("work", NO_HARM, impacts=impacts) == ("at-stake", ["right-by-impact"])
    expected = ("at-stake", ["right-by-impact", "right-against"])
    assert right("work", NO_HARM, impacts=impacts, rights={"work": ASIDE}) == expected


@pytest.mark.parametrize(
    ("facts", "result", "said"),
    [
        ({**NO_HARM, "in-public": "yes"}, "at-stake", ["right-by-line"]),
        # cleared, and the people concerned still have the right
        (
            {**NO_HARM, "in-public": "yes", "privacy-shown": "yes", "accuracy-shown": "yes"},
            "at-stake",
            ["right-by-line"],
        ),
        ({"scores-people": "no", "uses": ["texts"]}, "cannot-tell", ["right-by-line"]),
        (NO_HARM, "cannot-tell", ["right-open"]),
    ],
)
def test_a_red_line_that_is_crossed_or_open_touches_the_rights_it_protects(
    facts: Plain, result: str, said: list[str]
) -> None:
    assert right("liberty", facts) == (result, said)


def test_the_reasons_say_which_answers_could_still_bring_a_right_in() -> None:
    found = by_id(judged({"scores-people": "yes"}).rights)["work"]
    assert found.facts == {"share-wrong"}
    assert str(dict(found.reasons[0].args)["name"]) == "wrongly-flagged"


PLACE = with_records(record("rights", "shelter", {"kind": "guarantee", "when": {"fact": "uses", "includes": "voices"}}))


@pytest.mark.parametrize(
    ("facts", "result", "said"),
    [
        ({"uses": ["voices"]}, "at-stake", ["right-by-facts"]),
        ({"uses": ["texts"]}, "cannot-tell", ["right-open"]),
        ({}, "cannot-tell", ["right-facts-open"]),
    ],
)
def test_facts_alone_can_put_a_right_at_stake(facts: Plain, result: str, said: list[str]) -> None:
    found = judged(facts, catalogue=PLACE)
    right_ = by_id(found.rights)["shelter"]
    assert (right_.result, codes(right_)) == (result, said)
    assert ("asks-right" in codes(by_id(found.next_questions).get("uses", right_))) is (not facts)


def test_an_unsure_right_is_put_at_stake_by_nothing() -> None:
    unsure = record(
        "rights", "shelter", {"kind": "guarantee", "sure": "unsure", "when": {"fact": "tested", "is": "no"}}
    )
    found = by_id(judged({"tested": "no"}, catalogue=with_records(unsure)).rights)["shelter"]
    assert (found.result, codes(found)) == ("cannot-tell", ["right-by-facts"])


def test_a_person_sets_aside_a_right_against_the_facts_only_visibly() -> None:
    found = by_id(judged({"uses": ["voices"]}, catalogue=PLACE, rights={"shelter": ASIDE}).rights)["shelter"]
    assert (found.result, codes(found)) == ("at-stake", ["right-by-facts", "right-against"])


# what a person says of a known pattern of harm

SET_ASIDE = {"wrongly-flagged": standing("set-aside")}
FITS = {"scores-people": "yes", "share-wrong": 5}


@pytest.mark.parametrize(
    ("facts", "result", "code"),
    [
        (FITS, "suggested", "harm-fits"),
        ({"scores-people": "yes"}, "cannot-tell", "harm-open"),
        ({"scores-people": "no"}, "not-suggested", "harm-does-not-fit"),
    ],
)
def test_a_pattern_that_is_set_aside_keeps_its_result_and_says_why(facts: Plain, result: str, code: str) -> None:
    before, found = by_id(judged(facts).harms)["wrongly-flagged"], judged(facts, harms=SET_ASIDE)
    harm = by_id(found.harms)["wrongly-flagged"]
    assert (harm.result, codes(harm)) == (result, [code, "harm-set-aside"])
    assert (harm.needs, harm.reasons[0]) == (before.needs, before.reasons[0])
    assert dict(harm.reasons[1].args) == {"words": "We looked."}
    assert found.next_questions == judged(facts).next_questions


def test_a_right_stays_at_stake_through_a_pattern_that_is_set_aside() -> None:
    touched = [id_ for id_ in RIGHTS if "right-by-harm" in right(id_, FITS)[1]]
    assert touched
    for id_ in touched:
        result, said = right(id_, FITS, harms=SET_ASIDE)
        assert result == "at-stake"
        assert said[: said.index("right-by-harm") + 2][-2:] == ["right-by-harm", "right-harm-aside"]
    assert "right-harm-aside" not in right(touched[0], {"scores-people": "yes"}, harms=SET_ASIDE)[1]


def test_whoever_sets_a_pattern_aside_is_named_and_says_why() -> None:
    for missing in ("by", "reason"):
        said = {name: value for name, value in standing("set-aside").items() if name != missing}
        with pytest.raises(ValueError, match=missing):
            judged(harms={"wrongly-flagged": said})
    with pytest.raises(ValueError, match="decision"):
        judged(harms={"wrongly-flagged": standing("at-stake")})
