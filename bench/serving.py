"""Server CPU for each request, read from the worker's own account, and memory, at several numbers of dossiers."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.web.postgres import postgres

SIZES = (1_000, 10_000, 100_000)
REQUESTS = 60
TICKS = os.sysconf("SC_CLK_TCK")
LIST, HOME = "/", "/d/my-organisation/system-7/"
WISHES = ("?q=score", "?q=score+777", "?sort=worst&stage=in-use", "?sort=title&stage=idea&within=7", "?overdue=yes")
"""A word that all hold and one that few do, a filter that all pass, and such that none does."""
BARS = {LIST: 15, HOME: 20, **{LIST + wish: 15 for wish in WISHES}}
MEMORY_BAR_MB = 150


@dataclass(frozen=True)
class Measured:
    """What one page took."""

    cpu_ms: float
    wall_ms: float
    size: int


def serving(sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """The lines of the report on serving, as they are measured."""
    with tempfile.TemporaryDirectory(prefix="duecare-bench-") as folder:
        yield from _grow("SQLite", {"DUECARE_DATA": folder}, sizes)
    with tempfile.TemporaryDirectory(prefix="duecare-bench-") as folder, postgres() as url:
        yield from _grow("PostgreSQL", {"DUECARE_DATA": folder, "DATABASE_URL": url}, sizes)


def _grow(name: str, environment: dict[str, str], sizes: tuple[int, ...]) -> Iterator[str]:
    had = 0
    for size in sizes:
        start = time.monotonic()
        _run("-m", "bench.seeding", str(had), str(size), environment=environment)
        yield f"{name}, {size:,} dossiers (filled in {time.monotonic() - start:.0f} s)"
        had = size
        with _server("duecare.web.wsgi", environment) as server:
            pages = {path: _measure(server, path) for path in BARS}
            memory = server.memory_mb()
        with _server("bench.plain.site", environment | {"PLAIN_BYTES": str(pages[LIST].size)}) as plain:
            floor = _measure(plain, "/")
        for path, found in pages.items():
            bar = BARS[path]
            against = f"; bar {bar} ms: {found.cpu_ms / bar:.2f} of it"
            times = (
                f"{found.cpu_ms / floor.cpu_ms:.1f} times a plain page of {floor.size:,} bytes ({floor.cpu_ms:.1f} ms)"
            )
            yield f"  {path}: {found.cpu_ms:.1f} ms CPU, {found.wall_ms:.1f} ms, {found.size:,} bytes; {times}{against}"
        yield f"  resident: {memory:.0f} MB a worker; bar {MEMORY_BAR_MB} MB: {memory / MEMORY_BAR_MB:.2f} of it"


class _Worker:
    """A gunicorn with one worker."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def get(self, path: str) -> int:
        """Ask for a page. Returns its size."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"Accept-Language": "en"})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status} {body[:300]!r}")
        return len(body)

    def cpu_s(self) -> float:
        """CPU seconds of the worker so far, in user and system mode."""
        parts = Path(f"/proc/{self._pid()}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / TICKS

    def memory_mb(self) -> float:
        """Resident memory of the worker."""
        lines = Path(f"/proc/{self._pid()}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1_024

    def _pid(self) -> int:
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(children[0])


def _measure(server: _Worker, path: str) -> Measured:
    for _ in range(10):
        size = server.get(path)
    cpu, wall = server.cpu_s(), time.monotonic()
    for _ in range(REQUESTS):
        server.get(path)
    return Measured((server.cpu_s() - cpu) / REQUESTS * 1_000, (time.monotonic() - wall) / REQUESTS * 1_000, size)


@contextmanager
def _server(application: str, environment: dict[str, str]) -> Iterator[_Worker]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    process = subprocess.Popen([*command, "--threads", "4", "--log-level", "error"], env={**os.environ, **environment})
    try:
        _wait(port)
        yield _Worker(process, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _run(*arguments: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, *arguments], env={**os.environ, **environment}, check=True)
