"""Bringing what suppliers hand over: a bill of materials and a description of data, looked at before a choice."""

from __future__ import annotations

import gzip
import json
import re

from django.test import Client

from duecare.web.dossiers.models import Dossier
from duecare.web.people.models import User
from tests.exchange.places import fixture

from .bringing import UPLOAD, boxes, bring, page

BUDGET = 60_000


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def test_each_model_and_data_set_can_be_chosen_and_what_to_know_is_said_first(client: Client, person: User) -> None:
    response = bring(client, fixture("bill.json"), "bill.json")
    html = page(client.get(response["Location"]))
    assert boxes(html) == [0, 1, 2]
    assert "CycloneDX bill of materials" in html
    assert html.index("as what another was made from: 1.") < html.index("Letter Sorter 2.10")
    assert html.index("Script reader") < html.index("It has no model card")


def test_what_a_model_would_become_shows_its_makers_by_their_part_and_its_limits_word_for_word(
    client: Client, person: User
) -> None:
    response = bring(client, fixture("bill.json"), "bill.json")
    html = page(client.get(response["Location"] + "0/"))
    text = text_of(html)
    assert "Developer</dt><dd>" in re.sub(r"</?bdi[^>]*>", "", html)
    assert "Provider" in text
    assert "Handwriting of older people is read worse.\nNobody knows how much." in html
    assert "<wbr>considerations.<wbr>technicalLimitations[0]<wbr>" in html
    assert "modelCard.considerations.technicalLimitations[0]" in text
    assert "3 fields are blank" in text
    assert "not shown here" not in text


def test_a_dossier_is_started_from_a_description_of_data(client: Client, person: User) -> None:
    response = bring(client, fixture("croissant.json"), "croissant.json")
    client.post(response["Location"], {"record": "0"})
    assert Dossier.objects.get().index.title == "Data set: Letters of the north"


def test_a_record_of_very_much_text_is_cut_on_the_page_and_that_is_said(client: Client, person: User) -> None:
    said = [f"{number}: " + " ".join(f"{number * 7919 + word}" for word in range(100)) for number in range(1_500)]
    model = {"type": "machine-learning-model", "name": "Sorter", "modelCard": {"considerations": {"users": said}}}
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.7", "components": [model]}
    response = bring(client, json.dumps(bill).encode(), "bill.json")
    assert response.status_code == 302
    answer = client.get(response["Location"] + "0/")
    assert len(gzip.compress(answer.content)) < BUDGET
    assert re.search(r"1,\d\d\d more fields that say something are not shown here", page(answer))


def test_xml_is_refused_on_the_same_page(client: Client, person: User) -> None:
    text = page(bring(client, b'<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>', "bom.xml"), 422)
    assert "it is written as XML, of which nothing is read" in text
    assert UPLOAD in text
