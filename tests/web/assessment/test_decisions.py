"""What comes first, what stands in the way of a decision, and what norms ask."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

import pytest

from duecare.core.catalogue import RobustnessCheck
from duecare.core.method.findings import GateItem, OpenItem
from duecare.core.method.reasons import because
from duecare.core.revision import Set
from duecare.knowledge import bundle
from duecare.report.subjects import subject_name
from duecare.web.assessment.views.open_items import OpenItems
from duecare.web.dossiers import actions
from duecare.web.dossiers.http import words_of
from duecare.web.dossiers.queries import open_dossier
from tests.web.conftest import Clock
from tests.web.desk import SAVED, Desk, page, read, text_of


def test_two_lists_each_in_its_order_with_why(desk: Desk) -> None:
    text = read(desk.get("priorities/"))
    remedy, prevention = text.split("To be prevented", 1)
    titles = {id_: impact.title for id_, impact in desk.document.impacts.items()}
    for found, part in ((desk.judged.remedy_order, remedy), (desk.judged.prevention_order, prevention)):
        places = [part.index(titles[place.id]) for place in found]
        assert places == sorted(places)
    assert text.count("Why in this place?") == 5
    assert "Severity in words" in text


def test_the_picture_has_a_name_a_description_and_a_table(desk: Desk) -> None:
    found = page(desk.get("priorities/"))
    picture = next(attrs for tag, attrs in found.tags if tag == "svg" and attrs.get("role") == "img")
    ids = {attrs["id"] for _, attrs in found.tags if "id" in attrs}
    assert set(picture["aria-labelledby"].split()) <= ids
    assert [tag for tag, _ in found.tags if tag == "table"]


def test_the_next_decision_comes_first_and_each_open_thing_leads_to_where_it_is_settled(desk: Desk) -> None:
    response = desk.get("gates/")
    text = read(response)
    assert "The next decision · 1 March 2027 Contract is awarded" in text
    assert text.index("In the way") < text.rindex("At other moments")
    moments = [text.index(word, text.rindex("At other moments")) for word in ("Is it needed", "Call for", "End of use")]
    assert moments == sorted(moments)
    links = {attrs["href"] for tag, attrs in page(response).tags if tag == "a"}
    for path in ("red-lines/wg-incompatible/", "facts/flag-consequence/", "impacts/people-stop-asking/"):
        assert desk.url(path) in links
    for link in links:
        if link.startswith(desk.url()):
            assert desk.client.get(link).status_code == 200


def test_what_no_form_corrects_says_on_the_spot_where_it_is_corrected(desk: Desk, blank: Desk, clock: Clock) -> None:
    changes = [Set(("facts", name), {"value": "yes", "by": "city"}) for name in ("no-such", "nor-this")]
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)
    shown = desk.get("gates/")
    text = read(shown)
    before = text[: text.rindex("At other moments")]
    assert before.count("This is corrected in the dossier’s file.") >= 1, "at the next decision itself"
    assert "What no form can put right" in text
    found = page(shown).tags
    links = [attrs["href"] for tag, attrs in found if tag == "a"]
    assert links.count("#in-the-file") >= 2
    assert [attrs for _, attrs in found if attrs.get("id") == "in-the-file"]
    assert {desk.url("dossier.yaml"), "/start/file/"} <= set(links)
    assert "What no form can put right" in read(blank.get("gates/"))


def test_a_measure_that_is_late_and_a_name_that_is_strange_are_named(desk: Desk, clock: Clock) -> None:
    clock.now += timedelta(days=800)
    changes = [Set(("facts", "no-such-question"), {"value": "yes", "by": "city"}), Set(("gate",), "review")]
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)
    shown = desk.get("gates/")
    assert "Keep paying until a person has decided" in read(shown)
    assert "no-such-question" in read(shown)
    reviews = [item for gate in desk.judged.gates for item in gate.open_items if item.check.startswith("review-")]
    assert read(shown).count("Set the day") == len(reviews), "only there is a day what is missing"


def test_without_a_next_decision_one_is_to_be_named(blank: Desk) -> None:
    text = read(blank.get("gates/"))
    for said in ("No next decision is named", "Go through every right", "Set the day", "What norms ask"):
        assert said in text


def test_a_gate_at_which_nothing_is_open_says_only_that(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OpenItems, "kinds", lambda *args: [])
    text = text_of(desk.get("gates/")).rpartition("What norms ask")[0]
    assert "Nothing recorded is open here." in text
    for praise in ("pass", "compliant", "green", "Well done"):
        assert praise not in text


ABOUT_ALL = (
    ("chain-not-described", "Say who makes it, or supplies it", "chain/"),
    ("alternatives-not-weighed", "Say what else was weighed", "describe/#id_alternatives"),
    ("assessors-not-stated", "Say who assesses", "assessors/#id_who"),
    ("rights-not-screened", "Go through every right", "rights/"),
    ("review-not-set", "Set the day", "review/#id_next_on"),
)


@pytest.mark.parametrize(("check", "act", "path"), ABOUT_ALL)
def test_what_is_open_for_the_whole_dossier_leads_to_where_it_is_said(
    blank: Desk, check: str, act: str, path: str
) -> None:
    assert check in {item.check for item in blank.judged.open_items}
    shown = blank.get("gates/")
    assert act in read(shown)
    page_, _, place = path.partition("#")
    assert f'href="{blank.url(path)}"' in text_of(shown)
    assert not place or f'id="{place}"' in text_of(blank.get(page_))


def test_a_check_leads_to_the_question_that_would_show_it(blank: Desk) -> None:
    check = next(item for item in blank.judged.open_items if item.check == "robustness")
    shown = blank.get("gates/")
    name = bundle.load().of(RobustnessCheck)[check.id].title
    assert f'<a href="{blank.url(f"facts/{check.reasons[0].would_change[0]}/")}"><bdi>{name}</bdi></a>' in text_of(
        shown
    )


def test_what_an_impact_does_not_say_leads_to_the_field_in_which_it_is_said(desk: Desk) -> None:
    assert "core-unknown" in {item.check for item in desk.judged.open_items}
    assert f'href="{desk.url("impacts/people-stop-asking/describe/")}#id_touches_core_0"' in text_of(desk.get("gates/"))
    assert 'id="id_touches_core_0"' in text_of(desk.get("impacts/people-stop-asking/describe/"))


def test_why_something_is_open_is_said_once(desk: Desk) -> None:
    reasons = {item.reasons[0].text() for item in desk.judged.open_items if item.check == "remedy-route-missing"}
    counted = [gate for gate in desk.judged.gates if "remedy-route-missing" in {item.check for item in gate.open_items}]
    assert len(counted) > 1
    text = read(desk.get("gates/"))
    assert [text.count(why) for why in reasons] == [1] * len(reasons)


# what norms ask


def duties(desk: Desk, status: str, *, drives: bool = True) -> list[str]:
    return [duty.id for duty in desk.judged.duties if duty.status == status and duty.drives is drives]


def test_every_duty_is_on_the_page_what_applies_first(desk: Desk) -> None:
    shown = desk.get("gates/")
    text = read(shown)
    text = text[text.rindex("What norms ask") :]
    order = ("Applies", "Will apply", "Cannot tell yet whether it applies", "Only shown", "Not triggered")
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    links = [attrs["href"] for tag, attrs in page(shown).tags if tag == "a"]
    at = {duty.id: links.index(desk.url(f"duties/{duty.id}/")) for duty in desk.judged.duties}
    assert all(links.count(desk.url(f"duties/{duty}/")) == 1 for duty in at)
    groups = [duties(desk, status) for status in ("applies", "upcoming", "cannot-tell")]
    groups.append(duties(desk, "applies", drives=False))
    for before, after in pairwise(groups):
        assert max(at[duty] for duty in before) < min(at[duty] for duty in after)


def test_a_duty_says_what_is_asked_of_whom_and_where_it_stands(desk: Desk) -> None:
    response = desk.get("duties/ungp-22-remediate/")
    for said in (
        "Applies",
        "Norm UN Guiding Principles",
        "Asked of Business",
        "What is asked",
        "Principle 22 (soft law)",
    ):
        assert said in read(response)
    assert "compliant" not in read(response)


def test_a_duty_of_which_it_is_not_known_whether_it_applies_leads_to_the_questions(blank: Desk) -> None:
    duty = next(duty for duty in blank.judged.duties if duty.id == "gdpr-dpia-art-35")
    assert duty.status == "cannot-tell"
    needs = [fact for reason in duty.reasons for fact in reason.would_change]
    links = {attrs["href"] for tag, attrs in page(blank.get("duties/gdpr-dpia-art-35/")).tags if tag == "a"}
    assert needs
    assert {blank.url(f"facts/{fact}/") for fact in needs} <= links


def test_the_next_decision_is_the_one_that_was_named(desk: Desk) -> None:
    assert desk.post("next-decision/", {"gate": "go-live", "gate_on": ""}).status_code == SAVED
    assert "The next decision First use on people" in read(desk.get("gates/"))


def test_what_a_measure_answers_leads_to_where_one_is_added_and_a_measure_to_itself(desk: Desk, clock: Clock) -> None:
    checks = {item.check: item.id for item in desk.judged.open_items}
    links = {attrs["href"] for tag, attrs in page(desk.get("gates/")).tags if tag == "a"}
    assert desk.url(f"new-measure/?impact={checks['impact-without-response']}") in links
    clock.now += timedelta(days=800)
    actions.judge_again(desk.row, by=desk.user, at=clock.now)
    links = {attrs["href"] for tag, attrs in page(desk.get("gates/")).tags if tag == "a"}
    assert desk.url("measures/never-hold-payments/") in links


def test_one_answer_without_evidence_is_named_once_with_the_lines_that_it_settles(blank: Desk, clock: Clock) -> None:
    said = {"value": ["none-of-these"], "by": "city"}
    changes = [Set(("facts", "generated-kinds"), said), Set(("gate",), "go-live")]
    actions.revise(blank.row, base=blank.latest.digest, changes=changes, by=blank.user, at=clock.now)
    shown = blank.get("gates/")
    now = read(shown).rpartition("At other moments")[0]
    assert now.count("An answer that settles red lines has no evidence") == 1
    assert "because of it 3 red lines do not stand in the way. The gravest first:" in now
    url = blank.url("facts/generated-kinds/")
    assert url in {attrs["href"] for tag, attrs in page(shown).tags if tag == "a"}
    assert "Why is evidence wanted here?" in read(blank.client.get(url))
    assert "Why is evidence wanted here?" not in read(blank.get("facts/areas-of-use/"))


def test_what_was_kept_for_each_line_still_leads_to_the_line(desk: Desk) -> None:
    kept = OpenItem("eu-face-scraping", (because("open-evidence"),), "line-without-evidence")
    opened = open_dossier(desk.user, desk.row.organisation.slug, desk.row.slug)
    words = words_of(opened)
    judged = SimpleNamespace(open_items=(kept,))
    items = OpenItems(cast(Any, SimpleNamespace(judged=judged, row=opened.row)), words)
    (kind,) = items.kinds([GateItem(kept.check, kept.id, True)])
    (about,) = cast(Any, kind["about"])
    assert about["url"] == desk.url("red-lines/eu-face-scraping/")
    assert about["name"].text == subject_name(kept, words).text != kept.id
