"""What keeps an assessment from being robust: what it leaves out, rests on without evidence, or never followed up."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.catalogue.base import Record
from duecare.core.method.findings import Findings
from tests.core.method.documents import Plain, by_id, codes, fact, impact, judged
from tests.core.method.knowledge import record, with_records

CHECK = record(
    "checks",
    "tried-out",
    {
        "applies_when": {"fact": "scores-people", "is": "yes"},
        "shown_by": {"fact": "tested", "is": "yes"},
        "blocks_at": ["go-live"],
        "counts_at": ["review"],
        "force": "house-rule",
    },
)
CHECKED = with_records(CHECK)


def open_(found: Findings, id_: str) -> set[str]:
    return {item.check for item in found.open_items if item.id == id_}


@pytest.mark.parametrize(
    ("facts", "code", "needs"),
    [
        ({"scores-people": "yes"}, "check-unknown", ("tested",)),
        ({"scores-people": "yes", "tested": "no"}, "check-not-shown", ()),
        ({"scores-people": "yes", "tested": "yes"}, None, ()),
        ({"scores-people": "no"}, None, ()),
        ({}, "check-unknown", ("scores-people", "tested")),
        ({"tested": "no"}, "check-not-shown", ("scores-people",)),
    ],
)
def test_a_check_is_open_until_the_facts_show_it_or_that_it_is_not_asked(
    facts: Plain, code: str | None, needs: tuple[str, ...]
) -> None:
    found = judged(facts, catalogue=CHECKED)
    items = [item for item in found.open_items if item.check == "robustness"]
    assert [codes(item) for item in items] == ([[code]] if code else [])
    if items:
        assert items[0].reasons[0].would_change == needs
        at = {gate.id: [item.blocks for item in gate.open_items if item.check == "robustness"] for gate in found.gates}
        assert at == {"go-live": [True], "review": [False]}
        assert all("asks-check" in codes(by_id(found.next_questions)[fact_]) for fact_ in needs)


def test_a_check_that_is_not_sure_holds_nothing_up() -> None:
    unsure = CHECK.model_copy(update={"sure": "unsure"})
    found = judged({"scores-people": "yes"}, catalogue=with_records(unsure))
    assert "robustness" not in {item.check for item in found.open_items}


ASSESSED: Plain = {"who": "Our own team", "independence": "We sell nothing."}


@pytest.mark.parametrize(
    ("sections", "check"),
    [
        ({}, "chain-not-described"),
        ({"actors": {"city": {"name": "City", "roles": ["deployer"]}}}, "chain-not-described"),
        ({"system": {"purpose": "Scoring"}}, "alternatives-not-weighed"),
        ({"assessors": {"who": "Our own team"}}, "assessors-not-stated"),
    ],
)
def test_what_an_assessment_leaves_out_is_open(sections: Plain, check: str) -> None:
    assert check in open_(judged(**sections), "dossier")


def test_what_it_says_is_not() -> None:
    whole = judged(
        actors={"maker": {"name": "Maker", "roles": ["developer"]}},
        system={"alternatives": "More staff."},
        assessors=ASSESSED,
    )
    assert not open_(whole, "dossier") & {"chain-not-described", "alternatives-not-weighed", "assessors-not-stated"}


EVIDENCE: Plain = {"memo": {"title": "Memo", "kind": "document"}}


def unevidenced(found: Findings) -> dict[str, tuple[int, list[str]]]:
    """The answers that want evidence, in order: how many red lines each settles, and which are named first."""
    items = [item for item in found.open_items if item.check == "line-without-evidence"]
    said = {}
    for item in items:
        ((args, facts),) = ((dict(why.args), why.facts) for why in item.reasons)
        assert [use.fact for use in facts] == [item.id], "the answer stands with it"
        names = str(args.get("names", args.get("name"))).split()
        said[item.id] = (int(str(args.get("count", 1))), names)
    return said


@pytest.mark.parametrize(
    ("facts", "wanting"),
    [
        ({"in-public": "no"}, {"in-public"}),
        ({"in-public": fact("no", evidence=["memo"])}, set()),
        ({"in-public": "yes"}, set()),  # it holds, and blocks by itself
        ({}, set()),
        # lifted by words alone, be it shown or not that the system is what the pause is about
        ({"in-public": "yes", "privacy-shown": "yes", "accuracy-shown": "yes"}, {"accuracy-shown"}),
        (
            {"in-public": fact("yes", evidence=["memo"]), "privacy-shown": "yes", "accuracy-shown": "yes"},
            {"accuracy-shown"},
        ),
        (
            {"in-public": "yes", "privacy-shown": fact("yes", evidence=["memo"]), "accuracy-shown": "yes"},
            set(),
        ),
    ],
)
def test_an_answer_by_which_a_line_is_held_back_by_words_alone_is_open(facts: Plain, wanting: set[str]) -> None:
    assert set(unevidenced(judged(facts, evidence=EVIDENCE))) == wanting


def test_what_follows_from_the_dossier_itself_needs_no_evidence() -> None:
    found = judged(system={"place": {"countries": ["US"]}}, facts={"in-union": "no"})
    assert "in-union" in unevidenced(found)
    derived = line("in-use-only", {"fact": "stage", "is": "in-use"})
    found = judged(system={"stage": "testing"}, catalogue=with_records(derived))
    assert unevidenced(found) == {}


def line(id_: str, when: Plain, **fields: Any) -> Record:
    return record("red-lines", id_, {"effect": "ban", "elements": {"so": {"text": "So", "when": when}}, **fields})


ARMED: Plain = {"fact": "arms", "is": "yes"}
WIDE = (
    record("facts", "does", {"type": "choices", "options": {"sorts": "Sorts", "none-of-these": "None"}}),
    record("facts", "arms", {"type": "yes-no", "no_when": {"not": {"fact": "does", "includes": "none-of-these"}}}),
    record("facts", "fires", {"type": "yes-no", "no_when": {"fact": "arms", "is": "no"}}),
    line("a-pause", ARMED, effect="moratorium", cleared_when={"fact": "tested", "is": "yes"}),
    line("b-ban", ARMED, rights=["privacy"]),
    line("c-ban-on-torture", {"fact": "fires", "is": "yes"}, rights=["dignity", "no-such-right"]),
    line("d-ban", {"all": [ARMED, {"fact": "in-public", "is": "yes"}]}),
    line("e-advice", {"fact": "on-sale", "is": "yes"}, effect="advisory"),
)


def test_one_wide_answer_that_settles_many_lines_is_one_open_item_that_names_the_gravest_first() -> None:
    wide = with_records(*WIDE, record("gates", "go-live", {"gate": "go-live", "blocks": ["line-without-evidence"]}))
    said: Plain = {"does": ["sorts"], "in-public": "no"}
    found = judged(said, evidence=EVIDENCE, catalogue=wide)
    assert unevidenced(found) == {
        "does": (4, ["c-ban-on-torture", "b-ban", "d-ban", "a-pause"]),
        "in-public": (1, ["pause"]),
    }, "what only advises is no line to stand in the way, and a line stands with one answer"
    at = {gate.id: [item.id for item in gate.open_items if item.blocks] for gate in found.gates}
    assert [id_ for id_ in at["go-live"] if id_ in said] == ["does", "in-public"], "it blocks all the same"
    shown = judged({**said, "does": fact(["sorts"], evidence=["memo"])}, evidence=EVIDENCE, catalogue=wide)
    assert unevidenced(shown) == {"in-public": (1, ["pause"])}


def test_evidence_for_a_narrow_answer_settles_its_own_line_and_leaves_the_others() -> None:
    said: Plain = {"does": ["sorts"], "in-public": fact("no", evidence=["memo"])}
    found = judged(said, evidence=EVIDENCE, catalogue=with_records(*WIDE))
    assert unevidenced(found) == {"does": (3, ["c-ban-on-torture", "b-ban", "a-pause"])}


def done(**fields: Any) -> Plain:
    return {"m": {"title": "Mend", "kind": "mitigate", "impacts": ["harm"], "state": "done", **fields}}


@pytest.mark.parametrize(
    ("measures", "unknown"),
    [
        (done(), True),
        (done(state="planned"), False),
        (done(kind="monitor"), False),
        (done(effects={"migrants": {"effect": "shown-to-help", "reason": "Asked."}}), True),  # not for children
        (done(effects={g: {"effect": "made-worse", "reason": "Asked."} for g in ("migrants", "children")}), False),
        (done(effects={g: {"effect": "not-known", "reason": "Asked."} for g in ("migrants", "children")}), True),
    ],
)
def test_what_a_measure_did_is_asked_for_every_group(measures: Plain, unknown: bool) -> None:
    found = judged(impacts={"harm": impact(1, 1, 1, groups=["migrants", "children"])}, measures=measures)
    assert ("measure-effect-unknown" in open_(found, "m")) is unknown


LED: Plain = {"connected": "yes", "sufficient": "no", "part": "no", "linked": "yes"}


@pytest.mark.parametrize(
    ("fields", "measures", "expected"),
    [
        ({"status": "potential"}, {}, {"remedy-route-missing"}),
        ({"status": "potential"}, {"r": {"title": "R", "kind": "remedy", "impacts": ["harm"]}}, set()),
        ({"status": "actual-past"}, {}, set()),  # there it is remedy itself that is missing
        ({"status": "actual-past", "involvement": {"maker": LED}}, {}, {"leverage-not-planned"}),
        (
            {"status": "actual-past", "involvement": {"maker": LED}},
            {"l": {"title": "L", "kind": "leverage", "impacts": ["harm"]}},
            set(),
        ),
        ({}, {}, {"remedy-route-missing", "impact-status-unknown"}),
    ],
)
def test_a_grave_impact_needs_leverage_a_way_to_remedy_and_a_status(
    fields: Plain, measures: Plain, expected: set[str]
) -> None:
    found = judged(actors={"maker": {"name": "Maker"}}, impacts={"harm": impact(4, 1, 1, **fields)}, measures=measures)
    ours = {"remedy-route-missing", "leverage-not-planned", "impact-status-unknown"}
    assert open_(found, "harm") & ours == expected


@pytest.mark.parametrize(
    ("levels", "fields", "asked"),
    [
        ((5, 1, 1), {}, True),
        ((None, None, None), {}, True),
        ((4, 1, 1), {}, False),
        ((5, 1, 1), {"touches_core": "no"}, False),
        ((5, 1, 1), {"rights": ["dignity"]}, False),  # an absolute right: the core is touched
    ],
)
def test_of_what_may_be_critical_it_is_asked_whether_it_touches_the_core(
    levels: Any, fields: Plain, asked: bool
) -> None:
    found = judged(impacts={"harm": impact(*levels, **fields)})
    assert ("core-unknown" in open_(found, "harm")) is asked


def test_a_measure_that_names_an_impact_that_is_not_there_is_judged_all_the_same() -> None:
    assert "measure-effect-unknown" not in open_(judged(measures=done(impacts=["gone"])), "m")
