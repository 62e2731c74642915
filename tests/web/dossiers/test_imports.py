"""Imports: seen before they are made, going on by themselves, whole even when the plug is pulled, and undone."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from duecare.core.errors import NotAllowedError
from duecare.core.revision import Set
from duecare.web.dossiers import actions, queries, tasks
from duecare.web.dossiers.actions import imports
from duecare.web.dossiers.models import (
    Dossier,
    Import,
    ImportedFrom,
    ImportItem,
    IndexRow,
    Outcome,
    Revision,
    State,
    Upload,
)
from duecare.web.people.actions import set_up_local
from duecare.web.people.models import Organisation, User
from duecare.web.trail.models import Entry
from duecare.web.trail.queries import check_chain
from tests.exchange.places import fixture
from tests.web.conftest import Clock
from tests.web.test_weight import MOST, weight

from .bringing import UPLOAD, inventory, kept, page, started, stranger_elsewhere
from .conftest import AT, document

IMPORTS = "/start/imports/"


@pytest.fixture(autouse=True)
def nothing_read_before() -> Iterator[None]:
    queries._kept.cache_clear()
    yield
    queries._kept.cache_clear()


@pytest.fixture
def upload(organisation: Organisation, person: User) -> Upload:
    """A file of thirty records."""
    return kept(organisation, person, inventory(30))


def revised(dossier: Dossier, by: User) -> None:
    base = dossier.revisions.get().digest
    actions.revise(dossier, base=base, changes=[Set(("title",), "Edited")], by=by, at=AT)


# seeing first


def test_a_record_is_seen_before_anything_is_made(client: Client, organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, fixture("inventory.csv"))
    text = page(client.get(f"{UPLOAD}{upload.pk}/1/"))
    assert "Benefit visit planner" in text
    assert "What the record only suggests" in text
    assert "The record says" in text
    assert "Not stated" in text
    assert "not stated, which is not “no”" in text
    assert not Dossier.objects.exists()
    assert not Import.objects.exists()
    started(upload, [1], person)
    assert "Already started:" in page(client.get(f"{UPLOAD}{upload.pk}/1/"))
    for nowhere in (f"{upload.pk}/99", f"{upload.pk + 1}/1", f"{upload.pk}/{'9' * 30}"):
        assert client.get(f"{UPLOAD}{nowhere}/").status_code == 404


def test_a_dossier_file_has_no_records_to_see(client: Client, organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, b"format: duecare-dossier/1\nid: a\ntitle: A\n", "a.yaml")
    assert client.get(f"{UPLOAD}{upload.pk}/0/").status_code == 404


# starting many


def test_many_are_started_by_the_worker_and_the_page_shows_how_far_it_is(
    client: Client, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("duecare.web.dossiers.views.imports.bring_records", type("T", (), {"enqueue": asked.append}))
    response = client.post(f"{UPLOAD}{upload.pk}/", {"all": "yes"})
    begun = Import.objects.get()
    assert response["Location"] == f"{IMPORTS}{begun.pk}/"
    assert asked == [begun.pk]
    text = page(client.get(response["Location"]))
    assert "0 of 30 records done" in text
    assert '<noscript><meta http-equiv="refresh"' in text
    assert 'hx-trigger="every 2s"' in text
    part = client.get(response["Location"], headers={"HX-Request": "true"})
    assert "<html" not in page(part)
    assert "HX-Refresh" not in part
    tasks.bring_records.func(begun.pk)
    assert client.get(response["Location"], headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    text = page(client.get(response["Location"]))
    assert "30 of 30 records done" in text
    assert "refresh" not in text
    assert Dossier.objects.count() == 30


def test_all_that_were_found_are_those_without_a_dossier(client: Client, upload: Upload, person: User) -> None:
    started(upload, [3], person)
    text = page(client.get(f"{UPLOAD}{upload.pk}/", {"q": "system"}))
    assert "Start from all" not in text, "all thirty stand on the page"
    client.post(f"{UPLOAD}{upload.pk}/?q=system+2", {"all": "yes"})
    positions = Import.objects.latest("pk").items.order_by("position").values_list("position", flat=True)
    assert list(positions) == [2, 12, *range(20, 30)]
    assert "Tick at least one" in page(client.post(f"{UPLOAD}{upload.pk}/?q=nothing", {"all": "yes"}), 422)


def test_all_is_offered_where_it_is_more_than_a_page_and_not_too_many(
    client: Client, organisation: Organisation, person: User
) -> None:
    upload = kept(organisation, person, inventory(501))
    address = f"{UPLOAD}{upload.pk}/"
    assert "search until at most 500 are left" in page(client.get(address))
    assert "Start from all 176 that were found" in page(client.get(address, {"q": "system 4"}))
    assert "are too many for one import" in page(client.post(address, {"all": "yes"}), 422)
    assert not Import.objects.exists()


# the pulled plug


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("then", ["go on", "undo"])
def test_a_worker_that_is_killed_leaves_nothing_half_made(monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    person = set_up_local(now=AT)
    begun = imports.begin(kept(Organisation.objects.get(), person, inventory(6)), range(6), by=person, at=AT)
    _killed_while_it_makes(begun, "system-3")
    assert whole() == {"system-0", "system-1", "system-2"}
    assert begun.items.filter(outcome=Outcome.WAITING).count() == 3
    if then == "go on":
        tasks.go_on_with_what_waits()  # as a worker does when it starts
        assert whole() == {f"system-{number}" for number in range(6)}
        assert not begun.items.exclude(outcome=Outcome.MADE).exists()
    else:
        imports.undo(begun, by=person, at=AT, reason="The plug was pulled")
        imports.go_on(begun, clock=lambda: AT)
        assert Dossier.objects.filter(state=State.ARCHIVED).count() == Dossier.objects.count() == 3
        assert begun.items.filter(outcome=Outcome.LEFT_OUT).count() == 3
    assert check_chain(begun.organisation) is None


def _killed_while_it_makes(begun: Import, slug: str) -> None:
    """A worker process of its own, killed when the dossier is written and what became of its record is not."""
    connections.close_all()
    worker = os.fork()
    if worker == 0:
        create = actions.create

        def create_and_die(made: Any, **told: Any) -> Dossier:
            dossier = create(made, **told)
            if made.id == slug:
                os.kill(os.getpid(), signal.SIGKILL)
            return dossier

        vars(imports)["create"] = create_and_die
        try:
            imports.go_on(begun, clock=lambda: AT)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) == -signal.SIGKILL


def whole() -> set[str]:
    """The dossiers that are there, each with its revision, findings, index, trail entry and record."""
    slugs = set(Dossier.objects.values_list("slug", flat=True))
    assert Revision.objects.count() == IndexRow.objects.count() == ImportedFrom.objects.count() == len(slugs)
    assert set(Entry.objects.filter(verb="create").values_list("subject", flat=True)) == slugs
    assert ImportItem.objects.filter(outcome=Outcome.MADE, dossier__isnull=False).count() == len(slugs)
    return slugs


def test_what_was_left_is_told_and_goes_on_even_without_a_worker(
    client: Client, upload: Upload, person: User, clock: Clock
) -> None:
    begun = imports.begin(upload, range(3), by=person, at=clock.now)
    address = f"{IMPORTS}{begun.pk}/"
    assert "It has stopped" not in page(client.get(address))
    clock.now += timedelta(minutes=2)
    text = page(client.get(address))
    assert "It has stopped" in text
    assert "refresh" not in text
    assert client.post(f"{address}go-on/")["Location"] == address
    assert "3 of 3 records done" in page(client.get(address))


def test_a_file_that_was_removed_is_told_and_loses_nothing(client: Client, upload: Upload, person: User) -> None:
    begun = imports.begin(upload, range(3), by=person, at=AT)
    imports.go_on(begun, clock=lambda: AT, most=1)
    actions.drop_upload(upload, by=person, at=AT)
    begun.refresh_from_db()
    imports.go_on(begun, clock=lambda: AT)
    text = page(client.get(f"{IMPORTS}{begun.pk}/"))
    assert "The file was removed before its turn came." in text
    assert Dossier.objects.count() == 1


# undoing


def test_undoing_puts_away_what_nobody_changed_and_keeps_the_rest(client: Client, upload: Upload, person: User) -> None:
    response = client.post(f"{UPLOAD}{upload.pk}/", {"record": ["0", "1", "2"]})
    begun = Import.objects.get()
    _, second, third = Dossier.objects.order_by("pk")
    revised(second, person)
    actions.archive(third, by=person, at=AT, reason="Not bought")
    text = page(client.get(response["Location"]))
    assert "1 dossier that it made" in text
    assert re.search(r"stay as they are:</p>\s*<ul><li><a href=\"[^\"]+system-1/\"><bdi>Edited", text)
    entries = Entry.objects.count()
    text = page(client.post(f"{IMPORTS}{begun.pk}/undo/", {"reason": "The wrong file"}, follow=True))
    assert "The import was undone." in text
    states = dict(Dossier.objects.values_list("slug", "state"))
    assert states == {"system-0": State.ARCHIVED, "system-1": State.ACTIVE, "system-2": State.ARCHIVED}
    act = Entry.objects.latest("pk")
    assert (act.verb, act.subject, act.by) == ("undo-import", None, person)
    assert '"put_away":["system-0"]' in act.payload
    assert '"reason":"The wrong file"' in act.payload
    assert Entry.objects.count() == entries + 2, "one for the import, one in the history of the dossier"
    assert Revision.objects.count() == 4
    with pytest.raises(NotAllowedError):
        imports.undo(begun, by=person, at=AT, reason="Again")
    assert "Undo the import" not in text


def test_what_was_put_away_by_undoing_can_be_started_from_again_and_restored(upload: Upload, person: User) -> None:
    started(upload, [0], person)
    imports.undo(Import.objects.get(), by=person, at=AT, reason="x")
    assert started(upload, [0], person) == [Outcome.MADE]
    assert set(Dossier.objects.values_list("slug", flat=True)) == {"system-0", "system-0-2"}
    imports.undo(Import.objects.latest("pk"), by=person, at=AT, reason="x")
    first = Dossier.objects.get(slug="system-0")
    actions.restore(first, by=person, at=AT, reason="After all")
    assert started(upload, [0], person) == [Outcome.THERE]


def test_what_a_person_put_away_counts_as_started(upload: Upload, person: User) -> None:
    started(upload, [0], person)
    actions.archive(Dossier.objects.get(), by=person, at=AT, reason="Not bought")
    assert started(upload, [0], person) == [Outcome.THERE]
    imports.undo(Import.objects.latest("pk"), by=person, at=AT, reason="It made nothing")
    assert Dossier.objects.count() == 1


def test_undoing_needs_a_reason_and_loses_no_word(client: Client, upload: Upload, person: User) -> None:
    started(upload, [0, 1], person)
    begun = Import.objects.get()
    text = page(client.post(f"{IMPORTS}{begun.pk}/undo/", {"reason": " "}), 422)
    assert "There is a problem" in text
    text = page(client.post(f"{IMPORTS}{begun.pk}/undo/", {"reason": "x" * 20_001}), 422)
    assert "x" * 20_001 in text
    assert Dossier.objects.filter(state=State.ACTIVE).count() == 2


# the list of them


def test_imports_are_listed_page_by_page(
    client: Client, upload: Upload, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nothing was imported yet" in page(client.get(IMPORTS))
    monkeypatch.setattr("duecare.web.dossiers.views.imports.LISTED", 2)
    for position in range(3):
        started(upload, [position, position + 1], person)
    imports.undo(Import.objects.latest("pk"), by=person, at=AT, reason="x")
    first = page(client.get(IMPORTS))
    assert (first.count("inventory.csv"), first.count("Undone"), first.count("2 records")) == (2, 1, 2)
    older = re.search(r'href="(\?older=\d+)"', first)
    assert older is not None
    assert page(client.get(IMPORTS + older[1])).count("inventory.csv") == 1
    assert "No imports before that" in page(client.get(IMPORTS, {"older": "1"}))
    for wrong in ("x", "-1", "9" * 30, "²"):
        assert client.get(IMPORTS, {"older": wrong}).status_code == 404


def test_nobody_sees_or_touches_imports_of_another_organisation(client: Client, person: User) -> None:
    home, stranger = stranger_elsewhere()
    started(kept(home, stranger, inventory(2)), [0, 1], stranger)
    begun = Import.objects.get()
    assert "inventory.csv" not in page(client.get(IMPORTS))
    assert client.get(f"{IMPORTS}{begun.pk}/").status_code == 404
    for act in ("undo", "go-on"):
        assert client.post(f"{IMPORTS}{begun.pk}/{act}/", {"reason": "x"}).status_code == 404
    assert Dossier.objects.filter(state=State.ACTIVE).count() == 2


# examples


def test_an_example_is_copied_each_time_under_an_id_of_its_own(client: Client, person: User) -> None:
    text = page(client.get("/start/"))
    for example in queries.examples():
        assert f'action="/start/example/{example}/"' in text
        assert client.post(f"/start/example/{example}/").status_code == 302
    assert client.post("/start/example/cv-ranking/")["Location"].endswith("/cv-ranking-2/")
    assert Dossier.objects.count() == len(queries.examples()) + 1
    assert client.post("/start/example/no-such/").status_code == 404
    assert client.get("/start/example/cv-ranking/").status_code == 405


def test_a_full_import_is_a_light_page_that_asks_little(
    client: Client, organisation: Organisation, person: User, django_assert_max_num_queries: Any
) -> None:
    begun = imports.begin(kept(organisation, person, inventory(500)), range(500), by=person, at=AT)
    row = actions.create(document(), organisation=organisation, by=person, at=AT, reason="")
    begun.items.update(outcome=Outcome.MADE, dossier=row)
    with django_assert_max_num_queries(8):
        response = client.get(f"{IMPORTS}{begun.pk}/", headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    assert weight(response) < MOST
