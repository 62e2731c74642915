"""Names for handles, and organisations as a condition inside another query."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from duecare.web.people.models import Membership, Organisation, Role, User
from duecare.web.people.queries import local_user, name_of, organisations_of


def test_names_stand_for_handles_and_unknown_ones_are_left_out(
    me: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert name_of([me.handle, "p-00000000", me.handle]) == {me.handle: me.display_name}
    with django_assert_num_queries(0):
        assert name_of([]) == {}


def test_organisations_are_those_that_the_person_belongs_to(
    me: User, ours: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    theirs = Organisation.objects.create(name="Elsewhere", slug="elsewhere")
    assert list(organisations_of(me)) == [ours]
    with django_assert_num_queries(1):
        assert not Membership.objects.filter(organisation__in=organisations_of(me), organisation=theirs).exists()
    Membership.objects.create(user=me, organisation=theirs, role=Role.READER)
    assert set(organisations_of(me)) == {ours, theirs}


@pytest.mark.django_db
def test_the_local_person_is_nobody_before_the_first_start() -> None:
    assert local_user() is None


def test_a_local_person_who_was_switched_off_is_nobody(me: User) -> None:
    assert local_user() == me
    User.objects.update(is_active=False)
    assert local_user() is None
