"""Starting from a record or a dossier file: only what a person chooses becomes a dossier, and once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from duecare.core.errors import InputError
from duecare.exchange import start_dossier
from duecare.files.write import dossier_yaml
from duecare.web.dossiers import actions, forms, queries
from duecare.web.dossiers.actions import imports
from duecare.web.dossiers.models import (
    Dossier,
    Import,
    ImportedFrom,
    ImportItem,
    Outcome,
    Revision,
    Upload,
)
from duecare.web.people.actions import set_up_local
from duecare.web.people.models import Organisation, User
from duecare.web.trail.models import Entry
from tests.exchange.places import fixture, real

from .bringing import UPLOAD, boxes, bring, content, inventory, kept, page, source, started, stranger_elsewhere
from .conftest import AT, document

REAL = "us-ai-inventory-2024/2024_consolidated_ai_inventory_raw_v2.csv"
VISIT_PLANNER = 1


@pytest.fixture(autouse=True)
def nothing_read_before() -> Iterator[None]:
    queries._kept.cache_clear()
    yield
    queries._kept.cache_clear()


@pytest.fixture
def elsewhere(person: User) -> tuple[Organisation, User]:
    return stranger_elsewhere()


# starting


def test_one_record_leads_to_its_dossier(client: Client, organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, fixture("inventory.csv"))
    response = client.post(f"{UPLOAD}{upload.pk}/", {"record": str(VISIT_PLANNER)})
    dossier = Dossier.objects.get()
    assert response["Location"] == f"/d/{organisation.slug}/benefit-visit-planner/"
    made = content(dossier)
    assert made.title == "Benefit visit planner"
    assert made.facts["uses-personal-data"].basis == "suggested"
    assert [fact for fact in made.facts.values() if fact.basis != "suggested"] == []
    (held,) = made.records.values()
    assert (held.file_digest, held.position, held.imported_on) == (upload.digest, VISIT_PLANNER, timezone.localdate())
    assert tuple(field.verbatim for field in held.fields) == source(upload).records[VISIT_PLANNER].values
    (revision,) = Revision.objects.all()
    assert revision.reason == f"Started from record 2 of inventory.csv ({upload.digest})"
    assert Entry.objects.filter(subject="benefit-visit-planner").count() == 1
    assert page(client.get(response["Location"]))


def test_what_is_started_from_outside_says_so_and_keeps_who_states_it(
    client: Client, organisation: Organisation, person: User
) -> None:
    upload = kept(organisation, person, fixture("inventory.csv"))
    for path in ("", f"{VISIT_PLANNER}/"):
        assert 'name="outside"' in page(client.get(f"{UPLOAD}{upload.pk}/{path}"))
    client.post(f"{UPLOAD}{upload.pk}/", {"record": [str(VISIT_PLANNER), "0"], "outside": "on"})
    made = [content(dossier) for dossier in Dossier.objects.all()]
    assert [one.outside for one in made] == ["operator-not-asked"] * 2
    assert {fact.basis for one in made for fact in one.facts.values()} == {"suggested"}
    assert all(record.asserted_by for one in made for record in one.records.values())
    assert '"outside":true' in Entry.objects.get(verb="import").payload
    client.post(f"{UPLOAD}{upload.pk}/", {"record": "2"})
    assert content(Dossier.objects.latest("pk")).outside is None


def test_several_lead_to_the_list(client: Client, organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, fixture("inventory.csv"))
    response = client.post(f"{UPLOAD}{upload.pk}/?q=department", {"record": ["2", "0", "5"]}, follow=True)
    assert response.redirect_chain == [(f"/start/imports/{Import.objects.get().pk}/", 302)]
    assert "3 dossiers were started" in page(response)
    assert set(Dossier.objects.values_list("slug", flat=True)) == {
        "parcel-damage-triage",
        "letter-drafts",
        "no-name-stated",
    }


def test_what_was_started_is_marked_and_not_started_twice(
    client: Client, organisation: Organisation, person: User
) -> None:
    address = f"{UPLOAD}{kept(organisation, person, fixture('inventory.csv')).pk}/"
    client.post(address, {"record": "1"})
    text = page(client.get(address))
    assert boxes(text) == [0, 2, 3, 4, 5]
    assert f'href="/d/{organisation.slug}/benefit-visit-planner/"' in text
    assert 'id="id_record_0"' in text
    response = client.post(address, {"record": "1"}, follow=True)
    assert response.redirect_chain == [(f"/d/{organisation.slug}/benefit-visit-planner/", 302)]
    assert "had a dossier already" in page(response)
    assert Dossier.objects.count() == 1
    assert "Had a dossier already" in page(client.post(address, {"record": ["0", "1"]}, follow=True))
    assert Dossier.objects.count() == 2


def test_the_same_file_under_another_name_is_known_and_another_organisation_starts_its_own(
    client: Client, organisation: Organisation, person: User, elsewhere: tuple[Organisation, User]
) -> None:
    home, stranger = elsewhere
    theirs = kept(home, stranger, fixture("inventory.csv"))
    assert started(theirs, [1], stranger) == [Outcome.MADE]
    ours = kept(organisation, person, fixture("inventory.csv"), "again.csv")
    assert boxes(page(client.get(f"{UPLOAD}{ours.pk}/"))) == [0, 1, 2, 3, 4, 5]
    assert started(ours, [1, 1], person) == [Outcome.MADE]
    renamed = kept(organisation, person, fixture("inventory.csv"), "renamed.csv")
    assert boxes(page(client.get(f"{UPLOAD}{renamed.pk}/"))) == [0, 2, 3, 4, 5]


def test_records_of_one_title_get_ids_of_their_own(organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, inventory(3, "T" * 300))
    assert started(upload, [2, 0, 1], person) == [Outcome.MADE] * 3
    made = Dossier.objects.order_by("pk")
    assert [dossier.slug for dossier in made] == ["t" * 80, "t" * 72 + "-2", "t" * 72 + "-3"]
    assert [content(dossier).id for dossier in made] == [dossier.slug for dossier in made]


def test_when_fifty_numbers_are_taken_random_letters_follow(organisation: Organisation, person: User) -> None:
    for slug in ("same", *(f"same-{number}" for number in range(2, 50))):
        Dossier.objects.create(organisation=organisation, slug=slug, created_at=AT)
    assert re.fullmatch("same-[0-9a-f]{6}", queries.free_slug(organisation, "same"))


@pytest.mark.parametrize(
    ("positions", "says"),
    [
        ([], "Tick at least one record."),
        (list(range(501)), "More than 500 records are too many"),
        (["540"], "no such record"),
        (["-1"], "no such record"),
        (["x"], "no such record"),
        (["9" * 5_000], "no such record"),
    ],
)
def test_a_choice_that_cannot_be_is_told_and_the_ticks_stay(
    client: Client, organisation: Organisation, person: User, positions: list[Any], says: str
) -> None:
    upload = kept(organisation, person, inventory(520))
    text = page(client.post(f"{UPLOAD}{upload.pk}/", {"record": positions}), 422)
    assert says in text
    assert 'href="#id_record_0"' in text
    assert len(re.findall(r'name="record"[^>]* checked', text)) == (50 if len(positions) == 501 else 0)
    assert not Dossier.objects.exists()


def test_five_hundred_are_an_import_at_most(organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, inventory(501))
    assert imports.begin(upload, range(500), by=person, at=AT).items.count() == 500
    for wrong in ([], range(501), [501], [-1]):
        with pytest.raises(InputError):
            imports.begin(upload, wrong, by=person, at=AT)
    assert Import.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_start_the_same_record_at_once_get_one_dossier() -> None:
    person = set_up_local(now=AT)
    upload = kept(Organisation.objects.get(), person, inventory(1))

    def start(_: int) -> list[str]:
        try:
            return started(upload, [0], person)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(start, range(4)))
    assert Dossier.objects.count() == 1
    assert outcomes == [[Outcome.MADE], *[[Outcome.THERE]] * 3]


def test_a_dossier_that_fails_takes_no_other_with_it(
    organisation: Organisation, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = kept(organisation, person, inventory(3))

    def failing(record: Any, *args: Any, **kwargs: Any) -> Any:
        if record.position == 1:
            raise InputError("Not this one.")
        return start_dossier(record, *args, **kwargs)

    monkeypatch.setattr(imports, "start_dossier", failing)
    assert started(upload, [0, 1, 2], person) == [Outcome.MADE, Outcome.FAILED, Outcome.MADE]
    assert ImportItem.objects.get(position=1).problem == "Not this one."
    assert [row.position for row in ImportedFrom.objects.order_by("position")] == [0, 2]
    assert Dossier.objects.count() == Revision.objects.count() == 2


def test_a_card_is_one_record_already_ticked(client: Client, organisation: Organisation, person: User) -> None:
    location = bring(client, fixture("card.md"), "card.md")["Location"]
    text = page(client.get(location))
    assert len(re.findall(r'name="record"[^>]* checked', text)) == 1
    assert "Northern Letters Lab" in text
    assert client.post(location, {"record": "0"})["Location"] == f"/d/{organisation.slug}/letter-sorter/"


# a dossier of our own


def own(**parts: Any) -> bytes:
    return dossier_yaml(document(**parts)).encode()


def test_a_dossier_file_is_shown_and_then_made_as_it_is(
    client: Client, organisation: Organisation, person: User
) -> None:
    location = bring(client, own(title="درجة الاحتيال", language="ar"), "a.yaml")["Location"]
    text = page(client.get(location))
    assert re.search(r'lang="ar" dir="rtl"><bdi>درجة الاحتيال', text)
    assert 'value="fraud-score"' in text
    assert not Dossier.objects.exists()
    response = client.post(location, {"id": "fraud-score"})
    assert response["Location"] == f"/d/{organisation.slug}/fraud-score/"
    assert content(Dossier.objects.get()) == document(title="درجة الاحتيال", language="ar")


def test_json_in_one_line_and_without_a_telling_name_is_known_too(client: Client, person: User) -> None:
    data = json.dumps({"actors": {}, "format": "duecare-dossier/1", "id": "x", "title": "X"}).encode()
    assert bring(client, data, "download")["Location"]
    assert Upload.objects.get().format == "duecare-dossier"


def test_every_problem_of_a_dossier_file_is_listed_with_its_line(client: Client, person: User) -> None:
    data = b"format: duecare-dossier/1\nid: Not An Id\ntitel: X\nsystem:\n  stage: soon\n"
    text = page(bring(client, data, "mine.yaml"), 422)
    assert [line for line in ("Line 2:", "Line 3:", "Line 5:") if line not in text] == []
    assert "Did you mean title?" in text
    assert not Upload.objects.exists()


def test_an_id_that_is_taken_asks_for_another_and_loses_nothing(
    client: Client, organisation: Organisation, person: User
) -> None:
    actions.create(document(title="Here before"), organisation=organisation, by=person, at=AT, reason="")
    location = bring(client, own(title="From the file"), "a.yaml")["Location"]
    text = page(client.get(location))
    assert "Its id is in use here" in text
    assert 'value="fraud-score-2"' in text
    text = page(client.post(location, {"id": "fraud-score"}), 422)
    assert "such as fraud-score-2" in text
    assert 'value="fraud-score"' in text
    for wrong in ("No Id!", "a--b", "a b"):
        assert "lower-case letters" in page(client.post(location, {"id": wrong}), 422)
    assert client.post(location, {"id": "second"})["Location"] == f"/d/{organisation.slug}/second/"
    made = content(Dossier.objects.get(slug="second"))
    assert (made.id, made.title) == ("second", "From the file")
    assert content(Dossier.objects.get(slug="fraud-score")).title == "Here before"


def test_an_id_that_is_taken_in_the_same_moment_is_told_on_the_form(
    client: Client, organisation: Organisation, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.create(document(title="Here before"), organisation=organisation, by=person, at=AT, reason="")
    location = bring(client, own(title="From the file"), "a.yaml")["Location"]
    monkeypatch.setattr(forms, "free_slug", lambda _, slug: slug)  # as it was a moment ago
    text = page(client.post(location, {"id": "fraud-score"}), 422)
    assert "There is already a dossier with the id fraud-score." in text
    assert 'value="fraud-score"' in text
    assert content(Dossier.objects.get()).title == "Here before"


def test_records_inside_a_dossier_file_count_as_started(
    client: Client, organisation: Organisation, person: User, elsewhere: tuple[Organisation, User]
) -> None:
    home, stranger = elsewhere
    theirs = kept(home, stranger, fixture("inventory.csv"))
    assert started(theirs, [1], stranger) == [Outcome.MADE]
    made = Dossier.objects.get(organisation=home)
    location = bring(client, dossier_yaml(content(made)).encode(), "from-them.yaml")["Location"]
    client.post(location, {"id": "from-them"})
    ours = kept(organisation, person, fixture("inventory.csv"))
    assert boxes(page(client.get(f"{UPLOAD}{ours.pk}/"))) == [0, 2, 3, 4, 5]


def test_a_record_with_an_impossible_position_does_no_harm(organisation: Organisation, person: User) -> None:
    digest = "sha256:" + "0" * 64
    record = {"format": "x", "file_name": "x", "file_digest": digest, "asserted_by": "x", "fields": []}
    made = document(records={"a": {**record, "position": 10**15}, "b": record})
    actions.create(made, organisation=organisation, by=person, at=AT, reason="")
    assert not ImportedFrom.objects.exists()


def test_records_and_dossiers_are_not_taken_for_each_other(organisation: Organisation, person: User) -> None:
    with pytest.raises(InputError):
        imports.begin(kept(organisation, person, own(), "a.yaml"), [0], by=person, at=AT)
    with pytest.raises(InputError):
        actions.start_from_file(kept(organisation, person, inventory(1)), slug="a", by=person, at=AT)


# on real data


def test_the_real_inventory_from_file_to_dossiers(client: Client, organisation: Organisation, person: User) -> None:
    location = bring(client, real(REAL).read_bytes(), "inventory-2024.csv")["Location"]
    assert "<bdi>2,133 records</bdi>" in page(client.get(location))
    found = boxes(page(client.get(location, {"q": "benefits eligibility"})))
    assert found
    client.post(location, {"record": found[:3]})
    assert Dossier.objects.count() == len(found[:3])
    assert boxes(page(client.get(location, {"q": "benefits eligibility"}))) == found[3:]
