"""The request as views get it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from duecare.web.people.models import User


class AppRequest(HttpRequest):
    """A request of a person who is signed in, as the middleware guarantees it."""

    user: User
    htmx: HtmxDetails
    way: Callable[[], object]
    """Makes the way to what was opened, for a page that says what is not there; there is none where nothing was."""
    opened: object
    """The dossier that was opened; nothing where none was."""


def attachment(content: str | bytes, name: str, kind: str) -> HttpResponse:
    """A file to be kept, of that media type, and not shown in the browser. The name holds slugs and numbers only."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
