"""The gallery of components, and the pages that are shown when something does not work."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.functional import Promise
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duecare.core.errors import (
    ConflictError,
    DuecareError,
    InputError,
    KnowledgeError,
    NotAllowedError,
    NotFoundError,
    Problem,
)
from duecare.web.look.gallery import samples

Words = str | Promise

STATUS: dict[type[DuecareError], int] = {
    InputError: 400,
    NotAllowedError: 403,
    NotFoundError: 404,
    ConflictError: 409,
    KnowledgeError: 500,
}

TITLES: dict[int, Words] = {
    400: _("This could not be used"),
    403: _("This is not open to you"),
    404: _("This page is not here"),
    409: _("Two changes met"),
    413: _("This is too large"),
    500: _("Something went wrong on our side"),
}

log = logging.getLogger(__name__)


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in all its states."""
    return render(request, "look/gallery.html", samples())


def problem_page(request: HttpRequest, error: DuecareError) -> HttpResponse:
    """The page of an error that is meant for people: what happened, what it means, what to do next."""
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    if status >= 500:
        log.error("%s", error)
    problems = getattr(error, "problems", ())
    return _page(request, status, error.happened, error.means, error.next_step, problems)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for what is too large."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return _page(
            request,
            413,
            _("What was sent is larger than this server takes."),
            _("Nothing was changed, and nothing of it was kept."),
            _("Send less at once: a shorter text, or a file in parts."),
        )
    return _page(
        request,
        400,
        _("The request was not one that this server answers."),
        _("Nothing was changed."),
        _("Open the address that was printed when Duecare was started, and begin from there."),
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _page(
        request,
        403,
        _("Your account may not open this page, or nobody is signed in."),
        _("Nothing was changed. For now, Duecare can be used only on the machine that it runs on."),
        _("Open it on that machine. If you are there, stop Duecare and start it again."),
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, because a form did not come from a page of ours, or its cookie is gone."""
    return _page(
        request,
        403,
        _("The form could not be recognised as one of this page."),
        _("Nothing was changed. This happens when cookies are blocked or were deleted."),
        _("Go back, copy what you wrote, load the page again, and send it once more."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _page(
        request,
        404,
        _("There is no page at this address."),
        _("It may have moved, or the address is not complete."),
        _("Check the address, or begin from the first page."),
    )


def our_fault(request: HttpRequest) -> HttpResponse:
    """500. Touches no database, and nothing of the request but its language."""
    with override(get_language_from_request(request)):
        return HttpResponse(loader.get_template("look/problem.html").render(_fault()), status=500)


def _fault() -> dict[str, object]:
    return {
        "status": 500,
        "title": TITLES[500],
        "happened": _("Duecare met an error that its makers did not foresee."),
        "means": _("What you sent last may not have been kept. What was kept before is as it was."),
        "next_step": _("Try again. If it happens again, tell the people who run this server what you did."),
    }


def _page(
    request: HttpRequest,
    status: int,
    happened: Words,
    means: Words,
    next_step: Words,
    problems: Sequence[Problem] = (),
) -> HttpResponse:
    context = {
        "status": status,
        "title": TITLES[status],
        "happened": happened,
        "means": means,
        "next_step": next_step,
        "problems": problems,
    }
    with override(get_language_from_request(request)):
        response = render(request, "look/problem.html", context, status=status)
    if request.headers.get("HX-Request"):  # a fragment was asked for; this is a whole page
        response.headers["HX-Retarget"] = "body"
    return response
