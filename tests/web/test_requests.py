"""What holds for every request and every answer, whatever the page."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from http.cookies import Morsel

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from duecare.core.errors import ConflictError, InputError, KnowledgeError, NotAllowedError, NotFoundError, Problem
from duecare.web import urls
from duecare.web.people.models import User
from duecare.web.wsgi import application

GALLERY, LANGUAGE = "/look/gallery/", "/look/language/"
ERRORS = {
    "input": (400, InputError("The file cannot be read.", problems=[Problem("<b>no</b>", "Write yes.", line=1_204)])),
    "allowed": (403, NotAllowedError("Not now.", means="Archived.", next_step="Restore it.")),
    "absent": (404, NotFoundError("No such dossier.")),
    "conflict": (409, ConflictError("Two people changed this.")),
    "knowledge": (500, KnowledgeError("A record is wrong.")),
    "bug": (500, ZeroDivisionError("bug")),
}


def fails(request: HttpRequest, how: str) -> HttpResponse:
    """A page that does not work."""
    raise ERRORS[how][1]


def database(request: HttpRequest, why: str) -> HttpResponse:
    """A page that the database lets down."""
    raise OperationalError(why)


def takes(request: HttpRequest) -> HttpResponse:
    """A page that reads its form."""
    return HttpResponse(str(len(request.POST)))


urlpatterns = [*urls.urlpatterns, path("fails/<how>/", fails), path("takes/", takes), path("database/<why>/", database)]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@pytest.mark.parametrize(("address", "host"), [(GALLERY, "localhost"), ("/nowhere/", "localhost"), (GALLERY, "evil")])
def test_every_answer_carries_the_headers(client: Client, address: str, host: str) -> None:
    headers = client.get(address, headers={"host": host}).headers
    policy = {part.partition(" ")[::2] for part in headers["Content-Security-Policy"].split("; ")}
    assert policy == {
        ("default-src", "'none'"),
        *((f"{kind}-src", "'self'") for kind in ("script", "style", "img", "font", "connect")),
        ("form-action", "'self'"),
        ("frame-ancestors", "'none'"),
        ("base-uri", "'none'"),
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "[::1]:8000"])
def test_this_machine_is_answered(client: Client, host: str) -> None:
    assert client.get(GALLERY, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.168.1.4", "127.0.0.1.nip.io", ""])
@pytest.mark.parametrize("address", [GALLERY, "/static/look/duecare.css"])
def test_any_other_host_is_refused_with_a_plain_page(client: Client, host: str, address: str) -> None:
    response = client.get(address, headers={"host": host, "accept-language": "en"})
    assert response.status_code == 400
    assert "What to do next" in response.content.decode()


def test_a_host_that_is_forwarded_counts_for_nothing(client: Client) -> None:
    answer = client.get(GALLERY, headers={"host": "evil.example", "x-forwarded-host": "localhost"})
    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_what_is_too_large_is_refused_unread(client: Client, method: str) -> None:
    response = getattr(client, method)(GALLERY, CONTENT_LENGTH=str(32 * 1024 * 1024 + 1))
    assert response.status_code == 413
    assert "larger than this server takes" in response.content.decode()


@pytest.mark.urls("tests.web.test_requests")
@pytest.mark.parametrize("form", [{"text": "x" * 3_000_000}, {str(number): "" for number in range(1_001)}])
def test_a_form_that_is_too_large_is_refused(client: Client, me: User, form: dict[str, str]) -> None:
    assert client.post("/takes/", {"text": "x"}).content == b"1"
    assert client.post("/takes/", form).status_code == 413


@pytest.mark.urls("tests.web.test_requests")
@pytest.mark.parametrize(("how", "status"), [(how, status) for how, (status, _) in ERRORS.items()])
def test_every_error_has_a_designed_page(client: Client, me: User, how: str, status: int) -> None:
    client.raise_request_exception = False
    response = client.get(f"/fails/{how}/")
    page = response.content.decode()
    assert response.status_code == status
    assert '<link rel="stylesheet"' in page
    error = ERRORS[how][1]
    for part in ("happened", "means", "next_step"):
        assert getattr(error, part, "") in page
    assert "bug" not in page
    assert "Traceback" not in page


@pytest.mark.urls("tests.web.test_requests")
def test_every_problem_is_listed_and_hostile_text_is_text(client: Client, me: User) -> None:
    page = client.get("/fails/input/").content.decode()
    assert "Line 1,204:" in page
    assert "<bdi>&lt;b&gt;no&lt;/b&gt;</bdi> Write yes." in page


@pytest.mark.urls("tests.web.test_requests")
def test_the_page_for_our_own_faults_needs_no_database(client: Client) -> None:
    """This test may not use the database: pytest-django raises when it is touched."""
    response = client.get("/fails/bug/", REMOTE_ADDR="203.0.113.9")
    assert response.status_code == 403
    client.raise_request_exception = False
    page = urls.handler500(response.wsgi_request)
    assert page.status_code == 500
    assert "Something went wrong on our side" in page.content.decode()


@pytest.mark.urls("tests.web.test_requests")
@pytest.mark.parametrize("why", ["database or disk is full", "attempt to write a readonly database", "locked"])
def test_a_database_that_fails_is_told_calmly(
    client: Client, me: User, caplog: pytest.LogCaptureFixture, why: str
) -> None:
    response = client.post(f"/database/{why}/", {"title": "x"})
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    page = response.content.decode()
    for said in ("could not read or write its data", "What was kept before is as it was.", "the disk may be full"):
        assert said in page
    assert not any(record.exc_info for record in caplog.records)
    assert why in caplog.text


def test_a_database_that_fails_before_the_page_begins_is_told_too(
    client: Client, me: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> User:
        raise OperationalError("unable to open database file")

    client.raise_request_exception = False
    monkeypatch.setattr("duecare.web.people.middleware.local_user", fail)
    response = client.get("/")
    assert response.status_code == 503
    assert "could not read or write its data" in response.content.decode()


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_a_method_that_no_page_has_is_refused_as_such(me: User, method: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    for address in (GALLERY, "/", LANGUAGE, "/nowhere/", "/static/look/duecare.css"):
        refused = strict.generic(method, address)
        assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")


@pytest.mark.django_db  # the server looks at its connections first, whatever the request is
def test_a_request_without_a_host_is_refused() -> None:
    told: list[str] = []
    environ = RequestFactory().get(GALLERY).environ
    assert "HTTP_HOST" not in environ
    body = b"".join(application(environ, lambda status, headers: told.append(status)))
    assert told == ["400 Bad Request"]
    assert b"What to do next" in body


@pytest.mark.urls("tests.web.test_requests")
def test_what_is_refused_leaves_one_plain_line(client: Client, me: User, caplog: pytest.LogCaptureFixture) -> None:
    client.post("/takes/", {"text": "x" * 3_000_000})
    client.get("/takes/", CONTENT_LENGTH=str(33 * 1024 * 1024))
    strict = Client(enforce_csrf_checks=True)
    strict.post("/takes/", {}, headers={"origin": "http://home.of.somebody.example"})
    headers = {"referer": "https://somebody.example/private", "origin": ""}
    strict.post("/takes/", {}, headers=headers, secure=True)
    assert [(record.levelname, bool(record.exc_info)) for record in caplog.records] == [("WARNING", False)] * 4
    assert caplog.text.count("/takes/") == 4
    assert "somebody" not in caplog.text


def test_a_file_with_an_endless_name_is_told(client: Client, me: User) -> None:
    name = b"a" * 5_000
    head = b'--XX\r\nContent-Disposition: form-data; name="file"; filename="' + name + b'.csv"\r\n\r\n'
    sent = client.post("/start/file/", head + b"a,b\r\n--XX--\r\n", content_type="multipart/form-data; boundary=XX")
    assert sent.status_code == 400
    assert "Give the file a shorter name" in sent.content.decode()


@pytest.mark.urls("tests.web.test_requests")
def test_an_error_page_takes_the_place_of_the_whole_page_when_a_part_was_asked_for(client: Client, me: User) -> None:
    assert client.get("/fails/conflict/", headers={"hx-request": "true"}).headers["HX-Retarget"] == "body"
    assert "HX-Retarget" not in client.get("/fails/conflict/").headers


@pytest.mark.urls("tests.web.test_requests")
def test_no_log_holds_the_address_of_a_person(client: Client, me: User, caplog: pytest.LogCaptureFixture) -> None:
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        for address in ("/fails/bug/", "/fails/knowledge/", "/nowhere/", GALLERY):
            client.get(address, REMOTE_ADDR="127.0.0.77")
            client.get(address, REMOTE_ADDR="127.0.0.77", headers={"host": "evil.example"})
    assert "/fails/bug/" in caplog.text
    assert "127.0.0.77" not in caplog.text


def test_a_form_from_elsewhere_is_refused(me: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post(LANGUAGE, {"language": "ar"})
    assert refused.status_code == 403
    assert "could not be recognised" in refused.content.decode()
    strict.get(GALLERY)
    token = strict.cookies["csrftoken"].value
    form = {"language": "ar", "csrfmiddlewaretoken": token}
    assert strict.post(LANGUAGE, form, headers={"origin": "http://localhost:3000"}).status_code == 403
    assert strict.post(LANGUAGE, form, headers={"origin": "http://testserver"}).status_code == 302


def test_the_language_is_chosen_by_a_form_and_kept_in_a_cookie(client: Client, me: User) -> None:
    assert '<html lang="en" dir="ltr">' in client.get(GALLERY).content.decode()
    assert client.get(LANGUAGE).status_code == 405
    response = client.post(LANGUAGE, {"language": "ar", "next": f"{GALLERY}?a=1"})
    assert response.headers["Location"] == f"{GALLERY}?a=1"
    assert '<html lang="ar" dir="rtl">' in client.get(GALLERY).content.decode()
    assert client.post(LANGUAGE, {"language": "en", "next": "https://evil.example/"}).headers["Location"] == "/"


def test_the_language_of_the_browser_is_followed(client: Client) -> None:
    assert (
        '<html lang="ar" dir="rtl">' in client.get("/nowhere/", headers={"accept-language": "ar-EG"}).content.decode()
    )
    refused = client.get(GALLERY, headers={"accept-language": "ar", "host": "evil.example"})
    assert '<html lang="ar" dir="rtl">' in refused.content.decode()


def test_cookies_are_kept_from_scripts_and_other_sites(client: Client, me: User) -> None:
    client.get(GALLERY)
    client.post(LANGUAGE, {"language": "ar"})
    assert {"csrftoken", "language"} == set(client.cookies)
    for cookie in client.cookies.values():
        assert isinstance(cookie, Morsel)
        assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")


def test_a_server_for_others_sends_cookies_by_https_only_and_signs_nobody_in() -> None:
    names = ["ALLOWED_HOSTS", "LOCAL_USER", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE"]
    program = f"import json, duecare.web.settings as s; print(json.dumps([getattr(s, name) for name in {names}]))"
    environ = {**os.environ, "DUECARE_HOSTS": "rights.example.org"}
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True)
    hosts = ["127.0.0.1", "localhost", "[::1]", "rights.example.org"]
    assert json.loads(done.stdout) == [hosts, False, True, True, True]


@pytest.mark.django_db
def test_the_house_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
