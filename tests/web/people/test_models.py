"""People are named by handles in documents, and only one of them is the local one."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from pydantic import TypeAdapter

from duecare.core.catalogue.base import Slug
from duecare.web.people import models
from duecare.web.people.models import Membership, Organisation, Role, User, new_handle

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def person(**fields: object) -> User:
    """A person who is kept."""
    return User.objects.create(**{"display_name": "Amina", "joined_at": NOW, **fields})


def test_a_handle_says_nothing_of_the_person_and_fits_documents() -> None:
    assert re.fullmatch(r"p-[0-9a-f]{8}", new_handle())
    assert TypeAdapter(Slug).validate_python(new_handle())
    assert new_handle() != new_handle()


def test_only_whoever_works_alone_is_called_so_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "gettext", str.upper)
    assert User(display_name=models.LOCAL_NAME).shown_name == models.LOCAL_NAME.upper()
    assert User(display_name="Amina").shown_name == "Amina"


@pytest.mark.django_db
def test_two_people_cannot_share_a_handle() -> None:
    person(handle="p-7f3a9c2e")
    with pytest.raises(IntegrityError), transaction.atomic():
        person(handle="p-7f3a9c2e")


@pytest.mark.django_db
def test_two_people_cannot_share_an_email_whatever_its_case_and_many_may_have_none() -> None:
    person(email="amina@example.org")
    person()
    person()
    with pytest.raises(IntegrityError), transaction.atomic():
        person(email="Amina@Example.org")


@pytest.mark.django_db
def test_there_is_one_local_person_at_most() -> None:
    person(is_local=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        person(is_local=True)


@pytest.mark.django_db
def test_a_person_has_one_role_in_an_organisation() -> None:
    user, organisation = person(), Organisation.objects.create(name="City of Arden", slug="arden")
    member = Membership.objects.create(user=user, organisation=organisation, role=Role.READER)
    assert str(member) == "Amina, Reader, City of Arden"
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, organisation=organisation, role=Role.LEAD)


@pytest.mark.parametrize("role", Role)
def test_every_role_is_described(role: Role) -> None:
    assert str(role.description).endswith(".")
