"""Bringing a newer edition: what changed is suggested to the dossier that keeps the record, and people decide."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from duecare.core.errors import InputError
from duecare.core.revision import Remove, Set
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.actions import imports
from duecare.web.dossiers.actions import newer as suggesting
from duecare.web.dossiers.models import Dossier, Import, Newer, Outcome, RecordKey
from duecare.web.dossiers.queries.newer import look_at, matches_of
from duecare.web.people.models import Organisation, User
from duecare.web.trail.models import Entry
from tests.web.desk import Desk, read
from tests.web.test_access import assert_well_made

from .bringing import bring, content, kept, page, source, started, stranger_elsewhere
from .conftest import AT

NL = {"id": 1, "title": "Planner", "organisatie": "Gemeente Lindenau", "doel": "Plans", "status": "ontwikkeling"}
OTHER = {**NL, "id": 2, "title": "Sorter", "doel": "Sorts"}
NAME = "nl-algorithm-register-0"


def register(*records: dict[str, Any]) -> bytes:
    return json.dumps({"algoritmes": list(records)}).encode()


@pytest.fixture
def desk(client: Client, organisation: Organisation, person: User) -> Desk:
    """A dossier of a record, and a browser at it."""
    assert started(kept(organisation, person, register(NL), "older.json"), [0], person) == [Outcome.MADE]
    return Desk(client, person, Dossier.objects.get(slug="planner"))


def newer(desk: Desk, *records: dict[str, Any], take: int = 0) -> Newer | None:
    """What comes of starting from a record of a newer file."""
    upload = kept(desk.row.organisation, desk.user, register(*records), "newer.json")
    started(upload, [take], desk.user)
    return Newer.objects.filter(closed_at=None).order_by("-pk").first()


CHANGED = {**NL, "doel": "Plans otherwise", "status": "in_gebruik"}


def test_a_newer_record_is_suggested_to_its_dossier_and_changes_nothing(desk: Desk) -> None:
    before = desk.document
    row = newer(desk, CHANGED)
    assert row is not None
    assert (row.dossier, row.record, row.name) == (desk.row, NAME, f"{NAME}-2")
    assert desk.document == before
    assert Dossier.objects.count() == 1
    assert row.item is not None and row.item.outcome == Outcome.NEWER
    entry = Entry.objects.filter(verb="suggest-newer").get()
    assert entry.subject == desk.row.slug
    assert "There is a newer edition to look at" in read(desk.get())


def test_the_list_and_the_record_say_what_there_is_already(desk: Desk) -> None:
    assert bring(desk.client, register(CHANGED, OTHER, NL | {"id": 3}), "newer.json").status_code == 302
    upload = queries.uploads_of(desk.user)[0]
    text = read(desk.client.get(f"/start/file/{upload.pk}/"))
    assert text.count("You have a dossier of this record:") == 1
    assert "planner · 2 fields have changed since" in text
    one = read(desk.client.get(f"/start/file/{upload.pk}/0/"))
    assert "The record then Plans The record now Plans otherwise" in one
    assert "Suggest the changes to its dossier" in one
    assert "You have a dossier" not in read(desk.client.get(f"/start/file/{upload.pk}/1/"))


def test_the_same_record_in_another_file_is_said_to_be_the_same_and_suggests_nothing(desk: Desk) -> None:
    bring(desk.client, register(OTHER, NL), "newer.json")
    upload = queries.uploads_of(desk.user)[0]
    assert "planner · the same, word for word" in read(desk.client.get(f"/start/file/{upload.pk}/"))
    one = read(desk.client.get(f"/start/file/{upload.pk}/1/"))
    assert "the same, word for word" in one
    assert "Suggest the changes" not in one
    assert started(upload, [1], desk.user) == [Outcome.THERE]
    assert not Newer.objects.exists()


def test_choosing_one_record_leads_to_what_differs(desk: Desk) -> None:
    bring(desk.client, register(CHANGED), "newer.json")
    upload = queries.uploads_of(desk.user)[0]
    sent = desk.client.post(f"/start/file/{upload.pk}/", {"record": "0"})
    assert (sent.status_code, sent["Location"]) == (302, desk.url("newer/"))
    text = read(desk.client.get(desk.url("newer/")))
    assert "2 fields of the record differ, word for word" in text
    assert "From the record then Plans In the dossier Plans From the record now Plans otherwise" in text
    found = Import.objects.order_by("-pk")[0]
    what = read(desk.client.get(f"/start/imports/{found.pk}/"))
    assert "Changes were suggested to its dossier" in what
    assert "To 1 dossier that there was, changes were suggested." in what


def test_parts_are_taken_over_one_by_one_with_the_record(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None
    assert desk.post(f"newer/{row.pk}/take/", {"part": "system.stage"}).status_code == 302
    assert (desk.document.system.stage, desk.document.system.purpose) == ("in-use", "Plans")
    assert set(desk.document.records) == set(desk.document.evidence) == {NAME, f"{NAME}-2"}
    assert desk.latest.reason == "From the newer record in newer.json"
    text = read(desk.get("newer/"))
    assert "The newer record itself" not in text
    assert "Plans otherwise" in text
    assert desk.post(f"newer/{row.pk}/take/", {"part": "system.purpose"}).status_code == 302
    assert desk.document.system.purpose == "Plans otherwise"
    assert len(desk.document.records) == 2
    row.refresh_from_db()
    assert row.closed_at is not None
    assert "No newer edition waits" in read(desk.get("newer/"))
    assert "a newer edition to look at" not in read(desk.get())
    assert newer(desk, CHANGED) is None, "the newest that is kept is what the next edition is compared with"


def test_the_record_alone_can_be_kept(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None
    desk.post(f"newer/{row.pk}/take/", {"part": "record"})
    settled = desk.post(f"newer/{row.pk}/aside/", {"part": "record", "reason": "too late"})
    assert "settled already" in page(settled, 422)
    assert desk.document.system.stage == "development"
    assert f"{NAME}-2" in desk.document.records


def test_a_part_is_set_aside_with_a_reason_by_a_person(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None
    for part in ("record", "system.stage", "system.purpose"):
        assert desk.post(f"newer/{row.pk}/aside/", {"part": part, "reason": f"not {part}"}).status_code == 302
    row.refresh_from_db()
    assert row.closed_at is not None
    assert row.aside == {part: f"not {part}" for part in ("record", "system.stage", "system.purpose")}
    entries = Entry.objects.filter(verb="set-aside").order_by("pk")
    assert [json.loads(entry.payload)["part"] for entry in entries] == [*row.aside]
    assert desk.document.system.purpose == "Plans"
    assert desk.row.revisions.count() == 1


def test_a_reason_is_asked_for_and_nothing_typed_is_lost(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None
    answer = desk.post(f"newer/{row.pk}/aside/", {"part": "system.stage", "reason": " "})
    text = page(answer, 422)
    assert "Problem:" in text
    assert len(re.findall(r'id="id_\d+_system_stage_reason_error"', text)) == 1
    assert len(set(re.findall(r' id="([^"]+)"', text))) == len(re.findall(r' id="([^"]+)"', text))
    settled = desk.post(f"newer/{row.pk}/aside/", {"part": "system.sector", "reason": "why"})
    assert "settled already" in page(settled, 422)


def test_what_somebody_wrote_stays_and_cannot_be_taken_over(desk: Desk) -> None:
    change = Set(("system", "purpose"), "We plan by lot")
    actions.revise(desk.row, base=desk.document.digest, changes=[change], by=desk.user, at=AT)
    row = newer(desk, CHANGED)
    assert row is not None
    text = read(desk.get("newer/"))
    assert "Somebody has written something else here" in text
    assert "In the dossier We plan by lot" in text
    assert_well_made(desk.get("newer/"))
    answer = desk.post(f"newer/{row.pk}/take/", {"part": "system.purpose"})
    assert answer.status_code == 302
    assert "Somebody has settled or changed this meanwhile" in read(desk.client.get(answer["Location"]))
    assert desk.document.system.purpose == "We plan by lot"
    assert f"{NAME}-2" not in desk.document.records


def test_two_who_change_the_same_meet_on_the_conflict_page(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None
    base = desk.document.digest
    other = Set(("title",), "Another title")
    actions.revise(desk.row, base=base, changes=[other], by=desk.user, at=AT)
    assert desk.post(f"newer/{row.pk}/take/", {"part": "system.stage"}, base=base).status_code == 302
    assert (desk.document.title, desk.document.system.stage) == ("Another title", "in-use")


def test_a_still_newer_edition_takes_the_place_of_one_that_nobody_settled(desk: Desk) -> None:
    first = newer(desk, CHANGED)
    second = newer(desk, {**CHANGED, "doel": "Plans a third way"})
    assert first is not None and second is not None and first != second
    first.refresh_from_db()
    assert first.closed_at is not None
    assert desk.get(f"newer/{first.pk}/take/").status_code == 405
    assert desk.post(f"newer/{first.pk}/take/", {"part": "record"}).status_code == 404


def test_undoing_an_import_takes_back_what_nobody_acted_on(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None and row.item is not None
    imports.undo(row.item.of, by=desk.user, at=AT, reason="wrong file")
    row.refresh_from_db()
    row.item.refresh_from_db()
    assert row.closed_at is not None
    assert row.item.outcome == Outcome.LEFT_OUT
    assert Dossier.objects.get().state == "active", "a dossier that was there before is not put away"
    acted = newer(desk, CHANGED)
    assert acted is not None and acted.item is not None
    desk.post(f"newer/{acted.pk}/take/", {"part": "system.stage"})
    imports.undo(acted.item.of, by=desk.user, at=AT, reason="wrong file")
    acted.refresh_from_db()
    assert acted.closed_at is None


def test_a_record_that_is_gone_is_noted_by_a_person_and_looked_at(desk: Desk) -> None:
    bring(desk.client, register(OTHER), "newer.json")
    upload = queries.uploads_of(desk.user)[0]
    text = read(desk.client.get(f"/start/file/{upload.pk}/"))
    assert "1 of your dossiers keeps a record of such a register, and this file does not hold it" in text
    assert desk.client.post(f"/start/file/{upload.pk}/gone/").status_code == 302
    assert "Records that are not in this file" not in read(desk.client.get(f"/start/file/{upload.pk}/"))
    assert "This edition does not hold the record any more" in read(desk.get("newer/"))
    row = Newer.objects.get()
    assert desk.post(f"newer/{row.pk}/aside/", {"part": "record", "reason": "Retired in May"}).status_code == 302
    row.refresh_from_db()
    assert row.closed_at is not None
    assert desk.row.revisions.count() == 1
    assert "Records that are not in this file" not in read(desk.client.get(f"/start/file/{upload.pk}/"))
    assert Entry.objects.filter(verb="note-gone", subject=desk.row.slug).count() == 1


def test_nothing_is_gone_from_another_kind_of_file_or_the_same_one(desk: Desk) -> None:
    for data, name in ((register(NL, OTHER), "newer.json"), (b"---\nlicense: mit\n---\n# Card\n", "README.md")):
        bring(desk.client, data, name)
        upload = queries.uploads_of(desk.user)[0]
        assert "Records that are not in this file" not in read(desk.client.get(f"/start/file/{upload.pk}/"))


def test_tables_are_told_by_their_columns(client: Client, person: User, organisation: Organisation) -> None:
    from duecare.exchange import proposal

    def table(text: str) -> Any:
        data = text.encode()
        upload = kept(organisation, person, data, f"t{len(text)}.csv")
        actions.map_columns(upload, proposal(data, "t.csv").columns(), by=person, at=AT)
        upload.refresh_from_db()
        return upload

    assert started(table("System,Purpose\nPlanner,Plans\n"), [0], person) == [Outcome.MADE]
    same_columns, others = table("System,Purpose\nSorter,Sorts it\n"), table("System,Purpose,Notes\nSorter,S,\n")
    assert "Records that are not in this file" in read(client.get(f"/start/file/{same_columns.pk}/"))
    assert "Records that are not in this file" not in read(client.get(f"/start/file/{others.pk}/"))
    assert started(table("System,Purpose\nPlanner,Plans visits\n"), [0], person) == [Outcome.NEWER]


def test_strangers_find_nothing_and_change_nothing(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None
    home, other = stranger_elsewhere()
    upload = kept(home, other, register({**NL, "doel": "x"}), "theirs.json")
    assert not matches_of(home, source(upload), source(upload).records)
    assert started(upload, [0], other) == [Outcome.MADE]
    theirs = Desk(desk.client, other, Dossier.objects.get(organisation=home))
    assert desk.client.post(theirs.url(f"newer/{row.pk}/take/"), {"part": "record"}).status_code == 404
    assert desk.client.post(f"/start/file/{upload.pk}/gone/").status_code == 404


def test_several_records_that_could_be_it_start_a_dossier_of_their_own(desk: Desk) -> None:
    bare = {**NL, "id": None}
    upload = kept(desk.row.organisation, desk.user, register(bare), "bare.json")
    assert started(upload, [0], desk.user) == [Outcome.NEWER]
    twice = kept(desk.row.organisation, desk.user, register({**bare, "doel": "a"}, {**bare, "doel": "b"}), "twice.json")
    assert started(twice, [0], desk.user) == [Outcome.MADE]


def test_what_a_record_is_told_by_is_written_with_each_revision_and_made_again(desk: Desk) -> None:
    def told() -> list[Any]:
        return [*RecordKey.objects.order_by("record", "identity").values_list("record", "identity", "key", "later")]

    row = newer(desk, CHANGED)
    assert row is not None
    desk.post(f"newer/{row.pk}/take/", {"part": "record"})
    written = told()
    assert {(record, later) for record, _, _, later in written} == {(NAME, 1), (f"{NAME}-2", 0)}
    RecordKey.objects.all().delete()
    actions.reindex(desk.row, at=AT)
    assert told() == written


def test_a_record_that_was_removed_or_cannot_be_read_is_told(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None
    without = content(desk.row).model_copy(update={"records": {}})
    assert "does not keep the older record" in look_at(row, without).problem
    odd = content(desk.row).records[NAME].model_copy(update={"format": "unknown"})
    changed = content(desk.row).model_copy(update={"records": {NAME: odd}})
    assert "cannot be read again" in look_at(row, changed).problem
    row.record = "gone"
    row.save()
    assert "does not keep the older record" in read(desk.get("newer/"))
    suggesting.set_aside(row, "record", by=desk.user, at=AT, reason="removed by hand")
    row.refresh_from_db()
    assert row.closed_at is not None
    with pytest.raises(InputError, match="settled"):
        suggesting.set_aside(row, "record", by=desk.user, at=AT, reason="again")


def test_an_archived_dossier_takes_nothing_over(desk: Desk) -> None:
    row = newer(desk, CHANGED)
    assert row is not None
    actions.archive(desk.row, by=desk.user, at=AT, reason="closed")
    assert "To change it, restore it first" in read(desk.get("newer/"))
    assert "This dossier is archived" in page(desk.post(f"newer/{row.pk}/take/", {"part": "system.stage"}), 422)
    assert desk.document.system.stage == "development"
    assert newer(desk, {**CHANGED, "doel": "again"}) == row, "a dossier that was put away is suggested nothing"


def test_only_a_register_can_tell_that_a_record_is_gone(desk: Desk) -> None:
    bring(desk.client, b"format: duecare-dossier/1\nid: own\ntitle: Own\n", "own.yaml")
    assert desk.client.post(f"/start/file/{queries.uploads_of(desk.user)[0].pk}/gone/").status_code == 404


def test_a_record_that_somebody_took_out_of_the_dossier_is_not_found(desk: Desk) -> None:
    gone = [Remove(("records", NAME)), Remove(("evidence", NAME))]
    actions.revise(desk.row, base=desk.document.digest, changes=gone, by=desk.user, at=AT)
    assert not RecordKey.objects.exists()
    assert newer(desk, CHANGED) is None
    assert Dossier.objects.count() == 2
