"""The processes of `duecare serve`: started together, watched, and stopped together."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess

from duecare.cli.output import say
from duecare.core.errors import DuecareError

READY_WITHIN = 60.0
"""Seconds after which the first page must have answered."""
STOPS_WITHIN = 15.0
"""Seconds after which a process that was asked to stop is made to."""
MOST_RESTARTS, IN_SECONDS = 5, 3_600.0
"""How often the task worker is started again in such a time. What stops it now and then in months is no reason to give
up; what stops it again at once is."""
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)

Work = Callable[[], None]


@dataclass
class Processes:
    """The web server, without which nothing works, and the task worker, which is started again when it dies."""

    web: Work
    tasks: Work
    running: dict[str, BaseProcess] = field(default_factory=dict)
    restarts: list[float] = field(default_factory=list)

    def run(self, address: str, listening: socket.socket, ready: Callable[[], None]) -> None:
        """Start both, say when the first page answers, and wait until somebody stops them or the server dies.

        From then on only the web server holds what listens. Raises DuecareError when it does not start or dies.
        """
        host, port = listening.getsockname()[:2]
        with _stopped_by_signals():
            try:
                self._start("web", self.web)
                listening.close()
                self._start("tasks", self.tasks)
                self._wait_for_page(address, host, port)
                ready()
                self._watch()
            except KeyboardInterrupt:
                say("", "Stopping …")
            finally:
                self._stop()

    def _start(self, name: str, work: Work) -> None:
        process = multiprocessing.get_context("fork").Process(
            target=_alone, args=(work, os.getpid()), name=f"duecare-{name}"
        )
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)  # until the new process has handlers of its own
        process.start()
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        self.running[name] = process

    def _wait_for_page(self, address: str, host: str, port: int) -> None:
        until = time.monotonic() + READY_WITHIN
        while not answers(host, port, within=max(0.1, until - time.monotonic())):
            if not self.running["web"].is_alive():
                raise _died("The web server did not start.")
            if time.monotonic() > until:
                raise _died(f"The first page at {address} did not answer within {READY_WITHIN:.0f} seconds.")
            time.sleep(0.05)

    def _watch(self) -> None:
        while True:
            wait([process.sentinel for process in self.running.values()])
            if not self.running["web"].is_alive():
                raise _died("The web server has stopped by itself.")
            if "tasks" in self.running and not self.running["tasks"].is_alive():
                self._restart_tasks()

    def _restart_tasks(self) -> None:
        ended = _ended(self.running.pop("tasks"))
        now = time.monotonic()
        self.restarts = [at for at in self.restarts if now - at < IN_SECONDS]
        if len(self.restarts) == MOST_RESTARTS:
            say(
                f"{ended} It was started again {MOST_RESTARTS} times within an hour, so it is left now.",
                "Pages go on. Reports and evaluations wait until you start Duecare anew, and are then taken up.",
            )
            return
        self.restarts.append(now)
        say(f"{ended} It is started again.")
        time.sleep(1)
        self._start("tasks", self.tasks)

    def _stop(self) -> None:
        for process in self.running.values():
            process.terminate()
        until = time.monotonic() + STOPS_WITHIN
        for process in self.running.values():
            process.join(max(0.0, until - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()


def _alone(work: Work, parent: int) -> None:
    """Run in a process group of its own, so that Ctrl+C reaches only the process that stops all."""
    os.setpgrp()
    _end_with(parent)
    for number in ENDS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
    work()


def _end_with(parent: int) -> None:
    """Ask Linux to stop this process when its parent is killed. Elsewhere it then has to be stopped by hand."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Inside, a signal to end is a KeyboardInterrupt."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in ENDS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ended(worker: BaseProcess) -> str:
    """When and how it ended: the terminal of a server is read long after."""
    code = worker.exitcode or 0
    how = f"killed by {signal.Signals(-code).name}" if code < 0 else f"with code {code}"
    return f"{datetime.now().astimezone():%Y-%m-%d %H:%M %z}: The task worker stopped by itself ({how})."


def _died(happened: str) -> DuecareError:
    return DuecareError(
        happened, means="Your data is as it was.", next_step="What the server said stands above. Then start it again."
    )


def answers(host: str, port: int, *, within: float) -> bool:
    """Whether the first page answers in so many seconds, be it that this machine is not signed in, and not with an
    error of ours."""
    connection = HTTPConnection(host, port, timeout=within)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
