"""Looking through a register, done by the task worker."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from duecare.web.screening import actions
from duecare.web.screening.models import Looking
from duecare.web.screening.queries import unfinished


@task()
def look_through(looking_id: int) -> None:
    """Look through the register. Nothing is done where its file was removed meanwhile."""
    found = Looking.objects.select_related("upload").defer("upload__content").filter(pk=looking_id).first()
    if found is not None:
        actions.look(found, clock=timezone.now)


def go_on_with_what_waits() -> None:
    """Ask for every register that is not looked through: when a worker starts, the one before may have been killed."""
    for key in unfinished().values_list("pk", flat=True):
        look_through.enqueue(key)
