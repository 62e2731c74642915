"""What can be done next, for the notice that something was saved: the way leads on, and never in a circle."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from duecare.core.method.findings import QuestionFinding
from duecare.web.dossiers.http import route, with_dossier, words_of
from duecare.web.dossiers.queries import Open, next_question
from duecare.web.dossiers.views.home import Task, steps_of
from duecare.web.people.http import AppRequest

LINES, HARMS = {"asks-line", "asks-lines"}, {"asks-harm", "asks-harms"}
"""Why a question is asked whose answer could change a red line, or show a known pattern of harm."""
FIRST, IN_TURN, LAST = range(3)


def following(request: HttpRequest) -> dict[str, Callable[[], Task | None]]:
    """For the notice that something was saved, on whichever page it is shown: what can be done next. It is only
    looked up where there is such a notice."""
    return {"following": lambda: _following(request)}


def _following(request: HttpRequest) -> Task | None:
    """The most telling of what waits, from the page's own task onwards. Nothing while that task is being done, and
    nothing on the page of no dossier."""
    opened = getattr(request, "opened", None)
    if not isinstance(opened, Open):
        return None
    tasks, here = _tasks(opened, request.path)
    if here is None:
        return _most_telling(tasks, opened)
    if _is_being_done(tasks[here], opened):
        return None
    return _most_telling(_besides(tasks, here), opened)


@require_safe
@with_dossier
def go_on_to_next(request: AppRequest, opened: Open) -> HttpResponse:
    """Leads on to what waits next, which is known only once what was saved is judged: to another task than that of the
    page on which it was saved, for whoever asked to go on. Home when nothing waits."""
    tasks, here = _tasks(opened, request.GET.get("from", ""))
    task = _most_telling(tasks if here is None else _besides(tasks, here), opened)
    if task is None:
        return redirect(route("dossiers:home", opened))
    unnamed = opened.document.gate is None and task.url == route("assessment:gates", opened)
    return redirect(route("work:next-decision", opened) if unnamed else task.url)


def _tasks(opened: Open, path: str) -> tuple[list[Task], int | None]:
    """Every task, and the place of the one that the page of that path belongs to."""
    tasks = [task for step in steps_of(opened, words_of(opened)) for task in step.tasks]
    return tasks, next((n for n, task in enumerate(tasks) if task.url and path.startswith(task.url)), None)


def _besides(tasks: Sequence[Task], here: int) -> list[Task]:
    """The others, from this one onwards and round."""
    return [*tasks[here + 1 :], *tasks[:here]]


def _most_telling(tasks: Sequence[Task], opened: Open) -> Task | None:
    """What all else hangs on, then the others in turn; last, questions that show neither red line nor harm."""
    waiting = [task for task in tasks if _waits(task, opened)]
    task = min(waiting, key=lambda task: _rank(task, opened), default=None)
    return replace(task, url=route("assessment:next-fact", opened)) if task and _is_asking(task, opened) else task


def _rank(task: Task, opened: Open) -> int:
    if task.url in (route("dossiers:describe", opened), route("dossiers:actors", opened)):
        return FIRST
    if not _is_asking(task, opened):
        return IN_TURN
    if _next_could_change(LINES, opened):
        return FIRST
    return IN_TURN if _next_could_change(HARMS, opened) else LAST


def _waits(task: Task, opened: Open) -> bool:
    """Whether there is something to do. Questions that nobody knows the answer to wait for no one."""
    if _is_asking(task, opened):
        return next_question(opened) is not None
    return task.state in ("todo", "doing", "open", "problem")


def _is_being_done(task: Task, opened: Open) -> bool:
    """Whether the page goes on with its own task. What stays open for long keeps nobody."""
    if _is_asking(task, opened):
        return _next_could_change(LINES | HARMS, opened)
    return task.state in ("todo", "doing")


def _is_asking(task: Task, opened: Open) -> bool:
    return task.url == route("assessment:facts", opened)


def _next_could_change(reasons: Set[str], opened: Open) -> bool:
    """Whether the question that comes next is asked for one of these reasons."""
    question = next_question(opened)
    return question is not None and is_asked_for(reasons, question)


def is_asked_for(reasons: Set[str], question: QuestionFinding) -> bool:
    """Whether a question is asked for one of these reasons."""
    return any(why.code in reasons for why in question.reasons)
