"""Bringing a file: what was found is shown, to members only, and kept for a week. Nothing is made of it yet."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from duecare.core.dossier import canonical_bytes
from duecare.core.errors import InputError, NotFoundError
from duecare.exchange import Columns, Source, read_source
from duecare.web.dossiers import actions, forms, queries
from duecare.web.dossiers.models import Dossier, Upload
from duecare.web.people.models import Organisation, User
from duecare.web.trail.models import Entry
from tests.exchange.places import fixture
from tests.web.desk import example, read

from .bringing import UPLOAD, boxes, bring, content, inventory, kept, page, stranger_elsewhere
from .conftest import AT


@pytest.fixture(autouse=True)
def nothing_read_before() -> Iterator[None]:
    queries._kept.cache_clear()
    yield
    queries._kept.cache_clear()


@pytest.fixture
def elsewhere(person: User) -> tuple[Organisation, User]:
    return stranger_elsewhere()


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
    text = page(bring(client, b"A letter, and no list.\r\nSincerely.\r\n", "letter.txt"), 422)
    assert "This file could not be used" in text
    assert "text that begins “A letter, and no list." in text
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


BLANKS = [b"\r\n", b"\n\t", b",", b"{ ", b"\nformat\n", b"format: "]


@pytest.mark.parametrize("blanks", BLANKS)
def test_a_file_of_blanks_is_refused_at_once(blanks: bytes) -> None:
    """Processor time grows with the file and not with its square, which is ten times this limit."""
    data = blanks * (100_000 // len(blanks))
    begun = time.process_time()
    with pytest.raises(InputError):
        queries.read_file(data, "a.csv")
    assert time.process_time() - begun < 10


def test_a_dossier_is_known_wherever_its_format_stands() -> None:
    data = canonical_bytes(example().plain())
    assert data.index(b'"format"') > 2_000
    assert queries.read_file(data, "a.json") == example()
    assert queries.read_file(data.replace(b',"format"', b',\r\n\t"format"'), "a.json") == example()


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

    def reading(data: bytes, name: str, columns: Columns | None) -> Source:
        read.append(name)
        return read_source(data, name, columns)

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


def test_what_to_know_of_a_record_is_shown_before_anything_is_made_of_it(client: Client, person: User) -> None:
    chooser = bring(client, fixture("aia-en.json"), "answers.json")["Location"]
    text = read(client.get(f"{chooser}0/"))
    assert "What to know of this record" in text
    assert "Published impact level: not stated in this file. Computed again from the answers: level II." in text
    assert "not a severity to people" in text
    without = bring(client, fixture("inventory.csv"))["Location"]
    assert "What to know of this record" not in page(client.get(f"{without}1/"))


def test_a_record_in_dutch_is_marked_as_dutch_before_and_after(client: Client, person: User) -> None:
    chooser = bring(client, fixture("algoritmes.json"), "algoritmes.json")["Location"]
    assert "Netherlands Algorithm Register, listed (JSON)" in page(client.get(chooser))
    text = page(client.get(f"{chooser}0/"))
    assert "Language of its texts</dt><dd>" in text and "Dutch" in text
    assert '<bdi lang="nl">Bezoekplanner bijstand</bdi>' in text
    assert '<bdi lang="nl">Participatiewet</bdi>' in text
    client.post(chooser, {"record": "0"})
    assert content(Dossier.objects.get(slug="bezoekplanner-bijstand")).language == "nl"
