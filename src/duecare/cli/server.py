"""`duecare serve` and `duecare demo`: the web application on this machine. The only file here that imports it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated

import typer

from duecare.cli.output import say
from duecare.core.errors import InputError

if TYPE_CHECKING:
    from socket import socket

    from duecare.web.people.models import User

EXAMPLES = Path(__file__).parent.parent / "examples"
LOOPBACK = "127.0.0.1"
DEMO = Path("var/demo")
BATCH = 100
EVERY = 600
"""Seconds between two looks for data that is to be deleted by now."""

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen. By default only this machine.")]
Port = Annotated[
    int | None, typer.Option("--port", min=1, max=65535, help="By default 8000, or the next one that is free.")
]
Data = Annotated[Path | None, typer.Option("--data", metavar="FOLDER", help="Where your data is kept. By default var.")]
Workers = Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that answer requests.")]


def serve(host: Host = LOOPBACK, port: Port = None, data: Data = None, workers: Workers = 2) -> None:
    """Serve your own data on this machine, until you press Ctrl+C.

    Brings the database to what this version needs, and starts the web server and the worker that makes reports.
    Settings come from the environment: DUECARE_DATA, DATABASE_URL, DUECARE_HOSTS.
    """
    if data is not None:
        os.environ["DUECARE_DATA"] = str(data)
    _refuse_strangers(host)
    _run(host, port, workers, examples=False)


def demo(
    port: Port = None,
    data: Annotated[
        Path, typer.Option("--data", metavar="FOLDER", help="Kept between starts. Name another one to begin anew.")
    ] = DEMO,
) -> None:
    """Try Duecare with worked examples, on this machine, until you press Ctrl+C.

    The data has a folder of its own, apart from that of duecare serve, and the examples are loaded once.
    """
    for name in ("DATABASE_URL", "DUECARE_HOSTS"):
        os.environ.pop(name, None)
    os.environ["DUECARE_DATA"] = str(data)
    _run(LOOPBACK, port, workers=2, examples=True)


def _refuse_strangers(host: str) -> None:
    with suppress(ValueError):
        if host == "localhost" or ip_address(host).is_loopback:
            return
    if not os.environ.get("DUECARE_HOSTS"):
        raise InputError(
            f"Others could reach {host}, and it is not said under which name.",
            means="Nothing was started.",
            next_step="Leave out --host to serve this machine only, or set DUECARE_HOSTS to the name that people type.",
        )


def _run(host: str, port: int | None, workers: int, *, examples: bool) -> None:
    from duecare.cli.listening import listening_on
    from duecare.cli.processes import Processes

    say("Getting ready …")
    with listening_on(host, port) as listening:
        user = _prepare(examples=examples)
        _let_go()
        named = f"[{host}]" if ":" in host else host
        address = f"http://{named}:{listening.getsockname()[1]}"
        processes = Processes(web=partial(_web, listening, workers), tasks=_tasks)
        processes.run(address, listening, ready=partial(_say_ready, address, user))
    say("Duecare has stopped.")


def _prepare(*, examples: bool) -> str:
    """Make everything ready. Returns the name of the local user; empty where there are accounts."""
    from duecare.knowledge.bundle import BUNDLE
    from duecare.web import serving

    if not BUNDLE.exists():
        from duecare.knowledge.compile import compile_records

        compile_records()
    from django.db import DatabaseError

    now = datetime.now(UTC)
    try:
        serving.prepare(now=now)
        user = _local_user()
        if examples and user is not None:
            _load_examples(user, now)
    except DatabaseError as error:
        raise InputError(
            f"The database cannot be used: {error}",
            means="Nothing was started.",
            next_step="Look whether DATABASE_URL or the data folder is right, and whether the database runs.",
        ) from None
    except OSError as error:
        raise InputError(
            f"The data folder cannot be used: {error}",
            means="Nothing was started.",
            next_step="Choose another one with --data, or with DUECARE_DATA.",
        ) from None
    return user.display_name if user else ""


def _let_go() -> None:
    from django.db import connections

    connections.close_all()  # the processes open their own


def _local_user() -> User | None:
    from django.conf import settings

    from duecare.web.people.queries import local_user

    return local_user() if settings.LOCAL_USER else None


def _load_examples(user: User, now: datetime) -> None:
    """Make a dossier of each example that this database never had."""
    from duecare.files.read import read_dossier
    from duecare.web.dossiers.actions import create
    from duecare.web.dossiers.models import Dossier
    from duecare.web.people.queries import organisations_of

    organisation = organisations_of(user).earliest("pk")
    for path in example_files():
        document = read_dossier(path)
        if not Dossier.objects.filter(organisation=organisation, slug=document.id).exists():
            create(document, organisation=organisation, by=user, at=now, reason="A worked example, loaded at the start")


def example_files() -> Iterator[Path]:
    """The worked examples that come with Duecare."""
    yield from sorted(EXAMPLES.glob("*.yaml"))


def _web(listening: socket, workers: int) -> None:
    from duecare.web.serving import Server

    Server(bind=f"fd://{listening.detach()}", workers=workers).run()


def _tasks() -> None:
    """Take up what was left half done, judge and read again what may no longer hold, then do what pages ask for."""
    from django.core.management import call_command

    from duecare.web.dossiers.actions import recount_due, reindex_due
    from duecare.web.dossiers.tasks import go_on_with_what_waits
    from duecare.web.evaluation.tasks import delete_on_its_day
    from duecare.web.evaluation.tasks import go_on_with_what_waits as evaluate_what_waits
    from duecare.web.screening.tasks import go_on_with_what_waits as look_through_what_waits

    go_on_with_what_waits()
    look_through_what_waits()
    evaluate_what_waits()
    Thread(target=delete_on_its_day, args=(partial(Event().wait, EVERY),), daemon=True).start()
    while reindex_due(at=datetime.now(UTC), limit=BATCH) == BATCH:
        pass
    while recount_due(limit=BATCH) == BATCH:
        pass
    for handler in logging.getLogger().handlers:
        handler.setLevel(logging.ERROR)  # failures only: neither each task nor the end of the worker
    call_command("db_worker", verbosity=1, interval=1, startup_delay=False, reload=False)


def _say_ready(address: str, user: str) -> None:
    from django.conf import settings

    say("", f"Duecare is ready at {address}", "")
    if user:
        say(f"You are signed in as “{user}”, without a password: only this machine is served.")
    say(f"Your data is in {settings.ENVIRONMENT.data}", "To stop: press Ctrl+C here.")
