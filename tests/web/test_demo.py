"""What `duecare serve` and `duecare demo` prepare and run, inside the web application's own process."""

from __future__ import annotations

import logging
import os
import socket
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, ProgrammingError

from duecare.cli import server
from duecare.core.errors import InputError
from duecare.knowledge import bundle, compile
from duecare.web import serving
from duecare.web.dossiers.actions import archive
from duecare.web.dossiers.models import Dossier, State
from duecare.web.people.models import Organisation, User
from tests.web.conftest import NOW


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's database is ready already."""
    monkeypatch.setattr(serving, "prepare", lambda **_: None)


def test_the_examples_are_loaded_once_and_belong_to_the_local_organisation(me: User, ours: Organisation) -> None:
    assert server._prepare(examples=True) == me.display_name
    loaded = Dossier.objects.order_by("slug")
    assert [dossier.slug for dossier in loaded] == ["benefit-fraud-score", "cv-ranking", "general-chatbot"]
    assert {dossier.organisation for dossier in loaded} == {ours}
    archive(loaded[0], by=me, at=NOW, reason="Seen")
    server._prepare(examples=True)
    states = Dossier.objects.order_by("slug").values_list("state", flat=True)
    assert list(states) == [State.ARCHIVED, State.ACTIVE, State.ACTIVE], "what a person did to an example is kept"


def test_your_own_data_gets_no_examples(me: User) -> None:
    server._prepare(examples=False)
    assert not Dossier.objects.exists()


def test_where_there_are_accounts_nobody_is_signed_in_by_name(
    me: User, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.LOCAL_USER = False
    assert server._prepare(examples=True) == ""
    server._say_ready("http://127.0.0.1:8000", "")
    said = capsys.readouterr().out
    assert "Duecare is ready at http://127.0.0.1:8000\n" in said
    assert "signed in" not in said


def test_a_missing_bundle_is_made(me: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    made: list[bool] = []
    monkeypatch.setattr(bundle, "BUNDLE", tmp_path / "none.json")
    monkeypatch.setattr(compile, "compile_records", lambda: made.append(True))
    server._prepare(examples=False)
    assert made == [True]


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OperationalError("no server"), "database"),
        (DatabaseError("file is not a database"), "database"),
        (ProgrammingError("relation already exists"), "database"),
        (PermissionError("no right"), "data folder"),
    ],
)
def test_what_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, error: Exception, word: str) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(serving, "prepare", fail)
    with pytest.raises(InputError, match=f"The {word} cannot be used"):
        server._prepare(examples=False)


def test_the_processes_are_the_web_server_and_the_task_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[object] = []

    class FakeServer:
        def __init__(self, **options: object) -> None:
            ran.append(options)

        def run(self) -> None:
            ran.append("run")

    noted = logging.NullHandler()
    monkeypatch.setattr(logging.getLogger(), "handlers", [noted])
    monkeypatch.setattr(serving, "Server", FakeServer)
    monkeypatch.setattr("django.core.management.call_command", lambda name, **_: ran.append(name))
    batches = iter([server.BATCH, 3, server.BATCH, 5])
    monkeypatch.setattr("duecare.web.dossiers.actions.reindex_due", lambda **_: next(batches))
    monkeypatch.setattr("duecare.web.dossiers.actions.recount_due", lambda **_: next(batches))
    monkeypatch.setattr("duecare.web.dossiers.tasks.go_on_with_what_waits", lambda: ran.append("left imports"))
    monkeypatch.setattr("duecare.web.screening.tasks.go_on_with_what_waits", lambda: ran.append("left registers"))
    monkeypatch.setattr("duecare.web.evaluation.tasks.go_on_with_what_waits", lambda: ran.append("left evaluations"))
    monkeypatch.setattr("duecare.web.evaluation.tasks.delete_on_its_day", lambda _ended: None)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        number = listening.fileno()
        server._web(listening, 2)
        os.close(number)
    server._tasks()
    began = ["run", "left imports", "left registers", "left evaluations", "db_worker"]
    assert ran == [{"bind": f"fd://{number}", "workers": 2}, *began]
    assert not list(batches), "everything that may no longer hold is judged, and read, again before the first task"
    assert noted.level == logging.ERROR, "the terminal shows what failed, not every task"


def test_a_run_prepares_then_starts_then_says_where(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    seen: list[object] = []

    class FakeProcesses:
        def __init__(self, **_: object) -> None:
            pass

        def run(self, address: str, listening: socket.socket, ready: Any) -> None:
            seen.append(address)
            ready()

    monkeypatch.setattr(server, "_prepare", lambda **_: "Somebody")
    monkeypatch.setattr(server, "_let_go", lambda: seen.append("let go"))
    monkeypatch.setattr("duecare.cli.processes.Processes", FakeProcesses)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        monkeypatch.setattr("duecare.cli.listening.listening_on", lambda *_: listening)
        address = f"http://[::1]:{listening.getsockname()[1]}"
        server._run("::1", None, 2, examples=False)
    said = capsys.readouterr().out
    assert seen == ["let go", address]
    assert address in said
    assert "signed in as “Somebody”" in said
