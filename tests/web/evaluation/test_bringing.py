"""A table that is brought is sealed from its first byte: on no disk does anything of it stand open."""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from duecare.core.errors import InputError
from duecare.evaluation.scan import ColumnSeen, TableSeen
from duecare.web.dossiers.models import Dossier
from duecare.web.evaluation import actions, tasks
from duecare.web.evaluation.models import Evaluation, State
from duecare.web.evaluation.store import data_of, uploading
from duecare.web.evaluation.store.sealed import MAGIC, PIECE, TAG, SealedWriter, ServerKey, opened
from duecare.web.trail.models import Entry
from tests.web.desk import Desk, read

MARKER = b"Amina-1984-07-31"
ROWS = 100_000


@pytest.fixture(autouse=True)
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the worker sees in a table is tested elsewhere."""
    seen = TableSeen((ColumnSeen("sex", "few-values", 2, (("f", 2), ("m", 3)), 5, 5, sampled=False),))
    monkeypatch.setattr(tasks, "_columns", lambda _evaluation: (seen, ()))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, empty."""
    monkeypatch.setattr(settings, "EVALUATION_DATA", tmp_path / "evaluation")
    monkeypatch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path))
    return tmp_path


def bring(client: Client, desk: Desk, content: bytes, *, name: str = "table.csv", kind: str = "table") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(f"{desk.url()}evaluations/new/", {"title": "Who is selected", "kind": kind, "file": file})


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_table_is_sealed_as_it_comes_and_opens_to_the_same_bytes(desk: Desk, client: Client, folder: Path) -> None:
    content = b"person,sex\n" + (MARKER + b",f\n") * ROWS
    assert bring(client, desk, content).status_code == 302
    kept = Evaluation.objects.get()
    assert kept.state == State.PLANNING
    assert len(on_disk(folder)) > len(content)
    assert MARKER not in on_disk(folder)
    assert b"".join(data_of(kept)) == content
    assert Entry.objects.filter(verb="bring-data").count() == 1


def test_what_is_too_large_is_refused_and_nothing_of_it_is_left(
    desk: Desk, client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "MOST", 1_000)
    answer = bring(client, desk, MARKER * 1_000)
    assert answer.status_code == 422
    assert "larger than" in read(answer)
    assert not Evaluation.objects.exists()
    assert on_disk(folder) == b""


@pytest.mark.parametrize(("name", "kind"), [("table.exe", "table"), ("cells.csv", "cells"), ("table.csv", "other")])
def test_what_is_of_another_kind_is_refused_with_all_that_was_typed(
    desk: Desk, client: Client, folder: Path, name: str, kind: str
) -> None:
    answer = bring(client, desk, b"a,b\n1,2\n", name=name, kind=kind)
    assert answer.status_code == 422
    assert "Who is selected" in answer.content.decode()
    assert on_disk(folder) == b""


def test_a_forged_request_brings_nothing(desk: Desk, folder: Path) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert bring(stranger, desk, b"a,b\n1,2\n").status_code == 403
    assert not Evaluation.objects.exists()
    assert on_disk(folder) == b""


def test_deleting_the_data_leaves_nothing_to_open(
    desk: Desk, client: Client, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    bring(client, desk, b"a,b\n1,2\n")
    kept = Evaluation.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{desk.url()}evaluations/{kept.pk}/delete-data/")
    kept.refresh_from_db()
    assert (kept.stored, kept.key, kept.columns) == ("", None, None)
    assert on_disk(folder) == b""
    with pytest.raises(InputError, match="deleted"):
        list(data_of(kept))


def written(folder: Path, content: bytes) -> tuple[Path, bytes]:
    writer = SealedWriter(folder)
    for start in range(0, len(content), 100_000):
        writer.write(content[start : start + 100_000])
    writer.close()
    return folder / writer.name, writer.key


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7])
def test_any_length_comes_back(folder: Path, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    path, key = written(folder, content)
    assert b"".join(opened(path, key)) == content


@pytest.mark.parametrize("harm", ["changed", "cut", "cut at a piece", "swapped", "another key", "gone", "longer"])
def test_what_was_tampered_with_does_not_open(folder: Path, harm: str) -> None:
    path, key = written(folder, b"x" * (2 * PIECE + 10))
    sealed, piece = path.read_bytes(), PIECE + TAG
    start = len(MAGIC)
    becomes = {
        "changed": sealed[:50] + bytes([sealed[50] ^ 1]) + sealed[51:],
        "cut": sealed[:-1],
        "cut at a piece": sealed[: start + 2 * piece],
        "swapped": sealed[:start] + sealed[start + piece : start + 2 * piece] + sealed[start : start + piece],
        "longer": sealed + sealed[-26:],
    }
    path.write_bytes(becomes.get(harm, sealed))
    if harm == "gone":
        path.unlink()
    with pytest.raises(InputError, match="no longer there, or was changed"):
        list(opened(path, bytes(32) if harm == "another key" else key))


def test_the_key_of_a_file_opens_for_that_file_and_that_server_only() -> None:
    key = ServerKey.of("a secret of this server")
    sealed = key.seal(b"k" * 32, "one")
    assert key.unseal(sealed, "one") == b"k" * 32
    for other, name in ((key, "two"), (ServerKey.of("another secret"), "one")):
        with pytest.raises(InputError):
            other.unseal(sealed, name)


def test_data_that_nobody_used_for_a_week_is_deleted(
    desk: Desk, client: Client, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    bring(client, desk, b"a,b\n1,2\n")
    kept = Evaluation.objects.get()
    assert actions.purge(at=kept.until - actions.KEPT_FOR / 2) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.purge(at=kept.until) == 1
    assert on_disk(folder) == b""


def test_of_another_dossier_nothing_is_seen(desk: Desk, client: Client) -> None:
    bring(client, desk, b"a,b\n1,2\n")
    kept = Evaluation.objects.get()
    other = Dossier.objects.create(organisation=desk.row.organisation, slug="another", created_at=kept.at)
    kept.dossier = other
    kept.save()
    assert client.get(f"{desk.url()}evaluations/{kept.pk}/").status_code == 404


def test_a_stream_that_breaks_off_leaves_nothing(desk: Desk, client: Client, folder: Path) -> None:
    boundary = "b0undary"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="t.csv"\r\n\r\n'.encode()
    body = io.BytesIO(head + MARKER * 5_000)  # no closing boundary
    answer = client.generic(
        "POST",
        f"{desk.url()}evaluations/new/",
        body.getvalue(),
        content_type=f"multipart/form-data; boundary={boundary}",
    )
    assert answer.status_code in (400, 422)
    assert on_disk(folder) == b""


@pytest.mark.parametrize("where", ["write", "close", "__init__"])
def test_without_room_on_the_disk_it_is_said_and_nothing_is_left(
    desk: Desk, client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SealedWriter, where, full)
    answer = bring(client, desk, MARKER * 1_000)
    assert answer.status_code == 422
    assert "no room" in read(answer)
    assert "Who is selected" in answer.content.decode()
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_taken_is_discarded_also_when_the_rest_of_it_finds_no_room(folder: Path) -> None:
    writer = SealedWriter(folder)
    writer._file.close()
    writer._file = (folder / writer.name).open("wb", buffering=100)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limit[1]))
    try:
        writer._file.write(MARKER * 2)
        writer.discard()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, before)
    assert not (folder / writer.name).exists()


def test_a_long_name_keeps_its_ending(folder: Path) -> None:
    assert str(uploading.SealedUpload(SealedWriter(folder), "x" * 400 + ".csv").name).endswith("x.csv")


def test_what_came_to_no_evaluation_is_deleted_once_it_comes_no_more(desk: Desk, client: Client, folder: Path) -> None:
    bring(client, desk, b"a,b\n1,2\n")
    kept, data = Evaluation.objects.get(), settings.EVALUATION_DATA
    left, coming, other = data / ("a" * 32), data / ("b" * 32), data / "of somebody else"
    outside = folder / "outside"
    for path in (left, coming, other, outside):
        path.write_bytes(b"sealed")
    (data / ("c" * 32)).symlink_to(outside)
    long_ago = kept.at.timestamp() - 4_000
    for path in (left, other, data / kept.stored, data / ("c" * 32)):
        os.utime(path, (long_ago, long_ago), follow_symlinks=False)
    os.utime(coming, (kept.at.timestamp(), kept.at.timestamp()))
    assert actions.purge_unowned(at=kept.at) == 2
    assert {path.name for path in data.iterdir()} == {kept.stored, coming.name, other.name}
    assert outside.read_bytes() == b"sealed"


def test_data_that_a_worker_left_half_done_is_deleted_on_its_day_too(
    desk: Desk, client: Client, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    bring(client, desk, b"a,b\n1,2\n")
    kept = Evaluation.objects.get()
    Evaluation.objects.update(state=State.WORKING, seen_at=kept.until)
    assert actions.purge(at=kept.until) == 0
    Evaluation.objects.update(seen_at=kept.at)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.purge(at=kept.until) == 1
    assert on_disk(folder) == b""


def test_data_is_deleted_on_its_day_though_nobody_visits_and_the_database_was_busy(
    desk: Desk,
    client: Client,
    folder: Path,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bring(client, desk, b"a,b\n1,2\n")
    Evaluation.objects.update(until=Evaluation.objects.get().at)
    purge, asked = actions.purge, []

    def busy_at_first(*, at: Any) -> int:
        asked.append(at)
        if len(asked) == 1:
            raise OperationalError("database is locked")
        return purge(at=at)

    monkeypatch.setattr(actions, "purge", busy_at_first)
    monkeypatch.setattr(tasks, "close_old_connections", lambda: None)  # the test goes on with this one
    with django_capture_on_commit_callbacks(execute=True):
        tasks.delete_on_its_day(lambda: len(asked) == 2)
    assert on_disk(folder) == b""
