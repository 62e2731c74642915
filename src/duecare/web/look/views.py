"""The gallery of components, and the pages that are shown when something does not work."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template import loader
from django.utils.functional import Promise
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as now
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
    503: _("This does not work for the moment"),
}
TRY_AGAIN_IN = "10"
"""Seconds."""

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
    happened, means, next_step = (now(text) if text else "" for text in (error.happened, error.means, error.next_step))
    return _page(request, status, happened, means, next_step, problems)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for what is too large."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        log.warning("Refused because it is too large: %s", request.path)
        return _page(
            request,
            413,
            _("What was sent is larger than this server takes."),
            _("Nothing was changed, and nothing of it was kept."),
            _("Send less at once: a shorter text, or a file in parts."),
        )
    if isinstance(exception, MultiPartParserError):
        return _page(
            request,
            400,
            _("The form, or a file in it, arrived in a way that could not be read."),
            _("Nothing was changed, and nothing of it was kept."),
            _("Give the file a shorter name, load the form again, and send it once more."),
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
    log.warning("A form was refused: %s: %s", reason.partition(" - ")[0], request.path)  # the rest names where from
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
        _("Check the address, or begin from the list of dossiers."),
    )


def our_fault(request: HttpRequest) -> HttpResponse:
    """500, or 503 where it was the database. Touches no database, and nothing of the request but its language."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        return unavailable(request, error)
    return _plain_page(request, _fault())


def unavailable(request: HttpRequest, error: Exception) -> HttpResponse:
    """503: the database fails, for want of space, rights or time. Touches it no more."""
    log.error("The database failed: %s", error)
    response = _plain_page(request, _outage())
    response.headers["Retry-After"] = TRY_AGAIN_IN
    return response


def _plain_page(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    with override(get_language_from_request(request)):
        page = loader.get_template("look/problem.html").render(context)
    response = HttpResponse(page, status=int(str(context["status"])))
    if request.headers.get("HX-Request"):
        response.headers["HX-Retarget"] = "body"
    return response


def _outage() -> dict[str, object]:
    return {
        "status": 503,
        "title": TITLES[503],
        "happened": _("Duecare could not read or write its data."),
        "means": _("What you sent last was not kept. What was kept before is as it was."),
        "next_step": _(
            "Go back: most browsers still show what you typed. Wait a moment, and send it again. If it happens again, "
            "tell the people who run this server: the disk may be full, or the database busy, stopped or not writable."
        ),
    }


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
