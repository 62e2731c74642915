"""Who sees what: said part by part and item by item, and read as each audience would before anything is shown."""

from __future__ import annotations

from typing import get_args

import pytest

from duecare.core.dossier.words import SharedPart
from duecare.core.revision import Set
from duecare.core.revision.audience import PARTS as ALL_PARTS
from duecare.web.assessment.forms.audience import PARTS
from duecare.web.dossiers import actions
from tests.web.conftest import Clock
from tests.web.desk import HOSTILE, SAVED, Desk, fields, page, read, text_of

SECRET = "The vendor threatened whoever asked."


def sent(desk: Desk, **changed: str) -> dict[str, str]:
    """The form of the parts as it stands, with these choices."""
    names = {name: values[0] for name, values in fields(desk.get("audience/")).items() if name in PARTS}
    return {**names, **changed}


def test_every_part_can_be_chosen() -> None:
    assert set(PARTS) == set(get_args(SharedPart)) == set(ALL_PARTS)


def test_the_page_says_who_sees_what_now(desk: Desk) -> None:
    shown = {str(part): audience for part, audience in desk.document.shown.items()}
    assert sent(desk) == {part: shown.get(part, "team") for part in PARTS}
    text = read(desk.get("audience/"))
    everybody = sum(one.shown_to == "public" for one in desk.document.measures.values())
    assert f"Everybody: {everybody}" in text.partition("Measures")[2]
    assert desk.url("audience/") in [attrs.get("href") for tag, attrs in page(desk.get()).tags if tag == "a"]


def test_a_part_is_shown_to_others_and_taken_back(desk: Desk) -> None:
    before = desk.plain.get("shown", {})
    response = desk.post("audience/", sent(desk, review="partners", raised="public"))
    assert (response.status_code, response["Location"]) == (SAVED, desk.url("audience/"))
    assert desk.plain["shown"] == {**before, "review": "partners", "raised": "public"}
    desk.post("audience/", sent(desk, **dict.fromkeys(PARTS, "team")))
    assert "shown" not in desk.plain


def test_two_people_can_set_different_parts_at_once(desk: Desk, clock: Clock) -> None:
    base, form = desk.latest.digest, sent(desk)
    change = Set(("shown", "review"), "partners")
    actions.revise(desk.row, base=base, changes=[change], by=desk.user, at=clock.now)
    assert desk.post("audience/", {**form, "assessors": "partners"}, base=base).status_code == SAVED
    assert (desk.plain["shown"]["review"], desk.plain["shown"]["assessors"]) == ("partners", "partners")


@pytest.mark.parametrize("chosen", ["everybody", "", HOSTILE[0]])
def test_an_audience_that_is_none_changes_nothing(desk: Desk, chosen: str) -> None:
    before = desk.plain
    response = desk.post("audience/", sent(desk, review=chosen))
    assert response.status_code == 422
    assert HOSTILE[0] not in text_of(response)
    assert desk.plain == before


# items


def test_some_items_of_a_kind_are_shown_and_the_others_stay_as_they_were(desk: Desk) -> None:
    one, two, other, *_ = desk.document.facts
    chosen = {"items_": [one, two], "shown_to": "partners", "because": "Under a contract."}
    response = desk.post("audience/facts/", chosen)
    assert (response.status_code, response["Location"]) == (SAVED, desk.url("audience/"))
    facts = desk.document.facts
    assert {facts[one].shown_to, facts[two].shown_to} == {"partners"}
    assert facts[one].withheld_because == "Under a contract."
    assert "Partners: “Under a contract.”" in read(desk.get("audience/facts/"))
    desk.post("audience/facts/", {"items_": [one], "shown_to": "team", "because": ""})
    assert (desk.document.facts[one].shown_to, desk.document.facts[one].withheld_because) == (
        "team",
        "Under a contract.",
    )
    desk.post("audience/facts/", {"items_": [one], "shown_to": "public", "because": "No longer needed"})
    assert desk.document.facts[one].withheld_because is None, "nobody is left to be told"
    assert desk.document.facts[other] == desk.document.facts[other]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"shown_to": "public"}, "Choose one at least."),
        ({"items_": ["city"]}, "Choose one."),
        ({"items_": ["no-such-actor"], "shown_to": "public"}, "One of these is not there any more."),
    ],
)
def test_without_items_or_an_audience_nothing_changes_and_nothing_is_lost(
    desk: Desk, chosen: dict[str, object], said: str
) -> None:
    before = desk.plain
    response = desk.post("audience/actors/", {**chosen, "because": HOSTILE[0]})
    assert response.status_code == 422
    assert said in read(response)
    assert fields(response)["because"] == [HOSTILE[0]]
    assert desk.plain == before


@pytest.mark.parametrize("path", ["audience/chain/", "audience/no-such/", "audience/seen/team/"])
def test_what_has_no_audience_of_its_own_has_no_page(desk: Desk, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_a_blank_dossier_has_parts_and_no_items(blank: Desk) -> None:
    text = read(blank.get("audience/"))
    assert "Part by part" in text
    assert "Item by item" not in text
    assert "None is recorded yet" in read(blank.get("audience/facts/"))


# previews


def test_a_preview_holds_nothing_that_is_hidden_and_says_what_is_withheld(desk: Desk, clock: Clock) -> None:
    hidden = {"value": "yes", "by": desk.user.handle, "note": SECRET, "withheld_because": "Somebody could be harmed."}
    changes = [Set(("facts", "in-public-space"), hidden), Set(("title",), "Fraud score & Co")]
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=clock.now)
    assert SECRET in read(desk.get("facts/"))
    for who in ("partners", "public"):
        text = read(desk.get(f"audience/seen/{who}/"))
        assert SECRET not in text
        assert desk.user.handle not in text
        assert "A fact: 1 (Somebody could be harmed.)" in text
        assert "What is withheld, and why" in text
    desk.post("audience/facts/", {"items_": ["in-public-space"], "shown_to": "partners", "because": ""})
    assert SECRET in read(desk.get("audience/seen/partners/"))
    assert SECRET not in read(desk.get("audience/seen/public/"))


def test_a_person_is_no_name_in_a_preview(desk: Desk) -> None:
    desk.post("facts/in-public-space/", {"value": "yes", "note": "Seen at the station."})
    desk.post("audience/facts/", {"items_": ["in-public-space"], "shown_to": "public", "because": ""})
    text = read(desk.get("audience/seen/public/"))
    assert "Seen at the station." in text
    assert desk.user.display_name not in text
    assert desk.user.handle not in text


def test_a_blank_dossier_withholds_nothing(blank: Desk) -> None:
    assert "Nothing that the dossier holds is withheld." in read(blank.get("audience/seen/public/"))
