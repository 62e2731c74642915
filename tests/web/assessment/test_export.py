"""The page of exports: which files there are for whom, what they do not hold, and the files themselves."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from duecare.core.revision import Set
from duecare.files.read import parse_dossier
from duecare.web.dossiers import actions
from duecare.web.trail.queries import check_chain, entries_of
from tests.web.conftest import Clock
from tests.web.desk import HOSTILE, Desk, page, read

FILES = ["dossier.yaml", "dossier.json", "findings.json", "impacts.csv"]


def share(desk: Desk, *changes: Set) -> None:
    """Make changes that no page has a form for."""
    latest = desk.latest
    actions.revise(desk.row, base=latest.digest, changes=changes, by=desk.user, at=latest.at, reason="Shown")


def hide_impacts(desk: Desk) -> None:
    """From now on the team alone sees them."""
    share(desk, *(Set(("impacts", id_, "shown_to"), "team") for id_ in desk.document.impacts))


def table(desk: Desk, path: str) -> list[dict[str, str]]:
    text = desk.get(path).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_page_leads_to_every_file_and_each_is_there(desk: Desk) -> None:
    for audience in ("team", "partners", "public"):
        shown = desk.get(f"export/?for={audience}")
        links = [attrs["href"] for tag, attrs in page(shown).tags if tag == "a" and "/export/" in attrs["href"]]
        wanted = [*FILES, *(["withheld.csv"] if audience != "team" else []), "all.zip"]
        assert links == [desk.url(f"export/{audience}/{name}") for name in wanted]
        assert [desk.client.get(link).status_code for link in links] == [200] * len(wanted)


def test_a_file_is_named_after_the_dossier_and_its_readers(desk: Desk) -> None:
    named = {
        "team/dossier.yaml": ("application/yaml", "benefit-fraud-score.yaml"),
        "public/dossier.json": ("application/json", "benefit-fraud-score-public.json"),
        "public/impacts.csv": ("text/csv; charset=utf-8", "benefit-fraud-score-public-impacts.csv"),
        "partners/all.zip": ("application/zip", "benefit-fraud-score-partners-all.zip"),
    }
    for path, (kind, name) in named.items():
        sent = desk.get(f"export/{path}")
        assert (sent["Content-Type"], sent["Content-Disposition"]) == (kind, f'attachment; filename="{name}"')


def test_brought_again_it_is_the_same_document(desk: Desk) -> None:
    for name in ("dossier.yaml", "dossier.json"):
        assert parse_dossier(desk.get(f"export/team/{name}").content, name).digest == desk.document.digest


def test_the_findings_are_those_that_are_kept(desk: Desk) -> None:
    found = json.loads(desk.get("export/team/findings.json").content)
    assert found == desk.judged.whole().plain()
    assert {row["id"] for row in table(desk, "export/team/impacts.csv")} == set(desk.document.impacts)


def test_nothing_is_shown_beyond_the_team_that_the_dossier_does_not_show(desk: Desk) -> None:
    hide_impacts(desk)
    assert table(desk, "export/public/impacts.csv") == []
    text = read(desk.get("export/?for=public"))
    assert "What is withheld" in text and "An impact: 5" in text
    listed = {(row["kind"], row["id"]) for row in table(desk, "export/public/withheld.csv")}
    assert {("impacts", id_) for id_ in desk.document.impacts} <= listed
    assert b"Home visits" in desk.get("export/team/dossier.yaml").content
    assert b"Home visits" not in desk.get("export/public/dossier.yaml").content


def test_a_reason_that_people_gave_stands_beside_what_is_withheld(desk: Desk) -> None:
    hide_impacts(desk)
    share(desk, Set(("impacts", "mark-that-stays", "withheld_because"), "A court case is open."))
    assert "An impact: 1 (A court case is open.)" in read(desk.get("export/?for=public"))
    rows = table(desk, "export/public/withheld.csv")
    because = {row["because"] for row in rows if row["id"] == "mark-that-stays" and row["kind"] == "impacts"}
    assert because == {"A court case is open."}


def test_what_the_dossier_shows_reaches_its_readers_and_nobody_else(desk: Desk) -> None:
    hide_impacts(desk)
    share(desk, Set(("impacts", "mark-that-stays", "shown_to"), "partners"))
    assert [row["id"] for row in table(desk, "export/partners/impacts.csv")] == ["mark-that-stays"]
    assert table(desk, "export/public/impacts.csv") == []


def test_the_archive_holds_the_list_of_what_is_withheld(desk: Desk) -> None:
    with zipfile.ZipFile(io.BytesIO(desk.get("export/partners/all.zip").content)) as archive:
        assert archive.namelist() == [*FILES, "withheld.csv"]


def test_where_nothing_is_said_nothing_is_withheld(blank: Desk) -> None:
    assert "Nothing that the dossier holds is withheld." in read(blank.get("export/?for=public"))


def test_findings_that_may_no_longer_hold_say_so(desk: Desk, clock: Clock) -> None:
    said = "What is in these files may no longer hold"
    assert said not in read(desk.get("export/"))
    changes_on = desk.row.index.changes_on
    assert changes_on is not None
    clock.now += changes_on - clock.now.date()
    assert said in read(desk.get("export/"))


@pytest.mark.parametrize(
    "path",
    [
        "export/press/dossier.yaml",
        "export/team/withheld.csv",
        "export/team/dossier.html",
        "export/public/..%2F..%2Fsettings.py",
        "export/team/",
    ],
)
def test_what_is_no_file_is_not_found(desk: Desk, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_an_audience_that_is_none_is_the_team(desk: Desk) -> None:
    for asked in ("press", "", "%00", "team&for=nobody"):
        shown = desk.get(f"export/?for={asked}")
        assert shown.status_code == 200
        assert "For the team" in read(shown)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_goes_out_and_comes_back_as_it_is(desk: Desk, text: str) -> None:
    share(desk, Set(("impacts", "mark-that-stays", "title"), text.strip()))
    for name in ("dossier.yaml", "dossier.json"):
        assert parse_dossier(desk.get(f"export/team/{name}").content, name).digest == desk.document.digest
    rows = table(desk, "export/team/impacts.csv")
    assert len(rows) == len(desk.document.impacts)
    assert not any(row["title"].startswith(("=", "+", "-", "@")) for row in rows)
    assert desk.get("export/?for=public").status_code == 200


def test_nobody_else_gets_anything(elsewhere: Desk) -> None:
    for path in ("export/", "export/team/dossier.yaml", "export/public/all.zip"):
        assert elsewhere.get(path).status_code == 404


def test_the_trail_keeps_what_left_for_whom_and_no_address(desk: Desk) -> None:
    before = entries_of(desk.row.slug, organisation=desk.row.organisation).count()
    desk.get("export/?for=partners")
    desk.client.head(desk.url("export/partners/impacts.csv"))
    assert entries_of(desk.row.slug, organisation=desk.row.organisation).count() == before
    desk.get("export/partners/impacts.csv")
    (entry, *rest) = entries_of(desk.row.slug, organisation=desk.row.organisation)
    assert len(rest) == before
    assert (entry.verb, entry.by) == ("export", desk.user)
    assert json.loads(entry.payload) == {
        "audience": "partners",
        "file": "impacts.csv",
        "revision": desk.latest.digest,
        "findings": desk.row.index.judgement.digest,
    }
    assert check_chain(desk.row.organisation) is None
    assert "impacts.csv · Partners" in read(desk.get("history/"))


def test_what_was_refused_left_nothing_in_the_trail(desk: Desk) -> None:
    before = entries_of(desk.row.slug, organisation=desk.row.organisation).count()
    desk.get("export/press/dossier.yaml")
    desk.get("export/team/dossier.html")
    assert entries_of(desk.row.slug, organisation=desk.row.organisation).count() == before
