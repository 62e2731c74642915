"""Undoing an import while somebody saves one of its dossiers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep
from typing import Any

import pytest
from django.db import connections

from duecare.core.revision import Set
from duecare.web.dossiers import actions
from duecare.web.dossiers.actions import imports
from duecare.web.dossiers.judging import judge
from duecare.web.dossiers.models import Dossier, State
from duecare.web.people.actions import set_up_local
from duecare.web.people.models import Organisation, User
from duecare.web.trail.queries import check_chain

from .bringing import inventory, kept
from .conftest import AT


def saved(slug: str, by: User) -> None:
    """Somebody saves a change, in a thread of their own."""
    dossier = Dossier.objects.get(slug=slug)
    try:
        actions.revise(dossier, base=dossier.revisions.get().digest, changes=[Set(("title",), "Edited")], by=by, at=AT)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_undoing_waits_for_whoever_is_saving_and_leaves_what_they_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both need the dossier and the trail. They take them in the same order, or PostgreSQL ends one of them."""
    person, saving = set_up_local(now=AT), Event()
    begun = imports.begin(kept(Organisation.objects.get(), person, inventory(3)), range(3), by=person, at=AT)
    imports.go_on(begun, clock=lambda: AT)

    def judged_slowly(*told: Any, **more: Any) -> Any:
        saving.set()
        sleep(0.3)
        return judge(*told, **more)

    monkeypatch.setattr("duecare.web.dossiers.actions.judge", judged_slowly)
    with ThreadPoolExecutor(1) as other:
        saves = other.submit(saved, "system-1", person)
        assert saving.wait(10)
        imports.undo(begun, by=person, at=AT, reason="The wrong file")
        saves.result(10)
    active = Dossier.objects.get(state=State.ACTIVE)
    assert (active.slug, active.revisions.count()) == ("system-1", 2)
    assert check_chain(begun.organisation) is None
