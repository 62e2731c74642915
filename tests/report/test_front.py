"""Page one: what a person needs who reads nothing else, and nothing that would comfort them falsely."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

import pytest

from duecare.core.catalogue import RedLine, Right
from duecare.core.dossier import Dossier
from duecare.core.dossier.words import SharedPart
from duecare.core.method.findings import Caveat
from duecare.core.method.reasons import Ref, because
from duecare.core.revision import Withheld, view
from duecare.report.content import build
from duecare.report.decisions import HELD_LINES, OPEN_LINES
from duecare.report.model import Front
from duecare.report.page import page_body
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, ON, dossier, judged, rating, reported
from tests.report.test_content import changed

SHOWN: dict[str, Any] = {"shown": dict.fromkeys(get_args(SharedPart), "public")}


def by_two(decision: str, **more: Any) -> dict[str, Any]:
    """The line that people decide, answered by two of them."""
    answers = {
        who: {"decision": decision, "reason": reason, "by": who, "on": "2026-10-10"}
        for who, reason in (("rights-lead", "Other lines meet it."), ("council", "It was changed since."))
    }
    return {"red_lines": {"incompatible": {"raised": "It treats all as suspects.", "answers": answers}}, **more}


def test_what_two_people_decided_is_no_fact_and_stands_on_page_one_with_both_reasons() -> None:
    report, words = reported(dossier(**by_two("not-crossed")))
    (line,) = (line for line in report.front.red_lines if line.decided)
    assert (line.id, line.word.text, line.tone) == ("incompatible", "Two people decided: not crossed", "open")
    assert [said.what.text for said in line.said] == [
        "Raised: “It treats all as suspects.”",
        "Not crossed: “Other lines meet it.”",
        "Not crossed: “It was changed since.”",
    ]
    page_one = page_body(report, words).partition("Every reason")[0]
    assert "It was changed since." in page_one and "Other lines meet it." in page_one
    assert "Not crossed on the facts stated" not in page_one
    assert [one.id for one in report.front.red_lines] == [
        "social-scoring",
        "welfare-moratorium",
        "incompatible",
        "profile-policing",
        "later-ban",
    ]


def test_a_line_that_two_people_crossed_is_crossed_and_one_that_facts_clear_is_so_by_facts() -> None:
    crossed = next(line for line in changed(**by_two("crossed")).red_lines if line.id == "incompatible")
    assert (crossed.word.text, crossed.decided) == ("Crossed", False)
    tax = next(line for line in changed().red_lines if line.id == "tax-line")
    assert (tax.word.text, tax.tone, tax.decided) == ("Not crossed on the facts stated", "calm", False)


def test_red_lines_come_crossed_first_then_open_and_the_unsure_never_on_page_one() -> None:
    report = changed()
    assert [(line.id, line.tone) for line in report.front.red_lines] == [
        ("social-scoring", "grave"),
        ("welfare-moratorium", "grave"),
        ("incompatible", "open"),
        ("profile-policing", "open"),
        ("later-ban", "open"),
    ]
    assert report.red_lines[-1].id == "rumoured"
    assert "2" in report.front.red_lines_more[0].text


def test_page_one_says_how_many_of_the_lines_that_it_leaves_out_are_open() -> None:
    assert changed().front.red_lines_more[0].text == (
        "Red lines not listed here, with their reasons in the chapters below: 2."
    )
    facts = {**DOCUMENT["facts"], "areas": {"value": "unknown", "by": "city"}}
    assert changed(facts=facts).front.red_lines_more[0].text == (
        "Red lines not listed here, all named in the chapters below: 2. Of these, not settled: 1."
    )


def test_a_line_that_is_yet_to_come_shows_its_day() -> None:
    line = next(line for line in changed().front.red_lines if line.id == "later-ban")
    assert line.word.text == "Will be crossed from 2 December 2027 on, when it comes into force"


def test_page_one_leaves_out_what_changes_no_place_and_the_lists_keep_it() -> None:
    report = changed()
    asked = "From when it could no longer be put right is not known. Ask; it changes no place yet."
    assert asked not in [reason.text.text for place in report.front.worst for reason in place.because]
    assert asked in [reason.text.text for place in report.remedy for reason in place.because]


def test_the_worst_come_first_whichever_list_they_stand_in() -> None:
    front = changed().front
    assert [place.id for place in front.worst] == ["origin-proxy", "wrongful-stop", "chilling"]
    assert front.worst[0].tier.text == "Critical"
    assert [place.number for place in front.worst] == [1, 2, 3]
    assert [part.id for part in changed().impacts][:3] == [place.id for place in front.worst]
    assert front.worst[2].tier.text == "Limited to significant, not settled"
    assert not front.worst[2].settled
    soon = dossier().impacts["chilling"].plain()
    soon["irremediable_from"] = "2026-12-01"
    first = changed(impacts={**DOCUMENT["impacts"], "chilling": soon}).front.worst
    assert [place.id for place in first][:2] == ["origin-proxy", "chilling"]


def test_page_one_says_not_decided_and_what_stands_in_the_way() -> None:
    decision = changed().front.decision
    assert decision.headline.text == "Not decided yet"
    assert decision.lines[0].text == "Next decision: review in use, on 15 January 2027."
    assert re.fullmatch(r"Open there: \d+\. Of these, standing in the way: \d+\.", decision.lines[1].text)
    taken = "Go on, with conditions. Decided by the council of the city (city-council) on 1 February 2024"
    assert decision.lines[2].text.startswith(taken)


def test_a_decision_whose_day_is_over_is_not_told_as_one_to_come() -> None:
    late = changed(gate_on="2026-11-21").front.decision.lines[0].text
    assert late == "Next decision: review in use. It was due on 21 November 2026; that day is over."
    today = changed(gate_on="2026-11-22").front.decision.lines[0].text
    assert today == "Next decision: review in use, on 22 November 2026."


def test_page_one_says_what_is_done_about_the_worst_what_is_open_first_and_how_much_more() -> None:
    measures = {
        f"m{place}": {**DOCUMENT["measures"]["resume"], "title": f"Measure {place}", **more}
        for place, more in enumerate(
            ({"state": "done", "due": "2026-11-01"}, {"kind": "monitor"}, {"due": "2027-02-01"}, {"due": "2027-01-15"})
        )
    }
    report = changed(measures=measures)
    first = report.front.tasks[0]
    assert first.by_when.text == "15 January 2027"
    assert [line.text for line in first.measures] == ["Measure 3 (stop, under way; Head of social assistance)"]
    left = len(report.tasks) - 3 + 3  # beside those that are named: the other tasks, and the other measures
    assert report.front.tasks_more[0].text == f"More in the chapters below: {left}."
    bare = changed(measures={}).front.tasks[0]
    assert (bare.by_when.text, bare.measures) == ("No date set", ())


def test_page_one_says_the_decision_its_conditions_and_whether_it_still_stands() -> None:
    decision = changed(gate="go-live", gate_on=None).front.decision
    assert decision.headline.text == "Go on, with conditions"
    lines = [line.text for line in decision.lines]
    assert "Conditions: “Only with a yearly audit.”" in lines
    assert "Which findings it rested on is not recorded." in lines
    assert "Next decision: first use on people." in lines


@pytest.mark.parametrize("fresh", [True, False])
def test_a_decision_that_rested_on_other_findings_says_so(fresh: bool) -> None:
    taken = dossier(gate=None, decisions={})
    decision = {
        "gate": "review",
        "outcome": "proceed-with-conditions",
        "reason": "x",
        "by": "board",
        "on": "2026-11-20",
    }
    document = dossier(gate=None, decisions={"d": {**decision, "findings": "sha256:" + "0" * 64}})
    findings = judged(document)
    if fresh:
        decisions = {"d": document.decisions["d"].model_copy(update={"findings": findings.digest})}
        document = document.model_copy(update={"decisions": decisions})
    words = Words("en", CATALOGUE, document)
    lines = [line.text for line in build(document, findings, words, on=ON).front.decision.lines]
    assert ("It rested on other findings than those shown here. Look at it again." in lines) is not fresh
    assert "The conditions are not stated." in lines
    assert judged(taken).digest != findings.digest


def test_no_decision_and_no_next_gate() -> None:
    report = changed(gate=None, gate_on=None, decisions={})
    assert [line.text for line in report.front.decision.lines] == ["No next moment of decision is set."]
    assert report.front.decision.headline.text == "Not decided yet"
    unknown_gate = changed(gate="tender", gate_on=None, decisions={})
    assert [line.text for line in unknown_gate.front.decision.lines] == ["Next decision: call for tenders."]


@pytest.mark.parametrize(
    ("engagement", "text", "heard"),
    [
        ({}, "Nobody of the people affected was heard.", False),
        (
            {"a": {"title": "None", "how": "none", "why_nobody": "No time."}},
            "Nobody of the people affected was heard. The reason given: “No time.”",
            False,
        ),
        (
            {"a": {"title": "Panel", "how": "experts"}},
            "Only experts were heard, not the people affected themselves.",
            False,
        ),
        (
            {"a": {"title": "Survey", "how": "survey"}},
            "Survey, survey. Neither the day nor what they said is recorded.",
            False,
        ),
        (
            {"a": {"title": "Survey", "how": "survey", "on": "2026-01-01", "changed": "New letters."}},
            "Survey, survey. Held, and nothing is recorded of what they said.",
            False,
        ),
        ({"a": {"title": "Survey", "how": "survey", "said": "It hurts."}}, "Survey, survey: “It hurts.”", True),
        (
            {"a": {"title": "Survey", "how": "survey", "said": "It hurts.", "say": "consulted"}},
            "Survey, survey, asked before the decision: “It hurts.”",
            True,
        ),
        (
            {"a": {"title": "Survey", "how": "survey", "on": "2999-01-01"}},
            "Nobody of the people affected was heard.",
            False,
        ),
    ],
)
def test_page_one_says_who_was_heard_or_that_nobody_was_and_what_they_rated_all_the_same(
    engagement: dict[str, Any], text: str, heard: bool
) -> None:
    impacts = {id_: {**impact, "testimony": []} for id_, impact in DOCUMENT["impacts"].items()}
    rated = [
        "But they rated, and how they were heard is not recorded:",
        "Benefits stop although nothing was wrong, scale: 4 of 5: “We could not pay the rent.”",
    ]
    report = changed(engagement=engagement, impacts=impacts)
    assert [line.text for line in report.front.heard] == [text, *([] if heard else rated)]
    impacts["wrongful-stop"]["severity"] = {"scale": {"assessor": rating(3, "Payments are resumed later.")}}
    assert [line.text for line in changed(engagement=engagement, impacts=impacts).front.heard] == [text]


def lines_of_the_decision(told: dict[str, Any], **said: Any) -> list[str]:
    document = dossier(gate=None, decisions={"d": {**DECIDED, **told}})
    built = build(document, judged(document), Words("en", CATALOGUE, document), on=ON, **said)
    return [line.text for line in built.front.decision.lines]


OTHER = "sha256:" + "0" * 64
DECIDED = {"gate": "review", "outcome": "redesign", "reason": "x", "by": "board", "on": "2026-11-20"}


def test_who_decided_is_told_by_office_and_a_handle_alone_never_passes_for_one() -> None:
    where = "on 20 November 2026, at: review in use."
    assert lines_of_the_decision({})[0] == f"Decided by board (office not stated) {where}"
    head = "Head of the social services department"
    assert lines_of_the_decision({"by": "p-87b21f2e", "office": head})[0] == f"Decided by {head} (p-87b21f2e) {where}"


STALE, UNBOUND, NOT_SHOWN = (
    "It rested on other findings than those shown here. Look at it again.",
    "Which findings it rested on is not recorded.",
    "Which findings it rested on is not shown here.",
)


def test_what_a_decision_rested_on_is_told_as_far_as_it_is_known() -> None:
    assert STALE in lines_of_the_decision({"findings": OTHER})
    assert STALE not in lines_of_the_decision({"findings": OTHER}, same=[OTHER])
    assert UNBOUND in lines_of_the_decision({})
    hidden = lines_of_the_decision({}, withheld=[Withheld("rested-on", "d", "not shown to this audience")])
    assert NOT_SHOWN in hidden
    assert UNBOUND not in hidden


def test_a_decision_to_go_on_across_a_red_line_never_stands_without_the_line() -> None:
    against = "By what is found here, a red line stands against it, and no decision clears one: "
    gates = judged(dossier()).gates
    at = next(gate.id for gate in gates if {one.check for one in gate.open_items if one.blocks} & HELD_LINES)
    went_on = lines_of_the_decision({"gate": at, "outcome": "proceed"})
    assert any(line.startswith(against) for line in went_on)
    assert not any(line.startswith(against) for line in lines_of_the_decision({"gate": at}))
    later = changed(gate="tender", gate_on=None, decisions={"d": {**DECIDED, "gate": at, "outcome": "proceed"}})
    assert any(line.text.startswith(against) for line in later.front.decision.lines)


def test_a_decision_to_go_on_says_what_was_not_settled_and_one_to_stop_does_not() -> None:
    gates = judged(dossier()).gates
    at, line = next(
        (gate.id, item.id) for gate in gates for item in gate.open_items if item.blocks and item.check in OPEN_LINES
    )
    said = "It goes on although it is not settled whether this is banned: "
    went_on = [one for one in lines_of_the_decision({"gate": at, "outcome": "proceed"}) if one.startswith(said)]
    assert went_on and CATALOGUE.of(RedLine)[line].title in went_on[0]
    assert not [one for one in lines_of_the_decision({"gate": at}) if one.startswith(said)]


def test_what_is_planned_is_told_as_planned() -> None:
    planned = {"title": "Two evenings", "how": "workshop", "on": "2999-01-01"}
    (point,) = changed(engagement={"plan": planned}, impacts={}).heard
    assert (point.word.text, point.tone) == ("Planned, and no hearing yet: workshop", "open")


TOLD = {"title": "Letter", "how": "other", "groups": ["workers"], "said": "It hurts.", "say": "informed"}


@pytest.mark.parametrize(
    ("engagement", "lines"),
    [
        ({}, ["Nobody of the people affected was heard.", "Only told, and not asked: workers."]),
        (
            {"b": {"title": "Panel", "how": "experts"}},
            ["Only experts were heard, not the people affected themselves.", "Only told, and not asked: workers."],
        ),
        ({"b": {**TOLD, "say": "involved"}}, ["Workers, in another way, worked on the thing itself: “It hurts.”"]),
        (
            {"b": {**TOLD, "say": None, "groups": ["others"]}, "c": {**TOLD, "groups": []}},
            ["Others, in another way: “It hurts.”", "Only told, and not asked: workers; Letter."],
        ),
    ],
)
def test_who_was_only_told_was_not_heard_and_is_not_passed_over(engagement: dict[str, Any], lines: list[str]) -> None:
    assert [line.text for line in changed(engagement={"a": TOLD, **engagement}, impacts={}).front.heard] == lines


def test_page_one_tells_whose_consent_is_asked_for_beside_who_was_heard() -> None:
    why = because("caveat-consent", groups=Ref("groups-names", "migrants"), norms=Ref("asked-by", "ask"))
    document = dossier()
    found = replace(judged(document), caveats=(Caveat("consent", (why,)),))
    lines = [line.text for line in build(document, found, Words("en", CATALOGUE, document), on=ON).front.heard]
    assert lines[-1] == (
        "That these people could say no is not recorded: Migrants and refugees. "
        "Their free, prior and informed consent is asked by: ask."
    )


def test_what_people_could_change_is_told_where_it_is_said() -> None:
    (asked, told) = changed(engagement={"a": {**TOLD, "say": "consent"}, "b": TOLD}, impacts={}).heard
    assert ("What they could change", "Could say no, and no would have ended it") in [
        (row.term.text, row.detail.text) for row in asked.rows
    ]
    assert (told.tone, told.word.text) == ("open", "Told, and not asked: in another way")


def test_page_one_tells_the_conditions_of_the_last_decision_and_who_was_not_heard() -> None:
    decision = changed().front.decision
    assert any(line.text == "Conditions: “Only with a yearly audit.”" for line in decision.lines)
    spoke = {"title": "A talk", "groups": ["people-in-poverty"], "how": "hearing", "said": "Cold"}
    nobody = {"title": "None", "groups": ["migrants"], "how": "none"}
    heard = changed(engagement={"a": spoke, "b": nobody}).front.heard
    assert [line.text for line in heard][-1].startswith("Nobody has heard these people: ")


def seen(document: Dossier) -> Front:
    """Page one as the public may read it."""
    shown = view(document, judged(document), "public", CATALOGUE)
    words = Words("en", CATALOGUE, shown.dossier)
    return build(shown.dossier, shown.findings, words, on=ON, withheld=shown.withheld).front


def test_what_an_audience_is_not_shown_is_never_said_not_to_be() -> None:
    front = seen(dossier(shown={}))
    told = [front.decision.headline, *front.decision.lines, *front.heard, *(row.detail for row in front.made)]
    assert [line.text for line in told] == [
        "What is not shown here: a decision",
        "What is not shown here: the next decision and its day",
        "What is not shown here: a record of who was heard",
        "Who assessed",
        "22 November 2026",
        "The next review",
    ]


def test_who_was_heard_is_told_beside_what_is_hidden_and_nothing_hidden_is_told_where_nothing_is() -> None:
    talk = {"title": "A talk", "how": "hearing", "said": "It hurt us", "shown_to": "public"}
    front = seen(dossier(engagement={"a": talk, "b": {**talk, "said": "Secret", "shown_to": "team"}}, **SHOWN))
    assert [line.text for line in front.heard] == [
        "A talk, hearing: “It hurt us”",
        "What is not shown here: a record of who was heard",
    ]
    nobody = seen(dossier(engagement={}, impacts={}, **SHOWN))
    assert [line.text for line in nobody.heard] == ["Nobody of the people affected was heard."]


def test_impacts_that_are_shown_are_not_called_the_worst_alone_where_others_are_hidden() -> None:
    first, *others = DOCUMENT["impacts"]
    impacts = {id_: {**one, "testimony": [], "shown_to": "team"} for id_, one in DOCUMENT["impacts"].items()}
    impacts[first]["shown_to"] = "public"
    front = seen(dossier(impacts=impacts, **SHOWN))
    assert others and [one.id for one in front.worst] == [first]
    assert [line.text for line in front.worst_more] == ["What is not shown here: an impact"]


DECIDED_NOW = {"gate": "go-live", "outcome": "proceed", "reason": "x", "by": "board", "on": "2026-11-20"}


def after(decision: dict[str, Any], *, same: bool = True, **sections: Any) -> list[str]:
    """The lines on the decision, taken on findings that say the same as those shown, or another thing."""
    document = dossier(
        **{"gate": "go-live", "gate_on": None, "decisions": {"d": {**decision, "findings": OTHER}}, **sections}
    )
    built = build(document, judged(document), Words("en", CATALOGUE, document), on=ON, same=[OTHER] if same else [])
    return [line.text for line in built.front.decision.lines]


def test_a_decision_that_was_taken_is_not_the_next_one_while_what_it_rested_on_is_the_same() -> None:
    named = "Next decision: first use on people."
    usual = "No later decision is named. What usually comes next: review in use."
    assert usual in after(DECIDED_NOW) and named not in after(DECIDED_NOW)
    assert any(line.startswith("Open there: ") for line in after(DECIDED_NOW)), "what is open at that one"
    conditions = {**DECIDED_NOW, "outcome": "proceed-with-conditions", "conditions": "A yearly audit."}
    assert {"Conditions: “A yearly audit.”", usual} <= set(after(conditions))
    assert named in after(DECIDED_NOW, same=False), "something changed: it must be looked at again"
    assert named in after({**DECIDED_NOW, "outcome": "redesign"}), "it comes back"
    assert "No next moment of decision is set." in after({**DECIDED_NOW, "outcome": "do-not-proceed"})
    stops = after({**DECIDED_NOW, "outcome": "withdraw"})
    assert any(line.startswith("No later decision is named. What usually comes next: end of use") for line in stops)


def test_a_review_comes_again_on_the_day_that_is_named_after_it() -> None:
    review = {**DECIDED_NOW, "gate": "review"}
    assert "Next decision: review in use, on 15 January 2027." in after(review, gate="review", gate_on="2027-01-15")
    again = after(review, gate="review", gate_on="2026-11-19")
    assert "No later decision is named. What usually comes next: review in use." in again


def test_two_ways_that_may_come_next_are_named_without_numbers() -> None:
    lines = after({**DECIDED_NOW, "gate": "design"}, gate="design")
    assert any(
        line.startswith("No later decision is named. What usually comes next: call for tenders") for line in lines
    )
    assert not any(line.startswith("Open there: ") for line in lines)


CLEAR: dict[str, Any] = {"facts": {}, "impacts": {}, "measures": {}, "engagement": {}, "red_lines": {}, "gate_on": None}


def test_that_nothing_stands_in_the_way_never_stands_without_what_it_leaves_out() -> None:
    document = dossier(**CLEAR, gate="need", decisions={})
    findings = judged(document)
    clear = tuple(replace(gate, open_items=()) for gate in findings.gates)
    words = Words("en", CATALOGUE, document)
    beside = (
        "Nothing recorded stands in the way. Read this beside it: Nobody of the people affected was heard. "
        "Nobody has recorded what this could do to people, or has done to them."
    )
    built = build(document, replace(findings, gates=clear), words, on=ON)
    assert [line.text for line in built.front.decision.lines][-1] == beside
    assert {gate.id: [line.text for line in gate.beside] for gate in built.gates} == {
        gate.id: [beside] for gate in findings.gates
    }
    page = re.sub(r"<[^>]+>", "", page_body(built, words))
    assert page.count("Nothing recorded stands in the way.") == 1 + len(clear)
    some = build(document, findings, words, on=ON)
    assert [gate.beside for gate in some.gates if gate.blocking] == [()] * len([g for g in some.gates if g.blocking])
    hidden = [Withheld("impacts", "x", "not shown to this audience")]
    shown = build(document, replace(findings, gates=clear), words, on=ON, withheld=hidden).gates[0].beside[0].text
    assert shown.startswith("Nothing that stands in the way is shown here. Not all that is recorded is shown here.")
    bare = build(document, replace(findings, gates=clear, caveats=()), words, on=ON)
    assert [gate.beside for gate in bare.gates] == [()] * len(clear)


def test_that_one_sentence_set_many_rights_aside_stands_with_the_rights_and_beside_the_zero() -> None:
    aside = {"decision": "set-aside", "reason": "Not about people.", "by": "lead"}
    document = dossier(**{**CLEAR, "rights": dict.fromkeys(CATALOGUE.of(Right), aside)}, gate="need", decisions={})
    findings, words = judged(document), Words("en", CATALOGUE, document)
    count = sum(right.result == "set-aside" for right in findings.rights)
    said = f"{count} rights were set aside with one and the same reason: “Not about people.”"
    assert count > 1
    report = build(document, findings, words, on=ON)
    assert [line.text for line in report.absent["rights"]] == [said]
    assert said in re.sub(r"<[^>]+>", "", page_body(report, words))
    clear = replace(findings, gates=tuple(replace(gate, open_items=()) for gate in findings.gates))
    assert said in build(document, clear, words, on=ON).front.decision.lines[-1].text
