"""One revision read-only, and going back: to a whole revision, and from one single change."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest

from duecare.core.revision import Add, Change, Remove, Set
from duecare.files.read import parse_dossier
from duecare.web.dossiers import actions
from duecare.web.dossiers.views import revisions
from tests.web.desk import SAVED, Desk, fields, read, text_of


def revise(desk: Desk, *changes: Change, reason: str = "") -> None:
    now = desk.latest.at + timedelta(minutes=1)
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=now, reason=reason)


def undo_of(desk: Desk, number: int, path: str) -> str:
    """The address at which the page of a revision offers to undo a change."""
    found = re.findall(rf'href="([^"]+/history/{number}/undo/\?path={path})"', text_of(desk.get(f"history/{number}/")))
    assert len(found) == 1
    return unescape(found[0]).removeprefix(desk.url())


def test_a_revision_tells_each_field_then_and_now(desk: Desk) -> None:
    purpose = desk.document.system.purpose or ""
    revise(desk, Set(("system", "purpose"), purpose.replace("11,000", "12,000")), reason="The city grew")
    shown = desk.get("history/2/")
    text = read(shown)
    assert "The city grew" in text
    assert "[taken away: 11,000 ] [added: 12,000 ] households" in text
    assert '<del><span class="hidden" lang="en" dir="auto"> [taken away: </span>11,000 <' in text_of(shown)
    assert "This is how the dossier stands now." in text


def test_an_earlier_revision_says_that_it_is_one_and_keeps_its_file(desk: Desk) -> None:
    before = desk.document
    revise(desk, Set(("title",), "Another title"))
    text = read(desk.get("history/1/"))
    assert "The latest is revision 2" in text
    assert "It is the first revision" in text
    file = desk.get("history/1/dossier.yaml")
    assert parse_dossier(file.content, "then.yaml").digest == before.digest
    assert file["Content-Disposition"] == 'attachment; filename="benefit-fraud-score-1.yaml"'


@pytest.mark.parametrize("number", ["0", "3", "9" * 30])
@pytest.mark.parametrize("page", ["", "dossier.yaml", "back/", "undo/"])
def test_a_revision_that_is_not_there_is_not_found(blank: Desk, number: str, page: str) -> None:
    revise(blank, Set(("title",), "Another title"))
    found = blank.get(f"history/{number}/{page}")
    assert found.status_code == 404
    assert "no such revision" in read(found)


def test_nobody_else_sees_a_revision(elsewhere: Desk) -> None:
    for page in ("", "dossier.yaml", "back/"):
        assert elsewhere.get(f"history/1/{page}").status_code == 404


def test_a_large_revision_tells_some_and_says_how_many_more(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "MOST_CHANGES", 2)
    revise(blank, *(Add(("actors", f"a-{number}"), {"name": "An office"}) for number in range(5)))
    assert "3 more changes are not shown here." in read(blank.get("history/2/"))


def test_an_earlier_revision_is_made_the_current_one_again(desk: Desk) -> None:
    before = desk.document
    impact = next(iter(before.impacts))
    revise(desk, Remove(("impacts", impact)), *_without(desk, impact))
    shown = desk.get("history/1/back/")
    assert f"Impact “{before.impacts[impact].title}”" in read(shown)
    done = desk.client.post(desk.url("history/1/back/"), fields(shown) | {"reason": "Taken away by mistake"})
    assert done.status_code == SAVED
    assert desk.document == before
    assert desk.row.revisions.count() == 3
    assert "Back to revision 1: Taken away by mistake" in read(desk.get("history/"))
    assert "There is nothing to go back from." in read(desk.get("history/1/back/"))


def _without(desk: Desk, impact: str) -> list[Change]:
    """The changes that take every reference to an impact away."""
    measures = {id_: one for id_, one in desk.document.measures.items() if impact in one.impacts}
    changes: list[Change] = [Remove(("measures", id_)) for id_ in measures]
    for id_, line in desk.document.red_lines.items():
        if any(impact in answer.impacts for answer in line.answers.values()):
            changes.append(Remove(("red_lines", id_)))
    return changes


def test_going_back_asks_why(desk: Desk) -> None:
    revise(desk, Set(("title",), "Another title"))
    asked = desk.post("history/1/back/", {"reason": " "})
    assert asked.status_code == 422
    assert "Write something here." in read(asked)
    assert desk.row.revisions.count() == 2


def test_going_back_keeps_what_somebody_changed_elsewhere_meanwhile(desk: Desk) -> None:
    title = desk.document.title
    revise(desk, Set(("title",), "Another title"))
    shown = fields(desk.get("history/1/back/"))
    revise(desk, Set(("system", "name"), "Theirs"))
    assert desk.client.post(desk.url("history/1/back/"), shown | {"reason": "Why"}).status_code == SAVED
    assert (desk.document.title, desk.document.system.name) == (title, "Theirs")


def test_going_back_meets_a_change_to_the_same_thing(desk: Desk) -> None:
    title = desk.document.title
    revise(desk, Set(("title",), "Another title"))
    shown = fields(desk.get("history/1/back/"))
    revise(desk, Set(("title",), "A third"))
    met = desk.client.post(desk.url("history/1/back/"), shown | {"reason": "Why"})
    assert met.status_code == 409
    assert "A third" in read(met)
    assert desk.client.post(desk.url("history/1/back/"), fields(met)).status_code == SAVED
    assert desk.document.title == title


def test_an_archived_dossier_does_not_go_back(desk: Desk) -> None:
    revise(desk, Set(("title",), "Another title"))
    desk.post("archive/", {"reason": "Over"})
    assert "Make this the current one again" not in read(desk.get("history/1/"))
    assert "Undo this" not in read(desk.get("history/2/"))
    assert "This dossier is archived." in read(desk.get("history/1/back/"))
    assert desk.post("history/1/back/", {"reason": "Why"}).status_code == 422
    assert desk.document.title == "Another title"


def test_a_page_of_another_dossier_is_no_base(desk: Desk, blank: Desk) -> None:
    revise(desk, Set(("title",), "Another title"))
    refused = desk.post("history/1/back/", {"reason": "Why"}, base=blank.latest.digest)
    assert refused.status_code == 422
    assert "a version that this dossier never had" in read(refused)


def test_one_change_is_undone_and_the_others_stay(desk: Desk) -> None:
    title = desk.document.title
    revise(desk, Set(("title",), "Another title"), Set(("system", "name"), "Another name"))
    revise(desk, Set(("system", "version"), "3"))
    path = undo_of(desk, 2, "title")
    shown = desk.get(path)
    assert "changed again since" not in read(shown)
    done = desk.client.post(desk.url("history/2/undo/"), fields(shown) | {"reason": "It was right before"})
    assert done.status_code == SAVED
    system = desk.document.system
    assert (desk.document.title, system.name, system.version) == (title, "Another name", "3")
    assert "A change of revision 2 undone: It was right before" in read(desk.get("history/"))
    assert "There is nothing to undo." in read(desk.get(path))


def test_what_was_removed_is_brought_back(desk: Desk) -> None:
    measure, known = next(iter(desk.document.measures.items()))
    revise(desk, Remove(("measures", measure)))
    revise(desk, Set(("title",), "Another title"))
    shown = desk.get(undo_of(desk, 2, f"measures/{measure}"))
    assert f"Measure “{known.title}” Added" in read(shown)
    assert (
        desk.client.post(desk.url("history/2/undo/"), fields(shown) | {"reason": "Still needed"}).status_code == SAVED
    )
    assert desk.document.measures[measure] == known


def test_undoing_what_was_changed_again_is_a_choice(desk: Desk) -> None:
    title = desk.document.title
    revise(desk, Set(("title",), "Another title"))
    revise(desk, Set(("title",), "A third"))
    shown = desk.get(undo_of(desk, 2, "title"))
    assert "It was changed again since" in read(shown)
    met = desk.client.post(desk.url("history/2/undo/"), fields(shown) | {"reason": "Why"})
    assert met.status_code == 409
    assert desk.document.title == "A third"
    assert desk.client.post(desk.url("history/2/undo/"), fields(met)).status_code == SAVED
    assert desk.document.title == title


def test_undoing_what_something_else_needs_is_refused_in_words(blank: Desk) -> None:
    revise(blank, Add(("actors", "maker"), {"name": "The maker"}))
    used = {"title": "Stop", "kind": "cease", "impacts": [], "actor": "maker"}
    revise(blank, Add(("measures", "stop"), used))
    shown = blank.get("history/2/undo/?path=actors/maker")
    met = blank.client.post(blank.url("history/2/undo/"), fields(shown) | {"reason": "Why"})
    assert met.status_code == 409
    refused = blank.client.post(blank.url("history/2/undo/"), fields(met))
    assert refused.status_code == 422
    assert "refers to what is not there" in read(refused)


@pytest.mark.parametrize("path", ["", "no/such", "title/x", "<script>"])
def test_a_change_that_was_not_made_is_not_undone(blank: Desk, path: str) -> None:
    revise(blank, Set(("title",), "Another title"))
    for number in (1, 2):
        assert blank.client.get(blank.url(f"history/{number}/undo/"), {"path": path}).status_code == 404
