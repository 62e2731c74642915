"""The whole of a result, written: what concerns people first, what an expert checks last."""

from __future__ import annotations

from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling
from duecare.evaluation.written.behind import again, rows
from duecare.evaluation.written.blocks import Account, Chapter
from duecare.evaluation.written.detail import detail
from duecare.evaluation.written.front import front
from duecare.evaluation.written.pictured import pictures
from duecare.evaluation.written.planned import planned


def account(result: Result, telling: Telling) -> Account:
    """The chapters in the order in which they are read."""
    chapters: tuple[Chapter, ...] = (
        *front(result, telling),
        pictures(result, telling),
        detail(result, telling),
        rows(result, telling),
        planned(telling),
        again(result, telling),
    )
    title = telling.own(result.plan.title)
    return Account(telling.t("eval-kicker"), title, (telling.t("eval-no-grade"),), chapters)
