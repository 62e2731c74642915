"""A real server on a real port: ready from nothing, and silent about who asks."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAM = """
import sys
from datetime import UTC, datetime
from duecare.web.serving import Server, prepare
prepare(now=datetime.now(UTC))
prepare(now=datetime.now(UTC))
Server(host="127.0.0.1", port=int(sys.argv[1]), workers=1, ready=lambda: print("ready", flush=True)).run()
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
            env={**environ, "DUECARE_DATA": str(running.data)},
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
