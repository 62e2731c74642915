"""The chain: its picture and table, its organisations, and what each gives another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.desk import BROKEN, HOSTILE, SAVED, Desk, fields, page, read, text_of


def test_an_organisation_is_added_and_changed(blank: Desk) -> None:
    assert "Nobody is recorded yet" in read(blank.get("chain/"))
    sent: dict[str, Any] = {"name": "City of Arden", "kind": "public-body", "roles": ["deployer", "customer"]}
    assert blank.post("chain/new/", sent)["Location"] == blank.url("chain/")
    assert blank.plain["actors"] == {"city-of-arden": sent}
    assert "Public body · deployer and customer" in read(blank.get("chain/"))
    assert blank.post("chain/city-of-arden/", {**sent, "name": "Arden", "roles": []}).status_code == SAVED
    assert blank.plain["actors"] == {"city-of-arden": {"name": "Arden", "kind": "public-body"}}


def test_two_of_one_name_are_two(blank: Desk) -> None:
    for _ in range(2):
        assert blank.post("chain/new/", {"name": "Arden", "kind": "business"}).status_code == SAVED
    assert len(blank.document.actors) == 2


def test_an_organisation_needs_a_name_and_a_known_kind(blank: Desk) -> None:
    response = blank.post("chain/new/", {"name": "", "kind": "angel", "roles": ["deployer"]})
    assert response.status_code == 422
    assert fields(response)["roles"] == ["deployer"]


# what passes between them

LINK = {"giver": "presage", "receiver": "city", "what": "Training for its staff"}


def test_the_picture_and_the_table_say_who_gives_what_to_whom(desk: Desk) -> None:
    response = desk.get("chain/")
    shown = read(response)
    assert text_of(response).count('class="drawn"') == 1
    assert "The model and a score for each household every month" in shown
    links = [attrs["href"] for tag, attrs in page(response).tags if tag == "a" and "chain/links/" in attrs["href"]]
    assert links == [desk.url("chain/links/model/"), desk.url("chain/links/files/")]


def test_a_link_is_added_changed_and_taken_out(desk: Desk) -> None:
    before = desk.plain["chain"]
    assert desk.post("new-link/", LINK)["Location"] == desk.url("chain/")
    (new,) = desk.plain["chain"].keys() - before.keys()
    assert desk.plain["chain"][new] == {"from": "presage", "to": "city", "what": "Training for its staff"}
    assert "Training for its staff" in read(desk.get("chain/"))
    assert fields(desk.get(f"chain/links/{new}/"))["receiver"] == ["city"]
    assert desk.post(f"chain/links/{new}/", {**LINK, "receiver": "registry"}).status_code == SAVED
    assert desk.plain["chain"][new]["to"] == "registry"
    assert desk.url(f"chain/links/{new}/remove/") in text_of(desk.get(f"chain/links/{new}/"))
    assert desk.post(f"chain/links/{new}/remove/", {}).status_code == 422
    sent = {"reason": "It was never given."}
    assert desk.post(f"chain/links/{new}/remove/", sent)["Location"] == desk.url("chain/")
    assert desk.latest.reason == "It was never given."
    assert desk.plain["chain"] == before


def test_a_link_sent_back_as_it_was_changes_nothing(desk: Desk) -> None:
    assert desk.post("chain/links/model/", fields(desk.get("chain/links/model/"))).status_code == SAVED
    assert desk.row.revisions.count() == 1


@pytest.mark.parametrize("wrong", [{"receiver": "nobody"}, {"giver": ""}, {"what": "  "}, {"receiver": "city\x00"}])
def test_a_link_to_nobody_is_refused_and_nothing_is_lost(desk: Desk, wrong: dict[str, str]) -> None:
    sent = {**LINK, **wrong}
    response = desk.post("new-link/", sent)
    assert response.status_code == 422
    assert "There is a problem" in read(response)
    assert fields(response)["what"] == [sent["what"]] or wrong.keys() == {"what"}
    assert desk.row.revisions.count() == 1


def test_a_link_to_somebody_who_left_meanwhile_is_refused(desk: Desk) -> None:
    for path in ("chain/links/gone/", "chain/links/gone/remove/"):
        response = desk.post(path, LINK)
        assert response.status_code == 404
        assert "Look at the chain." in read(response)


def test_two_who_change_one_link_meet_on_the_conflict_page(desk: Desk) -> None:
    base = desk.latest.digest
    sent = {**LINK, "giver": "presage", "what": "Mine", "reason": "Mine"}
    assert desk.post("chain/links/model/", {**sent, "what": "Theirs"}).status_code == SAVED
    for path in ("chain/links/model/", "chain/links/model/remove/"):
        response = desk.post(path, sent, base=base)
        assert response.status_code == 409
        shown = read(response)
        assert "Theirs" in shown and "What one gives another" in shown and "City of Lindenau" in shown
    assert desk.plain["chain"]["model"]["what"] == "Theirs"


def test_the_giver_can_be_chosen_beforehand(desk: Desk) -> None:
    assert fields(desk.get("new-link/?from=registry"))["giver"] == ["registry"]


def test_an_archived_dossier_keeps_its_links(desk: Desk) -> None:
    desk.post("archive/", {"reason": "Never bought"})
    assert "Take it out" not in read(desk.get("chain/links/model/"))
    assert desk.post("chain/links/model/remove/", {"reason": "Old"}).status_code == 422


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_passes_through_the_picture_as_text(desk: Desk, words: str) -> None:
    assert desk.post("new-link/", {**LINK, "what": words}).status_code == SAVED
    shown = text_of(desk.get("chain/"))
    assert "<script>alert" not in shown and "<img src=x" not in shown


@pytest.mark.parametrize("body", BROKEN)
def test_bytes_that_are_no_text_are_refused_or_made_text(desk: Desk, body: bytes) -> None:
    assert desk.raw("new-link/", b"giver=presage&receiver=city&what=" + body).status_code in (SAVED, 422)


def test_what_is_not_there_leads_back_to_the_dossier(desk: Desk) -> None:
    assert f'href="{desk.url()}"' in desk.get("chain/nobody/").content.decode()
