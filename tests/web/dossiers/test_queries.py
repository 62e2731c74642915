"""Reading dossiers: who may see what, pages by keys, search, and when findings may no longer hold."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

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
    with pytest.raises(NotFoundError):
        queries.open_dossier(stranger, organisation.slug, "fraud-score")


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
