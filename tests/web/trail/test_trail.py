"""The trail can be added to, and any later alteration shows."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from duecare.core.dossier import canonical_bytes
from duecare.core.errors import NotAllowedError
from duecare.web.people.actions import set_up_local
from duecare.web.people.models import Organisation, User
from duecare.web.trail.actions import record
from duecare.web.trail.models import FIRST, Entry
from duecare.web.trail.queries import check_chain, entries_of

AT = datetime(2026, 11, 22, 9, 30, 0, 123_456, tzinfo=UTC)


def act(organisation: Organisation, by: User, number: int = 0, subject: str | None = "fraud-score") -> Entry:
    """One act, kept."""
    with transaction.atomic():
        return record(
            organisation=organisation,
            subject=subject,
            verb="dossier.revise",
            by=by,
            at=AT + timedelta(minutes=number),
            payload={"revision": number, "title": "نظام"},
        )


def alter(entry: Entry, **columns: str | int | None) -> None:
    """Change a row behind the model's back."""
    with connection.cursor() as cursor:
        for column, value in columns.items():
            cursor.execute(f"UPDATE trail_entry SET {column} = %s WHERE id = %s", [value, entry.pk])


def test_an_entry_covers_all_it_says_and_the_one_before(me: User, ours: Organisation) -> None:
    first, second = act(ours, me, 1), act(ours, me, 2)
    said = {
        "salt": second.salt,
        "previous_hash": first.hash,
        "verb": "dossier.revise",
        "subject": "fraud-score",
        "by": me.handle,
        "at": "2026-11-22T09:32:00.123456+00:00",
        "payload": '{"revision":2,"title":"نظام"}',
    }
    assert second.hash == hashlib.sha256(canonical_bytes(said)).hexdigest()
    assert first.previous_hash == FIRST
    assert first.salt != second.salt
    assert len(bytes.fromhex(first.salt)) == 16


def test_the_time_is_the_same_moment_in_any_zone(me: User, ours: Organisation) -> None:
    entry = act(ours, me)
    said = entry.hash
    entry.at = AT.astimezone(timezone(timedelta(hours=3)))
    assert entry.computed_hash() == said


def test_a_chain_that_nobody_touched_is_unaltered(me: User, ours: Organisation) -> None:
    assert check_chain(ours) is None
    for number in range(5):
        act(ours, me, number)
    assert check_chain(ours) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "dossier.copy"),
        ("subject", "another"),
        ("subject", None),
        ("at", "2026-11-22 09:31:00.123457+00:00"),
        ("payload", '{"revision":7}'),
        ("salt", "0" * 32),
        ("hash", "1" * 64),
    ],
)
def test_an_altered_row_breaks_the_chain_there(me: User, ours: Organisation, column: str, value: str | None) -> None:
    entries = [act(ours, me, number) for number in range(4)]
    alter(entries[1], **{column: value})
    assert check_chain(ours) == entries[1]


def test_an_act_put_on_another_person_breaks_the_chain_there(me: User, ours: Organisation) -> None:
    entries = [act(ours, me, number) for number in range(3)]
    other = User.objects.create(display_name="Boris", joined_at=AT)
    alter(entries[2], by_id=other.pk)
    assert check_chain(ours) == entries[2]


def test_a_row_taken_away_breaks_the_chain_after_it(me: User, ours: Organisation) -> None:
    entries = [act(ours, me, number) for number in range(4)]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM trail_entry WHERE id = %s", [entries[1].pk])
    assert check_chain(ours) == entries[2]


def test_two_entries_cannot_follow_the_same_one(me: User, ours: Organisation) -> None:
    first = act(ours, me)
    twin = Entry(organisation=ours, verb="x", by=me, at=AT, payload="{}", salt="", previous_hash=FIRST, hash="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    assert list(Entry.objects.all()) == [first]


def test_each_organisation_has_its_own_chain(me: User, ours: Organisation) -> None:
    theirs = Organisation.objects.create(name="Elsewhere", slug="elsewhere")
    act(ours, me)
    assert act(theirs, me).previous_hash == FIRST
    assert check_chain(theirs) is None


def test_entries_cannot_be_changed_or_taken_away(me: User, ours: Organisation) -> None:
    entry = act(ours, me)
    entry.verb = "nothing.happened"
    for refused in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(verb="x"),
        lambda: Entry.objects.bulk_update([entry], ["verb"]),
    ):
        with pytest.raises(NotAllowedError, match="cannot be changed"):
            refused()
    assert Entry.objects.get().verb == "dossier.revise"


def test_entries_of_a_subject_come_newest_first_with_their_people(
    me: User, ours: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    old, _, new = act(ours, me, 1), act(ours, me, 2, subject=None), act(ours, me, 3)
    with django_assert_num_queries(1):
        assert [(entry, entry.by.display_name) for entry in entries_of("fraud-score", organisation=ours)] == [
            (new, me.display_name),
            (old, me.display_name),
        ]
    assert str(new) == "dossier.revise fraud-score"


@pytest.mark.django_db(transaction=True)
def test_an_act_outside_a_transaction_is_refused() -> None:
    me = set_up_local(now=AT)
    ours = Organisation.objects.get()
    with pytest.raises(RuntimeError, match="transaction"):
        record(organisation=ours, subject=None, verb="x", by=me, at=AT, payload={})
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("payload", "at"), [({"share": 0.5}, AT), ({}, AT.replace(tzinfo=None))])
def test_what_has_no_canonical_form_is_refused(
    me: User, ours: Organisation, payload: dict[str, object], at: datetime
) -> None:
    with pytest.raises(ValueError, match=r"canonical JSON|zone"):
        record(organisation=ours, subject=None, verb="x", by=me, at=at, payload=payload)


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_keep_one_chain() -> None:
    me = set_up_local(now=AT)
    ours = Organisation.objects.get()

    def write(writer: int) -> None:
        try:
            for number in range(10):
                act(ours, me, writer * 100 + number)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(4)))
    assert Entry.objects.count() == 40
    assert check_chain(ours) is None
