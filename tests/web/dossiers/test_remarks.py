"""What to know of a file or a record is told in the reader's language, where it is translated."""

from __future__ import annotations

import gettext

import pytest
from django.test import Client
from django.utils import translation

from duecare.exchange.canada_aia.saying import NO_SEVERITY
from duecare.exchange.nl_algorithm_register.read import ONLY_A_LIST
from duecare.exchange.remarks import remark
from duecare.knowledge import bundle
from duecare.knowledge.signals import load_signals
from duecare.report.words import Words
from duecare.triage.started import SAYS
from duecare.web.dossiers.views.carried import carried
from duecare.web.dossiers.views.remarks import told
from duecare.web.people.models import Organisation, User
from tests.exchange.places import fixture
from tests.web.desk import text_of
from tests.web.dossiers.bringing import kept

LEVEL = "{published} Computed again from the answers: level {level}."
TOLD = {
    LEVEL: "المستوى {level}. {published}",
    "Published impact level, {stated}.": "المنشور: {stated}.",
    SAYS: "{title}: «{words}» ({field}, {text}).",
    NO_SEVERITY.original: "ليس هذا خطورة.",
    ONLY_A_LIST.original: "قائمة فقط.",
}


class Translated(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return TOLD.get(message, message)


@pytest.fixture(autouse=True)
def translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.report.words.messages", lambda _language: Translated())


def page(client: Client, path: str) -> str:
    client.cookies["language"] = "ar"
    return text_of(client.get(path))


def test_a_remark_is_told_with_what_fills_it() -> None:
    stated = remark("Published impact level, {stated}.", stated=(remark("{who}: {level}", who="x", level="II"),))
    with translation.override("ar"):
        (one,) = told([remark(LEVEL, published=stated, level="III")])
        assert one.text == "المستوى III. المنشور: x: II."
        (plain, counted) = told(["Said in English only.", remark("{count} more", count=3)])
    assert [segment.lang for segment in plain.segments] == ["en"]
    assert counted.text.endswith(" more")


def test_notes_that_came_along_are_told_and_what_a_person_wrote_is_quoted() -> None:
    words, signal = Words("ar", bundle.load()), load_signals().signals["acts-alone"]
    said = f"The record says “alone” in “It acts alone” (Purpose): {signal.title}."
    field = "The record says “Yes” under “Law”."
    one = carried(f"{said} {field}", words).text
    assert one == f"{signal.titles['ar']}: «alone» (Purpose, It acts alone). {field}"
    assert carried(f"{said} Somebody added this.", words).text == f"«{said} Somebody added this.»"
    assert carried("“" * 100 + field, words).text.startswith("«")
    own = "The record says “x” in “y” (z), which the text holds possible: a title of before."
    assert carried(own, words).text == f"«{own}»"
    added = "The record says “Yes” under “Law”: it is so. Somebody added this."
    assert carried(added, words).text == f"«{added}»"


def test_lists_and_previews_tell_them(ours: Organisation, me: User, client: Client) -> None:
    level = kept(ours, me, fixture("aia-en.json"), "aia-en.json")
    for path in (f"/start/file/{level.pk}/", f"/start/file/{level.pk}/0/"):
        assert "ليس هذا خطورة." in page(client, path)
    register = kept(ours, me, fixture("algoritmes.json"), "algoritmes.json")
    assert "قائمة فقط." in page(client, f"/start/file/{register.pk}/")
