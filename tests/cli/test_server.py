"""`duecare serve` and `duecare demo`: ready when they say so, for this machine alone, and stopped without a trace."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from itertools import takewhile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from duecare.cli import listening as ports
from duecare.cli import processes, server
from duecare.cli.listening import listening_on
from duecare.cli.processes import Processes, answers
from duecare.core.errors import DuecareError, InputError
from tests.cli.running import ROOT, Run

BOTH = ("demo", "serve")
DUECARE = "from duecare.cli.main import main; main()"


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """A port that was let go must still be free when a test looks whether nobody listens on it."""
    with Path(tempfile.gettempdir(), "duecare-tests-ports").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def started(*arguments: str | Path, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server in a process of its own, and what it said until it was ready."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DUECARE_", "DATABASE_", "DJANGO_"))
    }
    command = [sys.executable, "-c", DUECARE, *map(str, arguments)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**kept, **more}, cwd=ROOT
    )
    assert process.stdout is not None
    try:
        said = "".join(takewhile(lambda line: "To stop" not in line, process.stdout))
        assert "is ready at" in said, process.stderr.read() if process.stderr else ""
        yield process, said
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


def address_in(said: str) -> str:
    return next(line.split()[-1] for line in said.splitlines() if "is ready at" in line)


def page(address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    connection = HTTPConnection(str(parts.hostname), parts.port, timeout=30)
    connection.request("GET", "/")
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def is_open(address: str) -> bool:
    parts = urlsplit(address)
    with socket.socket() as one:
        return one.connect_ex((str(parts.hostname), parts.port or 0)) == 0


@pytest.fixture
def free() -> Iterator[socket.socket]:
    """What listens, and is closed by whoever serves there."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        yield one


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_shows_its_example_and_stops_when_asked(tmp_path: Path, end: signal.Signals) -> None:
    with started("demo", "--data", tmp_path / "demo") as (process, said):
        address = address_in(said)
        status, text = page(address)
        assert (status, "Benefit fraud risk score" in text) == (200, True)
        process.send_signal(end)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Duecare has stopped." in out
    assert "without a password" in said
    assert err == ""
    assert not is_open(address)
    assert (tmp_path / "demo" / "duecare.sqlite3").exists()


def test_a_server_for_others_starts_although_nobody_is_signed_in(tmp_path: Path) -> None:
    with started("serve", "--data", tmp_path, DUECARE_HOSTS="my.example") as (_, said):
        assert page(address_in(said))[0] == 403
    assert "signed in" not in said


def test_data_of_another_version_is_told_before_anything_starts(tmp_path: Path) -> None:
    with started("serve", "--data", tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / "duecare.sqlite3")) as database, database:
        database.execute("ALTER TABLE dossiers_upload DROP COLUMN records")
    command = [sys.executable, "-c", DUECARE, "serve", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=40, check=False)
    assert done.returncode == 2
    assert "was made by another version of Duecare" in done.stderr
    assert "Traceback" not in done.stderr
    assert "--data" in done.stderr


def test_when_the_web_server_dies_everything_ends_and_says_so(tmp_path: Path) -> None:
    with started("serve", "--data", tmp_path) as (process, said):
        assert "Benefit fraud risk score" not in page(address_in(said))[1], "your own data holds no example"
        web = min(_children(process.pid))
        assert os.getpgid(web) == web, "Ctrl+C in the terminal reaches only the process that stops all"
        os.kill(web, signal.SIGKILL)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "The web server has stopped by itself." in err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells processes that their parent was killed")
def test_nothing_keeps_running_when_the_whole_is_killed(tmp_path: Path) -> None:
    with started("serve", "--data", tmp_path) as (process, said):
        process.kill()
        process.communicate(timeout=30)  # returns once nobody holds the output any more
    assert not is_open(address_in(said))


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children")
    if not text.exists():
        pytest.skip("this system does not tell the children of a process")
    return [int(child) for child in text.read_text(encoding="ascii").split()]


def port_had(wanted: int | None) -> int:
    with listening_on("127.0.0.1", wanted) as one:
        return int(one.getsockname()[1])


def test_a_port_that_is_taken_is_passed_over_unless_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as one:
        taken = int(one.getsockname()[1])
        with pytest.raises(InputError, match=f"The port {taken}"):
            listening_on("127.0.0.1", taken)
        monkeypatch.setattr(ports, "PORT", taken)
        assert port_had(None) != taken
        monkeypatch.setattr(ports, "NEXT_PORTS", 1)
        assert port_had(None) not in (0, taken)
    assert port_had(taken) == taken


def test_a_host_that_is_not_this_machine_has_no_port() -> None:
    with pytest.raises(InputError, match="No port"):
        listening_on("192.0.2.1", None)


def test_two_that_start_at_once_each_have_a_port_of_their_own(tmp_path: Path) -> None:
    """What one of them calls ready must be its own page, not that of the other: each has a dossier or none."""
    with ThreadPoolExecutor(2) as both, ExitStack() as running:
        begun = [both.submit(running.enter_context, started(kind, "--data", tmp_path / kind)) for kind in BOTH]
        said = [one.result()[1] for one in begun]
        addresses = [address_in(one) for one in said]
        assert len(set(addresses)) == 2
        assert ["Benefit fraud risk score" in page(one)[1] for one in addresses] == [True, False]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "::"])
def test_strangers_are_refused_until_it_is_said_under_which_name_they_come(
    run: Run, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.delenv("DUECARE_HOSTS", raising=False)
    said = run("serve", "--host", host)
    assert said.code == 2
    assert "DUECARE_HOSTS" in said.err


def test_serve_hands_on_what_it_was_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told: list[tuple[object, ...]] = []
    monkeypatch.setattr(
        server, "_run", lambda *args, **kwargs: told.append((*args, kwargs, os.environ["DUECARE_DATA"]))
    )
    monkeypatch.setenv("DUECARE_DATA", "before")
    monkeypatch.setenv("DUECARE_HOSTS", "rights.example.org")
    assert run("serve", "--host", "192.0.2.1", "--port", "8111", "--data", tmp_path, "--workers", "3").code == 0
    assert told == [("192.0.2.1", 8111, 3, {"examples": False}, str(tmp_path))]
    assert run("serve", "--host", "::1").code == 0


def test_the_demo_touches_no_data_but_its_own(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    monkeypatch.setattr(server, "_run", lambda *_, **__: seen.append(dict(os.environ)))
    for name in ("DATABASE_URL", "DUECARE_HOSTS", "DUECARE_DATA"):
        monkeypatch.setenv(name, "mine")
    assert run("demo").code == 0
    assert seen[0]["DUECARE_DATA"] == "var/demo"
    assert not {"DATABASE_URL", "DUECARE_HOSTS"} & set(seen[0])


def _sleep() -> None:
    time.sleep(60)


def _end() -> None:
    """Work that ends at once."""


def test_a_server_that_does_not_start_is_told(free: socket.socket) -> None:
    with pytest.raises(DuecareError, match="did not start"):
        Processes(web=_end, tasks=_sleep).run("here", free, ready=_end)


def test_a_page_that_never_answers_is_told(free: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "READY_WITHIN", 0.1)
    with pytest.raises(DuecareError, match="did not answer"):
        Processes(web=_sleep, tasks=_sleep).run("here", free, ready=_end)


def test_a_task_worker_that_dies_is_started_again_and_given_up_at_last(
    free: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = restarted(free, monkeypatch, within=3_600.0, times=3)
    again = [line for line in said if "It is started again." in line]
    assert len(again) == 2 and all("stopped by itself (with code 0)" in line for line in again)
    assert "2 times within an hour" in said[-3] and said[-2].startswith("Pages go on."), said
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL, "signals mean what they meant before"


def test_what_died_long_ago_does_not_count(free: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that runs for months may lose its task worker more often than one that just started."""
    said = restarted(free, monkeypatch, within=0.0, times=5)
    assert [line for line in said if "It is started again." in line] == said[:5]


def restarted(free: socket.socket, monkeypatch: pytest.MonkeyPatch, *, within: float, times: int) -> list[str]:
    """What is said until a task worker that ends at once did so that often."""
    monkeypatch.setattr(processes, "answers", lambda *_, **__: True)
    monkeypatch.setattr(processes, "MOST_RESTARTS", 2)
    monkeypatch.setattr(processes, "IN_SECONDS", within)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    said: list[str] = []

    def say(*lines: str) -> None:
        said.extend(lines)
        if "by itself" in lines[0] and sum("by itself" in line for line in said) == times:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(processes, "say", say)
    Processes(web=signal.pause, tasks=_end).run("here", free, ready=_end)
    assert said[-2:] == ["", "Stopping …"]
    return said[:-1]


def _deaf() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        signal.pause()


def test_a_process_that_does_not_stop_is_made_to(free: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "answers", lambda *_, **__: True)
    monkeypatch.setattr(processes, "STOPS_WITHIN", 0.3)
    both = Processes(web=signal.pause, tasks=_deaf)

    def ready() -> None:
        time.sleep(0.3)
        raise KeyboardInterrupt

    both.run("here", free, ready=ready)
    assert [process.is_alive() for process in both.running.values()] == [False, False]


def test_nobody_there_is_no_answer(free: socket.socket) -> None:
    port = free.getsockname()[1]
    assert not answers("127.0.0.1", port, within=0.1), "it listens, and nobody answers"
    free.close()
    assert not answers("127.0.0.1", port, within=0.1)
