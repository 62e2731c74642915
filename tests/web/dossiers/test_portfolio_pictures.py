"""The portfolio in pictures: counts of dossiers, in each language's direction, with the same in words."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from duecare.web.dossiers import actions, listing
from duecare.web.dossiers.listing import tallies
from duecare.web.dossiers.models import IndexRow
from duecare.web.people.models import Organisation, User
from tests.web.conftest import Clock
from tests.web.desk import made, read, text_of

LIST = "/"


@pytest.fixture
def five(me: User, ours: Organisation, clock: Clock) -> None:
    """Five dossiers: two critical in use, one severe at an unknown stage, two without impacts."""
    for number in range(5):
        stage = "in-use" if number < 2 else None
        document = made(id=f"system-{number}", title=f"System {number}", system={"stage": stage})
        actions.create(document, organisation=ours, by=me, at=clock.now, reason="")
    IndexRow.objects.update(lines_open=0)
    IndexRow.objects.filter(title__in=("System 0", "System 1")).update(worst_tier=0, lines_crossed=1, lines_open=3)
    IndexRow.objects.filter(title="System 2").update(worst_tier=1, lines_open=1, due_on="2026-11-01")
    IndexRow.objects.filter(title="System 3").update(due_on="2026-12-01")


def cells(text: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    return [[re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def test_the_tables_count_what_the_list_shows(client: Client, five: None) -> None:
    text = text_of(client.get(LIST))
    found = cells(text)
    assert ["In use", "0", "0", "0", "0", "2"] in found
    assert ["Not stated", "2", "0", "0", "1", "0"] in found
    assert ["A red line is crossed", "2"] in found
    assert ["None crossed, but one is open", "1"] in found
    assert ["None crossed or open, on the facts stated", "2"] in found
    assert ["Overdue", "1"] in found
    assert ["Within 30 days", "1"] in found
    assert ["No day set", "3"] in found
    assert "System is in use" not in text


def test_each_picture_has_a_title_a_description_and_a_table(client: Client, five: None) -> None:
    text = text_of(client.get(LIST))
    assert text.count('<svg class="drawn"') == text.count("</desc>") == text.count("<table>") == 3
    assert 'aria-labelledby="picture-tiers-title picture-tiers-desc"' in text


def test_pictures_are_mirrored_in_arabic(client: Client, five: None) -> None:
    here = text_of(client.get(LIST))
    there = text_of(client.get(LIST, headers={"accept-language": "ar"}))
    assert 'direction="ltr"' in here
    assert there.count('direction="rtl"') == 3
    bar = r'<rect x="(\d+)" y="20" width="(\d+)"'
    ((x, width),) = re.findall(bar, here)[:1]
    ((mirrored, same),) = re.findall(bar, there)[:1]
    assert (int(mirrored), same) == (320 - int(x) - int(width), width)


def test_nothing_is_drawn_of_none_of_one_or_of_what_was_searched(
    client: Client, me: User, ours: Organisation, clock: Clock
) -> None:
    assert '<svg class="drawn"' not in text_of(client.get(LIST))
    actions.create(made(), organisation=ours, by=me, at=clock.now, reason="")
    assert '<svg class="drawn"' not in text_of(client.get(LIST))
    actions.create(made(id="b"), organisation=ours, by=me, at=clock.now, reason="")
    assert '<svg class="drawn"' in text_of(client.get(LIST))
    assert '<svg class="drawn"' not in text_of(client.get(LIST, {"q": "fraud"}))


def test_pictures_tell_nothing_beyond_a_thousand(client: Client, five: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (listing, tallies):
        monkeypatch.setattr(module, "COUNT_TO", 1)
    for view in ("attention", "pictures"):
        monkeypatch.setattr(f"duecare.web.dossiers.views.{view}.COUNT_TO", 1)
    text = read(client.get(LIST))
    assert "In use 0 0 0 0 more than 1" in text
    assert "1+" in text


def test_no_word_of_the_pictures_is_a_score(client: Client, five: None) -> None:
    text = read(client.get(LIST)).lower()
    assert not re.search(r"\b(score|average|grade|per cent|compliant)\b", text)
