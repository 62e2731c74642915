"""Reading a result, and having it as a file for others."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from duecare.core.errors import NotFoundError
from duecare.evaluation.page import beside_part, result_page, result_part
from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling, told_in
from duecare.web.dossiers.queries import Open
from duecare.web.evaluation import actions
from duecare.web.evaluation.models import Evaluation
from duecare.web.evaluation.queries import open_evaluation, with_results
from duecare.web.evaluation.store import published_of, result_of
from duecare.web.evaluation.tasks import print_result
from duecare.web.evaluation.views.opening import address, way, with_evaluation
from duecare.web.people.http import AppRequest, attachment

MOST_BESIDE = 20
"""Other results that are offered to stand beside this one."""


@require_safe
@with_evaluation
def result(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """The result; of very many groups, a page of it."""
    found = opened_result(evaluation)
    page = _page(request)
    body, pages = result_part(found, telling_of(found), page)
    language = get_language() or "en"
    context = {
        "opened": opened,
        "evaluation": evaluation,
        **_paged(body, page, pages),
        "others": with_results(opened.row).exclude(pk=evaluation.pk)[:MOST_BESIDE],
        "printed": evaluation.printed is not None and evaluation.printed_in == language,
        "printing": evaluation.printed is None and evaluation.printed_in == language,
        "crumbs": way(opened, evaluation),
    }
    return render(request, "evaluation/result.html", context)


def _page(request: AppRequest) -> int:
    number = request.GET.get("page", "1")
    return int(number) if number.isdecimal() and len(number) < 5 else 0


def _paged(body: str, page: int, pages: int) -> dict[str, object]:
    """A page of what is long, with the ways to the others. Raises NotFoundError where it has no such page."""
    if not body:
        raise NotFoundError("The result has no such page.", next_step="Begin with its first page.")
    return {
        "body": mark_safe(body),  # noqa: S308 - our own escaping templates
        "page": page,
        "pages": pages,
        "newer": f"?page={page - 1}" if page > 1 else "",
        "older": f"?page={page + 1}" if page < pages else "",
    }


@require_safe
@with_evaluation
def beside(request: AppRequest, opened: Open, evaluation: Evaluation, other_id: int) -> HttpResponse:
    """The result beside another one of the same dossier. Nothing says which is right."""
    pair = (opened_result(evaluation), opened_result(open_evaluation(opened.row, other_id)))
    page = _page(request)
    body, pages = beside_part(pair, (telling_of(pair[0]), telling_of(pair[1])), page)
    context = {
        "opened": opened,
        "evaluation": evaluation,
        **_paged(body, page, pages),
        "crumbs": way(opened, evaluation),
    }
    return render(request, "evaluation/beside.html", context)


@require_safe
@with_evaluation
def result_file(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """The result as one file that needs nothing else."""
    found = opened_result(evaluation)
    return _file(opened, evaluation, result_page(found, telling_of(found)).encode(), "html", "text/html")


@require_safe
@with_evaluation
def published_file(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """The result for everybody: counts are rounded, and nothing that is held back can be worked out from the rest."""
    found = published_of(evaluation)
    if found is None:
        raise NotFoundError("There is no result for everybody.", next_step="Compute the evaluation again.")
    return _file(opened, evaluation, result_page(found, telling_of(found)).encode(), "html", "text/html", "-public")


@require_POST
@with_evaluation
def ask_to_print(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """Have a PDF made, in the reader's language."""
    opened_result(evaluation)
    language = get_language() or "en"
    actions.ask_to_print(evaluation, language)
    print_result.enqueue(evaluation.pk, language)
    return redirect(address("result", opened, evaluation))


@require_safe
@with_evaluation
def printed_file(request: AppRequest, opened: Open, evaluation: Evaluation) -> HttpResponse:
    """The PDF."""
    if evaluation.printed is None:
        raise NotFoundError("There is no PDF yet.", next_step="Ask for one on the page of the result.")
    return _file(opened, evaluation, bytes(evaluation.printed), "pdf", "application/pdf")


def opened_result(evaluation: Evaluation) -> Result:
    """The result. Raises NotFoundError while there is none."""
    found = result_of(evaluation)
    if found is None:
        raise NotFoundError("There is no result yet.", next_step="Look how far the evaluation is.")
    return found


def telling_of(result: Result) -> Telling:
    """Its telling, in the reader's language."""
    return told_in(get_language() or "en", result.plan)


def _file(
    opened: Open, evaluation: Evaluation, content: bytes, ending: str, kind: str, whose: str = ""
) -> HttpResponse:
    return attachment(content, f"{opened.row.slug}-evaluation-{evaluation.pk}{whose}.{ending}", kind)
