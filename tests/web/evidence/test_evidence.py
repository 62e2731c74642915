"""Evidence: what is recorded of it, what rests on it, and whether a file is the one that was recorded."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from duecare.core.dossier.references import references
from duecare.core.revision import Remove
from duecare.web.dossiers import actions
from duecare.web.evidence import forms
from tests.web.desk import BROKEN, HOSTILE, SAVED, Desk, fields, page, read, text_of

NEW: dict[str, Any] = {"title": "Minutes of the committee", "kind": "record", "shown_to": "team"}
REPORT = b"what the pilot showed\n" * 9
DIGEST = "sha256:" + hashlib.sha256(REPORT).hexdigest()


def file(content: bytes = REPORT, name: str = "report.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def links(response: HttpResponse) -> set[str]:
    return {attrs["href"] for tag, attrs in page(response).tags if tag == "a"}


# the list


def test_every_piece_shows_what_rests_on_it(desk: Desk) -> None:
    response = desk.get("evidence/")
    text = text_of(response)
    used = {(found.id, *map(str, found.path[:2])) for found in references(desk.document) if found.section == "evidence"}
    assert len(used) > 9
    for piece, collection, id_ in used:
        card = text[text.index(f'id="{piece}"') :].split("</section>")[0]
        if collection in ("facts", "impacts"):
            assert desk.url(f"{collection}/{id_}/") in card
        elif collection == "red_lines":
            assert desk.url(f"red-lines/{id_}/") in card
        else:
            assert getattr(desk.document, collection)[id_].title in card
    assert desk.url("evidence/") in links(desk.get("facts/"))


def test_without_evidence_the_list_says_what_that_means(blank: Desk) -> None:
    assert "every answer rests on somebody’s word alone" in read(blank.get("evidence/"))


# a piece


def test_a_new_piece_holds_what_was_said(blank: Desk) -> None:
    sent = {**NEW, "where": "https://city.example/minutes", "on": "2026-05-18", "note": "Two pages\r\nare missing."}
    response = blank.post("new-evidence/", {**sent, "shown_to": "public", "digest": ""})
    assert (response.status_code, response["Location"]) == (
        SAVED,
        blank.url("evidence/#minutes-of-the-committee"),
    )
    assert blank.plain["evidence"] == {
        "minutes-of-the-committee": {**sent, "note": "Two pages\nare missing.", "shown_to": "public"}
    }
    assert "https://city.example/minutes" in links(blank.get("evidence/"))


def test_where_it_lies_leads_only_to_the_web(blank: Desk) -> None:
    blank.post("new-evidence/", {**NEW, "where": "javascript:alert(1)"})
    assert "javascript:alert(1)" in read(blank.get("evidence/"))
    assert not [href for href in links(blank.get("evidence/")) if href.startswith("javascript")]


def test_a_change_keeps_what_the_form_does_not_show_and_clears_what_is_emptied(desk: Desk) -> None:
    path = "evidence/pilot-report/change/"
    sent = fields(desk.get(path))
    before = desk.plain["evidence"]["pilot-report"]
    assert desk.post(path, sent).status_code == SAVED
    assert desk.plain["evidence"]["pilot-report"] == before
    desk.post(path, {**sent, "on": "", "title": "The pilot"})
    after = {name: value for name, value in before.items() if name != "on"}
    assert desk.plain["evidence"]["pilot-report"] == {**after, "title": "The pilot"}


def test_nothing_is_lost_when_something_is_missing(blank: Desk) -> None:
    sent = {**NEW, "title": "", "where": "Shelf 4", "note": "Half burnt", "file": file()}
    response = blank.post("new-evidence/", sent)
    assert response.status_code == 422
    shown = fields(response)
    assert (shown["where"], shown["note"]) == (["Shelf 4"], ["Half burnt"])
    assert shown["digest"] == [DIGEST], "the file is gone, its digest is not"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(blank: Desk, text: str) -> None:
    response = blank.post("new-evidence/", {**NEW, "title": text, "where": text, "note": text, "digest": text})
    assert response.status_code == 422
    blank.post("new-evidence/", {**NEW, "title": text, "where": text, "note": text})
    assert blank.get("evidence/").status_code == 200
    assert "<script>alert" not in text_of(blank.get("evidence/"))


@pytest.mark.parametrize("text", BROKEN)
def test_bytes_that_are_no_text_are_no_fault_of_ours(blank: Desk, text: bytes) -> None:
    for name in (b"title", b"digest", b"where"):
        assert blank.raw("new-evidence/", name + b"=" + text).status_code in (400, 422)


# the digest


def test_the_digest_of_a_file_is_taken_and_the_file_is_not_kept(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("something was written to disk")

    large = b"\x00\xff" * 2_000_000
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", refuse)
    assert blank.post("new-evidence/", {**NEW, "file": file(large)}).status_code == SAVED
    piece = blank.document.evidence["minutes-of-the-committee"]
    assert piece.digest == "sha256:" + hashlib.sha256(large).hexdigest()


@pytest.mark.parametrize(
    "written",
    [DIGEST, DIGEST.removeprefix("sha256:"), f"{DIGEST[7:].upper()}  report.pdf\n", f" SHA256: {DIGEST[7:]}"],
)
def test_a_digest_is_taken_as_programs_print_it(blank: Desk, written: str) -> None:
    assert blank.post("new-evidence/", {**NEW, "digest": written}).status_code == SAVED
    assert blank.document.evidence["minutes-of-the-committee"].digest == DIGEST


@pytest.mark.parametrize("written", ["abc", "md5:" + "0" * 64, "0" * 65, DIGEST[:-1] + "g"])
def test_what_is_no_digest_is_not_taken_for_one(blank: Desk, written: str) -> None:
    response = blank.post("new-evidence/", {**NEW, "digest": written})
    assert response.status_code == 422
    assert fields(response)["digest"] == [written]


def test_another_file_does_not_go_over_a_recorded_digest(blank: Desk) -> None:
    blank.post("new-evidence/", {**NEW, "file": file()})
    path = "evidence/minutes-of-the-committee/change/"
    other = hashlib.sha256(b"altered").hexdigest()
    response = blank.post(path, {**fields(blank.get(path)), "file": file(b"altered")})
    assert response.status_code == 422
    assert other in read(response)
    assert blank.document.evidence["minutes-of-the-committee"].digest == DIGEST
    assert blank.post(path, {**fields(blank.get(path)), "file": file()}).status_code == SAVED


def test_a_file_that_is_empty_or_too_large_is_refused(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "This file is empty" in read(blank.post("new-evidence/", {**NEW, "file": file(b"")}))
    monkeypatch.setattr(forms, "LARGEST_FILE", 10)
    assert "larger than 30 MB" in read(blank.post("new-evidence/", {**NEW, "file": file()}))
    assert not blank.document.evidence


def test_forms_with_a_file_need_their_token(desk: Desk) -> None:
    strict = Client(enforce_csrf_checks=True)
    for path in ("new-evidence/", "evidence/pilot-report/check/"):
        assert strict.post(desk.url(path), {**NEW, "file": file()}).status_code == 403


# is it the same file?


def test_a_file_is_told_to_be_the_one_recorded_or_not(blank: Desk) -> None:
    blank.post("new-evidence/", {**NEW, "digest": DIGEST})
    path = "evidence/minutes-of-the-committee/check/"
    same = read(blank.post(path, {"file": file()}))
    assert "Unaltered" in same
    assert "does not show that what stands in it is true" in same
    other = read(blank.post(path, {"file": file(REPORT + b".")}))
    assert "Not the same file" in other
    assert "Unaltered" not in other
    assert blank.post(path, {}).status_code == 422
    assert blank.row.revisions.count() == 2, "looking changes nothing"


def test_without_a_digest_there_is_nothing_to_compare_with(desk: Desk) -> None:
    text = read(desk.post("evidence/pilot-report/check/", {"file": file()}))
    assert "Nothing to compare with" in text
    assert DIGEST in text
    assert desk.url("evidence/pilot-report/check/") not in links(desk.get("evidence/"))


# removing


def test_what_something_rests_on_stays(desk: Desk) -> None:
    path = "evidence/pilot-report/remove/"
    assert "something rests on it" in read(desk.get(path))
    response = desk.post(path, {})
    assert response.status_code == 409
    assert [href for href in links(response) if "/facts/" in href]
    assert "pilot-report" in desk.document.evidence


def test_what_nothing_rests_on_goes_once_a_person_confirms(blank: Desk) -> None:
    blank.post("new-evidence/", NEW)
    path = "evidence/minutes-of-the-committee/remove/"
    assert "stays in the history" in read(blank.get(path))
    assert blank.post(path, {}).status_code == SAVED
    assert not blank.document.evidence
    assert blank.get(path).status_code == 404


def test_what_somebody_begins_to_rest_on_meanwhile_is_a_conflict(blank: Desk) -> None:
    blank.post("new-evidence/", NEW)
    base = blank.latest.digest
    blank.post("facts/looks-for-fraud/", {"value": "yes", "evidence": ["minutes-of-the-committee"]})
    assert blank.post("evidence/minutes-of-the-committee/remove/", {}, base=base).status_code == 409
    assert blank.document.evidence


def test_an_archived_dossier_takes_no_evidence(desk: Desk) -> None:
    desk.post("archive/", {"reason": "Done"})
    assert "restore it first" in read(desk.get("new-evidence/"))


def test_a_piece_that_somebody_removed_is_said_to_be_gone(blank: Desk) -> None:
    blank.post("new-evidence/", NEW)
    base, path = blank.latest.digest, "evidence/minutes-of-the-committee/change/"
    sent = {**fields(blank.get(path)), "title": "Other"}
    change = Remove(("evidence", "minutes-of-the-committee"))
    actions.revise(blank.row, base=base, changes=[change], by=blank.user, at=blank.row.created_at)
    assert blank.post(path, sent, base=base).status_code == 404


def test_nothing_is_left_of_a_file_below_the_data_folder(blank: Desk, settings: Any) -> None:
    blank.post("new-evidence/", {**NEW, "file": file(REPORT, "never-kept.bin")})
    data = Path(settings.STATIC_ROOT).parent
    assert not list(data.rglob("*never-kept*"))
