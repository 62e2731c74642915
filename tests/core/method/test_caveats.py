"""What a zero does not say: read wherever nothing stands in the way."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.catalogue import Right
from duecare.core.method.findings import Findings
from duecare.core.method.stored import read_findings
from duecare.core.revision import view
from tests.core.method.documents import Plain, dossier, fact, impact, judged
from tests.core.method.knowledge import KNOWLEDGE, record, with_records

HEARD: Plain = {"talk": {"title": "T", "how": "hearing", "said": "It hurts.", "groups": ["migrants"]}}


def aside(reason: str) -> Plain:
    return {"decision": "set-aside", "reason": reason, "by": "lead"}


def told(found: Findings) -> dict[str, tuple[str, dict[str, Any]]]:
    """The code of each caveat, with what is put in."""
    return {
        one.id: (one.reasons[0].code, {name: getattr(arg, "id", arg) for name, arg in one.reasons[0].args})
        for one in found.caveats
    }


def test_a_gate_may_be_clear_while_nobody_was_heard_and_one_sentence_set_every_right_aside() -> None:
    rights = {id_: aside("Not about people.") for id_ in KNOWLEDGE.of(Right)}
    ours = record("gates", "ours", {"gate": "need", "blocks": ["rights-not-screened"], "force": "policy"})
    found = judged(rights=rights, catalogue=with_records(ours))
    assert [gate.blocked for gate in found.gates if gate.id == "need"] == [False]
    assert told(found) == {
        "heard": ("caveat-unheard", {}),
        "impacts": ("caveat-no-impact", {}),
        "rights-aside": ("caveat-rights-aside", {"count": 6, "words": "Not about people."}),
    }


@pytest.mark.parametrize(
    ("engagement", "said"),
    [
        ({}, ("caveat-unheard", {})),
        ({"a": {"title": "T", "how": "none", "why_nobody": "No time."}}, ("caveat-unheard-why", {"words": "No time."})),
        ({"a": {"title": "T", "how": "experts", "said": "They fear it."}}, ("caveat-unheard", {})),
        ({"a": {"title": "T", "how": "survey"}}, ("caveat-unsaid", {})),
        ({"a": {**HEARD["talk"], "say": "informed"}}, ("caveat-informed", {})),
        (HEARD, ("caveat-unheard-groups", {"groups": "children"})),
        ({**HEARD, "b": {**HEARD["talk"], "groups": ["children"]}}, None),
    ],
)
def test_who_was_not_heard_is_told_with_the_reason_if_there_is_one(engagement: Plain, said: Any) -> None:
    found = judged(engagement=engagement, impacts={"harm": impact(1, 1, 1, groups=["migrants", "children"])})
    assert told(found).get("heard") == said


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (["Once.", "Twice.", "Thrice."], None),
        (["None  here.", "none here"], ("caveat-rights-aside", {"count": 2, "words": "None  here."})),
        (["A", "B", "B"], ("caveat-rights-aside-of", {"all": 3, "count": 2, "words": "B"})),
    ],
)
def test_only_one_and_the_same_sentence_is_said_to_set_several_aside(reasons: list[str], said: Any) -> None:
    rights = dict(zip(("dignity", "work", "remedy"), map(aside, reasons), strict=False))
    assert told(judged(rights=rights)).get("rights-aside") == said


def test_a_right_that_is_at_stake_all_the_same_was_not_set_aside() -> None:
    rights = {id_: aside("Same.") for id_ in ("privacy", "work")}
    assert "rights-aside" in told(judged(rights=rights))
    assert "rights-aside" not in told(judged(rights=rights, impacts={"harm": impact(1, 1, 1, rights=["privacy"])}))


def test_a_pattern_that_fits_is_answered_by_an_impact_or_with_a_reason() -> None:
    facts: Plain = {"uses": ["faces"], "in-public": "yes"}  # "hearsay" fits too, and is not sure enough
    assert told(judged(facts))["harms"] == ("caveat-harm", {"name": "watched"})
    assert "harms" not in told(judged(facts, impacts={"a": impact(1, 1, 1, harm="watched")}))
    assert "harms" not in told(judged(facts, harms={"watched": aside("No cameras.")}))
    both = {id_: aside("No cameras.") for id_ in ("watched", "hearsay")}
    assert told(judged(facts, harms=both))["harms-aside"] == (
        "caveat-harms-aside",
        {"count": 2, "words": "No cameras."},
    )


def test_voices_that_do_not_count_are_told() -> None:
    lowered = {"value": 2, "reason": "Less.", "by": "expert", "lowered_from": 4}
    scale = {"affected-people": {"value": 4, "reason": "It hurts.", "by": "them"}, "expert": lowered}
    answers = {"rights-lead": {"decision": "crossed", "reason": "It is.", "by": "rights-lead"}}
    found = judged(
        {
            "scores-people": "no",
            "tested": fact("yes", disputes={"x": {"value": "no", "by": "them"}}),
            "on-sale": fact("yes", basis="suggested"),
            "in-public": fact("yes", basis="suggested"),
        },
        red_lines={"treaty-scoring": {"answers": answers}},
        impacts={"harm": {**impact(None, 1, 1), "severity": {"scale": scale}}},
    )
    assert told(found)["crossed"] == ("caveat-crossed", {"name": "treaty-scoring"})
    assert told(found)["lowered"] == ("caveat-lowered", {"name": "harm"})
    assert told(found)["disputed"] == ("caveat-disputed", {"name": "tested"})
    assert told(found)["suggested"] == ("caveat-suggesteds", {"count": 2, "names": "in-public on-sale"})


def test_an_audience_is_told_only_what_the_whole_document_bears_out() -> None:
    rights = {id_: aside("Same.") for id_ in KNOWLEDGE.of(Right)}

    def seen(**more: Any) -> tuple[set[str], set[str]]:
        document = dossier(rights=rights, **more)
        shown = view(document, judged(rights=rights, **more), "public", KNOWLEDGE)
        return set(told(shown.findings)), {one.id for one in shown.withheld if one.kind == "finding-caveats"}

    assert seen(shown={"rights": "public"}) == ({"heard", "impacts", "rights-aside"}, set())
    assert seen() == ({"heard", "impacts"}, {"rights-aside"})
    assert seen(engagement=HEARD, impacts={"harm": impact(1, 1, 1)}) == (set(), {"rights-aside"})


def test_findings_that_were_kept_before_there_were_any_have_none() -> None:
    kept = judged().plain()
    del kept["caveats"]
    assert read_findings(kept).caveats == ()


# nobody heard, and nobody says why


@pytest.mark.parametrize(
    ("engagement", "open_"),
    [
        ({}, True),
        ({"a": {"title": "T", "how": "experts", "said": "They fear it."}}, True),
        ({"a": {"title": "T", "how": "survey"}}, True),
        ({"a": {"title": "T", "how": "none", "why_nobody": "It never ran."}}, False),
        (HEARD, False),
    ],
)
def test_that_nobody_was_heard_and_nobody_says_why_is_open(engagement: Plain, open_: bool) -> None:
    found = judged(engagement=engagement)
    assert (("nobody-heard", "dossier") in {(one.check, one.id) for one in found.open_items}) is open_


def test_it_is_not_said_twice_where_a_grave_impact_says_it() -> None:
    checks = [one.check for one in judged(impacts={"harm": impact(5, 5, 5)}).open_items]
    assert "impact-nobody-heard" in checks
    assert "nobody-heard" not in checks
