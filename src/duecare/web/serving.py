"""Getting ready and serving: what `duecare serve` and `duecare demo` run."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import django
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from duecare.core.errors import InputError
from duecare.knowledge import bundle

_ADDRESS = re.compile(r"(?<=from ip=)\S+?(?=:? )")


class QuietLogger(Logger):  # type: ignore[misc]
    """Gunicorn's log without the addresses of those who ask: no access log, and none in warnings."""

    def access(self, *args: Any, **kwargs: Any) -> None:
        """Nothing."""

    def warning(self, msg: object, *args: Any, **kwargs: Any) -> None:
        """A warning with the address taken out."""
        super().warning(_ADDRESS.sub("(not kept)", str(msg)), *args, **kwargs)


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with our options. `run()` returns when it is stopped."""

    def __init__(self, *, bind: str, workers: int = 2, ready: Callable[[], None] | None = None) -> None:
        """`bind`: `host:port`, or `fd://3` for what listens already and is open under that number."""
        self.options: dict[str, Any] = {
            "bind": bind,
            "workers": workers,
            "worker_class": "gthread",
            "threads": 4,
            "preload_app": True,  # the workers share the memory of the code
            "accesslog": None,
            "loglevel": "warning",
            "logger_class": QuietLogger,
            "forwarded_allow_ips": "",
            "control_socket_disable": True,  # it would be made in the home folder
        }
        if ready:
            self.options["when_ready"] = lambda _arbiter: ready()
        super().__init__()

    def load_config(self) -> None:
        """Our options; nothing is read from the environment or a file."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The web application with its pages and the knowledge, loaded before there are workers. It stays: they share
        its memory, and the collector of garbage need not walk through it, which took longer than most pages."""
        from duecare.web.urls import urlpatterns  # noqa: F401 - else each worker loads them
        from duecare.web.wsgi import application

        bundle.load()
        gc.collect()
        gc.freeze()
        return application


def set_up_django() -> None:
    """Load the settings and the apps. Raises InputError when the environment makes no sense."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duecare.web.settings")
    django.setup()


def prepare(*, now: datetime) -> None:
    """Bring the data folder, the database, the static files and the local user to what this version needs.

    From now on, what this process and its children write is for its owner only. Raises InputError when the database
    was made by a version that this one does not follow.
    """
    set_up_django()
    os.umask(0o077)
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from duecare.web.people.actions import set_up_local

    settings.ENVIRONMENT.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", interactive=False, verbosity=0)
    _refuse_another_version()
    call_command("collectstatic", interactive=False, verbosity=0)
    set_up_local(now=now)
    connections.close_all()  # the server's workers open their own


def _refuse_another_version() -> None:
    """Every table must have the columns that its model has, and no other: else pages would fail one after another."""
    from django.apps import apps
    from django.conf import settings
    from django.db import connection

    models = apps.get_models(include_auto_created=True)
    wanted = {model._meta.db_table: {field.column for field in model._meta.concrete_fields} for model in models}
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        found = {
            table: {column.name for column in connection.introspection.get_table_description(cursor, table)}
            for table in wanted.keys() & there
        }
    if found == wanted:
        return
    sqlite = connection.vendor == "sqlite"
    where = f"The data in {settings.ENVIRONMENT.data}" if sqlite else "The data in the database of DATABASE_URL"
    raise InputError(
        f"{where} was made by another version of Duecare.",
        means="Nothing was started. What was written there is as it was.",
        next_step="Name another folder with --data, or move this one away, and start again."
        if sqlite
        else "Name another database in DATABASE_URL, and start again.",
    )
