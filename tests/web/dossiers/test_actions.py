"""Acts on dossiers: one revision and one trail entry each, nothing lost, nothing half done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from duecare.core.errors import InputError, NotAllowedError
from duecare.core.revision import Add, MergeConflictError, Remove, Set
from duecare.web.dossiers import actions
from duecare.web.dossiers.models import Dossier, IndexRow, Judgement, KnowledgeBundle, Revision
from duecare.web.dossiers.store import document_of
from duecare.web.people.models import Organisation, User
from duecare.web.trail.models import Entry
from duecare.web.trail.queries import check_chain

from .conftest import AT, document

IMPACT = {"title": "People lose their benefit"}


@pytest.fixture
def dossier(person: User, organisation: Organisation) -> Dossier:
    return actions.create(document(), organisation=organisation, by=person, at=AT, reason="Start")


def latest(dossier: Dossier) -> Revision:
    return dossier.revisions.order_by("-number")[0]


def revise(dossier: Dossier, person: User, *changes: Set | Add | Remove, base: str | None = None) -> Revision:
    base = base or latest(dossier).digest
    return actions.revise(dossier, base=base, changes=changes, by=person, at=AT + timedelta(hours=1), reason="Because")


def test_create_keeps_document_findings_knowledge_index_and_one_entry(dossier: Dossier) -> None:
    revision = latest(dossier)
    assert document_of(revision.digest, revision.content).digest == revision.digest == document().digest
    judgement = Judgement.objects.get(dossier=dossier)
    assert judgement.document == revision.digest
    assert KnowledgeBundle.objects.filter(digest=judgement.knowledge).exists()
    assert dossier.index.title == "Fraud score"
    assert [entry.verb for entry in Entry.objects.all()] == ["create"]


def test_an_id_is_taken_once_in_an_organisation(dossier: Dossier, person: User, organisation: Organisation) -> None:
    with pytest.raises(InputError, match="already"):
        actions.create(document(), organisation=organisation, by=person, at=AT, reason="")
    other = Organisation.objects.create(name="Other", slug="other")
    actions.create(document(), organisation=other, by=person, at=AT, reason="")


def test_revise_adds_one_revision_and_one_entry(dossier: Dossier, person: User) -> None:
    first = latest(dossier)
    revision = revise(dossier, person, Add(("impacts", "lost-benefit"), IMPACT))
    assert (revision.number, revision.parent, revision.base) == (2, first.digest, None)
    assert Entry.objects.count() == 2
    assert IndexRow.objects.get(dossier=dossier).impacts == 1
    assert check_chain(dossier.organisation) is None


def test_what_changes_nothing_makes_no_revision(dossier: Dossier, person: User) -> None:
    revision = revise(dossier, person, Set(("title",), "Fraud score"))
    assert revision.number == 1
    assert Entry.objects.count() == 1


def test_two_who_change_different_things_are_both_kept(dossier: Dossier, person: User) -> None:
    base = latest(dossier).digest
    revise(dossier, person, Set(("system", "purpose"), "Find fraud"), base=base)
    revision = revise(dossier, person, Set(("system", "sector"), "Social security"), base=base)
    merged = document_of(revision.digest, revision.content)
    assert (merged.system.purpose, merged.system.sector) == ("Find fraud", "Social security")
    assert revision.base == base


def test_two_who_change_the_same_conflict_and_nothing_is_written(dossier: Dossier, person: User) -> None:
    base = latest(dossier).digest
    revise(dossier, person, Set(("title",), "Theirs"), base=base)
    with pytest.raises(MergeConflictError) as caught:
        revise(dossier, person, Set(("title",), "Mine"), base=base)
    (conflict,) = caught.value.conflicts
    assert (conflict.path, conflict.base, conflict.mine, conflict.theirs) == (
        ("title",),
        "Fraud score",
        "Mine",
        "Theirs",
    )
    assert (dossier.revisions.count(), Entry.objects.count()) == (2, 2)


def test_a_base_that_never_was_is_refused(dossier: Dossier, person: User) -> None:
    with pytest.raises(InputError, match="never had"):
        revise(dossier, person, Set(("title",), "New"), base="sha256:" + "0" * 64)


def test_a_reference_to_nothing_is_refused(dossier: Dossier, person: User) -> None:
    measure = {"title": "Pause", "kind": "cease", "impacts": ["no-such-impact"]}
    with pytest.raises(InputError) as caught:
        revise(dossier, person, Add(("measures", "pause"), measure))
    assert "no-such-impact" in str(caught.value.problems[0])
    assert dossier.revisions.count() == 1


def test_the_id_never_changes(dossier: Dossier, person: User) -> None:
    with pytest.raises(InputError, match="does not change"):
        revise(dossier, person, Set(("id",), "another"))


def test_an_archived_dossier_waits_unchanged_until_restored(dossier: Dossier, person: User) -> None:
    actions.archive(dossier, by=person, at=AT, reason="Never bought")
    assert IndexRow.objects.get(dossier=dossier).state == "archived"
    with pytest.raises(NotAllowedError, match="archived"):
        revise(dossier, person, Set(("title",), "New"))
    with pytest.raises(NotAllowedError, match="already"):
        actions.archive(dossier, by=person, at=AT, reason="")
    actions.restore(dossier, by=person, at=AT, reason="Bought after all")
    assert revise(dossier, person, Set(("title",), "New")).number == 2
    assert [entry.verb for entry in Entry.objects.order_by("id")] == ["create", "archive", "restore", "revise"]


def test_a_copy_leaves_the_decisions_behind(dossier: Dossier, person: User) -> None:
    decided = {
        "gate": "award",
        "outcome": "redesign",
        "reason": "Red line open",
        "by": person.handle,
        "on": "2026-11-01",
    }
    revise(dossier, person, Add(("decisions", "award"), decided), Add(("impacts", "lost-benefit"), IMPACT))
    copied = actions.copy(dossier, slug="fraud-score-2", title="Second tender", by=person, at=AT)
    document_copied = document_of(latest(copied).digest, latest(copied).content)
    assert not document_copied.decisions
    assert set(document_copied.impacts) == {"lost-benefit"}
    assert dossier.revisions.count() == 2


def test_a_reindex_writes_what_was_written(dossier: Dossier, person: User) -> None:
    revise(dossier, person, Add(("impacts", "lost-benefit"), IMPACT), Set(("system", "stage"), "in-use"))
    written = IndexRow.objects.filter(dossier=dossier).values().get()
    IndexRow.objects.filter(dossier=dossier).update(title="stale", search="", impacts=99, worst_tier=0)
    actions.reindex(dossier, at=AT + timedelta(hours=2))
    assert IndexRow.objects.filter(dossier=dossier).values().get() == written


def test_hostile_text_is_kept_as_it_is(dossier: Dossier, person: User) -> None:
    words = "<script>alert(1)</script> {{ 7*7 }} '; DROP TABLE x; -- \u202e \U0001f9e8"
    revision = revise(dossier, person, Set(("system", "purpose"), words))
    assert document_of(revision.digest, revision.content).system.purpose == words
