"""What each audience sees of the parts of a document that have no audience of their own."""

from __future__ import annotations

import json

import pytest

from duecare.core.method import assess
from duecare.core.revision import View, view
from tests.core.evaluations import after
from tests.core.method.documents import Plain, by_id, codes, dossier, fact, impact
from tests.core.method.knowledge import KNOWLEDGE, ON, record, with_records
from tests.core.method.test_involvement import CAUSED, LINKED
from tests.core.revision.test_view import PUBLIC, seen, withheld

SECRET = "They fired whoever asked about the scores."
ANSWERS = {
    "zoe": {"decision": "crossed", "reason": "So did I.", "by": "zoe", "on": "2026-11-02"},
    "ana": {"decision": "crossed", "reason": "I saw it.", "by": "ana", "on": "2026-11-02"},
}
RAISED = {"raised": SECRET, "raised_by": "whistle-blower", "raised_on": "2026-11-01"}
LINE = {"anything-else": {**RAISED, "answers": ANSWERS}}


def written(view_: View) -> str:
    return json.dumps([view_.dossier.plain(), view_.findings.plain(), [found.because for found in view_.withheld]])


def test_who_raised_a_line_reaches_nobody_by_default() -> None:
    for audience in ("partners", "public"):
        found = seen(audience, red_lines=LINE)
        assert SECRET not in written(found) and "I saw it." not in written(found)
        assert "whistle-blower" not in written(found)
        assert {("red_lines", "anything-else"), ("finding-red_lines", "anything-else")} <= withheld(found)
        assert "anything-else" not in by_id(found.findings.red_lines)


def test_what_people_decided_can_be_shown_without_who_raised_it() -> None:
    found = seen("public", red_lines=LINE, shown={"red_lines": "public"})
    line = found.dossier.red_lines["anything-else"]
    assert {answer.reason for answer in line.answers.values()} == {"I saw it.", "So did I."}
    assert (line.raised, line.raised_by, line.raised_on) == (None, None, None)
    assert SECRET not in written(found)
    # a finding that would leave out a voice is not shown without it
    assert {("raised", "anything-else"), ("finding-red_lines", "anything-else")} <= withheld(found)
    assert "anything-else" not in by_id(found.findings.red_lines)
    assert ("red_lines", "anything-else") not in withheld(found)


def test_who_raised_a_line_is_shown_only_with_what_was_decided() -> None:
    assert SECRET not in written(seen("public", red_lines=LINE, shown={"raised": "public"}))
    found = seen("public", red_lines=LINE, shown={"raised": "public", "red_lines": "public"})
    assert found.dossier.red_lines["anything-else"].raised == SECRET
    assert "person-raised" in codes(by_id(found.findings.red_lines)["anything-else"])
    assert not withheld(found) & {("raised", "anything-else"), ("finding-red_lines", "anything-else")}


def test_what_a_withheld_line_leaves_open_is_withheld_too() -> None:
    asked = {"scores-people": fact("unknown"), "harms-them": fact("unknown")}
    facts = {id_: {**stated, **PUBLIC} for id_, stated in asked.items()}
    right = by_id(seen("public", facts).findings.rights)["dignity"]
    assert (right.result, codes(right)) == ("cannot-tell", ["right-by-line"])
    found = seen("public", facts, red_lines={"treaty-scoring": RAISED})
    assert "dignity" not in by_id(found.findings.rights)
    assert "treaty-scoring" not in written(found)


def test_a_line_that_nobody_spoke_of_withholds_nothing() -> None:
    found = seen("public", red_lines={"anything-else": {}}, shown={"red_lines": "public"})
    assert by_id(found.findings.red_lines)["anything-else"].result == "not-raised"
    assert "raised" not in {kind for kind, _ in withheld(found)}


@pytest.mark.parametrize("decision", ["at-stake", "set-aside"])
def test_a_finding_on_a_right_is_not_shown_without_what_a_person_said_of_it(decision: str) -> None:
    rights = {"liberty": {"decision": decision, "reason": SECRET, "by": "ana"}}
    impacts = {"harm": impact(3, 1, 1, rights=["liberty", "work"], **PUBLIC)}
    found = seen("public", rights=rights, impacts=impacts)
    assert SECRET not in written(found)
    assert "liberty" not in by_id(found.findings.rights)
    assert by_id(found.findings.rights)["work"].result == "at-stake"
    assert {("rights", "liberty"), ("finding-rights", "liberty")} <= withheld(found)
    shown = seen("public", rights=rights, impacts=impacts, shown={"rights": "public"})
    assert SECRET in written(shown) and ("finding-rights", "liberty") not in withheld(shown)


@pytest.mark.parametrize("hidden", ["call", "count"])
def test_what_was_counted_of_a_hidden_measure_is_hidden_and_nothing_is_denied(hidden: str) -> None:
    effect = {"effect": "shown-to-help", "reason": "Asked.", "by": "ana"}
    measure = {"title": "Call", "kind": "mitigate", "impacts": [], "effects": {"migrants": effect}}
    counted = {**after("call", migrants="helped"), "title": SECRET}
    shown = {id_: {} if id_ == hidden else PUBLIC for id_ in ("call", "count")}
    found = seen("public", measures={"call": measure | shown["call"]}, evaluations={"count": counted | shown["count"]})
    assert SECRET not in written(found)
    assert ("evaluations", "count") in withheld(found)
    assert found.findings.effects == ()
    if hidden == "count":
        assert ("finding-effects", "call.migrants") in withheld(found)


HARM = {"wrongly-flagged": {"decision": "set-aside", "reason": SECRET, "by": "ana"}}


def test_a_pattern_is_not_shown_without_what_the_person_said_who_set_it_aside() -> None:
    facts = {"scores-people": fact("yes", **PUBLIC), "share-wrong": fact(5, **PUBLIC)}
    assert by_id(seen("public", facts).findings.harms)["wrongly-flagged"].result == "suggested"
    found = seen("public", facts, harms=HARM)
    assert SECRET not in written(found)
    assert not found.dossier.harms
    assert "wrongly-flagged" not in by_id(found.findings.harms)
    assert {("harms", "wrongly-flagged"), ("finding-harms", "wrongly-flagged")} <= withheld(found)
    shown = seen("public", facts, harms=HARM, shown={"harms": "public"})
    assert SECRET in written(shown) and not withheld(shown) & {("finding-harms", "wrongly-flagged")}
    assert codes(by_id(shown.findings.harms)["wrongly-flagged"]) == ["harm-fits", "harm-set-aside"]
    assert shown.dossier.harms["wrongly-flagged"].by == "voice-1"


def test_a_right_is_not_shown_that_waits_for_a_pattern_that_is_withheld() -> None:
    """Whether the pattern is named alone or among several, or only counted."""
    assert by_id(seen("public").findings.rights)["privacy"].result == "cannot-tell"
    found = seen("public", harms=HARM)
    assert not by_id(found.findings.rights).keys() & {"privacy", "work"}
    assert {("finding-rights", "privacy"), ("finding-rights", "work")} <= withheld(found)
    assert "liberty" in by_id(found.findings.rights)


SYSTEM = {
    "purpose": SECRET,
    "stage": "in-use",
    "place": {"countries": ["DE"], "territory": "A camp"},
    "ends": "2026-12-01",
}
PUBLIC_FACTS = {id_: fact("yes", **PUBLIC) for id_ in ("scores-people", "harms-them", "in-public", "on-sale")}


def test_what_follows_from_a_hidden_system_is_withheld() -> None:
    whole = seen("team", PUBLIC_FACTS, system=SYSTEM)
    assert by_id(whole.findings.red_lines)["union-scoring"].result == "cannot-tell"
    found = seen("public", PUBLIC_FACTS, system=SYSTEM)
    assert found.dossier.system == type(found.dossier.system)()
    assert [item.id for item in found.withheld if item.kind == "system"] == ["system"]
    assert {("finding-red_lines", "union-scoring"), ("finding-duties", "tell")} <= withheld(found)
    assert {"union-scoring", "tell"}.isdisjoint(by_id(found.findings.red_lines) | by_id(found.findings.duties))
    assert {"in-union", "stage"}.isdisjoint(by_id(found.findings.next_questions))
    # a crossed line is shown; that it must stop at once would tell that the system is in use
    assert by_id(found.findings.red_lines)["pause"].result == "crossed"
    assert "open-stop" not in written(found)
    checks = {item.check for item in found.findings.open_items}
    assert not checks & {"moratorium-not-cleared", "red-line-crossed", "red-line-upcoming", "alternatives-not-weighed"}
    assert ("finding-open-items", "dossier") in withheld(found)


def test_what_a_hidden_system_does_not_say_is_not_told_either() -> None:
    knowledge = with_records(
        record("harms", "lasting", {"when": {"fact": "stage", "is": "in-use"}, "rights": ["work"]})
    )
    document = dossier(system={"purpose": SECRET})
    found = view(document, assess(document, knowledge, ON), "public", knowledge)
    assert "lasting" not in by_id(found.findings.harms)
    assert {"in-union", "stage"}.isdisjoint(by_id(found.findings.next_questions))


def test_an_empty_system_hides_nothing() -> None:
    found = seen("public", PUBLIC_FACTS)
    assert "system" not in {kind for kind, _ in withheld(found)}
    assert {"moratorium-not-cleared", "alternatives-not-weighed"} <= {item.check for item in found.findings.open_items}


@pytest.mark.parametrize(
    ("part", "sections", "check"),
    [
        ("review", {"review": {"triggers": [SECRET]}}, "review-not-set"),
        ("review", {"review": {"triggers": [SECRET], "next_on": "2026-01-01"}}, "review-overdue"),
        ("assessors", {"assessors": {"paid_by": SECRET}}, "assessors-not-stated"),
        ("system", {"system": {"purpose": SECRET}}, "alternatives-not-weighed"),
    ],
)
def test_what_is_open_in_a_hidden_part_is_not_told(part: str, sections: Plain, check: str) -> None:
    found = seen("public", **sections)
    assert SECRET not in written(found)
    assert check not in {item.check for item in found.findings.open_items}
    assert {(part, part), ("finding-open-items", "dossier")} <= withheld(found)
    shown = seen("public", **sections, shown={part: "public"})
    assert SECRET in written(shown)
    assert check in {item.check for item in shown.findings.open_items}


def test_an_impact_that_only_a_hidden_day_makes_urgent_is_withheld() -> None:
    sections: Plain = {
        "impacts": {"late": impact(4, 1, 1, irremediable_from="2026-11-25", **PUBLIC)},
        "gate": "go-live",
        "gate_on": "2026-12-24",
    }
    found = seen("public", **sections)
    assert (found.dossier.gate, found.dossier.gate_on) == (None, None)
    assert found.findings.impacts == () == found.findings.prevention_order == found.findings.remedy_order
    assert {("gate", "gate"), ("finding-impacts", "late")} <= withheld(found)
    assert "late" not in {item.id for item in found.findings.open_items}
    shown = seen("public", **sections, shown={"gate": "public"})
    assert by_id(shown.findings.impacts)["late"].cannot_wait


def test_a_limitation_is_withheld_with_the_state_body_whose_it_is() -> None:
    reasoned = {question: {"answer": "yes", "reason": "So."} for question in ("law", "aim")}
    harm = impact(
        3,
        1,
        1,
        rights=["privacy"],
        involvement={"agency": CAUSED, "vendor": LINKED},
        limitations={"privacy": {**reasoned, "by": "ana"}, "dignity": {**reasoned, "by": "ana"}},
        **PUBLIC,
    )
    actors = {"agency": {"name": "A", "kind": "public-body"}, "vendor": {"name": "V", **PUBLIC}}
    found = seen("public", actors=actors, impacts={"harm": harm})
    # that a right is never limited is true whoever does it
    assert [one.id for one in found.findings.impacts[0].limitations] == ["dignity"]
    assert ("finding-limitations", "harm") in withheld(found)


def test_a_hidden_actor_is_not_told_as_nobody() -> None:
    found = seen(
        "public",
        actors={"agency": {"name": "A"}},
        impacts={"harm": impact(3, 1, 1, involvement={"agency": CAUSED}, **PUBLIC)},
    )
    assert "nobody-in-chain" not in codes(found.findings.impacts[0])


# what is left out tells nothing


def test_a_right_at_stake_by_what_is_shown_is_shown_with_that_alone() -> None:
    facts = {"uses": fact(["faces"], **PUBLIC), "scores-people": fact("yes"), "share-wrong": fact(7, **PUBLIC)}
    whole, found = (by_id(seen(audience, facts).findings.rights) for audience in ("team", "public"))
    assert [str(arg) for reason in whole["privacy"].reasons for _, arg in reason.args] == [
        "watched",
        "wrongly-flagged",
        "union-scoring",
    ]
    assert [str(arg) for reason in found["privacy"].reasons for _, arg in reason.args] == ["watched"]
    # what only the hidden answer puts at stake is withheld
    assert "work" in whole and "work" not in found


@pytest.mark.parametrize("hidden", ["unknown", ["texts"]])
def test_how_many_rights_nobody_looked_at_is_not_told_where_one_is_withheld(hidden: object) -> None:
    found = seen("public", {"uses": fact(hidden)})
    assert "privacy" not in by_id(found.findings.rights)
    assert "rights-not-screened" not in {item.check for item in found.findings.open_items}


FACES = with_records(
    record("facts", "knows-faces", {"type": "yes-no", "no_when": {"not": {"fact": "uses", "includes": "faces"}}}),
    record("harms", "face-lost", {"when": {"fact": "knows-faces", "is": "yes"}, "rights": ["work"]}),
)


@pytest.mark.parametrize("hidden", ["yes", "no", "unknown"])
def test_what_a_visible_answer_decides_is_shown_whatever_the_hidden_one(hidden: str) -> None:
    found = seen("public", {"scores-people": fact(hidden), "harms-them": fact("no", **PUBLIC)})
    line = by_id(found.findings.red_lines)["treaty-scoring"]
    assert (line.result, line.facts) == ("not-crossed", {"harms-them"})


@pytest.mark.parametrize("hidden", [["voices"], ["faces"]])
def test_what_would_follow_from_a_hidden_answer_is_not_told_either_way(hidden: list[str]) -> None:
    document = dossier({"uses": fact(hidden)})
    found = view(document, assess(document, FACES, ON), "public", FACES)
    assert "face-lost" not in by_id(found.findings.harms)
    assert "knows-faces" not in by_id(found.findings.next_questions)


def test_an_answer_that_is_hidden_is_not_replaced_by_what_would_follow_without_it() -> None:
    document = dossier({"uses": fact(["voices"], **PUBLIC), "knows-faces": fact("yes")})
    found = view(document, assess(document, FACES, ON), "public", FACES)
    assert ("finding-harms", "face-lost") in withheld(found)


def test_the_day_of_the_next_change_comes_from_what_is_shown() -> None:
    late: Plain = {"title": "Stop", "kind": "cease", "impacts": [], "due": "2026-11-28"}
    later: Plain = {**late, "due": "2026-11-30", **PUBLIC}
    both = {"secret": late, "open": later}
    assert str(seen("team", measures=both).findings.changes_on) == "2026-11-29"
    assert str(seen("public", measures=both).findings.changes_on) == "2026-12-01"


def test_no_digest_lets_a_reader_try_out_what_is_hidden() -> None:
    decision = {"gate": "go-live", "outcome": "proceed", "reason": "So.", "by": "ana", "on": "2026-11-01"}
    decided = {"first": {**decision, "findings": "sha256:" + "7" * 64}}
    found = seen("public", {"tested": "yes"}, decisions=decided, shown={"decisions": "public"})
    assert found.dossier.decisions["first"].findings is None
    assert found.findings.dossier == found.dossier.digest


def test_findings_of_another_knowledge_are_not_shown_with_this() -> None:
    document = dossier()
    findings = assess(document, KNOWLEDGE, ON)
    other = type(KNOWLEDGE)("sha256:" + "1" * 64, {})
    with pytest.raises(ValueError, match="cannot be shown with sha256:1111"):
        view(document, findings, "public", other)


def test_that_it_is_not_told_what_a_decision_rested_on_is_listed_where_there_is_something_to_tell() -> None:
    told = {"gate": "award", "outcome": "redesign", "reason": "x", "by": "board", "on": "2026-11-01"}
    bound = {**told, "findings": "sha256:" + "0" * 64}
    found = seen("public", decisions={"bound": bound, "unbound": told}, shown={"decisions": "public"})
    assert found.dossier.decisions["bound"].findings is None
    assert {pair for pair in withheld(found) if pair[0] == "rested-on"} == {("rested-on", "bound")}
    assert "rested-on" not in {kind for kind, _ in withheld(seen("public", decisions={"bound": bound}))}


def test_the_office_in_which_it_was_decided_is_shown_with_the_decision_and_who_held_it_is_not() -> None:
    told = {"gate": "award", "outcome": "redesign", "reason": "x", "by": "p-87b21f2e", "on": "2026-11-01"}
    decided = {"first": {**told, "office": "Head of care"}}
    for audience in ("partners", "public"):
        shown = seen(audience, decisions=decided, shown={"decisions": audience}).dossier.decisions["first"]
        assert (shown.office, shown.by) == ("Head of care", "voice-1")
        assert not seen(audience, decisions=decided).dossier.decisions


@pytest.mark.parametrize("line_id", ["treaty-scoring", "union-scoring"])
def test_an_answer_that_wants_evidence_is_told_unless_it_names_a_line_of_which_voices_are_hidden(
    line_id: str,
) -> None:
    open_: Plain = {"facts": {"scores-people": fact("no", **PUBLIC)}}
    asked = ("line-without-evidence", "scores-people")
    assert asked in {(item.check, item.id) for item in seen("public", **open_).findings.open_items}
    hidden = seen("public", **open_, red_lines={line_id: {"raised": SECRET}})
    assert ("finding-red_lines", line_id) in withheld(hidden)
    assert asked not in {(item.check, item.id) for item in hidden.findings.open_items}
    assert ("finding-open-items", "scores-people") in withheld(hidden)
