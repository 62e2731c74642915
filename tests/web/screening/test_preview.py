"""What words of a record point to, before a dossier is made of it."""

from __future__ import annotations

from django.test import Client

from duecare.web.people.models import Organisation, User
from tests.web.desk import page, read, text_of
from tests.web.dossiers.bringing import kept
from tests.web.screening.test_first import register


def test_a_record_shows_the_words_that_point_to_an_answer(ours: Organisation, me: User, client: Client) -> None:
    upload = kept(ours, me, register())
    shown = client.get(f"/start/file/{upload.pk}/1/")
    assert "What words of its texts point to" in read(shown)
    assert '<mark class="says">recognises the faces</mark>' in text_of(shown)
    assert page(shown).levels.count(1) == 1
    assert "What words of its texts point to" not in read(client.get(f"/start/file/{upload.pk}/0/"))
