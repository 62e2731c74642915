"""The second button of a form: it saves, and goes straight on to what comes next."""

from __future__ import annotations

import pytest

from duecare.core.revision import Set
from duecare.web.dossiers import actions
from tests.web.conftest import Clock
from tests.web.desk import SAVED, Desk, fields, page, read

WHOLE = {"title": "Fraud score", "purpose": "To choose files", "stage": "testing", "countries": "Austria"}
CITY = {"name": "City", "kind": "public-body", "roles": "deployer"}
MAKER = {"name": "Maker", "kind": "business", "roles": "provider"}
IMPACT = {"title": "Late", "status": "potential", "likelihood": "possible", "touches_core": "no"}
ON = {"further": "yes"}


def then(desk: Desk, path: str, **data: object) -> str:
    """Where the second button of that form leads, through what looks it up."""
    response = desk.post(path, {**data, **ON})
    assert response.status_code == SAVED, read(response)
    chain = desk.client.get(response["Location"], follow=True).redirect_chain
    return str(chain[-1][0] if chain else response["Location"]).removeprefix(desk.url())


def test_it_leads_from_step_to_step(blank: Desk) -> None:
    assert then(blank, "describe/", **WHOLE) == "chain/"
    assert blank.plain["system"]["purpose"] == "To choose files"
    assert then(blank, "chain/new/", **CITY) == f"facts/{blank.judged.next_questions[0].id}/"


def test_the_first_button_leads_where_it_always_did(blank: Desk) -> None:
    assert blank.post("describe/", WHOLE)["Location"] == blank.url()
    assert blank.post("chain/new/", CITY)["Location"] == blank.url("chain/")


def test_a_task_that_is_not_done_keeps_nobody_who_asks_to_go_on(blank: Desk) -> None:
    assert then(blank, "describe/", **{**WHOLE, "stage": ""}) == "chain/"


def test_a_decision_that_nobody_named_is_named_first(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.web.dossiers.views.following._waits", lambda task, _: task.url.endswith("/gates/"))
    assert then(blank, "review/", next_on="2027-03-01") == "next-decision/"


def test_from_naming_the_decision_it_leads_to_what_comes_after(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    after = ("review/", "assessors/", "rights/")
    monkeypatch.setattr("duecare.web.dossiers.views.following._waits", lambda task, _: task.url.endswith(after))
    assert then(blank, "next-decision/", gate="award") == "review/"
    assert then(blank, "review/", next_on="2027-03-01") == "assessors/"
    assert then(blank, "assessors/", who="Rights lead") == "rights/"


def test_where_nothing_waits_it_leads_home(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.web.dossiers.views.following._waits", lambda *_: False)
    assert then(blank, "review/", next_on="2027-03-01") == ""


def test_an_impact_leads_on_to_its_severity_then_to_everybody_involved_and_to_a_measure(blank: Desk) -> None:
    blank.post("chain/new/", CITY)
    blank.post("chain/new/", MAKER)
    assert then(blank, "new-impact/", **IMPACT) == "impacts/late/severity/"
    severity = "impacts/late/severity/"
    rated = {**fields(blank.get(severity)), "scale-value": "2", "scale-reason": "Put right soon."}
    assert then(blank, severity, **rated) == "impacts/late/involvement/city/"
    answers = dict.fromkeys(("connected", "sufficient", "part", "substantial"), "unknown")
    answers |= dict.fromkeys(("encouraged", "foreseeable", "mitigated", "linked"), "unknown")
    duty = {"duty": "respect", "breached": "unknown"}
    assert then(blank, "impacts/late/involvement/city/", **answers, **duty) == "impacts/late/involvement/maker/"
    assert then(blank, "impacts/late/involvement/maker/", **answers) == "new-measure/?impact=late"
    assert "Save and say what is done about it" in read(blank.get("impacts/late/involvement/maker/"))
    measure = {"title": "A clerk reads it", "kind": "prevent", "impacts": ["late"], "state": "planned"}
    blank.post("new-measure/", {**measure, "shown_to": "team"})
    assert "Save and say what is done" not in read(blank.get("impacts/late/involvement/maker/"))


def test_only_the_assessor_is_led_on_from_a_rating(desk: Desk) -> None:
    impact = next(iter(desk.plain["impacts"]))
    for rater in ("expert", "affected-people"):
        tags = page(desk.get(f"impacts/{impact}/severity/?rater={rater}")).tags
        assert not [attrs for _, attrs in tags if attrs.get("name") == "further"]


def test_going_on_does_not_go_over_what_somebody_else_changed(blank: Desk, clock: Clock) -> None:
    base = blank.latest.digest
    theirs = [Set(("system", "purpose"), "Another")]
    actions.revise(blank.row, base=base, changes=theirs, by=blank.user, at=clock.now)
    response = blank.post("describe/", {**WHOLE, **ON}, base=base)
    assert response.status_code == 409
    assert blank.plain["system"]["purpose"] == "Another"


def test_a_new_dossier_can_be_described_at_once(blank: Desk) -> None:
    begun = {"title": "Parking permits", "purpose": "To sort applications"}
    home = blank.client.post("/start/", begun)["Location"]
    assert home.endswith("/parking-permits/")
    assert blank.client.post("/start/", {**begun, **ON})["Location"] == home.replace("permits/", "permits-2/describe/")


def test_a_decision_leads_to_the_report_that_shows_it(blank: Desk) -> None:
    path = "gates/retire/decide/"
    decided = {"outcome": "withdraw", "reason": "It is not needed.", "on": "2026-11-22"}
    decided |= {"findings": fields(blank.get(path))["findings"][0]}
    assert then(blank, path, **decided) == "report/"
    assert "It is not needed." in read(blank.get("report/"))
