"""What each audience sees of a document and of its findings, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.dossier.words import Audience
from duecare.core.method import assess
from duecare.core.revision import View, view
from tests.core.method.documents import Plain, by_id, codes, dossier, fact, impact
from tests.core.method.knowledge import KNOWLEDGE, ON, record, with_records
from tests.core.method.test_involvement import CAUSED, LINKED

PUBLIC = {"shown_to": "public"}
PARTNERS = {"shown_to": "partners"}


def seen(audience: Audience, facts: Plain | None = None, **sections: Any) -> View:
    document = dossier(facts, **sections)
    return view(document, assess(document, KNOWLEDGE, ON), audience, KNOWLEDGE)


def withheld(view_: View) -> set[tuple[str, str]]:
    return {(found.kind, found.id) for found in view_.withheld}


@pytest.mark.parametrize(
    ("audience", "expected"),
    [("team", {"a", "b", "c"}), ("partners", {"b", "c"}), ("public", {"c"})],
)
def test_each_audience_sees_what_is_shown_to_it_or_to_a_wider_one(audience: Audience, expected: set[str]) -> None:
    evidence: Plain = {"a": {}, "b": PARTNERS, "c": PUBLIC}
    evidence = {id_: {"title": "Paper", "kind": "document", **shown} for id_, shown in evidence.items()}
    shown = seen(audience, evidence=evidence)
    assert shown.dossier.evidence.keys() == expected
    assert withheld(shown) == {("evidence", id_) for id_ in {"a", "b", "c"} - expected}


def test_what_is_withheld_says_why_as_far_as_that_may_be_told() -> None:
    shown = seen(
        "public",
        {"scores-people": fact("yes", withheld_because="A source could be found.")},
        evidence={"memo": {"title": "Memo", "kind": "document"}},
    )
    told = {(found.kind, found.id): found.because for found in shown.withheld}
    assert told["facts", "scores-people"] == "A source could be found."
    assert told["evidence", "memo"] == "not shown to this audience"
    assert told["finding-harms", "wrongly-flagged"] == "not shown to this audience"


def test_whatever_names_a_hidden_item_names_it_no_more() -> None:
    shown = seen(
        "public",
        {"tested": fact("yes", evidence=["memo", "open"], **PUBLIC)},
        evidence={"memo": {"title": "Memo", "kind": "document"}, "open": {"title": "X", "kind": "law", **PUBLIC}},
        actors={"vendor": {"name": "V"}, "agency": {"name": "A", **PUBLIC}},
        engagement={"talk": {"title": "T", "how": "hearing"}},
        impacts={
            "harm": impact(3, 1, 1, testimony=["talk"], involvement={"vendor": LINKED, "agency": LINKED}, **PUBLIC),
            "other": impact(1, 1, 1),
        },
        measures={
            "stop": {"title": "S", "kind": "cease", "impacts": ["harm", "other"], "actor": "vendor", **PUBLIC},
        },
        chain={
            "gives": {"from": "vendor", "to": "agency", "what": "A model"},
            "keeps": {"from": "agency", "to": "agency", "what": "Data"},
        },
        shown={"chain": "public"},
    ).dossier
    assert shown.facts["tested"].evidence == ("open",)
    assert shown.impacts["harm"].testimony == ()
    assert shown.impacts["harm"].involvement.keys() == {"agency"}
    assert (shown.measures["stop"].impacts, shown.measures["stop"].actor) == (("harm",), None)
    assert shown.chain.keys() == {"keeps"}


def test_a_link_of_the_chain_that_names_a_hidden_actor_is_listed() -> None:
    shown = seen(
        "public",
        actors={"vendor": {"name": "V"}},
        chain={"gives": {"from": "vendor", "to": "vendor", "what": "A model"}},
        shown={"chain": "public"},
    )
    assert withheld(shown) == {("actors", "vendor"), ("chain", "gives")}


def test_things_of_one_name_and_different_kinds_are_kept_apart() -> None:
    named = {"actor": {"name": "An actor named actor", **PUBLIC}}
    shown = seen(
        "public",
        {"tested": fact("yes", evidence=["actor"], **PUBLIC)},
        actors=named,
        impacts={"actor": impact(1, 1, 1)},
        evidence={"actor": {"title": "X", "kind": "law", **PUBLIC}},
    )
    assert shown.dossier.facts["tested"].evidence == ("actor",)
    assert withheld(shown) == {("impacts", "actor")}


# findings


def test_a_finding_that_rests_on_a_hidden_fact_is_withheld_with_all_that_rests_on_it() -> None:
    facts = {"scores-people": fact("yes"), "harms-them": fact("yes", **PUBLIC), "in-public": fact("yes", **PUBLIC)}
    found = seen("public", facts)
    hidden = {"treaty-scoring", "union-scoring", "wrongly-flagged"}
    assert hidden.isdisjoint(by_id(found.findings.red_lines) | by_id(found.findings.harms))
    assert {("finding-red_lines", "treaty-scoring"), ("finding-harms", "wrongly-flagged")} <= withheld(found)
    # its right, its open item, its place at the gates, and what could change it
    assert "dignity" not in by_id(found.findings.rights)
    assert "treaty-scoring" not in {item.id for item in found.findings.open_items}
    assert "treaty-scoring" not in {item.id for gate in found.findings.gates for item in gate.open_items}
    named = {str(arg) for question in found.findings.next_questions for r in question.reasons for _, arg in r.args}
    assert hidden.isdisjoint(named)
    # what rests on other facts stays
    assert by_id(found.findings.red_lines)["pause"].result == "crossed"
    assert "pause" in {item.id for item in found.findings.open_items}


def test_a_hidden_fact_is_asked_about_nowhere() -> None:
    found = seen("public", {"scores-people": fact("unknown")})
    assert "scores-people" not in by_id(found.findings.next_questions)
    assert ("finding-questions", "scores-people") not in withheld(found)  # the fact itself is listed


def test_a_question_that_matters_only_to_what_is_withheld_is_withheld() -> None:
    found = seen("public", {"scores-people": fact("yes")})
    assert "share-wrong" not in by_id(found.findings.next_questions)
    assert ("finding-questions", "share-wrong") in withheld(found)
    # the duty that it also matters to is shown
    assert codes(by_id(found.findings.next_questions)["in-union"]) == ["asks-duty"]


def test_a_suggestion_or_dispute_shows_no_hidden_evidence() -> None:
    evidence = {"memo": {"title": "M", "kind": "document"}, "open": {"title": "X", "kind": "law", **PUBLIC}}
    facts = {
        "on-sale": fact("yes", basis="suggested", evidence=["memo", "open"], **PUBLIC),
        "tested": fact("yes", evidence=["memo"], disputes={"a": {"value": "no", "by": "union"}}, **PUBLIC),
    }
    found = seen("public", facts, evidence=evidence)
    asked = by_id(found.findings.next_questions)["on-sale"]
    assert (asked.suggested, asked.reasons[0].facts[0].evidence) == ("yes", ("open",))
    (disputed,) = [item for item in found.findings.open_items if item.check == "disputed-fact"]
    assert disputed.reasons[0].facts[0].evidence == ()


ACTORS = {
    "agency": {"name": "A", "kind": "public-body", "roles": ["deployer"]},
    "vendor": {"name": "V", "kind": "business", "roles": ["provider"], **PUBLIC},
}


def test_an_impact_is_shown_without_hidden_actors_and_what_is_expected_of_them() -> None:
    harm = impact(4, 1, 1, status="actual-past", involvement={"agency": CAUSED, "vendor": LINKED}, **PUBLIC)
    (found,) = seen("public", actors=ACTORS, impacts={"harm": harm}).findings.impacts
    assert [actor.id for actor in found.involvement] == ["vendor"]
    assert "remediate" not in found.responses
    assert "state-duty" not in found.responses
    assert "use-leverage" in found.responses


@pytest.mark.parametrize(
    ("involvement", "left"),
    [
        ({"agency": {}, "vendor": LINKED}, False),  # only the hidden actor's part is open
        ({"agency": {}, "vendor": {}}, True),
        ({"agency": CAUSED, "vendor": {}}, True),
        ({"agency": {}}, False),
        ({}, True),
    ],
)
def test_that_involvement_is_open_is_shown_unless_it_is_a_hidden_actors(involvement: Plain, left: bool) -> None:
    found = seen("public", actors=ACTORS, impacts={"harm": impact(1, 1, 1, involvement=involvement, **PUBLIC)})
    open_ = {(item.check, item.id) for item in found.findings.open_items}
    assert (("impact-involvement-open", "harm") in open_) is left
    assert (("finding-open-items", "harm") in withheld(found)) is not left


def test_a_hidden_impact_is_nowhere() -> None:
    impacts = {
        "grave": impact(5, 1, 1, rights=["dignity"], status="actual-past"),
        "harm": impact(3, 1, 1, status="actual-past", **PUBLIC),
    }
    found = seen("public", impacts=impacts)
    findings = found.findings
    assert [impact_.id for impact_ in findings.impacts] == ["harm"] == [place.id for place in findings.remedy_order]
    assert "grave" not in {item.id for item in findings.open_items}
    assert "grave" not in {item.id for gate in findings.gates for item in gate.open_items}
    # the right that it touches, and the line that it raises, rest on it
    assert withheld(found) == {
        ("impacts", "grave"),
        ("finding-rights", "dignity"),
        ("finding-red_lines", "anything-else"),
        ("finding-open-items", "dossier"),  # the number of rights that nobody screened
    }


def test_a_duty_of_a_hidden_actor_is_withheld() -> None:
    found = seen("public", {"in-union": fact("yes", **PUBLIC)}, actors=ACTORS)
    duties = by_id(found.findings.duties)
    assert {"tell", "publish", "protect"}.isdisjoint(duties)
    assert duties["respect"].status == "applies"
    assert {("finding-duties", id_) for id_ in ("tell", "publish", "protect")} <= withheld(found)


def test_a_hidden_actor_is_not_said_to_be_missing() -> None:
    """Whether the duty applies is not known either way. That nobody is recorded of whom it is asked would be false."""
    asked = {"in-union": fact("unknown", **PUBLIC)}
    ours = {"us": {"name": "Us", "kind": "business", "roles": ["deployer"]}}
    (alone, hidden, open_) = (
        seen("public", asked, actors=actors) for actors in ({}, ours, {"us": {**ours["us"], **PUBLIC}})
    )
    assert "duty-no-such-actor" in codes(by_id(alone.findings.duties)["tell"]), "of the whole it is true"
    assert "tell" not in by_id(hidden.findings.duties)
    assert ("finding-duties", "tell") in withheld(hidden)
    assert codes(by_id(open_.findings.duties)["tell"]) == ["duty-unknown", "duty-of", "duty-held-unknown"]


def test_what_follows_from_a_hidden_actor_is_withheld() -> None:
    by_a_state = {"so": {"text": "By a State", "when": {"fact": "deployer-kind", "includes": "public-body"}}}
    knowledge = with_records(record("red-lines", "state-only", {"effect": "ban", "elements": by_a_state}))
    document = dossier(actors=ACTORS)
    found = view(document, assess(document, knowledge, ON), "public", knowledge)
    assert "state-only" not in by_id(found.findings.red_lines)
    assert ("finding-red_lines", "state-only") in withheld(found)


def test_nobody_is_asked_for_what_a_hidden_actor_tells() -> None:
    both = {"all": [{"fact": "deployer-kind", "includes": "public-body"}, {"fact": "tested", "is": "no"}]}
    knowledge = with_records(record("harms", "untested", {"when": both, "rights": ["remedy"]}))
    document = dossier(actors=ACTORS)
    found = view(document, assess(document, knowledge, ON), "public", knowledge)
    assert "untested" not in by_id(found.findings.harms)
    assert "deployer-kind" not in by_id(found.findings.next_questions)


def test_an_overdue_measure_that_is_hidden_is_not_told() -> None:
    late = {"title": "Stop", "kind": "cease", "impacts": [], "due": "2020-01-01"}
    found = seen("public", measures={"secret": late, "open": {**late, **PUBLIC}})
    assert [item.id for item in found.findings.open_items if item.check == "measure-overdue"] == ["open"]
    assert withheld(found) == {("measures", "secret")}


@pytest.mark.parametrize(("shown", "told"), [({}, []), (PUBLIC, ["scorng"])])
def test_a_misspelt_name_is_told_only_where_it_can_be_seen(shown: Plain, told: list[str]) -> None:
    found = seen("public", impacts={"harm": impact(1, 1, 1, harm="scorng", **shown)})
    assert [item.id for item in found.findings.open_items if item.check == "unknown-name"] == told
    assert ("finding-open-items", "scorng") not in withheld(found)


def test_of_a_name_that_is_misspelt_twice_only_the_visible_place_is_told() -> None:
    facts = {"scorng": fact("yes"), "scores-people": fact("maybe", **PUBLIC)}
    impacts = {"harm": impact(1, 1, 1, harm="scorng", rights=["scorng"], **PUBLIC)}
    found = seen("public", facts, impacts=impacts)
    items = {item.id: codes(item) for item in found.findings.open_items if item.check == "unknown-name"}
    assert items == {"scorng": ["open-unknown-right", "open-unknown-harm"], "scores-people": ["open-unknown-value"]}


def test_a_hearing_in_secret_is_not_told_by_who_was_not_heard() -> None:
    talks = {"talk": {"title": "Talk", "how": "interview", "groups": ["migrants"], "on": "2026-11-01", "said": "Cold"}}
    harm = impact(5, 1, 1, groups=["migrants", "children"], **PUBLIC)
    others = impact(5, 1, 1, groups=["children"], **PUBLIC)
    found = seen("public", engagement=talks, impacts={"harm": harm, "others": others})
    assert [item.id for item in found.findings.open_items if item.check == "impact-nobody-heard"] == ["others"]
    assert ("finding-open-items", "harm") in withheld(found)


def test_an_open_review_is_told_where_the_review_is_shown() -> None:
    review, shown = {"next_on": "2026-01-01"}, {"review": "public"}
    found = seen("public", impacts={"dossier": impact(1, 1, 1)}, review=review, shown=shown)
    assert ("review-overdue", "dossier") in {(item.check, item.id) for item in found.findings.open_items}
    assert any(gate.blocked for gate in found.findings.gates)
