"""Only requests that were made on this machine are the local person's."""

from __future__ import annotations

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from duecare.web.people.middleware import LocalUserMiddleware, from_this_machine, signed_in
from duecare.web.people.models import User


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def asked(**meta: str) -> HttpRequest:
    request = RequestFactory().get("/", **meta)  # type: ignore[arg-type]
    LocalUserMiddleware(page)(request)
    return request


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_machine(address: str) -> None:
    assert from_this_machine(asked(REMOTE_ADDR=address))


@pytest.mark.parametrize("address", ["192.168.1.4", "203.0.113.9", "2001:db8::1", "::ffff:203.0.113.9", "", "@"])
def test_elsewhere(address: str) -> None:
    assert not from_this_machine(asked(REMOTE_ADDR=address))


FORWARDED = (
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Forwarded", "Forwarded"),
    *("Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP"),
)


@pytest.mark.parametrize("header", FORWARDED)
def test_what_another_server_passes_on_is_from_elsewhere(header: str) -> None:
    assert not from_this_machine(asked(REMOTE_ADDR="127.0.0.1", **{"HTTP_" + header.upper().replace("-", "_"): "x"}))


def test_the_local_person_is_signed_in_here(me: User) -> None:
    request = asked()
    assert request.user == me
    LocalUserMiddleware(page).process_view(request, page, (), {})


def test_nobody_is_signed_in_elsewhere(me: User) -> None:
    request = asked(REMOTE_ADDR="203.0.113.9")
    with pytest.raises(PermissionDenied):
        LocalUserMiddleware(page).process_view(request, page, (), {})


def test_nobody_is_signed_in_before_the_first_start(db: None) -> None:
    with pytest.raises(PermissionDenied):
        LocalUserMiddleware(page).process_view(asked(), page, (), {})


def test_nobody_is_signed_in_by_address_once_others_can_reach_the_server(me: User, settings: Settings) -> None:
    settings.LOCAL_USER = False
    assert not signed_in(asked()).is_authenticated


def test_a_page_for_everyone_asks_no_database_for_the_person() -> None:
    def open_page(request: HttpRequest) -> HttpResponse:
        return page(request)

    LocalUserMiddleware(page).process_view(asked(), login_not_required(open_page), (), {})
