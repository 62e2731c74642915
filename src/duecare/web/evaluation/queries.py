"""What pages read of evaluations."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from duecare.core.errors import NotFoundError
from duecare.web.dossiers.models import Dossier
from duecare.web.evaluation.models import Evaluation, State

GIVEN_UP = timedelta(minutes=5)
"""Work that has not told how far it is for so long was left by its worker."""
GOING = (State.LOOKING, State.WAITING, State.WORKING)
HEAVY = ("columns", "sheets", "draft", "plan", "cells", "result", "published", "printed")


def evaluations_of(dossier: Dossier) -> QuerySet[Evaluation]:
    """Those of a dossier, the newest first, without what is large."""
    return Evaluation.objects.filter(dossier=dossier).defer(*HEAVY).order_by("-at", "-pk")


def open_evaluation(dossier: Dossier, id_: int) -> Evaluation:
    """One of a dossier. Raises NotFoundError when it has none with that number."""
    found = Evaluation.objects.filter(dossier=dossier, pk=id_).first()
    if found is None:
        raise NotFoundError(
            "This dossier has no such evaluation.",
            means="It was removed, or the address is not right.",
            next_step="Choose one from the list of evaluations.",
        )
    return found


def with_results(dossier: Dossier) -> QuerySet[Evaluation]:
    """Those of a dossier that came to a result, the newest first."""
    return evaluations_of(dossier).filter(result__isnull=False)


def planned_before(evaluation: Evaluation) -> QuerySet[Evaluation]:
    """Others of the dossier of which something was typed for a plan, the newest first."""
    others = evaluations_of(evaluation.dossier).filter(draft__isnull=False)
    return others.exclude(pk=evaluation.pk).order_by("-seen_at")


def goes_on(evaluation: Evaluation, at: datetime) -> bool:
    """Whether something will still come of it by itself."""
    waits = evaluation.state == State.WAITING or (evaluation.state == State.LOOKING and evaluation.tries == 0)
    return evaluation.state in GOING and (waits or at - evaluation.seen_at < GIVEN_UP)


def unfinished() -> QuerySet[Evaluation]:
    """Those that a worker was asked for and did not finish."""
    return Evaluation.objects.filter(state__in=GOING).defer(*HEAVY)


def asked_to_stop(id_: int) -> bool:
    """Whether a person asked for it to stop, or removed it."""
    return not Evaluation.objects.filter(pk=id_, stop=False).exists()


def with_data_until(at: datetime) -> QuerySet[Evaluation]:
    """Those whose data is to be deleted by now; not under the hands of whoever works on it just then."""
    working = Q(state__in=GOING, seen_at__gt=at - GIVEN_UP)
    return Evaluation.objects.filter(until__lte=at).exclude(stored="").exclude(working).defer(*HEAVY)


def stored_names() -> set[str]:
    """The sealed files that belong to an evaluation."""
    return set(Evaluation.objects.exclude(stored="").values_list("stored", flat=True))
