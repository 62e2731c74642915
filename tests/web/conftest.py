"""Django for the tests of the web floor only: the tests of the other floors show that they need none.

The database is SQLite in a temporary file (in memory, writers in two threads would not wait for each other), or the one
that DATABASE_URL names: `python -m tests.web.on_postgres` starts a PostgreSQL of its own for these same tests.
"""

from __future__ import annotations

import atexit
import os
import tempfile
from datetime import UTC, datetime

import django
import pytest
from django.conf import settings

_data = tempfile.TemporaryDirectory(prefix="duecare-tests-")
atexit.register(_data.cleanup)

for _name in [name for name in os.environ if name.startswith("DUECARE_")]:
    del os.environ[_name]
os.environ.update(DJANGO_SETTINGS_MODULE="duecare.web.settings", DUECARE_DATA=_data.name)
django.setup()

settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
settings.STATIC_ROOT.mkdir()
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"{_data.name}/test.sqlite3"

from duecare.web.people.actions import set_up_local  # noqa: E402 - needs Django to be set up
from duecare.web.people.models import Organisation, User  # noqa: E402

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def me(db: None) -> User:
    """The local person, who belongs to one organisation. Requests of Django's test client are theirs."""
    return set_up_local(now=NOW)


@pytest.fixture
def ours(me: User) -> Organisation:
    """The local person's organisation."""
    return Organisation.objects.get(memberships__user=me)
