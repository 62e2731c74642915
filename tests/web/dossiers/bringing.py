"""Bringing files in tests, and looking at the pages that follow."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from duecare.exchange import Source
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.actions import imports
from duecare.web.dossiers.models import Dossier, Revision, Upload
from duecare.web.dossiers.store import document_of
from duecare.web.people.models import Membership, Organisation, Role, User
from tests.exchange.places import fixture

from .conftest import AT

UPLOAD = "/start/file/"


def bring(client: Client, data: bytes, name: str = "inventory.csv") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


def page(response: Any, status: int = 200) -> str:
    assert response.status_code == status
    return str(response.content.decode())


def inventory(count: int, title: str = "System {}") -> bytes:
    """A file in the layout of the inventory, with that many records."""
    text = io.StringIO(newline="")
    header = next(csv.reader(io.StringIO(fixture("inventory.csv").decode("cp1252"), newline="")))
    csv.writer(text).writerows([header, *([title.format(n), "An agency", *[""] * 60] for n in range(count))])
    return text.getvalue().encode("cp1252")


def boxes(text: str) -> list[int]:
    return [int(value) for value in re.findall(r'name="record" value="(\d+)"', text)]


def kept(
    organisation: Organisation, person: User, data: bytes, name: str = "inventory.csv", at: datetime | None = None
) -> Upload:
    return actions.keep_upload(data, name, organisation=organisation, by=person, at=at or timezone.now())


def started(upload: Upload, positions: Sequence[int], by: User) -> list[str]:
    """What came of starting from these records at once."""
    begun = imports.begin(upload, positions, by=by, at=AT)
    imports.go_on(begun, clock=lambda: AT)
    return list(begun.items.order_by("position").values_list("outcome", flat=True))


def content(dossier: Dossier) -> Any:
    revision = Revision.objects.get(dossier=dossier)
    return document_of(revision.digest, revision.content)


def stranger_elsewhere() -> tuple[Organisation, User]:
    """Another organisation and a member of it."""
    other = User.objects.create(display_name="Stranger", joined_at=AT)
    home = Organisation.objects.create(name="Elsewhere", slug="elsewhere")
    Membership.objects.create(user=other, organisation=home, role=Role.LEAD)
    return home, other


def source(upload: Upload) -> Source:
    found = queries.brought(upload)
    assert isinstance(found, Source)
    return found
