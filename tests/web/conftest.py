"""Django for the tests of the web floor only: the tests of the other floors show that they need none.

The database is SQLite in a temporary file (in memory, writers in two threads would not wait for each other), or the one
that DATABASE_URL names: `python -m tests.web.on_postgres` starts a PostgreSQL of its own for these same tests.
"""

from __future__ import annotations

import atexit
import os
import tempfile
from collections.abc import Iterator
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
settings.STATIC_ROOT.mkdir(exist_ok=True)  # a worker of xdist has the settings of the process that started it
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"{_data.name}/test.sqlite3"

from django.test import Client  # noqa: E402 - needs Django to be set up
from django.utils import translation  # noqa: E402

from duecare.core.method import assess  # noqa: E402
from duecare.web.dossiers import actions, judging  # noqa: E402
from duecare.web.dossiers.store import Judged, pack_sections  # noqa: E402
from duecare.web.people.actions import set_up_local  # noqa: E402
from duecare.web.people.models import Membership, Organisation, Role, User  # noqa: E402
from tests.conftest import EFFORT  # noqa: E402
from tests.web.desk import Desk, example, made  # noqa: E402
from tests.web.once import once  # noqa: E402
from tests.web.some_of_many import some  # noqa: E402

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On PostgreSQL the same tests run a second time: with some of their values, unless more effort is asked for."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") and EFFORT == 1:
        items[:] = some(items)


@pytest.fixture
def me(db: None) -> User:
    """The local person, who belongs to one organisation. Requests of Django's test client are theirs."""
    return set_up_local(now=NOW)


@pytest.fixture
def ours(me: User) -> Organisation:
    """The local person's organisation."""
    return Organisation.objects.get(memberships__user=me)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Requests leave their language behind in the thread; no test meets that of another."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True, scope="session")
def judged_once() -> Iterator[None]:
    """Hundreds of tests begin at the same document, and each keeps the knowledge in a database that is empty. What is
    kept is read again by what it is, byte for byte."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            judging, "assess", once(assess, lambda dossier, catalogue, on: (dossier.digest, catalogue.digest, on))
        )
        patch.setattr(judging, "pack_sections", once(pack_sections, lambda sections: tuple(sections.items())))
        patch.setattr(judging, "packed_bundle", once(judging.packed_bundle, lambda catalogue: catalogue.digest))
        patch.setattr(Judged, "_read", once(Judged._read, lambda self, name: (name, self._packed[name])))
        patch.setattr(Judged, "whole", once(Judged.whole, lambda self: tuple(self._packed.items())))
        yield


class Clock:
    """The time that pages see."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time that pages see, which a test can move on."""
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def desk(client: Client, me: User, ours: Organisation, clock: Clock) -> Desk:
    """A desk with the worked example."""
    row = actions.create(example(), organisation=ours, by=me, at=clock.now, reason="Example")
    return Desk(client, me, row)


@pytest.fixture
def blank(client: Client, me: User, ours: Organisation, clock: Clock) -> Desk:
    """A desk with a dossier in which nothing is said yet."""
    row = actions.create(made(), organisation=ours, by=me, at=clock.now, reason="Blank")
    return Desk(client, me, row)


@pytest.fixture
def elsewhere(me: User, clock: Clock, client: Client) -> Desk:
    """A desk with the worked example of an organisation to which nobody here belongs."""
    other = User.objects.create(display_name="Stranger", joined_at=clock.now)
    organisation = Organisation.objects.create(name="Elsewhere", slug="elsewhere")
    Membership.objects.create(user=other, organisation=organisation, role=Role.LEAD)
    row = actions.create(example(), organisation=organisation, by=other, at=clock.now, reason="Example")
    return Desk(client, me, row)
