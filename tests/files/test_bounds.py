"""A file is looked at before it is read, and never more of it is held than the bounds allow."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from duecare.core.errors import InputError
from duecare.files.bounds import Bounds, check_size, read_bytes
from duecare.files.read import read_dossier

NOBODY = 65534


@contextmanager
def somebody_else() -> Iterator[None]:
    """For root, who may read everything: act as a user without rights."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_dossier(path)
    assert caught.value.means == "Nothing was changed."
    return caught.value.happened


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    try:
        assert refused(path) == f"{path} is larger than 5,000,000 bytes."
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_file_that_grows_after_the_look_is_read_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "growing.yaml"
    path.touch()
    before = path.stat()
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "stat", lambda _: before)
    tracemalloc.start()
    try:
        assert refused(path) == f"{path} is larger than 5,000,000 bytes."
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_file_that_says_it_is_small_is_read_no_further_than_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a" * 20)
    assert read_bytes(path, Bounds(size=20)) == b"a" * 20
    with pytest.raises(InputError, match="larger than 19 bytes"):
        read_bytes(path, Bounds(size=19))
    with pytest.raises(InputError, match="larger than 19 bytes"):
        check_size(20, "a.yaml", Bounds(size=19))


def test_a_kernel_file_without_size_is_bounded_too() -> None:
    path = Path("/proc/self/maps")
    if not path.exists():
        pytest.skip("this system has no /proc")
    assert path.stat().st_size == 0
    with pytest.raises(InputError, match="larger than 100 bytes"):
        read_bytes(path, Bounds(size=100))


def test_a_folder_a_pipe_and_a_device_are_named_for_what_they_are(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert refused(tmp_path) == f"{tmp_path} is a folder."
    assert refused(pipe) == f"{pipe} is not an ordinary file."
    assert refused(Path("/dev/zero")) == "/dev/zero is not an ordinary file."


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.yaml") == f"There is no file {tmp_path}/gone.yaml."


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "a\0b")
    assert "cannot be read" in refused(tmp_path / ("a" * 300))
    (tmp_path / "file").touch()
    assert "cannot be read" in refused(tmp_path / "file" / "below")


def test_a_file_without_the_right_to_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("format: duecare-dossier/1\n")
    path.chmod(0)
    with somebody_else():
        assert refused(path) == f"{path} may not be read."
