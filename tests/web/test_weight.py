"""What a page costs: the bytes that travel, and the questions to the database."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import duecare
from bench.documents import dossier
from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Dossier as Document
from duecare.core.dossier.words import SharedPart
from duecare.files.read import parse_dossier
from duecare.knowledge import bundle
from duecare.report.apart import CHAPTERS
from duecare.web import look
from duecare.web.dossiers import actions
from duecare.web.people.models import Organisation, User
from tests.browser.pages import EXAMPLE, PAGES
from tests.web.conftest import Clock
from tests.web.desk import Desk, made, read

STATIC = Path(look.__file__).parent / "static" / "look"
SHARED = {name: len(gzip.compress((STATIC / name).read_bytes())) for name in ("duecare.css", "htmx.min.js", "mark.svg")}
MOST = 60_000
"""Bytes of a page with its styles, script and mark, as they travel, in a browser that has none of them yet."""
ASKED = 8
"""Questions to the database that a page may ask, however many dossiers there are."""


def weight(response: Any) -> int:
    """The bytes that travel for a page, with everything of ours that it asks for."""
    assert response["Content-Encoding"] == "gzip"
    html = gzip.decompress(response.content)
    return len(response.content) + sum(size for name, size in SHARED.items() if f"look/{name}".encode() in html)


def test_what_a_page_asks_for_is_weighed(desk: Desk) -> None:
    response = desk.get("report/", **{"accept-encoding": "gzip"})
    assert weight(response) - len(response.content) == SHARED["duecare.css"] + SHARED["mark.svg"]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_light_and_asks_little_however_many_dossiers_there_are(
    desk: Desk, blank: Desk, elsewhere: Desk, path: str
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = desk.client.get(path, headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    assert weight(response) < MOST
    assert len(asked) <= ASKED


OF_THE_EXAMPLE = tuple(
    f"{EXAMPLE}{path}"
    for path in (
        "impacts/wrongly-suspected/",
        "chain/city/",
        "facts/flag-consequence/otherwise/",
        "remove-actor/city/",
        "chain/links/",
        "evidence/pilot-report/",
        "engagement/talk-with-claimants/",
        "measures/telephone-first/",
        "attached/",
    )
)
WHOLE = {f"{EXAMPLE}history/1/report/"}
"""What is read and printed as a whole, however much there is."""
BELOW = [
    path.removeprefix(EXAMPLE)
    for path in {*PAGES.values()} - WHOLE
    if path.startswith(EXAMPLE) and not path.startswith(OF_THE_EXAMPLE)
]
"""Pages that every dossier has."""


def everything() -> Document:
    """A dossier that answers yes to every question, and chooses all there is to choose."""
    facts: dict[str, Any] = {}
    for question in bundle.load().of(FactQuestion).values():
        options = [option for option in question.options if option != "none-of-these"] or ["yes"]
        facts[question.id] = {"value": options if question.type == "choices" else options[0], "by": "x"}
    return made(facts=facts, actors={"x": {"name": "X", "kind": "public-body", "roles": ["deployer", "provider"]}})


@pytest.mark.parametrize("document", [made, everything], ids=["nothing", "everything"])
def test_a_page_is_light_whether_nothing_is_answered_or_everything_fits(
    client: Client, me: User, ours: Organisation, clock: Clock, document: Callable[[], Document]
) -> None:
    row = actions.create(document(), organisation=ours, by=me, at=clock.now, reason="")
    desk = Desk(client, me, row)
    shown = {path: desk.get(path, **{"accept-encoding": "gzip"}) for path in BELOW}
    assert len(shown) > 15
    assert {path for path, response in shown.items() if response.status_code != 200} == set()
    assert {path for path, response in shown.items() if weight(response) >= MOST} == set()


EXAMPLES = Path(duecare.__file__).parent / "examples"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", ["benefit-fraud-score", "cv-ranking", "general-chatbot", "everything"])
def test_the_report_and_its_summary_are_light_for_every_example_in_every_language(
    client: Client, me: User, ours: Organisation, clock: Clock, name: str, language: str
) -> None:
    document = everything() if name == "everything" else parse_dossier((EXAMPLES / f"{name}.yaml").read_bytes(), name)
    desk = Desk(client, me, actions.create(document, organisation=ours, by=me, at=clock.now, reason=""))
    for path in ("report/", "summary/"):
        response = desk.get(path, **{"accept-encoding": "gzip", "accept-language": language})
        assert weight(response) < MOST


def many_impacts(count: int) -> Document:
    """A dossier with as many impacts, no two told in the same words: else they would weigh next to nothing."""
    tree, dice = dossier(1, impacts=count).plain(), Random(7)

    def told(part: Any) -> Any:
        match part:
            case dict():
                return {
                    name: words(22) if name in ("reason", "description") else told(one) for name, one in part.items()
                }
        return part

    def words(most: int) -> str:
        return " ".join(f"{dice.choice(SYLLABLES)}{dice.choice(SYLLABLES)}" for _ in range(most))

    def shown(items: dict[str, Any]) -> dict[str, Any]:
        return {id_: {**item, "shown_to": "public"} for id_, item in items.items()}

    impacts = {id_: {**told(one), "title": words(9)} for id_, one in tree["impacts"].items()}
    items = {name: shown(tree[name]) for name in ("actors", "facts", "measures")}
    parts = {"shown": dict.fromkeys(get_args(SharedPart), "public")}
    return Document.model_validate_json(json.dumps({**tree, **items, **parts, "impacts": shown(impacts)}))


PROSE = ("reason", "description")
SYLLABLES = [first + last for first in "bdfgklmnprst" for last in ("a", "an", "e", "el", "i", "o", "or", "u")]
REPORTS = ("report/", "history/1/report/", "audience/seen/public/")
CHAPTERS_APART = [
    f"{report}?chapter={chapter}{page}"
    for report in REPORTS
    for chapter in CHAPTERS
    for page in ("", *(["&page=2"] if chapter != "rights" else []))
]
REPORT = 52_000
"""So much a report weighs at most: below what any page may, as it grows with the knowledge held here."""


@pytest.mark.parametrize("count", [9, 100, 400])
def test_every_page_is_light_however_many_impacts_are_recorded(
    client: Client, me: User, ours: Organisation, clock: Clock, count: int
) -> None:
    desk = Desk(client, me, actions.create(many_impacts(count), organisation=ours, by=me, at=clock.now, reason=""))
    of_many = [*REPORTS, "impacts/", "priorities/", "gates/", "measures/", "summary/", "impacts/impact-0/"]
    for path in [*of_many, *(CHAPTERS_APART if count > 25 else ())]:
        response = desk.get(path, **{"accept-encoding": "gzip"})
        assert (path, response.status_code) == (path, 200)
        assert weight(response) < (REPORT if path in REPORTS else MOST), path


def test_a_report_with_many_impacts_leads_to_all_of_them(
    client: Client, me: User, ours: Organisation, clock: Clock
) -> None:
    desk = Desk(client, me, actions.create(many_impacts(30), organisation=ours, by=me, at=clock.now, reason=""))
    whole = {found.title for found in desk.document.impacts.values()}
    first, second = (read(desk.get(f"report/?chapter=impacts&page={page}")) for page in (1, 2))
    assert {title for title in whole if title in first + second} == whole
    assert "All 30, in the same order, page by page" in read(desk.get("report/"))
    assert "Page 2 of 2" in second
    for asked in ("impacts&page=3", "impacts&page=0", "impacts&page=x", "system", "%00"):
        assert desk.get(f"report/?chapter={asked}").status_code == 404
