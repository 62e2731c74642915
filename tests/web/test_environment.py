"""What the environment may say, and the help that is given when it makes no sense."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import connection

from duecare.core.errors import InputError
from duecare.web.environment import VARIABLES, Environment, postgresql, secret_key

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def test_without_any_variable_the_data_is_in_var_and_nobody_else_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    environment = Environment.read({"PATH": "/bin"})
    assert environment.data == tmp_path / "var"
    assert environment.database["NAME"] == str(tmp_path / "var" / "duecare.sqlite3")
    assert environment.hosts == ()
    assert environment.debug is False
    assert list(tmp_path.iterdir()) == []


def test_every_variable_is_read() -> None:
    environment = Environment.read(
        {
            "DATABASE_URL": "postgresql:///duecare",
            "DUECARE_DATA": "/srv/duecare",
            "DUECARE_HOSTS": "Rights.example.org, localhost ,10.0.0.7,",
            "DUECARE_DEBUG": "yes",
        }
    )
    assert environment.data == Path("/srv/duecare")
    assert environment.database["ENGINE"] == "django.db.backends.postgresql"
    assert environment.hosts == ("rights.example.org", "10.0.0.7")
    assert environment.debug is True


def test_every_variable_is_documented_and_no_other() -> None:
    documented = re.findall(r"^\| `([A-Z_]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert documented == list(VARIABLES)


@pytest.mark.parametrize(
    ("environ", "what"),
    [
        ({"DUECARE_DATABASE": "x"}, "DUECARE_DATABASE is not known"),
        ({"DUECARE_DEBUG": "1"}, "DUECARE_DEBUG is '1'"),
        ({"DUECARE_HOSTS": "*"}, "'*'"),
        ({"DUECARE_HOSTS": "https://rights.example.org"}, "'https://rights.example.org'"),
        ({"DUECARE_HOSTS": "rights.example.org:443"}, "'rights.example.org:443'"),
        ({"DATABASE_URL": "mysql://localhost/duecare"}, "does not begin with postgresql://"),
        ({"DATABASE_URL": "postgresql://localhost"}, "names no database"),
        ({"DATABASE_URL": "postgresql://localhost:port/duecare"}, "cannot be read"),
        ({"DATABASE_URL": "postgresql://[::1/duecare"}, "cannot be read"),
        ({"DATABASE_URL": "postgresql://localhost/duecare?host"}, "cannot be read"),
        ({"DATABASE_URL": "postgresql://localhost/duecare?pool=yes"}, "not known: pool"),
    ],
)
def test_what_makes_no_sense_stops_with_help(environ: Mapping[str, str], what: str) -> None:
    with pytest.raises(InputError) as caught:
        Environment.read(environ)
    assert what in caught.value.happened
    assert caught.value.means == "Duecare did not start."
    assert caught.value.next_step


def test_the_help_never_repeats_a_password() -> None:
    for url in ("postgresql://me:hunter2@localhost", "postgresql://me:hunter2@[x/d", "mysql://me:hunter2@localhost/d"):
        with pytest.raises(InputError) as caught:
            postgresql(url)
        assert "hunter2" not in str(caught.value)
        assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://me:p%40ss%2Fword@db.example.org:5433/due%20care?sslmode=verify-full",
            ("due care", "me", "p@ss/word", "db.example.org", "5433", {"sslmode": "verify-full"}),
        ),
        ("postgres:///duecare", ("duecare", "", "", "", "", {})),
        ("postgresql://postgres@/postgres?host=/tmp/A%20b", ("postgres", "postgres", "", "/tmp/A b", "", {})),
        ("postgresql://%2Fvar%2Frun/duecare", ("duecare", "", "", "/var/run", "", {})),
        ("postgresql:///duecare?host=/run&port=5433", ("duecare", "", "", "/run", "5433", {})),
    ],
)
def test_the_address_of_a_postgresql(url: str, expected: tuple[object, ...]) -> None:
    said = postgresql(url)
    assert tuple(said[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == expected


def test_the_secret_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "var"
    key = secret_key(folder)
    assert len(key) >= 50
    assert secret_key(folder) == key
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert secret_key(tmp_path / "other") != key


def test_a_secret_key_cut_short_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("short")
    with pytest.raises(InputError, match="cut short"):
        secret_key(tmp_path)


@pytest.mark.django_db
def test_sqlite_waits_for_writers_and_holds_references() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("this run is on PostgreSQL")
    said = {}
    with connection.cursor() as cursor:
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {name}")
            said[name] = cursor.fetchone()[0]
    assert said == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 5000}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
