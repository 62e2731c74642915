"""What the method may use of the facts: what is stated, fits its question, is undisputed, or follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from duecare.core.method.known import known_facts
from duecare.core.method.reasons import because, from_plain
from tests.core.method.documents import Plain, dossier, fact
from tests.core.method.knowledge import KNOWLEDGE, record, with_records


def known(id_: str, facts: Plain | None = None, **sections: Any) -> tuple[Any, str] | None:
    found = known_facts(dossier(facts, **sections), KNOWLEDGE).get(id_)
    return None if found is None or found.why == "not-stated" else (found.value, found.why)


@pytest.mark.parametrize(
    ("id_", "value", "usable"),
    [
        ("scores-people", "yes", "yes"),
        ("scores-people", "no", "no"),
        ("area", "street", "street"),
        ("uses", ["faces", "texts"], ("faces", "texts")),
        ("uses", ["faces", "unknown"], ("faces", "unknown")),  # and not sure of the others
        ("share-wrong", 0, 0),
        ("share-wrong", -3, -3),
        ("sold-on", "2026-12-02", date(2026, 12, 2)),
    ],
)
def test_a_stated_value_of_its_questions_type_is_used(id_: str, value: Any, usable: Any) -> None:
    assert known(id_, {id_: value}) == (usable, "stated")
    assert known(id_, {id_: fact(value, basis="derived")}) == (usable, "derived")


@pytest.mark.parametrize(
    ("id_", "value"),
    [
        ("scores-people", "unknown"),
        ("scores-people", "perhaps"),
        ("scores-people", 1),
        ("scores-people", ["yes"]),
        ("area", "moon"),
        ("area", ["street"]),
        ("area", 3),
        ("uses", "faces"),
        ("uses", ["faces", "smells"]),
        ("uses", "unknown"),
        ("uses", ["unknown"]),
        ("uses", ["smells", "unknown"]),
        ("uses", []),  # nothing chosen is not a no
        ("share-wrong", "5"),
        ("share-wrong", "yes"),
        ("sold-on", "2026-13-02"),
        ("sold-on", "20261202"),
        ("sold-on", "yes"),
        ("sold-on", 2026),
        ("never-asked", "yes"),
    ],
)
def test_a_value_that_does_not_fit_is_not_known_and_never_a_no(id_: str, value: Any) -> None:
    assert known(id_, {id_: value}) == (None, "not-known")


def dispute(value: Any, **fields: Any) -> Plain:
    return {"disputes": {"first": {"value": value, "by": "union", **fields}}}


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (fact("yes", basis="suggested"), (None, "suggested")),
        (fact("yes", aside="A statement is disputed, not set aside."), ("yes", "stated")),
        (fact("yes", **dispute("no")), (None, "disputed")),
        (fact("yes", **dispute("unknown")), (None, "disputed")),
        (fact("yes", **dispute("yes")), ("yes", "stated")),
        (fact("yes", by="city", **dispute("no", settled="We asked again.", settled_by="lead")), ("yes", "stated")),
        (fact("yes", by="city", **dispute("no", settled="They are wrong.", settled_by="city")), (None, "disputed")),
        (fact("yes", by="city", **dispute("no", settled="We give up.", settled_by="union")), (None, "disputed")),
        (fact("yes", by="city", **dispute("no", settled="They are wrong.")), (None, "disputed")),
        (fact("yes", basis="suggested", **dispute("no")), (None, "disputed")),
    ],
)
def test_what_is_suggested_or_disputed_has_no_value(stated: Plain, expected: tuple[Any, str]) -> None:
    assert known("scores-people", {"scores-people": stated}) == expected


def test_a_suggestion_that_a_person_set_aside_leaves_the_question_as_nobody_answered_it() -> None:
    aside = fact("yes", basis="suggested", aside="It is said of another system.", aside_by="lead")
    assert known("scores-people", {"scores-people": aside}) is None


def test_who_stated_a_fact_and_on_what_evidence_stays_with_it() -> None:
    found = known_facts(dossier({"scores-people": fact("yes", by="auditor", evidence=["memo"])}), KNOWLEDGE)
    assert (found["scores-people"].by, found["scores-people"].evidence) == ("auditor", ("memo",))


def place(*countries: str, **more: str) -> Plain:
    return {"place": {"countries": list(countries), **more}}


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        (place("DE"), ("yes", "derived")),
        (place("KE", "FR"), ("yes", "derived")),
        (place("KE"), None),  # people in another country may be met there too: it is asked
        (place(), None),
        (place("KE", elsewhere="unknown"), None),
        (place("KE", elsewhere="yes"), None),
        (place("KE", elsewhere="no"), ("no", "derived")),
        (place("KE", "FR", elsewhere="no"), ("yes", "derived")),
        (place(elsewhere="no"), None),  # a list that names nobody is not whole
    ],
)
def test_countries_imply_that_a_norm_reaches_them_and_that_it_does_not_where_all_are_named(
    system: Plain, expected: Any
) -> None:
    assert known("in-union", system=system) == expected


def test_a_fact_can_be_denied_by_the_countries_and_never_affirmed() -> None:
    question = record(
        "facts", "in-one-state", {"type": "yes-no", "derived_from": "system.countries", "no_outside": ["US"]}
    )

    def of(*countries: str) -> Any:
        found = known_facts(dossier(system=place(*countries, elsewhere="no")), with_records(question))["in-one-state"]
        return found.value, found.why

    assert of("DE") == ("no", "derived")
    assert of("US") == (None, "not-stated")


def test_a_no_of_the_countries_is_disputed_by_a_statement_to_the_contrary() -> None:
    assert known("in-union", {"in-union": "yes"}, system=place("KE", elsewhere="no")) == (None, "disputed")


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ({}, None),
        ({"a": {"name": "A", "kind": "business", "roles": ["provider"]}}, None),
        ({"a": {"name": "A", "kind": "business", "roles": ["deployer"]}}, (("business",), "derived")),
        (
            {
                "a": {"name": "A", "kind": "public-body", "roles": ["deployer"]},
                "b": {"name": "B", "kind": "business", "roles": ["deployer", "provider"]},
            },
            (("business", "public-body"), "derived"),
        ),
        (
            {
                "a": {"name": "A", "kind": "public-body", "roles": ["deployer"]},
                "b": {"name": "B", "roles": ["deployer"]},
            },
            None,
        ),
    ],
)
def test_the_deployers_imply_their_kinds_once_all_are_known(actors: Plain, expected: Any) -> None:
    assert known("deployer-kind", actors=actors) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ("in-use", "derived")),
        ({"stage": "in-use"}, ("in-use", "derived")),
        ({"stage": "unknown"}, ("in-use", "derived")),
        ({"stage": fact("idea", basis="suggested")}, ("in-use", "derived")),
        # the document and a statement disagree: somebody must settle it
        ({"stage": "idea"}, (None, "disputed")),
        # a dispute among people is not settled by what the document implies
        ({"stage": fact("in-use", **dispute("idea"))}, (None, "disputed")),
    ],
)
def test_a_statement_against_what_the_document_implies_is_disputed(facts: Plain, expected: Any) -> None:
    assert known("stage", facts, system={"stage": "in-use"}) == expected


def test_what_follows_from_actors_names_them() -> None:
    actors = {
        "maker": {"name": "A", "kind": "business", "roles": ["provider"]},
        "town": {"name": "B", "kind": "public-body", "roles": ["deployer"]},
        "agent": {"name": "C", "roles": ["deployer"]},
    }
    found = known_facts(dossier(actors=actors, system={"stage": "in-use"}), KNOWLEDGE)
    assert found["deployer-kind"].actors == ("agent", "town")  # also while the kind of one keeps it open
    assert found["stage"].actors == ()


def test_what_follows_from_the_document_keeps_the_statement_that_agrees() -> None:
    stated = dossier({"stage": fact("in-use", by="auditor", evidence=["memo"])}, system={"stage": "in-use"})
    assert known_facts(stated, KNOWLEDGE)["stage"].by == "auditor"


FACES = record("facts", "knows-faces", {"type": "yes-no", "no_when": {"not": {"fact": "uses", "includes": "faces"}}})
SETTLED = with_records(FACES)


@pytest.mark.parametrize(
    ("facts", "value", "why"),
    [
        ({"uses": ["texts"]}, "no", "implied"),
        ({"uses": ["faces"]}, None, "not-stated"),
        ({"uses": ["texts", "unknown"]}, None, "not-stated"),
        ({"uses": fact(["texts"], basis="suggested")}, None, "not-stated"),
        ({}, None, "not-stated"),
        # what somebody states of it always stands
        ({"uses": ["texts"], "knows-faces": "yes"}, "yes", "stated"),
        ({"uses": ["texts"], "knows-faces": "unknown"}, None, "not-known"),
        ({"uses": ["texts"], "knows-faces": fact("yes", basis="suggested")}, None, "suggested"),
    ],
)
def test_a_no_can_follow_from_another_answer_and_never_against_what_is_stated(
    facts: Plain, value: str | None, why: str
) -> None:
    found = known_facts(dossier(facts), SETTLED)["knows-faces"]
    assert (found.value, found.why) == (value, why)


def test_what_follows_rests_on_the_answer_it_follows_from_and_on_its_evidence() -> None:
    facts = {"uses": fact(["texts"], by="vendor", evidence=["card"])}
    found = known_facts(dossier(facts, evidence={"card": {"title": "Card", "kind": "document"}}), SETTLED)
    assert (found["knows-faces"].by, found["knows-faces"].evidence) == ("vendor", ("card",))
    reason = because("harm-does-not-fit", facts=(found["knows-faces"],))
    assert reason.all_facts == {"knows-faces", "uses"}
    assert from_plain(reason.plain()) == reason


def test_of_several_choices_none_follows() -> None:
    choices = {"eyes": "Eyes", "none-of-these": "None of these"}
    fields = {"type": "choices", "options": choices, "no_when": {"fact": "scores-people", "is": "no"}}
    found = known_facts(dossier({"scores-people": "no"}), with_records(record("facts", "parts", fields)))["parts"]
    assert (found.value, found.why) == (("none-of-these",), "implied")


@pytest.mark.parametrize("fields", [{"type": "number"}, {"type": "yes-no", "derived_from": "system.stage"}])
def test_only_a_question_that_takes_a_no_is_answered_by_others(fields: Plain) -> None:
    with pytest.raises(ValidationError, match="can be answered no by others"):
        record("facts", "odd", {"no_when": {"fact": "uses", "includes": "faces"}, **fields})
