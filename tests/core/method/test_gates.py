"""What is open, and what of it blocks at each gate. What is unsure, advisory or drafted never blocks."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.method.findings import Findings, OpenItem
from tests.core.method.documents import Plain, codes, fact, impact, judged
from tests.core.method.knowledge import KNOWLEDGE, LINE_CHECKS, catalogue, record, with_records
from tests.core.method.test_involvement import CAUSED, LINKED, MITIGATED


def items(found: Findings, id_: str) -> dict[str, OpenItem]:
    """The open items of one subject, by check."""
    return {item.check: item for item in found.open_items if item.id == id_}


# red lines


@pytest.mark.parametrize(
    ("line", "facts", "sections", "check", "said"),
    [
        ("treaty-scoring", {"scores-people": "yes", "harms-them": "yes"}, {}, "red-line-crossed", ["open-crossed"]),
        (
            "treaty-scoring",
            {"scores-people": "yes", "harms-them": "yes"},
            {"system": {"stage": "in-use"}},
            "red-line-crossed",
            ["open-stop", "open-crossed"],
        ),
        ("treaty-scoring", {"scores-people": "yes"}, {}, "red-line-cannot-tell", ["open-cannot-tell"]),
        ("treaty-scoring", {"scores-people": "no"}, {}, None, []),
        ("pause", {"in-public": "yes"}, {}, "moratorium-not-cleared", ["open-moratorium"]),
        ("pause", {"in-public": "yes", "privacy-shown": "no"}, {}, "moratorium-not-cleared", ["open-moratorium"]),
        ("pause", {"in-public": "yes", "privacy-shown": "yes", "accuracy-shown": "yes"}, {}, None, []),
        ("pause", {}, {}, "red-line-cannot-tell", ["open-cannot-tell"]),
        ("soon-banned", {"on-sale": "yes"}, {}, "red-line-upcoming", ["open-upcoming"]),
        (
            "soon-banned",
            {"on-sale": "yes"},
            {"system": {"ends": "2026-12-02"}},
            "red-line-upcoming",
            ["open-upcoming"],
        ),
        ("soon-banned", {"on-sale": "yes"}, {"system": {"ends": "2026-12-01"}}, None, []),
        (
            "anything-else",
            {},
            {"red_lines": {"anything-else": {"raised": "It degrades."}}},
            "red-line-second-person",
            ["open-second"],
        ),
        ("anything-else", {}, {}, None, []),
        # what only advises, is drafted or is not sure
        ("advised-against", {"in-public": "yes"}, {}, None, []),
        ("drafted", {"in-public": "yes"}, {}, None, []),
        ("half-heard", {"in-public": "yes"}, {}, None, []),
        ("half-heard", {}, {}, None, []),
    ],
)
def test_what_is_open_of_a_red_line(
    line: str, facts: Plain, sections: Plain, check: str | None, said: list[str]
) -> None:
    found = items(judged(facts, **sections), line)
    assert list(found) == ([check] if check else [])
    assert [code for item in found.values() for code in codes(item)] == said


def test_an_open_line_says_which_answers_are_missing() -> None:
    facts = {"scores-people": "yes", "in-public": "yes", "privacy-shown": "yes"}
    found = judged(facts)
    assert items(found, "treaty-scoring")["red-line-cannot-tell"].facts == {"harms-them"}
    assert items(found, "pause")["moratorium-not-cleared"].facts == {"accuracy-shown"}


# impacts


def measure(**fields: Any) -> Plain:
    return {"title": "Do it", "kind": "mitigate", "impacts": ["harm"], "owner": "Lead", "due": "2027-01-01", **fields}


GRAVE = impact(4, 1, 1, status="potential")


@pytest.mark.parametrize(
    ("harm", "measures", "open_"),
    [
        (GRAVE, {}, True),
        (impact(5, 1, 1), {}, True),
        (impact(None, 1, 1), {}, True),  # it may be critical
        (impact(3, 1, 1), {}, False),
        (GRAVE, {"m": measure()}, False),
        (GRAVE, {"m": measure(owner=None)}, True),
        (GRAVE, {"m": measure(due=None)}, True),
        (GRAVE, {"m": measure(state="dropped")}, True),
        (GRAVE, {"m": measure(impacts=["another"])}, True),
        (GRAVE, {"m": measure(owner=None), "n": measure()}, False),
        (GRAVE, {"m": measure(kind="monitor")}, True),  # watching is no answer
        (GRAVE, {"m": measure(due="2020-01-01")}, True),  # overdue
        (GRAVE, {"m": measure(due="2020-01-01", state="done")}, False),
    ],
)
def test_a_grave_impact_needs_a_measure_with_an_owner_and_a_day(harm: Plain, measures: Plain, open_: bool) -> None:
    found = judged(impacts={"harm": harm}, measures=measures)
    assert ("impact-without-response" in items(found, "harm")) is open_


@pytest.mark.parametrize(
    ("status", "measures", "open_"),
    [
        ("actual-ongoing", {}, True),
        ("actual-past", {}, True),
        ("alleged", {}, False),
        ("potential", {}, False),
        ("actual-past", {"m": measure()}, True),  # remedy is a step of its own, not a mitigation
        ("actual-past", {"m": measure(kind="remedy")}, False),
        ("actual-past", {"m": measure(kind="remedy", owner=None, due=None)}, True),
        ("actual-past", {"m": measure(kind="remedy", state="dropped")}, True),
        ("actual-past", {"m": measure(kind="remedy", impacts=["another"])}, True),
    ],
)
def test_what_has_happened_needs_remedy(status: str, measures: Plain, open_: bool) -> None:
    found = judged(impacts={"harm": impact(1, 1, 1, status=status)}, measures=measures)
    assert ("remedy-missing" in items(found, "harm")) is open_


def heard(how: str, *groups: str) -> Plain:
    return {"title": "Heard", "how": how, "groups": list(groups), "said": "It hurts."}


@pytest.mark.parametrize(
    ("harm", "engagement", "open_"),
    [
        (impact(4, 1, 1), {}, True),
        (impact(3, 1, 1), {}, False),
        (impact(4, 1, 1, testimony=["talk"]), {"talk": heard("interview")}, False),
        (impact(4, 1, 1, testimony=["talk"]), {"talk": heard("representatives")}, False),
        (impact(4, 1, 1, groups=["migrants"]), {"talk": heard("hearing", "migrants")}, False),
        # a group is never heard because somebody spoke for it
        (impact(4, 1, 1, testimony=["talk"]), {"talk": heard("experts", "migrants")}, True),
        (impact(4, 1, 1, groups=["migrants"]), {"talk": heard("experts", "migrants")}, True),
        (impact(4, 1, 1, groups=["migrants"]), {"talk": heard("none", "migrants")}, True),
        # nor because another group was heard
        (impact(4, 1, 1, groups=["migrants"]), {"talk": heard("hearing", "children")}, True),
        (impact(4, 1, 1), {"talk": heard("hearing", "children")}, True),
    ],
)
def test_the_people_affected_by_a_grave_impact_were_heard(harm: Plain, engagement: Plain, open_: bool) -> None:
    found = judged(impacts={"harm": harm}, engagement=engagement)
    assert ("impact-nobody-heard" in items(found, "harm")) is open_


@pytest.mark.parametrize(
    ("involvement", "open_"),
    [
        ({}, True),
        ({"agency": CAUSED}, False),
        ({"agency": CAUSED, "vendor": {}}, True),
        ({"vendor": MITIGATED}, True),
        ({"vendor": LINKED}, False),
        ({"vendor": {**LINKED, "notice_on": "2020-01-01"}}, True),
    ],
)
def test_whether_it_is_settled_who_is_involved_how(involvement: Plain, open_: bool) -> None:
    actors = {"agency": {"name": "Agency"}, "vendor": {"name": "Vendor"}}
    found = judged(actors=actors, impacts={"harm": impact(1, 1, 1, involvement=involvement)})
    assert ("impact-involvement-open" in items(found, "harm")) is open_


@pytest.mark.parametrize(("levels", "open_"), [((4, 1, 1), False), ((4, None, 1), True), ((5, None, None), False)])
def test_whether_the_severity_is_settled(levels: Any, open_: bool) -> None:
    found = judged(impacts={"harm": impact(*levels)})
    assert ("impact-severity-unknown" in items(found, "harm")) is open_


# the dossier


@pytest.mark.parametrize(
    ("review", "check"),
    [
        ({}, "review-not-set"),
        ({"next_on": "2026-11-21"}, "review-overdue"),
        ({"next_on": "2026-11-22"}, None),
        ({"next_on": "2026-11-23"}, None),
    ],
)
def test_the_review(review: Plain, check: str | None) -> None:
    found = items(judged(review=review), "dossier")
    assert {"review-not-set", "review-overdue"} & set(found) == ({check} if check else set())


def aside(*rights: str) -> Plain:
    return {right: {"decision": "set-aside", "reason": "We looked.", "by": "lead"} for right in rights}


NOTHING = {"scores-people": "no", "uses": ["texts"], "in-public": "no"}


def test_rights_that_nobody_screened_are_counted() -> None:
    found = items(judged(NOTHING, rights=aside("dignity", "liberty")), "dossier")["rights-not-screened"]
    assert found.reasons[0].text().startswith("3 rights ")
    screened = judged(NOTHING, rights=aside("dignity", "liberty", "privacy", "work", "remedy"))
    assert "rights-not-screened" not in items(screened, "dossier")  # the unsure record holds nothing up


def test_a_disputed_fact_is_open() -> None:
    disputed = fact("yes", disputes={"first": {"value": "no", "by": "union"}})
    found = items(judged({"people-told": disputed}), "people-told")
    assert list(found) == ["disputed-fact"]
    assert found["disputed-fact"].facts == {"people-told"}


# gates


def gates(found: Findings) -> dict[str, list[tuple[str, str, bool]]]:
    return {gate.id: [(item.check, item.id, item.blocks) for item in gate.open_items] for gate in found.gates}


def test_each_gate_counts_what_its_record_names_and_what_blocks_comes_first() -> None:
    disputed = fact("yes", disputes={"first": {"value": "no", "by": "union"}})
    harm = impact(1, 1, 1, status="actual-past", involvement={"agency": CAUSED})
    found = judged(
        NOTHING | {"on-sale": "no", "people-told": disputed},
        actors={"agency": {"name": "Agency"}},
        impacts={"harm": harm},
        review={"next_on": "2026-11-01"},
        rights=aside("dignity", "liberty", "privacy", "work", "remedy"),
    )
    assert gates(found) == {
        "go-live": [
            ("remedy-missing", "harm", True),
            ("disputed-fact", "people-told", False),
            ("review-overdue", "dossier", False),
        ],
        "review": [("review-overdue", "dossier", True), ("remedy-missing", "harm", False)],
    }
    assert [gate.blocked for gate in found.gates] == [True, True]


def test_a_gate_with_nothing_open_is_not_blocked() -> None:
    found = judged({}, review={"next_on": "2027-01-01"})
    assert [gate.blocked for gate in found.gates if gate.id == "review"] == [False]


@pytest.mark.parametrize(
    ("facts", "sections"),
    [
        ({"scores-people": "yes", "harms-them": "yes"}, {}),
        ({}, {}),
        ({"on-sale": "yes"}, {}),
        ({"in-public": "yes"}, {}),
        ({}, {"red_lines": {"anything-else": {"raised": "It degrades."}}}),
    ],
)
def test_red_lines_count_at_every_gate_whatever_its_record_names(facts: Plain, sections: Plain) -> None:
    found = judged(facts, **sections)
    open_ = {(item.check, item.id) for item in found.open_items if item.check in LINE_CHECKS}
    assert open_
    for gate in found.gates:
        counted = {(item.check, item.id): item.blocks for item in gate.open_items if item.check in LINE_CHECKS}
        assert set(counted) == open_
        assert set(counted.values()) == {gate.id == "go-live"}


def test_what_is_named_as_blocking_and_as_counting_stands_there_once() -> None:
    found = judged(review={"next_on": "2026-11-01"})
    review = next(gate for gate in found.gates if gate.id == "review")
    assert [item.check for item in review.open_items].count("review-overdue") == 1


UNSURE = {"advised-against", "drafted", "half-heard", "hearsay", "whispered", "rumoured"}


def test_what_is_unsure_advisory_or_drafted_blocks_nothing() -> None:
    worst = {"in-public": "yes", "uses": ["faces"], "scores-people": "yes", "harms-them": "yes", "share-wrong": 50}
    found = judged(worst, impacts={"harm": impact(5, 5, 5, rights=["rumoured"])})
    blocking = {item.id for gate in found.gates for item in gate.open_items}
    assert not blocking & UNSURE
    assert blocking >= {"treaty-scoring", "pause", "harm"}


def test_a_gate_of_a_pack_counts_too() -> None:
    ours = record("gates", "ours", {"gate": "tender", "blocks": ["review-not-set"], "force": "policy"})
    found = judged(catalogue=with_records(ours))
    assert ("review-not-set", "dossier", True) in gates(found)["tender"]


def test_a_document_can_be_judged_by_a_scale_alone() -> None:
    found = judged(catalogue=catalogue(KNOWLEDGE.records["scales"].values()))
    assert [item.check for item in found.open_items] == [
        "nobody-heard",
        "chain-not-described",
        "alternatives-not-weighed",
        "assessors-not-stated",
        "review-not-set",
    ]
    assert (found.gates, found.red_lines, found.changes_on) == ((), (), None)


@pytest.mark.parametrize(("ends", "open_"), [("2026-12-01", False), ("2026-12-02", True), (None, True)])
def test_a_line_that_comes_after_the_end_of_use_holds_nothing_up(ends: str | None, open_: bool) -> None:
    for facts in ({"on-sale": "yes"}, {}):
        assert bool(items(judged(facts, system={"ends": ends}), "soon-banned")) is open_
