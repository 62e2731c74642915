"""A table that no importer knows: its columns are mapped once, kept for the organisation, and never read wrongly."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.test import Client

from duecare.core.errors import InputError, NotFoundError
from duecare.exchange import TARGETS, parse_columns
from duecare.exchange.spreadsheet import mapping
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.forms.columns import isolated
from duecare.web.dossiers.models import Dossier, KeptColumns, Upload
from duecare.web.dossiers.queries import columns as tables
from duecare.web.people.models import Organisation, User
from duecare.web.trail.models import Entry
from tests.exchange.places import fixture
from tests.exchange.test_workbook import book
from tests.web.test_weight import MOST, weight

from .bringing import UPLOAD, boxes, bring, content, kept, page, source, started, stranger_elsewhere
from .conftest import AT

TABLE = fixture("table.csv")
SAID = {
    "name": "Our register",
    "language": "nl",
    "asserted_by": "The council",
    "title": "0",
    "asserted-by": "1",
    "supplier": "8",
}


@pytest.fixture(autouse=True)
def nothing_read_before() -> Iterator[None]:
    queries._kept.cache_clear()
    tables._table.cache_clear()
    yield
    queries._kept.cache_clear()
    tables._table.cache_clear()


@pytest.fixture
def upload(organisation: Organisation, person: User) -> Upload:
    return kept(organisation, person, TABLE, "table.csv")


def address(upload: Upload) -> str:
    return f"{UPLOAD}{upload.pk}/columns/"


def chosen(text: str) -> dict[str, str]:
    """What each list of columns has chosen."""
    lists = re.findall(r'<select name="([\w-]+)".*?</select>', text, re.DOTALL)[1:]
    found = {name: re.search(rf'<select name="{name}".*?value="(\d*)" selected', text, re.DOTALL) for name in lists}
    return {name: match[1] for name, match in found.items() if match and match[1]}


def wide(headings: list[str], rows: int = 2) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headings, *([f"{row}-{n}" for n in range(len(headings))] for row in range(rows))])
    return text.getvalue().encode()


# from the file to the records


def test_an_unknown_table_leads_to_its_columns_with_examples_and_guesses(client: Client, person: User) -> None:
    first = bring(client, TABLE, "table.csv")
    leads_to = client.get(first["Location"])
    assert leads_to["Location"] == f"{first['Location']}columns/"
    text = page(client.get(leads_to["Location"]))
    assert "What the columns say" in text
    assert "3 records" in text
    assert "Choose which households are visited" in text
    assert f"5: {isolated('(no heading)')}" in text
    assert "&lt;b&gt;Notes&lt;/b&gt;" in text
    assert "<b>Notes" not in text
    assert chosen(text) == {
        "title": "0",
        "purpose": "2",
        "asserted-by": "1",
        "deployer": "1",
        "supplier": "8",
        "stage": "7",
        "countries": "6",
    }
    assert '<option value="en" selected>English' in text
    assert not Dossier.objects.exists()
    assert not KeptColumns.objects.exists()


def test_mapped_columns_lead_to_the_records_and_to_dossiers(client: Client, upload: Upload, person: User) -> None:
    assert client.post(address(upload), SAID)["Location"] == f"{UPLOAD}{upload.pk}/"
    text = page(client.get(f"{UPLOAD}{upload.pk}/"))
    assert "Columns as you mapped them:" in text
    assert "Our register" in text
    assert f'href="{address(upload)}"' in text
    assert boxes(text) == [0, 1, 2]
    assert "The council" in text, "who states the record where its cell is blank"
    upload.refresh_from_db()
    assert source(upload).records[1].title == "Benefit visit planner"
    seen = page(client.get(f"{UPLOAD}{upload.pk}/0/"))
    assert "Sorting Works Ltd" in seen
    started(upload, [0], person)
    document = content(Dossier.objects.get())
    assert (document.title, document.language) == ("Parcel damage triage", "nl")
    assert list(document.actors) == ["sorting-works-ltd"], "a column that was left out says nothing"
    assert len(document.records["spreadsheet-0"].fields) == 9


def test_a_workbook_is_mapped_chosen_from_and_known_again_as_csv(client: Client, person: User) -> None:
    rows: list[tuple[object, ...]] = [("System", "Owner"), ("Fraud score", "Benefits"), ("Chat", None)]
    address = client.get(bring(client, book(("List", rows), ("Old", rows[:1])), "ours.xlsx")["Location"])["Location"]
    text = page(client.get(address))
    assert "“Old” (1)" in text
    assert client.post(address, {"name": "Ours", "language": "en", "title": "0", "asserted-by": "1"}).status_code == 302
    upload = Upload.objects.get()
    text = page(client.get(f"{UPLOAD}{upload.pk}/"))
    assert "“Old” (1)" in text
    assert boxes(text) == [0, 1]
    started(upload, [0], person)
    document = content(Dossier.objects.get())
    assert document.records["spreadsheet-0"].file_digest == upload.digest
    assert [one.verbatim for one in document.records["spreadsheet-0"].fields] == ["Fraud score", "Benefits"]
    as_csv = bring(client, b"System,Owner\r\nSorter,Tax\r\n", "ours.csv")
    assert "Sorter" in page(client.get(as_csv["Location"])), "straight to the records"


def test_the_mapping_is_used_again_for_the_next_table_with_the_same_headings(
    client: Client, upload: Upload, organisation: Organisation, person: User
) -> None:
    client.post(address(upload), SAID)
    newer = TABLE.replace(b"Benefit visit planner", b"Letter drafts").replace(b"System;", b"SYSTEM ;", 1)
    response = bring(client, newer, "next-year.csv")
    assert "Letter drafts" in page(client.get(response["Location"])), "straight to the records"
    client.post(address(upload), {**SAID, "name": "Renamed", "supplier": "", "version": "4"})
    assert "Version of the system" in page(client.get(f"{UPLOAD}{upload.pk}/1/"))
    assert KeptColumns.objects.get().name == "Renamed"
    assert "supplier" not in chosen(page(client.get(address(upload))))
    other = bring(client, TABLE.replace(b"System;Owner", b"Owner;System", 1), "swapped.csv")
    assert client.get(other["Location"]).status_code == 302, "another header is mapped anew"
    home, stranger = stranger_elsewhere()
    assert kept(home, stranger, TABLE).columns == "", "and it is the organisation's own"


def test_the_same_file_again_keeps_its_mapping(client: Client, upload: Upload) -> None:
    client.post(address(upload), SAID)
    bring(client, TABLE, "table.csv")
    assert json.loads(Upload.objects.get().columns)["name"] == "Our register"


def test_before_its_columns_are_mapped_nothing_is_made_of_a_table(client: Client, upload: Upload, person: User) -> None:
    assert client.get(f"{UPLOAD}{upload.pk}/0/")["Location"] == address(upload)
    assert client.post(f"{UPLOAD}{upload.pk}/", {"record": ["0"]})["Location"] == address(upload)
    with pytest.raises(InputError, match="no importer knows this layout"):
        started(upload, [0], person)
    assert not Dossier.objects.exists()


def test_the_mapping_is_a_file_for_the_command_line_too(client: Client, upload: Upload) -> None:
    file = f"{UPLOAD}{upload.pk}/columns.yaml"
    assert file not in page(client.get(address(upload)))
    page(client.get(file), 404)
    client.post(address(upload), SAID)
    assert file in page(client.get(address(upload)))
    said = parse_columns(client.get(file).content, "columns.yaml")
    upload.refresh_from_db()
    assert said == tables.columns_of(upload)


# what is wrong


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"title": ""}, "Choose the column that names each system."),
        ({"title": "9"}, "The table has no such column."),
        ({"name": " "}, "Write something here."),
        ({"language": "xx"}, "Choose a language from the list."),
        ({"asserted_by": "x" * 301}, "at most 300 characters"),
    ],
)
def test_what_is_missing_is_told_and_nothing_that_was_said_is_lost(
    client: Client, upload: Upload, said: dict[str, str], says: str
) -> None:
    text = page(client.post(address(upload), {**SAID, "stage": "4", **said}), 422)
    assert says in text
    assert "There is a problem" in text
    assert chosen(text)["stage"] == "4"
    upload.refresh_from_db()
    assert (upload.columns, KeptColumns.objects.count()) == ("", 0)


def test_a_table_that_resembles_a_register_says_where_it_differs(client: Client, person: User) -> None:
    data = fixture("atrs.csv").replace(b"publishing_body,tool_name", b"tool_name,publishing_body", 1)
    text = page(client.get(client.get(bring(client, data, "swapped.csv")["Location"])["Location"]))
    assert "It resembles the United Kingdom" in text
    assert "column 1 of its 4" in text


def test_a_broken_row_is_told_at_once_and_the_table_is_not_kept(client: Client, person: User) -> None:
    text = page(bring(client, TABLE + b"cut;short\n", "table.csv"), 422)
    assert "the row has 2 cells where the header has 9" in text
    assert not Upload.objects.exists()


def test_columns_of_another_table_are_refused(upload: Upload, person: User) -> None:
    other = mapping(("a", "b"), (("title",), ()), name="x", asserted_by=None)
    with pytest.raises(InputError, match="is for another table"):
        actions.map_columns(upload, other, by=person, at=AT)
    assert not KeptColumns.objects.exists()


def test_a_file_whose_layout_is_known_has_no_columns_to_map(
    client: Client, organisation: Organisation, person: User
) -> None:
    known = kept(organisation, person, fixture("inventory.csv"))
    page(client.get(address(known)), 404)


def test_a_table_that_was_removed_is_told(upload: Upload) -> None:
    Upload.objects.all().delete()
    with pytest.raises(NotFoundError, match="not kept"):
        tables.table_of(upload)


def test_nobody_else_sees_or_maps_it(client: Client, person: User) -> None:
    home, stranger = stranger_elsewhere()
    theirs = kept(home, stranger, TABLE, "theirs.csv")
    page(client.get(address(theirs)), 404)
    page(client.get(f"{UPLOAD}{theirs.pk}/columns.yaml"), 404)
    page(client.post(address(theirs), SAID), 404)
    assert not KeptColumns.objects.exists()


def test_the_trail_says_that_columns_were_mapped_and_no_word_of_them(client: Client, upload: Upload) -> None:
    client.post(address(upload), SAID)
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.subject) == ("map-columns", None)
    assert json.loads(entry.payload)["digest"] == upload.digest
    assert "Our register" not in entry.payload


# hostile tables

HOSTILE: list[list[str]] = [
    [""] * 20,
    ["same"] * 20,
    ["<script>alert(1)</script>", "\u202e\u2066reversed", "'\"><img src=x onerror=y>", "{{ 7 }}", "a\nb"],
    [f"column {n}" for n in range(500)],
]


@pytest.mark.parametrize("headings", HOSTILE, ids=["empty", "repeated", "html", "500"])
def test_any_headings_can_be_mapped(client: Client, person: User, headings: list[str]) -> None:
    first = bring(client, wide(headings), "a.csv")
    place = client.get(first["Location"])["Location"]
    text = page(client.get(place))
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "\u202e" not in text
    last = str(len(headings) - 1)
    assert (
        client.post(place, {"name": "x", "language": "en", "title": last, "purpose": last})["Location"]
        == first["Location"]
    )
    assert f"1-{last}" in page(client.get(first["Location"]))


def test_a_table_with_more_columns_than_people_map_is_refused(client: Client, person: User) -> None:
    assert "1 to 500 columns" in page(bring(client, wide([f"c{n}" for n in range(501)]), "a.csv"), 422)
    assert not Upload.objects.exists()


def test_five_hundred_long_headings_are_a_light_page_that_asks_little(
    client: Client, organisation: Organisation, person: User, django_assert_max_num_queries: Any
) -> None:
    cells = Random(0)
    rows = [[f"لا {cells.getrandbits(128):x}" for _ in range(500)] for _ in range(4)]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    upload = kept(organisation, person, text.getvalue().encode())
    with django_assert_max_num_queries(6):
        response = client.get(address(upload), headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    assert weight(response) < MOST


def test_every_target_has_a_label_and_stands_in_the_form(client: Client, upload: Upload) -> None:
    text = page(client.get(address(upload)))
    assert all(f'name="{target}"' in text for target in TARGETS)
