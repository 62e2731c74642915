"""Where to look first: worked out once, read from rows, never a verdict; and a dossier in one click."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duecare.core.errors import InputError
from duecare.triage import Implications
from duecare.web.dossiers import actions as dossiers
from duecare.web.dossiers.models import Dossier, Import, IndexRow, Repeated, Upload
from duecare.web.people.models import Organisation, User
from duecare.web.screening import actions, queries, tasks
from duecare.web.screening.models import List, Looked, Looking, State
from duecare.web.trail.models import Entry
from tests.exchange.places import fixture
from tests.web.conftest import NOW, Clock
from tests.web.desk import HOSTILE, read, text_of
from tests.web.dossiers.bringing import content, kept, stranger_elsewhere
from tests.web.test_access import assert_well_made
from tests.web.test_weight import ASKED, MOST, weight

FACES = "It recognises the faces of people at the gate and it does not act by itself in any of this."
SCORES = "It is said to score people by the length of their stay, and it may be used on children too."
BOOKS = "It finds the shelf of the book that a reader is looking for in all of the large library rooms."
WORDS = [one + two for one in ("alpha", "beta", "gamma", "delta", "eta") for two in ("rho", "tau", "phi", "chi", "psi")]
ROWS = [
    ("Library guide", "City", BOOKS),
    ("Gate camera", "Port agency", FACES),
    ("Stay planner", "City", SCORES),
    ("Stay planner", "City", SCORES),
    ("Pilot", "City", "To be decided."),
]


def cameras(word: str) -> str:
    """A text that no other is like."""
    near = " ".join(f"{word}{place}" for place in ("quay", "crane", "ferry", "bridge", "shed", "mole", "dock", "pier"))
    return f"In the {word} it recognises the faces of {word} and it keeps {word} lists. It opens {near} for {word}. "


def register(rows: Any = ROWS) -> bytes:
    """A file in the layout of the inventory."""
    text = io.StringIO(newline="")
    header = next(csv.reader(io.StringIO(fixture("inventory.csv").decode("cp1252"), newline="")))
    told = [[title, body, *[""] * 5, purpose, *[""] * (len(header) - 8)] for title, body, purpose in rows]
    csv.writer(text).writerows([header, *told])
    return text.getvalue().encode("utf-8")


@pytest.fixture
def upload(ours: Organisation, me: User, clock: Clock) -> Upload:
    """A register that was brought."""
    return kept(ours, me, register(), at=clock.now)


@pytest.fixture
def looked(upload: Upload, client: Client) -> str:
    """The page of a register that was looked through."""
    client.post(path(upload))
    return path(upload)


def path(upload: Upload) -> str:
    return f"/start/file/{upload.pk}/first/"


def titles(response: Any) -> list[str]:
    return re.findall(r'<h2><bdi lang="">(.*?)</bdi></h2>', text_of(response))


def test_a_register_is_looked_through_when_somebody_asks(upload: Upload, client: Client) -> None:
    assert "Look through it" in read(client.get(path(upload)))
    assert path(upload) in text_of(client.get(f"/start/file/{upload.pk}/"))
    assert not Looking.objects.exists()
    assert client.post(path(upload)).status_code == 302
    looking = Looking.objects.get()
    assert (looking.state, looking.done) == (State.DONE, 5)
    assert Entry.objects.filter(verb="look-through").count() == 1
    assert titles(client.get(path(upload))) == ["Stay planner", "Gate camera"]


def test_each_system_opens_to_its_reasons(looked: str, client: Client) -> None:
    shown = read(client.get(looked))
    assert "Records: 5. Of those that are nearly the same one is shown, so below: 4." in shown
    assert "recognises the faces [said]" in shown
    assert "children [perhaps]" in shown
    assert "by itself [denied]" in shown
    assert "Which right of whom, through which harm" in shown
    assert "Not stated, and needed" in shown
    assert "1 record says nearly the same" in shown


def test_red_lines_duties_and_what_fields_state_are_told_with_where_to_read_them(
    ours: Organisation, me: User, client: Client
) -> None:
    upload = kept(ours, me, register([("Benefit list", "City", "It decides on benefits of people in need.")]))
    client.post(path(upload))
    text = text_of(client.get(path(upload)))
    assert "Red line to ask about first:" in text
    assert "/knowledge/red-lines/" in text
    assert "Ask: " in text
    upload = kept(ours, me, fixture("aia-en.json"), "aia-en.json")
    client.post(path(upload))
    shown = {of: read(client.get(f"{path(upload)}?list={of}")) for of in List.values}
    assert any("What fields of the record state" in page for page in shown.values())


def test_a_dossier_is_started_as_made_from_outside_where_somebody_says_so(looked: str, client: Client) -> None:
    shown = client.get(looked)
    assert text_of(shown).count('name="outside"') == len(titles(shown))
    assert "You neither build, buy nor run the system" in read(shown)
    client.post(looked, {"start": "1", "outside": "on"})
    assert content(Dossier.objects.get()).outside == "operator-not-asked"
    assert '"outside":true' in Entry.objects.get(verb="import").payload
    client.post(looked, {"start": "2"})
    assert content(Dossier.objects.get(slug__contains="stay")).outside is None


def test_a_newer_edition_of_a_record_leads_to_what_it_suggests(
    looked: str, ours: Organisation, me: User, client: Client
) -> None:
    client.post(looked, {"start": "1"})
    newer = [(title, body, f"{text} It is wider now.") for title, body, text in ROWS]
    upload = kept(ours, me, register(newer), "newer.csv")
    client.post(path(upload))
    assert client.post(path(upload), {"start": "1"}).headers["Location"].endswith("/newer/")
    assert Dossier.objects.count() == 1


def test_a_record_that_cannot_be_started_stays_in_the_list_with_why_and_what_was_ticked(
    looked: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise InputError("It cannot be started.", next_step="Choose another.")

    monkeypatch.setattr("duecare.web.dossiers.actions.imports.start_dossier", refused)
    again = client.post(f"{looked}?q=gate", {"start": "1", "outside": "on"})
    assert again.status_code == 422
    assert titles(again) == ["Gate camera"]
    assert "No dossier of Gate camera could be started. It cannot be started." in read(again)
    assert re.search(r'id="outside-1"[^>]* checked>', text_of(again))
    assert " checked" not in text_of(client.post(looked, {"start": "1"}))
    assert not Dossier.objects.exists()


def test_of_a_language_without_words_it_says_that_a_person_has_to_look(
    ours: Organisation, me: User, client: Client
) -> None:
    upload = kept(ours, me, fixture("algoritmes.json"), "algoritmes.json")
    client.post(path(upload))
    other = client.get(f"{path(upload)}?list=language-not-held")
    assert titles(other)
    assert "A person who reads it has to look" in read(other)


def test_a_list_says_that_words_or_knowledge_have_changed_and_changes_nothing_by_itself(
    looked: str, client: Client
) -> None:
    assert "Look through it again" not in read(client.get(looked))
    for field, told in (("knowledge", "The knowledge has changed since"), ("signals", "The words have changed since")):
        Looking.objects.update(**{field: "sha256:of before"})
        shown = read(client.get(looked))
        assert told in shown
        assert "Look through it again" in shown
        assert titles(client.get(looked)) == ["Stay planner", "Gate camera"]
        assert getattr(Looking.objects.get(), field) == "sha256:of before"
        client.post(looked)
        assert "changed since" not in read(client.get(looked))
        assert titles(client.get(looked)) == ["Stay planner", "Gate camera"]


def test_no_number_of_the_order_is_ever_shown(looked: str, client: Client) -> None:
    shown = text_of(client.get(looked))
    assert "drawn" not in shown
    assert "0." not in read(client.get(looked))
    assert not {field.name for field in Looked._meta.get_fields()} & {"drawn", "score", "points"}


def test_what_cannot_be_told_stands_in_lists_of_its_own(looked: str, client: Client) -> None:
    vague = client.get(f"{looked}?list=too-vague")
    assert titles(vague) == ["Pilot"]
    assert "beside the order, not at its end" in read(vague)
    nothing = client.get(f"{looked}?list=nothing-found")
    assert titles(nothing) == ["Library guide"]
    assert "That is not a no" in read(nothing)
    assert titles(client.get(f"{looked}?list=no-such-list")) == ["Stay planner", "Gate camera"]


def test_the_page_reads_rows_and_works_nothing_out(
    looked: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any) -> None:
        raise AssertionError("a page worked something out")

    monkeypatch.setattr(Implications, "of", never)
    monkeypatch.setattr("duecare.web.screening.actions.screen", never)
    monkeypatch.setattr("duecare.triage.shipped_reader", never)
    monkeypatch.setattr("duecare.web.dossiers.queries.bytes_of", never)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(looked, headers={"accept-encoding": "gzip"})
    assert weight(response) < MOST
    assert len(asked) <= ASKED


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("q=GATE", ["Gate camera"]),
        ("q=gate+faces", ["Gate camera"]),
        ("q=gate+stay", []),
        ("by=port", ["Gate camera"]),
        ("supplier=nobody", []),
        ("group=children", ["Stay planner"]),
        ("country=US", ["Stay planner", "Gate camera"]),
        ("country=NL", []),
        ("country=usa&right=!!&line=%00&group=", ["Stay planner", "Gate camera"]),
    ],
)
def test_it_is_narrowed_down_by_the_address(looked: str, client: Client, asked: str, expected: list[str]) -> None:
    assert titles(client.get(f"{looked}?{asked}")) == expected


def test_rights_groups_and_red_lines_of_the_register_are_offered(looked: str, client: Client) -> None:
    for name in ("right", "group", "line"):
        text = text_of(client.get(looked))
        select = text[text.index(f'id="f-{name}"') :]
        offered = re.findall(r'<option value="([a-z0-9-]+)"', select[: select.index("</select>")])
        if name == "right":
            assert offered
        for one in offered[:2]:
            narrowed = client.get(f"{looked}?{name}={one}")
            assert titles(narrowed)
            assert "Take away" in read(narrowed)


def test_groups_on_which_several_systems_fall_are_pictured_with_a_table(
    ours: Organisation, me: User, client: Client
) -> None:
    upload = kept(ours, me, register([*ROWS, ("School list", "City", "It ranks the children of the town by name.")]))
    client.post(path(upload))
    shown = text_of(client.get(path(upload)))
    assert "<svg" in shown
    assert_well_made(client.get(path(upload)))
    assert "Counted are systems, not people or harm." in read(client.get(path(upload)))
    assert "<table>" in shown
    assert "<svg" not in text_of(client.get(f"{path(upload)}?group=children")).replace("mark.svg", "")[5_000:]


def test_long_lists_are_paged_both_ways(ours: Organisation, me: User, client: Client) -> None:
    many = [(f"Camera {word}", "City", cameras(word)) for word in WORDS]
    upload = kept(ours, me, register(many))
    client.post(path(upload))
    first = client.get(path(upload))
    assert len(titles(first)) == queries.PAGE
    after = re.search(r'rel="next" href="([^"]*)"', text_of(first))
    assert after is not None
    second = client.get(path(upload) + after[1].replace("&amp;", "&"))
    assert len(titles(second)) == len(WORDS) - queries.PAGE
    before = re.search(r'rel="prev" href="([^"]*)"', text_of(second))
    assert before is not None
    assert titles(client.get(path(upload) + before[1].replace("&amp;", "&"))) == titles(first)
    assert client.get(f"{path(upload)}?after=x").status_code == 404


def test_one_click_starts_a_dossier_with_what_its_words_suggest(looked: str, client: Client, me: User) -> None:
    made = client.post(looked, {"start": "1"}, follow=True)
    assert "Words point to" in read(made)
    fact = content(Dossier.objects.get()).facts["recognises-faces"]
    assert (fact.value, fact.basis) == ("yes", "suggested")
    assert fact.by != me.handle
    assert "recognises the faces" in fact.note
    assert Import.objects.count() == 1
    assert "Already started:" in read(client.get(looked))
    again = client.post(looked, {"start": "1"}, follow=True)
    assert "had a dossier already" in read(again)
    assert Dossier.objects.count() == 1
    for nowhere in ("3", "99", "", "x", "9" * 20):
        assert client.post(looked, {"start": nowhere}).status_code == 404


def test_a_sentence_that_many_records_repeat_is_marked_so_in_the_dossier_too(
    ours: Organisation, me: User, client: Client
) -> None:
    shared = "The agency is known to score people by the hour."
    many = [(f"Camera {word}", "City", cameras(word) + shared) for word in WORDS]
    upload = kept(ours, me, register(many))
    client.post(path(upload))
    assert "score people [many say so]" in read(client.get(path(upload)))
    assert len(Repeated.objects.get().marks.split()) == 1
    home = client.post(path(upload), {"start": "0"}).headers["Location"]
    shown = read(client.get(f"{home}suggested/"))
    assert "score people [many say so]" in shown
    assert "recognises the faces [said]" in shown


@pytest.mark.parametrize(
    ("own", "silenced"),
    [("It looks.", False), ("It looks at every ship that lies at any pier of the old harbour all night.", True)],
)
def test_what_a_record_repeats_is_silenced_in_its_dossier_as_in_the_list(
    own: str, silenced: bool, ours: Organisation, me: User, client: Client
) -> None:
    shared = " The agency is known to score people by the hour."
    name = "Camera of the northern and southern quays, piers, cranes, locks, bridges, sheds, moles and docks"
    many = [(f"Camera {word}", "City", cameras(word) + shared) for word in WORDS]
    upload = kept(ours, me, register([(name, "City", own + shared), *many]))
    client.post(path(upload))
    row = Looked.objects.get(position=0)
    home = client.post(path(upload), {"start": "0"}).headers["Location"]
    listed = read(client.get(f"{path(upload)}?q=northern&list={row.list}"))
    shown = read(client.get(f"{home}suggested/"))
    manner = "many say so" if silenced else "said"
    assert f"score people [{manner}]" in listed
    assert f"score people [{manner}]" in shown


def test_dossiers_of_the_file_are_read_again_when_it_is_known_what_its_records_repeat(
    ours: Organisation, me: User, client: Client, clock: Clock
) -> None:
    shared = "The agency is known to score people by the hour."
    upload = kept(ours, me, register([(f"Camera {word}", "City", cameras(word) + shared) for word in WORDS]))
    client.post(f"/start/file/{upload.pk}/", {"record": "0"})
    dossier = Dossier.objects.get()
    before = dossier.index.suggested
    client.post(path(upload))
    dossier.index.refresh_from_db()
    assert 0 < (dossier.index.suggested or 0) < (before or 0)
    dossiers.purge_uploads(at=clock.now + timedelta(days=8))
    dossiers.reindex(dossier, at=clock.now + timedelta(days=8))
    assert IndexRow.objects.get().suggested == dossier.index.suggested


def test_too_many_records_are_refused_kindly_with_the_command(
    upload: Upload, client: Client, me: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 3)
    monkeypatch.setattr(actions, "MOST", 3)
    for shown in (client.get(path(upload)), client.post(path(upload))):
        assert "duecare screen inventory.csv" in read(shown)
    with pytest.raises(InputError):
        actions.begin(upload, by=me, at=NOW)
    assert not Looking.objects.exists()


def test_it_is_followed_while_it_comes_and_begun_again_when_it_was_left(
    upload: Upload, client: Client, me: User, clock: Clock
) -> None:
    looking, new = actions.begin(upload, by=me, at=clock.now)
    assert new
    assert "You can leave this page" in read(client.get(path(upload)))
    followed = client.get(path(upload), headers={"hx-request": "true"})
    assert "HX-Refresh" not in followed.headers
    assert actions.begin(upload, by=me, at=clock.now) == (looking, False)
    clock.now += timedelta(minutes=10)
    assert "It has stopped" in read(client.get(path(upload)))
    assert client.get(path(upload), headers={"hx-request": "true"}).headers["HX-Refresh"] == "true"
    client.post(path(upload))
    assert titles(client.get(path(upload))) == ["Stay planner", "Gate camera"]
    assert client.get(path(upload), headers={"hx-request": "true"}).headers["HX-Refresh"] == "true"
    tasks.look_through.enqueue(looking.pk)  # what was replaced meanwhile is left in peace


def test_what_waited_when_a_worker_was_killed_is_taken_up(upload: Upload, client: Client, me: User) -> None:
    actions.begin(upload, by=me, at=NOW)
    tasks.go_on_with_what_waits()
    assert Looking.objects.get().state == State.DONE


def test_what_fails_says_so_and_keeps_nothing(
    upload: Upload, client: Client, me: User, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, _new = actions.begin(upload, by=me, at=clock.now)

    def broken(*_: Any) -> None:
        raise InputError("The file is broken.", next_step="Bring it again.")

    with monkeypatch.context() as patch, pytest.raises(InputError):
        patch.setattr(actions, "screen", broken)
        actions.look(looking, clock=clock)
    assert Looking.objects.get().state == State.FAILED
    assert "It has stopped" in read(client.get(path(upload)))
    assert not Looked.objects.exists()


def test_all_of_it_goes_with_the_file(looked: str, upload: Upload, client: Client, me: User, clock: Clock) -> None:
    dossiers.purge_uploads(at=clock.now + timedelta(days=8))
    assert not Looking.objects.exists()
    assert not Looked.objects.exists()
    assert client.get(looked).status_code == 404


def test_nobody_else_sees_it(client: Client, clock: Clock, me: User) -> None:
    theirs, other = stranger_elsewhere()
    upload = kept(theirs, other, register(), at=clock.now)
    for method in (client.get, client.post):
        assert method(path(upload)).status_code == 404
    assert client.post(path(upload), {"start": "1"}).status_code == 404


def test_a_dossier_of_our_own_and_a_table_without_a_mapping_go_to_their_own_pages(
    ours: Organisation, me: User, client: Client
) -> None:
    own = kept(ours, me, b"format: duecare-dossier/1\nid: x\ntitle: X\n", "x.yaml")
    table = kept(ours, me, fixture("table.csv"), "table.csv")
    for upload in (own, table):
        assert client.get(path(upload)).headers["Location"] == f"/start/file/{upload.pk}/"


def test_hostile_records_are_shown_and_do_nothing(ours: Organisation, me: User, client: Client) -> None:
    rows = [(f"{text} camera", f"City {text}", f"{FACES} {text} to score people {text}") for text in HOSTILE]
    upload = kept(ours, me, register(rows))
    client.post(path(upload))
    shown = text_of(client.get(path(upload)))
    assert titles(client.get(path(upload)))
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "49" not in read(client.get(path(upload)))


def test_what_came_along_is_told_once_where_the_text_of_the_dossier_says_it(looked: str, client: Client) -> None:
    home = client.post(looked, {"start": "1"}).headers["Location"]
    shown = read(client.get(f"{home}suggested/recognises-faces/"))
    assert shown.count("recognises the faces") == 1


def test_each_register_shows_its_own_systems(looked: str, ours: Organisation, me: User, client: Client) -> None:
    other = kept(ours, me, register([("Turnstile", "City", cameras("stadium"))]), "other.csv")
    client.post(path(other))
    assert titles(client.get(path(other))) == ["Turnstile"]
    assert titles(client.get(looked)) == ["Stay planner", "Gate camera"]
