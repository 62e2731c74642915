"""Who is asking.

For now there is one local user, and requests from this machine are theirs. Accounts will take this middleware's place:
views keep `request.user`, and `login_not_required` keeps marking the pages that are for everyone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from duecare.web.people.models import User
from duecare.web.people.queries import local_user

FORWARDED = re.compile(
    r"HTTP_(?:X_FORWARDED|FORWARDED|VIA$|X_REAL_IP|(?:X_|TRUE_|X_CLUSTER_)CLIENT_IP|CF_CONNECTING_IP)"
)
"""Headers that show that a request came through another server, so that its nearest address says nothing."""


class LocalUserMiddleware:
    """Signs in the local user on requests from this machine, and refuses everybody else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(lambda: signed_in(request))  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        """Refuse a page that is not for everyone."""
        if getattr(view, "login_required", True) and not request.user.is_authenticated:
            raise PermissionDenied


def signed_in(request: HttpRequest) -> User | AnonymousUser:
    """The person who asks."""
    local = settings.LOCAL_USER and from_this_machine(request)
    return (local_user() if local else None) or AnonymousUser()


def from_this_machine(request: HttpRequest) -> bool:
    """Whether the request was made here, and not passed on from elsewhere."""
    if any(FORWARDED.match(name) for name in request.META):
        return False
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
