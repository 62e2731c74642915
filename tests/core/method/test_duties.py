"""Duties: what each norm asks, of whom in the chain, by when, and what the dossier holds of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duecare.core.method.findings import DutyFinding
from tests.core.method.documents import Plain, by_id, codes, judged
from tests.core.method.knowledge import record, with_records

GATE_ON = date(2027, 3, 1)
AT_GO_LIVE: Plain = {"gate": "go-live", "gate_on": "2027-03-01"}


def duty(id_: str, facts: Plain | None = None, **sections: Any) -> DutyFinding:
    found: DutyFinding = by_id(judged(facts, **sections).duties)[id_]
    return found


def actor(kind: str, *roles: str) -> Plain:
    return {"somebody": {"name": "Somebody", "kind": kind, "roles": list(roles)}}


DEPLOYER = actor("business", "deployer")
EU = {"in-union": "yes"}


@pytest.mark.parametrize(
    ("id_", "facts", "actors", "status", "held", "said"),
    [
        ("care", {}, {}, "applies", "unknown", ["duty-always", "duty-held-unknown"]),
        ("whispered", {}, {}, "applies", "unknown", ["duty-always", "duty-held-unknown", "only-shown"]),
        ("tell", EU, DEPLOYER, "applies", "unknown", ["duty-applies", "duty-of", "duty-held-unknown"]),
        ("tell", EU | {"people-told": "yes"}, DEPLOYER, "applies", "yes", ["duty-applies", "duty-of", "duty-held"]),
        ("tell", EU | {"people-told": "no"}, DEPLOYER, "applies", "no", ["duty-applies", "duty-of", "duty-not-held"]),
        ("tell", {"in-union": "no"}, DEPLOYER, "not-triggered", "unknown", ["duty-not"]),
        ("tell", {"in-union": "no"}, {}, "not-triggered", "unknown", ["duty-not"]),
        ("tell", {}, DEPLOYER, "cannot-tell", "unknown", ["duty-unknown", "duty-of", "duty-held-unknown"]),
        # nobody of that kind is recorded: that is not the same as nobody there
        ("tell", EU, {}, "cannot-tell", "unknown", ["duty-no-such-actor", "duty-applies", "duty-held-unknown"]),
        ("tell", {}, {}, "cannot-tell", "unknown", ["duty-no-such-actor", "duty-unknown", "duty-held-unknown"]),
        ("import", {}, DEPLOYER, "not-triggered", "unknown", ["line-ended"]),
    ],
)
def test_a_duty_applies_is_open_or_is_not_triggered(
    id_: str, facts: Plain, actors: Plain, status: str, held: str, said: list[str]
) -> None:
    found = duty(id_, facts, actors=actors)
    assert (found.status, found.held, codes(found)) == (status, held, said)


@pytest.mark.parametrize(
    ("id_", "actors", "status"),
    [
        ("publish", actor("public-body", "deployer"), "applies"),
        ("publish", actor("business", "deployer"), "cannot-tell"),
        ("publish", actor("unknown", "deployer"), "cannot-tell"),
        ("publish", actor("public-body", "provider"), "cannot-tell"),
        ("tell", actor("unknown", "deployer"), "applies"),
        ("tell", actor("unknown", "provider"), "cannot-tell"),
        ("respect", actor("business"), "applies"),
        ("respect", actor("public-body"), "cannot-tell"),
        ("respect", actor("unknown"), "cannot-tell"),
        ("protect", actor("public-body"), "applies"),
        ("protect", actor("business"), "cannot-tell"),
    ],
)
def test_whom_a_duty_addresses(id_: str, actors: Plain, status: str) -> None:
    assert duty(id_, EU, actors=actors).status == status


@pytest.mark.parametrize("role", ["provider", "developer"])
def test_who_makes_a_system_has_the_duties_of_a_provider(role: str) -> None:
    assert duty("test", {}, actors=actor("unknown", role), on=date(2027, 1, 1)).status == "applies"


@pytest.mark.parametrize(
    ("on", "actors", "status", "said"),
    [
        (date(2026, 12, 31), actor("business", "provider"), "upcoming", ["duty-upcoming", "duty-always", "duty-of"]),
        (date(2027, 1, 1), actor("business", "provider"), "applies", ["duty-always", "duty-of"]),
        (date(2026, 12, 31), {}, "cannot-tell", ["duty-no-such-actor", "duty-upcoming", "duty-always"]),
    ],
)
def test_a_duty_that_is_not_yet_in_force(on: date, actors: Plain, status: str, said: list[str]) -> None:
    found = duty("test", {}, actors=actors, on=on)
    assert (found.status, codes(found)) == (status, [*said, "duty-held-unknown"])


@pytest.mark.parametrize(
    ("id_", "facts", "sections", "by_when"),
    [
        # by the gate at which it is asked, once that gate has a day
        ("tell", EU, {"actors": DEPLOYER, **AT_GO_LIVE}, GATE_ON),
        ("tell", {}, {"actors": DEPLOYER, **AT_GO_LIVE}, GATE_ON),
        ("tell", EU, {"actors": DEPLOYER, "gate": "go-live"}, None),
        ("tell", EU, {"actors": DEPLOYER, "gate": "tender", "gate_on": "2027-03-01"}, None),
        # asked at no gate: a day without a gate is not its day
        ("care", {}, {"gate_on": "2027-03-01"}, None),
        ("care", {}, AT_GO_LIVE, None),
        # from the day it is in force, also while it is open whether it applies
        ("test", {}, {"actors": actor("business", "provider")}, date(2027, 1, 1)),
        ("test", {}, {"gate": "release", "gate_on": "2026-12-01"}, date(2027, 1, 1)),
        # what is not asked has no day
        ("tell", {"in-union": "no"}, AT_GO_LIVE, None),
    ],
)
def test_by_when(id_: str, facts: Plain, sections: Plain, by_when: date | None) -> None:
    assert duty(id_, facts, **sections).by_when == by_when


def test_an_unsure_duty_is_marked() -> None:
    assert {found.id: found.drives for found in judged().duties if not found.drives} == {"whispered": False}


def test_the_reasons_name_the_missing_answers_and_the_norm() -> None:
    found = duty("tell", {}, actors=DEPLOYER)
    assert [reason.would_change for reason in found.reasons] == [("in-union",), (), ("people-told",)]
    assert found.reasons[1].text() == "This is asked of somebody."
    assert {norm.record for reason in found.reasons for norm in reason.norms} == {"tell"}


def with_duty(**fields: Any) -> Any:
    plain = {"norm": "principles", "addressee": "any", "asks": ["Do it"], **fields}
    return with_records(record("duties", "extra", plain))


@pytest.mark.parametrize(
    ("parts", "sections", "held", "held_in", "said"),
    [
        (["impacts", "remedy"], {}, "no", (), "duty-part-empty"),
        (["impacts", "remedy"], {"impacts": {"harm": {"title": "Harm"}}}, "unknown", ("impacts",), "duty-part-filled"),
        (["alternatives"], {"system": {"alternatives": "Staff."}}, "unknown", ("alternatives",), "duty-part-filled"),
        (["engagement"], {"engagement": {"x": {"title": "X", "how": "none"}}}, "no", (), "duty-part-empty"),
        ([], {}, "unknown", (), "duty-held-unknown"),
    ],
)
def test_a_part_of_the_dossier_that_holds_something_is_named_and_never_taken_for_done(
    parts: list[str], sections: Plain, held: str, held_in: tuple[str, ...], said: str
) -> None:
    found = by_id(judged(catalogue=with_duty(found_in=parts), **sections).duties)["extra"]
    assert (found.held, found.held_in, codes(found)[-1]) == (held, held_in, said)


def test_facts_decide_what_is_held_before_parts_do() -> None:
    catalogue = with_duty(found_in=["remedy"], shown_by={"fact": "tested", "is": "yes"})
    found = by_id(judged({"tested": "yes"}, catalogue=catalogue).duties)["extra"]
    assert (found.held, codes(found)) == ("yes", ["duty-always", "duty-held", "duty-part-empty"])


def test_what_is_adopted_and_awaits_its_day_will_apply_on_no_known_day() -> None:
    found = by_id(judged(catalogue=with_duty(awaited="yes")).duties)["extra"]
    assert (found.status, found.by_when, codes(found)[0]) == ("upcoming", None, "duty-awaited")


def test_the_maker_of_a_model_is_not_asked_what_the_provider_of_the_system_is() -> None:
    chain = {
        "model-maker": {"name": "M", "kind": "business", "roles": ["developer"]},
        "seller": {"name": "S", "kind": "business", "roles": ["provider"]},
    }
    asked = [dict(reason.args).get("actor") for reason in duty("test", actors=chain).reasons]
    assert [str(actor) for actor in asked if actor] == ["seller"]
