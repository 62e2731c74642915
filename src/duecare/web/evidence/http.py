"""Files that are looked at and not kept: their digest is taken while they come in, and nothing is written anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from duecare.web.people.http import AppRequest


class SeenFile(UploadedFile):  # type: ignore[type-arg] # generic for the type checker only
    """A file that came and was let go: its name, its size and its digest."""

    def __init__(self, name: str, size: int, digest: str) -> None:
        super().__init__(name=name, size=size)
        self.digest = digest


class DigestingHandler(FileUploadHandler):
    """Takes the SHA-256 of a file part by part, and keeps none of the parts."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._sum = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A part of it; no other handler gets it."""
        self._sum.update(raw_data)

    def file_complete(self, file_size: int) -> SeenFile:
        """What is left of it."""
        return SeenFile(self.file_name or "", file_size, f"sha256:{self._sum.hexdigest()}")


def keeps_no_file(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets a `SeenFile` for each file that is sent.

    How files are taken must be said before anything of the form is read; the check of the form's token reads it, so it
    comes after that, as Django's guide to upload handlers shows.
    """
    protected = csrf_protect(view)

    @wraps(view)
    def answer(request: AppRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [DigestingHandler(request)]
        return protected(request, *args, **kwargs)

    return csrf_exempt(answer)
