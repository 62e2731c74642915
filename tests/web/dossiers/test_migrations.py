"""A database of before: what was written then is found again once the rows are made anew at the start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from duecare.web.dossiers import actions
from duecare.web.dossiers.models import Dossier, IndexRow, Newer, Outcome, Pointed, RecordKey, Repeated
from duecare.web.people.actions import set_up_local
from duecare.web.people.models import Organisation
from tests.web.dossiers.bringing import kept, started
from tests.web.dossiers.conftest import AT
from tests.web.dossiers.test_newer import CHANGED, NL, register

BEFORE_KEYS = ("dossiers", "0004_columns")


def migrate(*targets: tuple[str, str]) -> None:
    """To these states, or to today's."""
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets) or executor.loader.graph.leaf_nodes())


@pytest.fixture
def then(transactional_db: None) -> Iterator[None]:
    """A database that ends as it began, whatever happens in between."""
    yield
    migrate()


def tables() -> set[str]:
    return set(connection.introspection.table_names())


@pytest.mark.usefixtures("then")
def test_a_dossier_of_before_there_were_keys_is_matched_after_the_first_start() -> None:
    person = set_up_local(now=AT)
    ours = Organisation.objects.get(memberships__user=person)
    assert started(kept(ours, person, register(NL), "older.json"), [0], person) == [Outcome.MADE]
    written = IndexRow.objects.values().get()
    migrate(BEFORE_KEYS)
    assert not tables() & {model._meta.db_table for model in (RecordKey, Newer, Pointed)}
    migrate()
    assert not RecordKey.objects.exists()
    assert IndexRow.objects.get().suggested is None
    assert actions.reindex_due(at=AT) == 1
    actions.recount_due()
    assert IndexRow.objects.values().get() == written
    assert started(kept(ours, person, register(CHANGED), "newer.json"), [0], person) == [Outcome.NEWER]
    assert Dossier.objects.count() == 1
    assert Newer.objects.get().dossier.slug == "planner"


@pytest.mark.usefixtures("then")
def test_what_a_register_repeats_is_kept_from_the_uploads_of_before() -> None:
    person = set_up_local(now=AT)
    ours = Organisation.objects.get(memberships__user=person)
    upload = kept(ours, person, register(NL), "older.json")
    migrate(("dossiers", "0007_repeated"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dossiers_upload SET repeated = '7 9'")
    migrate()
    assert list(Repeated.objects.values_list("file_digest", "marks")) == [(upload.digest, "7 9")]
