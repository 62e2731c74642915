"""Taking a large file with personal data: it is sealed from the first byte, and never stands unsealed on a disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from duecare.web.evaluation.store.sealed import SealedWriter

MOST = 200 * 1024 * 1024
"""Bytes of a table; larger ones are for the command line."""


class SealedUpload(UploadedFile):  # type: ignore[type-arg]
    """A file that came in and lies sealed in the data folder."""

    def __init__(self, writer: SealedWriter, name: str) -> None:
        super().__init__(None, name or "table", size=writer.size)
        self.stored, self.key, self.digest = writer.name, writer.key, writer.close()
        self._writer = writer

    def is_kept(self) -> None:
        """It belongs to an evaluation now."""
        self._writer.kept = True


class SealingHandler(FileUploadHandler):
    """Seals what comes, and stops at the bound. What comes to no end leaves nothing behind."""

    chunk_size = 256 * 1024

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.too_large = self.no_room = False
        self.writer: SealedWriter | None = None
        self.taken: list[SealedWriter] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        with self._room():
            self.writer = SealedWriter(settings.EVALUATION_DATA)
        self.taken.append(self.writer)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """More of it."""
        assert self.writer is not None  # noqa: S101 - a chunk comes after new_file
        if start + len(raw_data) > MOST:
            self.too_large = True
            self.writer.discard()
            raise StopUpload(connection_reset=False)
        with self._room():
            self.writer.write(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload | None:
        """All of it came."""
        assert self.writer is not None  # noqa: S101 - a file completes after new_file
        writer, self.writer = self.writer, None
        with self._room():
            return SealedUpload(writer, PurePosixPath((self.file_name or "").replace("\\", "/")).name)

    def upload_interrupted(self) -> None:
        """The browser went away."""
        self.discard_unkept()

    @contextmanager
    def _room(self) -> Iterator[None]:
        """Stops where the disk takes no more."""
        try:
            yield
        except OSError:
            self.no_room = True
            self.discard_unkept()
            raise StopUpload(connection_reset=False) from None

    def discard_unkept(self) -> None:
        """Leave nothing behind of what belongs to no evaluation."""
        for writer in self.taken:
            if not writer.kept:
                writer.discard()
