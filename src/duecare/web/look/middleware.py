"""What holds for every request and every answer."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from duecare.core.errors import DuecareError
from duecare.web.look.views import problem_page, unavailable

Handler = Callable[[HttpRequest], HttpResponse]

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
"""No page has another. Whether it takes one of these, each page says itself."""

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


def headers(get_response: Handler) -> Handler:
    """Our own headers, where an answer does not set them itself."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def guard(get_response: Handler) -> Handler:
    """Refuse, before anything is read, a request for another host, one that is too large, or an unknown method."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.get_host()
        if int(request.META.get("CONTENT_LENGTH") or 0) > _most(request.path):
            raise RequestDataTooBig
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return get_response(request)

    return answer


def _most(path: str) -> int:
    """The bytes that a request to this page may have."""
    large = (most for page, most in settings.LARGE_UPLOADS.items() if re.fullmatch(page, path))
    return next(large, settings.MAX_REQUEST_BYTES)


class DesignedErrorsMiddleware:
    """Shows the errors that are meant for people as pages, and what a database that fails means for them.

    Any other exception is a bug, and stays one.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of an error that is meant for people."""
        if isinstance(exception, OperationalError | InterfaceError):
            return unavailable(request, exception)
        return problem_page(request, exception) if isinstance(exception, DuecareError) else None
