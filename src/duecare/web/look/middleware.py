"""What holds for every request and every answer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from duecare.core.errors import DuecareError
from duecare.web.look.views import problem_page

Handler = Callable[[HttpRequest], HttpResponse]

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
    """Refuse, before anything is read, a request for another host or one that is too large."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.get_host()
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.MAX_REQUEST_BYTES:
            raise RequestDataTooBig
        return get_response(request)

    return answer


class DesignedErrorsMiddleware:
    """Shows the errors that are meant for people as pages. Any other exception is a bug, and stays one."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of an error that is meant for people."""
        return problem_page(request, exception) if isinstance(exception, DuecareError) else None
