"""A plan is written in three steps, each kept as it was typed, and says what was said and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from duecare.evaluation.plan import Plan
from duecare.web.dossiers.store import pack
from duecare.web.evaluation.forms.each import key_of
from duecare.web.evaluation.forms.meaning import MeaningForm
from duecare.web.evaluation.models import Evaluation, State
from duecare.web.evaluation.store import plan_of
from duecare.web.evaluation.store.seen import SeenColumn
from duecare.web.evaluation.views import plan as plan_views
from tests.web.desk import HOSTILE, Desk, read
from tests.web.evaluation.planned import COLUMNS, MEANING, SEEN, STEPS, brought, meant
from tests.web.test_access import assert_well_made


def said(field: str, **values: str) -> dict[str, str]:
    """What is typed of values, in a field of each."""
    return {f"{field}_{key_of(value)}": text for value, text in values.items()}


@pytest.fixture(autouse=True)
def uncomputed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Computing is tested elsewhere: the plan is what counts here."""
    monkeypatch.setattr(plan_views, "compute", SimpleNamespace(enqueue=lambda _key: None))


@pytest.fixture
def evaluation(desk: Desk) -> Evaluation:
    """A table that was looked at."""
    return brought(desk)


def send(client: Client, desk: Desk, evaluation: Evaluation, step: str, typed: Mapping[str, Any]) -> Any:
    return client.post(f"{desk.url()}evaluations/{evaluation.pk}/{step}/", typed)


def planned(client: Client, desk: Desk, evaluation: Evaluation, **more: Mapping[str, Any]) -> Plan:
    for step, typed in STEPS.items():
        answer = send(client, desk, evaluation, step, {**typed, **more.get(step, {})})
        assert answer.status_code == 302, read(answer)
    for step in (*STEPS, "check"):
        shown = client.get(f"{desk.url()}evaluations/{evaluation.pk}/{step}/")
        assert shown.status_code == 200, read(shown)
        assert_well_made(shown)
    assert send(client, desk, evaluation, "check", {}).status_code == 302
    evaluation.refresh_from_db()
    plan = plan_of(evaluation)
    assert plan is not None
    return plan


def test_the_plan_says_what_was_said(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    plan = planned(client, desk, evaluation)
    assert (plan.decision.yes, plan.decision.no) == (("yes",), ("no",))
    assert plan.label is not None
    assert plan.label.no == ("0",)
    assert plan.attributes["sex"].values == {"f": "f", "m": "m"}
    assert plan.attributes["age-in-years"].edges == ("30", "65")
    assert plan.compare.matters_from == "0.05"
    assert evaluation.state == State.WAITING


def test_a_change_a_score_a_region_and_people_who_repeat(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    more = {"after": "again", "score": "score", "strata": ["region"], "person": "pseudonym", "only": "region"}
    change = {"after_what": "A lower threshold", "score_low": "0", "score_high": "1"}
    change |= meant("after_values", yes="yes", no="no")
    within = {"s0_title": "Region", "s0_why": "Offices differ", "only_values": ["north"], "only_why": "The pilot"}
    worst = {
        "worst_measure": "false-positive-rate",
        "worst_how": "named",
        "worst_sex": "f",
        "worst_why": "They said so",
    }
    plan = planned(client, desk, evaluation, columns=more, meaning=change | within, compare=worst)
    assert plan.mitigation is not None
    assert plan.mitigation.rows.kind == "same-rows"
    assert plan.worst_off is not None
    assert plan.worst_off.group == {"sex": "f"}
    assert plan.unit.person == "pseudonym"
    assert plan.data.only[0].values == ("north",)
    assert plan.strata["stratum-1"].column == "region"


def test_the_plan_shows_which_values_count_as_no_before_it_is_computed(
    desk: Desk, client: Client, evaluation: Evaluation
) -> None:
    """People must see it where they can still change it."""
    for step, typed in STEPS.items():
        assert send(client, desk, evaluation, step, typed).status_code == 302
    shown = read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/check/"))
    assert "As a yes: yes" in shown and "As a no: no" in shown and "As a no: 0" in shown
    assert "As not recorded, besides blank ones: ?" in shown


def test_no_value_passes_unsaid(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    """Each value is asked for; what is obvious is suggested, and what is left unsaid is named and asked for again."""
    assert send(client, desk, evaluation, "columns", COLUMNS).status_code == 302
    address = f"{desk.url()}evaluations/{evaluation.pk}/meaning/"
    first = client.get(address).content.decode()
    assert ticked(first) == {"decision": {"yes": "yes", "no": "no"}, "label": {"1": "yes", "0": "no"}}
    assert first.count("tag-suggested") == 4
    typed = {name: value for name, value in MEANING.items() if value != "missing"}
    answer = send(client, desk, evaluation, "meaning", typed)
    assert answer.status_code == 422
    assert "Not said yet: \u2068?\u2069" in read(answer)
    shown = answer.content.decode()
    assert ticked(shown) == ticked(first) and "tag-suggested" not in shown
    assert "Case workers" in shown, "nothing that was typed is lost"


def test_what_is_left_of_many_values_can_be_said_at_once(desk: Desk, client: Client) -> None:
    values = [["selected", 9], *([f"reason {at}", 8 - at] for at in range(6))]
    seen = [{"name": "selected", "kind": "few-values", "values": values}, *SEEN[1:]]
    one = brought(desk, columns=pack(seen))
    typed = {"decision_values_rest": "no", **meant("decision_values", yes="selected", missing="reason 5")}
    plan = planned(client, desk, one, meaning=typed)
    assert plan.decision.yes == ("selected",) and plan.decision.missing == ("reason 5",)
    assert plan.decision.no == tuple(f"reason {at}" for at in range(5))


def test_two_runs_are_of_values_that_were_told(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    runs = meant("after_runs", before="north", after="south") | {"after_what": "A lower threshold"}
    worst = {"worst_measure": "selection-rate", "worst_how": "half", "worst_why": "Nobody could say"}
    plan = planned(client, desk, evaluation, columns={"run": "region"}, meaning=runs, compare=worst)
    assert plan.mitigation is not None and plan.mitigation.rows.kind == "two-runs"
    assert (plan.mitigation.rows.before, plan.mitigation.rows.after) == (("north",), ("south",))
    both = {**MEANING, **runs, **meant("after_runs", before="south")}
    assert "No value is of after." in read(send(client, desk, evaluation, "meaning", both))


def ticked(page: str) -> dict[str, dict[str, str]]:
    """What is chosen of each value, by the column that it is of."""
    known = {key_of(value): value for column in SEEN for value, _count in column["values"]}
    inputs = re.findall(r'name="(\w+)_values_(\w+)" value="(\w+)" id="\w+" checked', page)
    found: dict[str, dict[str, str]] = {}
    for start, key, meaning in inputs:
        found.setdefault(start, {})[known[key]] = meaning
    return found


def checked(client: Client, desk: Desk, evaluation: Evaluation, **compare: Any) -> str:
    """What the page says that shows the plan before it is computed."""
    for step, typed in STEPS.items():
        more = compare if step == "compare" else {}
        assert send(client, desk, evaluation, step, {**typed, **more}).status_code == 302
    return read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/check/"))


def test_what_will_not_be_told_is_said_before_it_is_computed(
    desk: Desk, client: Client, evaluation: Evaluation
) -> None:
    assert "cannot be told" not in checked(client, desk, evaluation)
    nothing = checked(client, desk, evaluation, drawn="not-known", drawn_how="Nobody knows")
    assert "This plan finds nothing out" in nothing and "(False positive rate)" in nothing
    both = ["false-positive-rate", "false-negative-rate", "precision"]
    times = checked(client, desk, evaluation, drawn="yes-and-sample", drawn_how="All, and a sample", measures=both)
    assert "Some of it cannot be told" in times and "Only how many times as often" in times
    assert "Not at all, because of how the rows were drawn: " in times and "(False negative rate)" in times


def test_measures_have_the_names_by_which_experts_know_them(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    for step in ("columns", "meaning"):
        assert send(client, desk, evaluation, step, STEPS[step]).status_code == 302
    shown = read(client.get(f"{desk.url()}evaluations/{evaluation.pk}/compare/"))
    assert "False positive rate" in shown and "Precision, or positive predictive value" in shown
    assert "One measure alone misleads." in shown


@pytest.mark.parametrize(
    ("low", "high", "initial"), [("0", "0.93", ("0", "1")), ("1", "10", ("", "")), ("", "", ("", ""))]
)
def test_where_a_score_lies_is_not_guessed_against_the_table(low: str, high: str, initial: tuple[str, str]) -> None:
    others = [SeenColumn(name, "numbers", ()) for name in ("selected", "error", "sex", "age")]
    columns = [*others, SeenColumn("score", "numbers", (), low, high)]
    chosen = {**COLUMNS, "score": "score"}
    form = MeaningForm(None, columns=columns, chosen=chosen, groups=())
    assert (form["score_low"].initial, form["score_high"].initial) == initial
    told = str(form.fields["score_low"].help_text)
    assert "in no figure of the score" in told and (not low or f"from {low} to {high}" in told)


def test_groups_of_the_dossier_are_named_where_they_are_the_same(
    desk: Desk, client: Client, evaluation: Evaluation
) -> None:
    group = next(group for impact in desk.document.impacts.values() for group in impact.groups)
    plan = planned(client, desk, evaluation, meaning=said("a0_group", f=group))
    assert plan.attributes["sex"].groups == {"f": group}


def test_a_name_stays_with_its_value_in_another_table(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    """Where men are more than women in one year and fewer in the next, nobody is called by the name of the other."""
    planned(client, desk, evaluation, meaning=said("a0_name", f="Women", m="Men"))
    turned = [{**one, "values": one["values"][::-1]} for one in SEEN]
    again = brought(desk, title="The year after", columns=pack(turned))
    assert send(client, desk, again, "take-plan", {"from": str(evaluation.pk)}).status_code == 302
    assert send(client, desk, again, "check", {}).status_code == 302
    again.refresh_from_db()
    plan = plan_of(again)
    assert plan is not None and plan.attributes["sex"].values == {"f": "Women", "m": "Men"}
    assert plan.decision.yes == ("yes",)


def test_groups_have_names_in_words(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    plan = planned(client, desk, evaluation, meaning=said("a0_name", f="Women", m=""))
    assert plan.attributes["sex"].values == {"f": "Women", "m": "m"}


@pytest.mark.parametrize(
    ("step", "typed", "said"),
    [
        ("columns", {"decision": ""}, "Choose a column"),
        ("columns", {"attributes": ["nowhere"]}, "no such column"),
        ("columns", {"label": "selected"}, "cannot say two things"),
        ("columns", {"after": "again", "run": "region"}, "one of the two"),
        ("meaning", meant("decision_values", yes="no"), "No value means no."),
        ("meaning", meant("label_values", no="1"), "No value means yes."),
        ("meaning", meant("decision_values", perhaps="?"), "Not said yet: \u2068?\u2069"),
        ("meaning", said("a0_name", f="People", m="People"), "called so already"),
        ("meaning", {"a1_edges": "65 30"}, "rise"),
        ("meaning", {"a0_why": ""}, "Write something"),
        ("meaning", {"a0_proxy_of": "Sex"}, "with a reason only"),
        ("compare", {"drawn": "by-decision"}, "how the rows were drawn"),
        ("compare", {"looked": "yes"}, "what was seen"),
        ("compare", {"against": "reference"}, "to compare with"),
        ("compare", {"matters_from": "5"}, "from 0 to 1"),
        ("compare", {"threshold": "1"}, "3"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_typed_is_lost(
    desk: Desk, client: Client, evaluation: Evaluation, step: str, typed: dict[str, Any], said: str
) -> None:
    before = list(STEPS)[: list(STEPS).index(step)]
    for one in before:
        assert send(client, desk, evaluation, one, STEPS[one]).status_code == 302
    answer = send(client, desk, evaluation, step, {**STEPS[step], **typed})
    assert answer.status_code == 422
    assert said in read(answer)
    again = client.get(f"{desk.url()}evaluations/{evaluation.pk}/{step}/").content.decode()
    kept = next(value for value in STEPS[step].values() if isinstance(value, str))
    assert kept in again
    checked = client.get(f"{desk.url()}evaluations/{evaluation.pk}/check/")
    assert checked.status_code == 302


def test_a_step_waits_for_the_one_before(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    for step, then in (("meaning", "columns"), ("compare", "meaning"), ("check", "compare")):
        answer = client.get(f"{desk.url()}evaluations/{evaluation.pk}/{step}/")
        assert answer["Location"].endswith(f"/{then}/")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_of_columns_and_values_do_nothing(
    desk: Desk, client: Client, evaluation: Evaluation, hostile: str
) -> None:
    name = hostile[:100]
    seen = [*SEEN[:2], {"name": name, "kind": "few-values", "values": [[name, 4], ["b", 5]], "low": "", "high": ""}]
    Evaluation.objects.filter(pk=evaluation.pk).update(columns=pack(seen))
    send(client, desk, evaluation, "columns", {**COLUMNS, "attributes": [name]})
    for step in ("columns", "meaning"):
        page = client.get(f"{desk.url()}evaluations/{evaluation.pk}/{step}/")
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
        assert b"<img src=x" not in page.content


def test_it_can_be_stopped_and_removed(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    planned(client, desk, evaluation)
    assert client.post(f"{desk.url()}evaluations/{evaluation.pk}/stop/").status_code == 302
    evaluation.refresh_from_db()
    assert evaluation.state == State.STOPPED
    assert client.post(f"{desk.url()}evaluations/{evaluation.pk}/remove/").status_code == 302
    assert not Evaluation.objects.exists()


def test_a_plan_begins_from_an_earlier_one(desk: Desk, client: Client, evaluation: Evaluation) -> None:
    planned(client, desk, evaluation)
    again = brought(desk, title="The year after")
    page = client.get(f"{desk.url()}evaluations/{again.pk}/")
    assert "Begin from the plan of" in read(page)
    assert send(client, desk, again, "take-plan", {"from": str(evaluation.pk)}).status_code == 302
    shown = client.get(f"{desk.url()}evaluations/{again.pk}/check/")
    assert "Who is accused wrongly?" in read(shown)
    assert send(client, desk, again, "take-plan", {"from": "x"}).status_code == 404
