"""Reading dossiers: who may see what, pages by keys, search, and when findings may no longer hold."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from django.db import connection

from duecare.core.errors import NotFoundError
from duecare.core.method import METHOD_VERSION
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.models import Judgement
from duecare.web.dossiers.store import KEY
from duecare.web.people.models import Membership, Organisation, Role, User

from .conftest import AT, document


@pytest.fixture
def stranger(person: User) -> User:
    other = User.objects.create(display_name="Stranger", joined_at=AT)
    home = Organisation.objects.create(name="Elsewhere", slug="elsewhere")
    Membership.objects.create(user=other, organisation=home, role=Role.LEAD)
    return other


def some(organisation: Organisation, person: User, count: int) -> None:
    for number in range(count):
        made = document(id=f"system-{number}", title=f"System {number}", system={"purpose": f"purpose {number % 3}"})
        actions.create(made, organisation=organisation, by=person, at=AT + timedelta(minutes=number // 2), reason="")


def test_an_open_dossier_holds_document_and_findings(organisation: Organisation, person: User) -> None:
    actions.create(document(), organisation=organisation, by=person, at=AT, reason="")
    opened = queries.open_dossier(person, organisation.slug, "fraud-score")
    assert opened.document == document()
    assert opened.judged.whole().dossier == opened.document.digest == opened.judgement.document
    assert opened.judged.gates


def test_findings_of_some_sections_say_what_was_judged_and_hold_nothing_else(
    organisation: Organisation, person: User
) -> None:
    actions.create(document(), organisation=organisation, by=person, at=AT, reason="")
    judged = queries.open_dossier(person, organisation.slug, "fraud-score").judged
    whole = judged.whole()
    some_rights = judged.only(rights=judged.rights[:2])
    assert (some_rights.rights, some_rights.duties) == (whole.rights[:2], ())
    assert (some_rights.dossier, some_rights.on, some_rights.method) == (whole.dossier, whole.on, whole.method)
    lists = {field.name for field in fields(whole)} - KEY
    assert judged.only(**{name: getattr(whole, name) for name in lists}) == whole
    with pytest.raises(TypeError):
        judged.only(wrongs=())


def test_nobody_sees_another_organisations_dossiers(organisation: Organisation, person: User, stranger: User) -> None:
    actions.create(document(), organisation=organisation, by=person, at=AT, reason="")
    assert not queries.listed(stranger).exists()
    with pytest.raises(NotFoundError):
        queries.open_dossier(stranger, organisation.slug, "fraud-score")


def test_pages_show_each_dossier_once_in_both_directions(
    organisation: Organisation, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PAGE", 3)
    some(organisation, person, 8)  # pairs share a time, so that keys must tell them apart
    rows = queries.listed(person)
    everything = [row.title for row in rows]
    there, page = [], queries.page_of(rows)
    there.append([row.title for row in page.rows])
    while page.older:
        page = queries.page_of(rows, older_than=page.older)
        there.append([row.title for row in page.rows])
    assert [title for titles in there for title in titles] == everything
    back = [there[-1]]
    while page.newer:
        page = queries.page_of(rows, newer_than=page.newer)
        back.insert(0, [row.title for row in page.rows])
    assert sorted(title for titles in back for title in titles) == sorted(everything)
    assert page.newer is None


@pytest.mark.parametrize(
    "key",
    [
        *("x", "_", "2026-11-22T09:00:00_1", "2026-11-22T09:00:00+00:00_x", "_" * 500),
        *("0001-01-01T00:00:00+14:00_1", "9999-12-31T23:59:59-14:00_1"),  # no year holds these moments in UTC
    ],
)
def test_a_key_that_is_none_is_a_page_that_is_not_there(organisation: Organisation, person: User, key: str) -> None:
    with pytest.raises(NotFoundError):
        queries.page_of(queries.listed(person), older_than=key)
    with pytest.raises(NotFoundError):
        queries.page_of(queries.listed(person), newer_than=key)


def test_search_wants_every_word_whatever_its_case(organisation: Organisation, person: User) -> None:
    some(organisation, person, 6)
    assert {row.title for row in queries.listed(person, words="SYSTEM purpose 2")} == {"System 2", "System 5"}
    assert not queries.listed(person, words="system nowhere")
    assert not queries.listed(person, words="100%")


def test_findings_are_due_on_new_knowledge_and_on_the_day_something_changes() -> None:
    judged = Judgement(knowledge="sha256:a", method=METHOD_VERSION, changes_on=date(2026, 12, 2))
    assert not queries.is_due(judged, knowledge="sha256:a", on=date(2026, 12, 1))
    assert queries.is_due(judged, knowledge="sha256:a", on=date(2026, 12, 2))
    assert queries.is_due(judged, knowledge="sha256:b", on=date(2026, 11, 22))
    judged.method = METHOD_VERSION - 1
    assert queries.is_due(judged, knowledge="sha256:a", on=date(2026, 11, 22))


def test_due_dossiers_are_found_by_the_same_rule(organisation: Organisation, person: User) -> None:
    dossier = actions.create(document(), organisation=organisation, by=person, at=AT, reason="")
    index = dossier.index
    changes_on = index.changes_on
    assert changes_on is not None
    for knowledge, on, due in [
        (index.knowledge, changes_on - timedelta(days=1), False),
        (index.knowledge, changes_on, True),
        ("sha256:other", AT.date(), True),
    ]:
        assert queries.due_for_reindex(knowledge=knowledge, on=on).exists() is due
        assert queries.is_due(index.judgement, knowledge=knowledge, on=on) is due


def test_revisions_come_by_number(organisation: Organisation, person: User) -> None:
    dossier = actions.create(document(), organisation=organisation, by=person, at=AT, reason="Start")
    found = queries.revisions_of(dossier, {0, 1})
    assert {number: revision.reason for number, revision in found.items()} == {1: "Start"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses its plan by the number of rows")
def test_the_index_gives_the_list_in_its_order(organisation: Organisation, person: User) -> None:
    some(organisation, person, 3)
    key = queries.page_of(queries.listed(person)[:1]).rows[0]
    for rows in (queries.listed(person), queries._beyond(queries.listed(person), queries._key(key), newer=False)):
        plan = rows[:51].explain()
        assert "dossiers_by_update" in plan
        assert "TEMP B-TREE" not in plan
