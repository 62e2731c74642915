"""The demo, started as a newcomer would start it, on a free port of this machine and with data of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ANSWERS_WITHIN = 60
STOPS_WITHIN = 30
OURS = ("DATABASE_URL", "DUECARE_", "DJANGO_")
"""What the tests' own environment says of the database and the settings is nothing to the demo."""


class NoServerError(Exception):
    """The demo never answered. Says what it printed."""


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """The address of a running demo. Raises NoServerError with the end of its output when it does not come up."""
    port, log = _free_port(), folder / "server.log"
    program = Path(sys.executable).with_name("duecare")
    command = [str(program), "--debug", "demo", "--port", str(port), "--data", str(folder / "data")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env=environment, cwd=folder, start_new_session=True
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(server, address, log)
        yield address
    finally:
        _stop(server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        if _answers(address):
            return
        time.sleep(0.1)
    raise NoServerError(f"the demo did not answer:\n{log.read_text(encoding='utf-8', errors='replace')[-4_000:]}")


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=10) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Ask the demo to stop, as Ctrl+C would: it stops the processes that it started."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        server.kill()
        raise
