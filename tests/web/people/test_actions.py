"""The first start makes the local person; later starts change nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from duecare.web.people.actions import set_up_local
from duecare.web.people.models import Membership, Organisation, Role, User

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.django_db
def test_the_first_start_makes_one_person_in_one_organisation() -> None:
    user = set_up_local(now=NOW)
    assert user.is_local
    assert user.joined_at == NOW
    assert not user.has_usable_password()
    membership = Membership.objects.get()
    assert (membership.user, membership.role) == (user, Role.LEAD)


@pytest.mark.django_db
def test_later_starts_find_what_people_made_of_it() -> None:
    user = set_up_local(now=NOW)
    User.objects.update(display_name="Amina")
    Organisation.objects.update(name="City of Arden", slug="arden")
    again = set_up_local(now=datetime(2027, 1, 1, tzinfo=UTC))
    assert (again.pk, again.display_name, again.joined_at) == (user.pk, "Amina", NOW)
    assert Organisation.objects.get().name == "City of Arden"
    assert Membership.objects.count() == 1
