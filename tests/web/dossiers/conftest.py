"""A person, their organisation, and a small document to work on."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from duecare.core.dossier import Dossier as Document
from duecare.web.people.actions import set_up_local
from duecare.web.people.models import Organisation, User

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def document(**parts: Any) -> Document:
    """A small document with these parts."""
    tree = {"format": "duecare-dossier/1", "id": "fraud-score", "title": "Fraud score", **parts}
    return Document.model_validate_json(json.dumps(tree))


@pytest.fixture
def person(db: None) -> User:
    """The local user."""
    return set_up_local(now=AT)


@pytest.fixture
def organisation(person: User) -> Organisation:
    """The local user's organisation."""
    return Organisation.objects.get(memberships__user=person)
