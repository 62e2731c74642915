"""Who may see what: every page of a dossier is there for its organisation's members, and not found for anybody else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from duecare.web.assessment import tasks
from duecare.web.dossiers.models import Dossier, Judgement
from duecare.web.trail.models import Entry
from tests.web.desk import Answer, Desk, page, read
from tests.web.evaluation.planned import evaluated

PARTS = {
    "fact_id": "flag-consequence",
    "voice_id": "payments-held",
    "line_id": "wg-incompatible",
    "right_id": "privacy",
    "impact_id": "wrongly-suspected",
    "actor_id": "city",
    "piece_id": "pilot-report",
    "held_id": "talk-with-claimants",
    "dimension": "scale",
    "duty_id": "ungp-22-remediate",
    "printed_id": "1",
    "harm_id": "fraud-score-base-rate",
    "measure_id": "telephone-first",
    "group_id": "people-in-poverty",
    "counted_id": "visits-before-and-after",
    "contrary_id": "claimants",
    "number": "1",
    "key": "1",
    "kind": "impacts",
    "who": "public",
    "link_id": "model",
    "audience": "partners",
    "name": "impacts.csv",
    "file": "request.md",
    "gate_id": "award",
    "evaluation_id": "1",
    "what": "result",
    "other_id": "1",
}
"""Parts of addresses that lead somewhere in the worked example."""
ACTS = {
    "copy",
    "archive",
    "restore",
    "judge",
    "print",
    "take-newer",
    "set-newer-aside",
    "back",
    "stop",
    "take-plan",
    "sheet",
}
LEADS_ON = {"next-fact", "go-on-to-next"}
"""Addresses that show nothing themselves."""
ELSEWHERE = {"undo", "remove-state-action", "confirm", "aside", "printed"}
"""Pages for what the worked example has none of: tried where a test makes it."""


def below(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """The routes below a dossier, with the names of their parts."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from below(entry, f"{entry.namespace}:" if entry.namespace else "")
        elif set(entry.pattern.converters).issuperset(("organisation", "slug")):
            yield f"{prefix}{entry.name}", tuple(map(str, entry.pattern.converters))


ROUTES = sorted(below(get_resolver()))
PAGES = [(name, parts) for name, parts in ROUTES if name.partition(":")[2] not in ACTS | LEADS_ON | ELSEWHERE]


def address(row: Dossier, name: str, parts: tuple[str, ...], **more: str) -> str:
    """The address of that page of this dossier."""
    given = {**PARTS, **more, "organisation": row.organisation.slug, "slug": row.slug}
    return reverse(name, kwargs={part: given[part] for part in parts})


def tried(client: Client, url: str) -> Iterator[HttpResponse]:
    """The page, and a form sent to it."""
    yield client.get(url)  # type: ignore[misc]
    yield client.post(url, {"title": "Mine", "reason": "Mine", "decision": "crossed", "value": "yes"})  # type: ignore[misc]


@pytest.mark.parametrize(("name", "parts"), ROUTES)
def test_nobody_else_sees_or_touches_anything(elsewhere: Desk, name: str, parts: tuple[str, ...]) -> None:
    before = (elsewhere.latest.digest, Entry.objects.count(), Judgement.objects.count(), Dossier.objects.count())
    for response in tried(elsewhere.client, address(elsewhere.row, name, parts)):
        assert response.status_code in (404, 405)
        assert "Lindenau" not in read(response)
    after = (elsewhere.latest.digest, Entry.objects.count(), Judgement.objects.count(), Dossier.objects.count())
    assert after == before


@pytest.mark.parametrize(("name", "parts"), PAGES)
def test_members_see_every_page(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, parts: tuple[str, ...]) -> None:
    monkeypatch.setattr(tasks, "_file", lambda printed: b"%PDF-1.7")
    printed = desk.post("report/print/", {"format": "pdf"})["Location"].split("/")[-2] if "printed_id" in parts else ""
    number = str(evaluated(desk).pk) if "evaluation_id" in parts else ""
    response = desk.client.get(
        address(desk.row, name, parts, printed_id=printed, evaluation_id=number, other_id=number)
    )
    assert response.status_code == 200
    if response["Content-Type"].startswith("text/html"):
        assert_well_made(response)


def assert_well_made(response: Answer) -> None:
    """One heading of the first level, no level left out, every id once, and nothing inline."""
    found = page(response)
    assert found.levels.count(1) == 1
    assert found.levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(found.levels, found.levels[1:], strict=False))
    ids = [attrs["id"] for _, attrs in found.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert not [attrs for _, attrs in found.tags if "style" in attrs or any(name.startswith("on") for name in attrs)]
    labelled = {attrs["for"] for tag, attrs in found.tags if tag == "label"}
    for tag, attrs in found.tags:
        if tag in ("input", "select", "textarea") and attrs.get("type") != "hidden":
            assert attrs["id"] in labelled


@pytest.mark.parametrize("path", ["/", "/start/"])
def test_from_another_machine_nobody_sees_anything(desk: Desk, path: str) -> None:
    far = Client(REMOTE_ADDR="192.0.2.7")
    for url in (path, desk.url()):
        assert far.get(url).status_code == 403
        assert far.post(url).status_code == 403


def test_a_form_of_another_site_is_refused(desk: Desk) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(desk.url("describe/"), {"title": "New"}).status_code == 403
    assert strict.post("/start/", {"title": "New"}).status_code == 403
    assert desk.row.revisions.count() == 1


@pytest.mark.parametrize(("name", "parts"), [(name, parts) for name, parts in ROUTES if name.partition(":")[2] in ACTS])
def test_an_act_is_no_page(desk: Desk, name: str, parts: tuple[str, ...]) -> None:
    assert desk.client.get(address(desk.row, name, parts)).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "facts/no-such-fact/",
        "red-lines/no-such-line/",
        "rights/no-such-right/",
        "duties/no-such-duty/",
        "impacts/no-such-impact/",
        "impacts/no-such-impact/describe/",
        "impacts/wrongly-suspected/severity/no-such-dimension/",
        "impacts/wrongly-suspected/severity/scale/?rater=nobody",
        "impacts/no-such-impact/severity/scale/",
        "impacts/wrongly-suspected/involvement/nobody/",
        "impacts/payments-held-in-pilot/involvement/registry/decide/",
        "chain/nobody/",
        "report/print/1/",
        "report/print/1/file",
        "measures/no-such-measure/",
        "gates/no-such-gate/decide/",
        "measures/no-such-measure/change/",
        "measures/no-such-measure/remove/",
        "measures/telephone-first/effects/no-such-group/",
        "no-such-page/",
    ],
)
def test_what_is_not_there_is_not_found(desk: Desk, path: str) -> None:
    for response in tried(desk.client, desk.url(path)):
        assert response.status_code in (404, 405)
    assert desk.row.revisions.count() == 1
