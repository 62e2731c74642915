"""The few environment variables of the web application. Whatever is unknown or invalid stops it, with help."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from duecare.core.errors import InputError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

VARIABLES: Mapping[str, str] = {
    "DATABASE_URL": "where the data is kept, when not in SQLite",
    "DUECARE_DATA": "the folder for the SQLite file, the secret key and the reports",
    "DUECARE_HOSTS": "the names under which others reach this server",
    "DUECARE_DEBUG": "whether errors are shown with their code",
}
"""Every variable that is read, and what it says. `docs/reference/settings.md` explains each."""

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_POSTGRESQL_OPTIONS = {"host", "port", "sslmode", "sslrootcert"}


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment asks for."""

    data: Path
    database: dict[str, Any]
    hosts: tuple[str, ...]
    debug: bool

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Environment:
        """Read the variables. Raises InputError for an unknown DUECARE_ variable or a value that makes no sense."""
        for name in sorted(environ):
            if name.startswith("DUECARE_") and name not in VARIABLES:
                raise _wrong(f"The environment variable {name} is not known.", f"Known are {', '.join(VARIABLES)}.")
        data = Path(environ.get("DUECARE_DATA") or "var").absolute()
        url = environ.get("DATABASE_URL")
        return cls(
            data=data,
            database=postgresql(url) if url else sqlite(data / "duecare.sqlite3"),
            hosts=_hosts(environ.get("DUECARE_HOSTS", "")),
            debug=_yes_or_no("DUECARE_DEBUG", environ.get("DUECARE_DEBUG") or "no"),
        )


def sqlite(file: Path) -> dict[str, Any]:
    """Django's settings for an SQLite file: readers never wait for the writer, writers queue up to five seconds."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name?host=/socket/folder`, percent-decoded."""
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
        port = options.pop("port", None) or parts.port
    except ValueError:
        raise _wrong_url("cannot be read") from None  # the message could hold the password
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise _wrong_url("does not begin with postgresql://")
    if not name:
        raise _wrong_url("names no database")
    if unknown := options.keys() - _POSTGRESQL_OPTIONS:
        raise _wrong_url(f"has options that are not known: {', '.join(sorted(unknown))}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def secret_key(folder: Path) -> str:
    """The key that signs cookies: made once, in the data folder, readable by its owner only."""
    file = folder / "secret-key"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(50))
    key = file.read_text(encoding="ascii").strip()
    if len(key) < 50:
        raise _wrong(f"The secret key in {file} is cut short.", "Delete the file and start again: a new one is made.")
    return key


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise _wrong(
                f"DUECARE_HOSTS holds {host!r}, which is not the name of a host.",
                "Write names alone, with commas between: rights.example.org, rights.example.net",
            )
    return tuple(host for host in hosts if host not in LOOPBACK)


def _yes_or_no(name: str, text: str) -> bool:
    if text not in {"yes", "no"}:
        raise _wrong(f"{name} is {text!r}.", "Write yes or no.")
    return text == "yes"


def _wrong_url(what: str) -> InputError:
    return _wrong(
        f"The DATABASE_URL {what}.",
        "Write postgresql://user:password@host:5432/name, with ?host=/folder for a socket, and with special characters "
        "in the password percent-encoded; or leave it out to keep the data in SQLite.",
    )


def _wrong(happened: str, next_step: str) -> InputError:
    return InputError(happened, means="Duecare did not start.", next_step=next_step)
