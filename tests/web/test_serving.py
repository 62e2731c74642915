"""A real server on a real port: ready from nothing, and silent about who asks."""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from duecare.core.errors import InputError
from duecare.web.people.queries import local_user
from duecare.web.serving import QuietLogger, Server, prepare
from duecare.web.wsgi import application

PROGRAM = """
import sys
from datetime import UTC, datetime
from duecare.web.serving import Server, prepare
prepare(now=datetime.now(UTC))
prepare(now=datetime.now(UTC))
Server(bind=f"127.0.0.1:{sys.argv[1]}", workers=1, ready=lambda: print("ready", flush=True)).run()
"""


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    port: int
    data: Path
    log: Path

    def get(self, path: str) -> tuple[int, bytes, str]:
        """Status, body and cache header of an answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
                return answer.status, answer.read(), answer.headers["Cache-Control"]
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read(), error.headers["Cache-Control"]

    def send(self, raw: bytes) -> bytes:
        """The first bytes of the answer to what is not proper HTTP."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(raw)
            return connection.recv(1_000)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server on a folder that did not exist before."""
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = Running(port, folder / "var", folder / "log")
    environ = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with running.log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(port)],
            env={**environ, "DUECARE_DATA": str(running.data), "HOME": str(folder / "home")},
            stdout=subprocess.PIPE,
            stderr=log,
        )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == b"ready\n", running.log.read_text()
        yield running
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        process.stdout.close()


def test_it_serves_pages_and_files_from_an_empty_folder(server: Running) -> None:
    status, page, cache = server.get("/look/gallery/")
    assert (status, cache) == (200, "private, no-cache")
    name = page.partition(b'href="/static/look/duecare.')[2].partition(b'"')[0].decode()
    status, style, cache = server.get(f"/static/look/duecare.{name}")
    assert status == 200
    assert b"--brand" in style
    assert "immutable" in cache
    assert {"duecare.sqlite3", "static"} <= {path.name for path in server.data.iterdir()}
    assert {path.name for path in server.data.parent.iterdir()} == {"var", "log"}, "nothing is kept anywhere else"


def test_what_it_keeps_is_for_its_owner_only(server: Running) -> None:
    for file in (server.data, *server.data.glob("duecare.sqlite3*"), server.data / "secret-key"):
        assert file.stat().st_mode & 0o077 == 0, file.name


def test_a_request_without_a_host_is_refused(server: Running) -> None:
    assert server.send(b"GET /look/gallery/ HTTP/1.1\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 400")


def test_files_too_are_for_this_machine_only(server: Running) -> None:
    asked = b"GET /static/look/htmx.min.js HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
    assert server.send(asked % b"localhost").startswith(b"HTTP/1.1 200")
    assert server.send(asked % b"evil.example").startswith(b"HTTP/1.1 400")


def test_its_log_holds_no_address(server: Running) -> None:
    server.get("/nowhere/")
    assert b"400" in server.send(b"NONSENSE\r\n\r\n")
    assert b"400" in server.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n")
    log = server.log.read_text()
    assert "Invalid request from ip=(not kept)" in log
    assert "127.0.0.1" not in log


def test_a_warning_keeps_all_but_the_address(caplog: pytest.LogCaptureFixture) -> None:
    log = QuietLogger(Server(bind="127.0.0.1:1").cfg)
    log.error_log.propagate = True
    with caplog.at_level(logging.WARNING):
        log.warning("Invalid request from ip=2001:db8::7: Bad header %s", "X")
        log.warning("Invalid request from ip=203.0.113.9: Bad header")
        log.access(None, None, {"REMOTE_ADDR": "203.0.113.9"}, None)
    assert [record.getMessage() for record in caplog.records] == [
        "Invalid request from ip=(not kept): Bad header X",
        "Invalid request from ip=(not kept): Bad header",
    ]


def test_the_server_tells_when_it_is_ready_and_takes_no_one_elses_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUNICORN_CMD_ARGS", "--access-logfile=-")
    told: list[str] = []
    server = Server(bind="127.0.0.1:1", ready=lambda: told.append("ready"))
    server.cfg.when_ready(None)
    assert told == ["ready"]
    assert server.cfg.accesslog is None
    assert server.cfg.address == [("127.0.0.1", 1)]
    gc.unfreeze()
    assert server.load() is application
    assert gc.get_freeze_count(), "the collector of garbage leaves alone what stays"
    assert server.cfg.control_socket_disable


@pytest.fixture
def own_umask() -> Iterator[None]:
    """What getting ready says of the rights of new files holds for this whole process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


OTHERS = [
    "ALTER TABLE dossiers_revision DROP COLUMN reason",
    "ALTER TABLE dossiers_indexrow ADD COLUMN grade text",
    "ALTER TABLE assessment_printedreport RENAME TO printed",
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", OTHERS)
def test_data_of_another_version_is_refused_at_once(own_umask: None, change: str) -> None:
    undo = {
        OTHERS[0]: "ALTER TABLE dossiers_revision ADD COLUMN reason text NOT NULL DEFAULT ''",
        OTHERS[1]: "ALTER TABLE dossiers_indexrow DROP COLUMN grade",
        OTHERS[2]: "ALTER TABLE printed RENAME TO assessment_printedreport",
    }
    with connection.cursor() as cursor:
        cursor.execute(change)
    try:
        with pytest.raises(InputError, match="was made by another version of Duecare") as refused:
            prepare(now=datetime(2026, 11, 22, tzinfo=UTC))
        sqlite = connection.vendor == "sqlite"
        assert ("--data" if sqlite else "DATABASE_URL") in refused.value.next_step
        assert (str(settings.ENVIRONMENT.data) if sqlite else "DATABASE_URL") in refused.value.happened
    finally:
        with connection.cursor() as cursor:
            cursor.execute(undo[change])
    prepare(now=datetime(2026, 11, 22, tzinfo=UTC))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("own_umask")
def test_getting_ready_twice_is_as_getting_ready_once() -> None:
    for _ in range(2):
        prepare(now=datetime(2026, 11, 22, tzinfo=UTC))
    assert local_user() is not None
    assert (settings.STATIC_ROOT / "look" / "duecare.css").exists()
