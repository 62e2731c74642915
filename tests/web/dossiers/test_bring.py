"""Starting from a record: what was found in a file is shown, and only what a person chooses becomes a dossier."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from duecare.core.errors import InputError, NotFoundError
from duecare.exchange import Source, read_source, start_dossier
from duecare.files.write import dossier_yaml
from duecare.web.dossiers import actions, forms, queries
from duecare.web.dossiers.models import Dossier, ImportedFrom, Revision, Upload
from duecare.web.dossiers.store import document_of
from duecare.web.people.actions import set_up_local
from duecare.web.people.models import Membership, Organisation, Role, User
from duecare.web.trail.models import Entry
from tests.exchange.places import fixture, real

from .conftest import AT, document

UPLOAD = "/start/file/"
REAL = "us-ai-inventory-2024/2024_consolidated_ai_inventory_raw_v2.csv"
VISIT_PLANNER = 1


@pytest.fixture(autouse=True)
def nothing_read_before() -> Iterator[None]:
    queries._kept.cache_clear()
    yield
    queries._kept.cache_clear()


def bring(client: Client, data: bytes, name: str = "inventory.csv") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


def page(response: Any, status: int = 200) -> str:
    assert response.status_code == status
    return str(response.content.decode())


def inventory(count: int, title: str = "System {}") -> bytes:
    """A file in the layout of the inventory, with that many records."""
    text = io.StringIO(newline="")
    header = next(csv.reader(io.StringIO(fixture("inventory.csv").decode("cp1252"), newline="")))
    csv.writer(text).writerows([header, *([title.format(n), "An agency", *[""] * 60] for n in range(count))])
    return text.getvalue().encode("cp1252")


def boxes(text: str) -> list[int]:
    return [int(value) for value in re.findall(r'name="record" value="(\d+)"', text)]


def kept(
    organisation: Organisation, person: User, data: bytes, name: str = "inventory.csv", at: datetime | None = None
) -> Upload:
    return actions.keep_upload(data, name, organisation=organisation, by=person, at=at or timezone.now())


def content(dossier: Dossier) -> Any:
    revision = Revision.objects.get(dossier=dossier)
    return document_of(revision.digest, revision.content)


@pytest.fixture
def elsewhere(person: User) -> tuple[Organisation, User]:
    other = User.objects.create(display_name="Stranger", joined_at=AT)
    home = Organisation.objects.create(name="Elsewhere", slug="elsewhere")
    Membership.objects.create(user=other, organisation=home, role=Role.LEAD)
    return home, other


# bringing a file


def test_the_first_page_says_what_can_be_read(client: Client, person: User) -> None:
    text = page(client.get(UPLOAD))
    assert 'enctype="multipart/form-data"' in text
    assert "inventory of 2024" in text
    assert "Hugging Face" in text
    assert "duecare-dossier/1" in text
    assert "30 MB" in text
    assert UPLOAD in page(client.get("/start/"))


def test_records_are_shown_and_nothing_is_made_yet(client: Client, person: User) -> None:
    response = bring(client, fixture("inventory.csv"))
    text = page(client.get(response["Location"]))
    assert "inventory of 2024" in text
    assert "inventory.csv" in text
    assert "<bdi>6 records</bdi>" in text
    assert "sha256:" in text
    assert "Benefit visit planner" in text
    assert "Department of Allowances" in text
    assert "Purpose not stated" in text
    assert boxes(text) == [0, 1, 2, 3, 4, 5]
    assert not Dossier.objects.exists()


def test_a_file_that_nobody_knows_is_told_on_the_same_page_and_not_kept(client: Client, person: User) -> None:
    text = page(bring(client, b"Name,Owner\r\na,b\r\n", "list.csv"), 422)
    assert "This file could not be used" in text
    assert "a table (CSV) with 2 columns" in text
    assert "Known layouts" in text
    assert 'id="id_file"' in text
    assert not Upload.objects.exists()


def test_every_problem_of_a_damaged_table_is_listed(client: Client, person: User) -> None:
    text = page(bring(client, inventory(2) + b"cut,short\r\n" + b"this,too\r\n"), 422)
    assert text.count("the row has 2 cells") == 2
    assert "Line 4:" in text
    assert "Line 5:" in text


def test_hostile_words_stay_words(client: Client, person: User) -> None:
    bad = "<script>alert(1)</script>"
    text = page(bring(client, f"format: duecare-dossier/1\nid: a\ntitle: b\n{bad}: 1\n".encode(), f"{bad}.yaml"), 422)
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    text = page(client.get(bring(client, inventory(1, bad + " {}"), "<b>.csv")["Location"]))
    assert "<script>alert" not in text
    assert "<b>" not in text
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "This file is empty"), (b"x" * 101, "larger than 30 MB"), (None, "Choose a file.")]
)
def test_an_empty_or_a_large_file_or_none_is_told(
    client: Client, person: User, monkeypatch: pytest.MonkeyPatch, data: bytes | None, says: str
) -> None:
    monkeypatch.setattr(forms, "LARGEST_FILE", 100)
    response = bring(client, data) if data is not None else client.post(UPLOAD, {})
    text = page(response, 422)
    assert says in text
    assert 'href="#id_file"' in text
    assert not Upload.objects.exists()


def test_the_same_file_again_is_kept_once(organisation: Organisation, person: User) -> None:
    first = kept(organisation, person, fixture("inventory.csv"), at=AT)
    again = kept(organisation, person, fixture("inventory.csv"), at=AT + timedelta(days=1))
    assert (again.pk, again.at) == (first.pk, AT + timedelta(days=1))
    kept(organisation, person, fixture("inventory.csv"), "other.csv")
    assert Upload.objects.count() == 2


def test_the_trail_names_the_file_by_its_digest_only(organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, fixture("inventory.csv"), "Complaint of J. Doe.csv")
    actions.drop_upload(upload, by=person, at=AT)
    first, second = Entry.objects.order_by("id")
    assert (first.verb, second.verb) == ("keep-upload", "drop-upload")
    assert json.loads(first.payload)["digest"] == json.loads(second.payload)["digest"] == upload.digest
    assert "Doe" not in first.payload + second.payload


# who sees it, and for how long


def test_only_members_see_a_file(client: Client, person: User, elsewhere: tuple[Organisation, User]) -> None:
    home, stranger = elsewhere
    theirs = kept(home, stranger, fixture("inventory.csv"), "theirs.csv")
    assert "theirs.csv" not in page(client.get(UPLOAD))
    for response in (
        client.get(f"{UPLOAD}{theirs.pk}/"),
        client.post(f"{UPLOAD}{theirs.pk}/", {"record": "0"}),
        client.post(f"{UPLOAD}{theirs.pk}/drop/"),
        client.get(f"{UPLOAD}{10**30}/"),
    ):
        page(response, 404)
    assert Upload.objects.filter(pk=theirs.pk).exists()


def test_a_file_goes_after_a_week_or_when_it_is_removed(
    client: Client, organisation: Organisation, person: User
) -> None:
    week = timedelta(days=7, minutes=1)
    old = kept(organisation, person, fixture("inventory.csv"), "old.csv", at=timezone.now() - week)
    new = kept(organisation, person, fixture("inventory.csv"), "new.csv")
    text = page(client.get(UPLOAD))
    assert "old.csv" not in text
    assert "new.csv" in text
    assert "not kept here" in page(client.get(f"{UPLOAD}{old.pk}/"), 404)
    assert client.get(f"{UPLOAD}{new.pk}/drop/").status_code == 405
    assert client.post(f"{UPLOAD}{new.pk}/drop/")["Location"] == UPLOAD
    assert not Upload.objects.exists()


def test_a_file_that_goes_while_it_is_looked_at_is_told(organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, fixture("inventory.csv"))
    Upload.objects.all().delete()
    with pytest.raises(NotFoundError, match="not kept"):
        queries.brought(upload)


def test_the_records_are_read_once_for_many_pages(
    client: Client, organisation: Organisation, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = kept(organisation, person, inventory(3))
    read: list[str] = []

    def reading(data: bytes, name: str) -> Source:
        read.append(name)
        return read_source(data, name)

    monkeypatch.setattr(queries, "read_source", reading)
    for words in ("", "system", "none"):
        page(client.get(f"{UPLOAD}{upload.pk}/", {"q": words}))
    assert read == ["inventory.csv"]
    monkeypatch.setattr(queries, "KEPT_PARSED", 10)
    page(client.get(f"{UPLOAD}{upload.pk}/"))
    assert len(read) == 2, "a large file is not kept in memory"


# finding records


def test_pages_go_forth_and_back_through_all_records(client: Client, organisation: Organisation, person: User) -> None:
    address = f"{UPLOAD}{kept(organisation, person, inventory(120)).pk}/"
    first = page(client.get(address))
    second = page(client.get(f"{address}?after=49"))
    last = page(client.get(f"{address}?after=99"))
    assert [boxes(first), boxes(second), boxes(last)] == [
        list(range(50)),
        list(range(50, 100)),
        list(range(100, 120)),
    ]
    assert 'rel="prev"' not in first
    assert 'rel="next" href="?after=49"' in first
    assert 'rel="prev" href="?before=50"' in second
    assert 'rel="next"' not in last
    assert boxes(page(client.get(f"{address}?before=50"))) == list(range(50))
    assert boxes(page(client.get(f"{address}?before=100"))) == list(range(50, 100))
    page(client.get(f"{address}?after=x"), 404)
    page(client.get(f"{address}?before={'9' * 5_000}"), 404)


def test_the_search_stays_while_paging(client: Client, organisation: Organisation, person: User) -> None:
    address = f"{UPLOAD}{kept(organisation, person, inventory(120, 'A & B {}')).pk}/"
    text = page(client.get(address, {"q": "a & b"}))
    assert "120 records hold all these words." in text
    assert 'href="?q=a+%26+b&amp;after=49"' in text
    assert boxes(page(client.get(address, {"q": "B 7"}))) == [n for n in range(120) if "7" in str(n)]
    assert "Nothing found" in page(client.get(address, {"q": "nowhere"}))


def test_a_header_without_records_is_told(client: Client, person: User) -> None:
    assert "nothing stands below the header" in page(client.get(bring(client, inventory(0))["Location"]))


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


def source(upload: Upload) -> Source:
    found = queries.brought(upload)
    assert isinstance(found, Source)
    return found


def test_several_lead_to_the_list(client: Client, organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, fixture("inventory.csv"))
    response = client.post(f"{UPLOAD}{upload.pk}/?q=department", {"record": ["2", "0", "5"]}, follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert "3 dossiers were started." in page(response)
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
    assert "had a dossier already" in page(client.post(address, {"record": ["0", "1"]}, follow=True))
    assert Dossier.objects.count() == 2


def test_the_same_file_under_another_name_is_known_and_another_organisation_starts_its_own(
    client: Client, organisation: Organisation, person: User, elsewhere: tuple[Organisation, User]
) -> None:
    home, stranger = elsewhere
    theirs = kept(home, stranger, fixture("inventory.csv"))
    assert len(actions.start_from_records(theirs, [1], by=stranger, at=AT).made) == 1
    ours = kept(organisation, person, fixture("inventory.csv"), "again.csv")
    assert boxes(page(client.get(f"{UPLOAD}{ours.pk}/"))) == [0, 1, 2, 3, 4, 5]
    assert len(actions.start_from_records(ours, [1, 1], by=person, at=AT).made) == 1
    renamed = kept(organisation, person, fixture("inventory.csv"), "renamed.csv")
    assert boxes(page(client.get(f"{UPLOAD}{renamed.pk}/"))) == [0, 2, 3, 4, 5]


def test_records_of_one_title_get_ids_of_their_own(organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, inventory(3, "T" * 300))
    started = actions.start_from_records(upload, [2, 0, 1], by=person, at=AT)
    assert [dossier.slug for dossier in started.made] == ["t" * 80, "t" * 72 + "-2", "t" * 72 + "-3"]
    assert [content(dossier).id for dossier in started.made] == [dossier.slug for dossier in started.made]


def test_when_fifty_numbers_are_taken_random_letters_follow(organisation: Organisation, person: User) -> None:
    for slug in ("same", *(f"same-{number}" for number in range(2, 50))):
        Dossier.objects.create(organisation=organisation, slug=slug, created_at=AT)
    assert re.fullmatch("same-[0-9a-f]{6}", queries.free_slug(organisation, "same"))


@pytest.mark.parametrize(
    ("positions", "says"),
    [
        ([], "Tick at least one record."),
        (list(range(21)), "These are 21 records. Tick at most 20"),
        (["40"], "no such record"),
        (["-1"], "no such record"),
        (["x"], "no such record"),
        (["9" * 5_000], "no such record"),
    ],
)
def test_a_choice_that_cannot_be_is_told_and_the_ticks_stay(
    client: Client, organisation: Organisation, person: User, positions: list[Any], says: str
) -> None:
    upload = kept(organisation, person, inventory(30))
    text = page(client.post(f"{UPLOAD}{upload.pk}/", {"record": positions}), 422)
    assert says in text
    assert 'href="#id_record_0"' in text
    assert len(re.findall(r'name="record"[^>]* checked', text)) == (21 if len(positions) == 21 else 0)
    assert not Dossier.objects.exists()


def test_twenty_at_once_are_started(organisation: Organisation, person: User) -> None:
    upload = kept(organisation, person, inventory(30))
    assert len(actions.start_from_records(upload, range(20), by=person, at=AT).made) == 20
    for wrong in ([], range(21), [30]):
        with pytest.raises(InputError):
            actions.start_from_records(upload, wrong, by=person, at=AT)
    assert Dossier.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_two_who_start_the_same_record_at_once_get_one_dossier() -> None:
    person = set_up_local(now=AT)
    upload = kept(Organisation.objects.get(), person, inventory(1))

    def start(_: int) -> actions.Started:
        try:
            return actions.start_from_records(upload, [0], by=person, at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        started = list(pool.map(start, range(4)))
    assert sum(len(one.made) for one in started) == Dossier.objects.count() == 1
    assert sum(len(one.there) for one in started) == 3


def test_a_dossier_that_fails_takes_no_other_with_it(
    organisation: Organisation, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = kept(organisation, person, inventory(3))

    def failing(record: Any, *args: Any, **kwargs: Any) -> Any:
        if record.position == 1:
            raise InputError("Not this one.")
        return start_dossier(record, *args, **kwargs)

    monkeypatch.setattr(actions, "start_dossier", failing)
    with pytest.raises(InputError):
        actions.start_from_records(upload, [0, 1, 2], by=person, at=AT)
    assert [row.position for row in ImportedFrom.objects.all()] == [0]
    assert Dossier.objects.count() == Revision.objects.count() == 1


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


def test_records_inside_a_dossier_file_count_as_started(
    client: Client, organisation: Organisation, person: User, elsewhere: tuple[Organisation, User]
) -> None:
    home, stranger = elsewhere
    theirs = kept(home, stranger, fixture("inventory.csv"))
    (made,) = actions.start_from_records(theirs, [1], by=stranger, at=AT).made
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
        actions.start_from_records(kept(organisation, person, own(), "a.yaml"), [0], by=person, at=AT)
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
