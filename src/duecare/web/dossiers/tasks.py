"""Long work on dossiers, done by the task worker."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from duecare.web.dossiers.actions.imports import go_on
from duecare.web.dossiers.models import Import
from duecare.web.dossiers.queries.imports import unfinished


@task()
def bring_records(import_id: int) -> None:
    """Start the dossiers of an import, as far as they are not there yet."""
    go_on(Import.objects.get(pk=import_id), clock=timezone.now)


def go_on_with_what_waits() -> None:
    """Ask for every import that is not finished: when a worker starts, the one before may have been killed in it."""
    for key in unfinished().values_list("pk", flat=True):
        bring_records.enqueue(key)
