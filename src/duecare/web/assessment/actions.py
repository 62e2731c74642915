"""What people do besides changing a dossier: asking for its report as a file, and taking it out for somebody."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from duecare.core.dossier.words import Audience
from duecare.web.assessment.models import Format, PrintedReport, State
from duecare.web.dossiers.models import Dossier, Judgement, Revision
from duecare.web.people.models import User
from duecare.web.trail.actions import record

GIVEN_UP = timedelta(seconds=90)
"""A report takes seconds. After this long it was lost with its worker, or many wait before it. It may then be asked for
again, which does no harm to one that still comes."""


def is_on_its_way(printed: PrintedReport, *, at: datetime) -> bool:
    """Whether the report will still come."""
    return printed.state in (State.WAITING, State.WORKING) and at - printed.at < GIVEN_UP


@transaction.atomic
def ask_for_print(
    dossier: Dossier,
    *,
    revision: Revision,
    judgement: Judgement,
    language: str,
    as_: Format,
    by: User,
    at: datetime,
) -> tuple[PrintedReport, bool]:
    """Ask for the report of these findings as a file. Says also whether it must be made: what is there is given again,
    what is on its way is waited for, what failed or was lost is tried again."""
    printed, made = PrintedReport.objects.get_or_create(
        revision=revision, judgement=judgement, language=language, format=as_, defaults={"by": by, "at": at}
    )
    if not made and (printed.state == State.DONE or is_on_its_way(printed, at=at)):
        return printed, False
    printed.state, printed.at, printed.by = State.WAITING, at, by
    printed.save(update_fields=["state", "at", "by"])
    payload = {"revision": revision.digest, "findings": judgement.digest, "language": language, "format": as_}
    record(organisation=dossier.organisation, subject=dossier.slug, verb="print", by=by, at=at, payload=payload)
    return printed, True


@transaction.atomic
def take_out(
    dossier: Dossier, *, revision: Revision, judgement: Judgement, audience: Audience, file: str, by: User, at: datetime
) -> None:
    """Record that a file left for an audience: of which revision and findings. Not from where it was asked for."""
    payload = {"revision": revision.digest, "findings": judgement.digest, "audience": audience, "file": file}
    record(organisation=dossier.organisation, subject=dossier.slug, verb="export", by=by, at=at, payload=payload)


@transaction.atomic
def take_request(
    dossier: Dossier,
    *,
    revision: Revision,
    judgement: Judgement,
    to: str,
    law: str | None,
    file: str,
    by: User,
    at: datetime,
) -> None:
    """Record that a drafted request was taken out: to whom, under which law, on which findings. Nothing is sent."""
    payload = {"revision": revision.digest, "findings": judgement.digest, "to": to, "law": law, "file": file}
    record(organisation=dossier.organisation, subject=dossier.slug, verb="request", by=by, at=at, payload=payload)
