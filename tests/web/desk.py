"""A desk to work at: one dossier in one browser, and what is in the dossier after each act."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Protocol

from django.http import HttpResponse
from django.test import Client

import duecare
from duecare.core.dossier import Dossier as Document
from duecare.files.read import parse_dossier
from duecare.web.dossiers.models import Dossier, Revision
from duecare.web.dossiers.store import Judged, document_of
from duecare.web.people.models import User

EXAMPLE = "benefit-fraud-score"
SAVED = 302
HOSTILE = (
    "<script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% debug %}",
    "'; DROP TABLE dossiers_dossier; --",
    "\u202eright to left\u202c \u2066\u200f",
    "\x07\x1b[31m\x7f\u0085\ufeff",
    "🧨 नमस्ते 你好 שלום",
    "=1+1\n---\n!!python/object:os.system x",
)
"""Text that must be shown as it is, and do nothing."""
ALL_HOSTILE = "\n".join(HOSTILE)
"""All of it in one text, for what takes long to show."""
BROKEN = (b"%00", b"a%00b", b"%ED%A0%80", b"%FF%FE", b"%C0%AF")
"""Bytes that are no text: a nul, half a surrogate pair, and more that is not UTF-8."""


@cache
def example() -> Document:
    """The worked example that is shipped."""
    path = Path(duecare.__file__).parent / "examples" / f"{EXAMPLE}.yaml"
    return parse_dossier(path.read_bytes(), path.name)


def made(**parts: Any) -> Document:
    """A small document with these parts."""
    tree = {"format": "duecare-dossier/1", "id": "fraud-score", "title": "Fraud score", **parts}
    return Document.model_validate_json(json.dumps(tree))


INLINE = {"bdi", "a", "span", "strong", "code"}


class Answer(Protocol):
    """What was sent back."""

    @property
    def content(self) -> bytes:
        """Its body."""


class Desk:
    """A person's browser at one dossier."""

    def __init__(self, client: Client, user: User, row: Dossier) -> None:
        self.client, self.user, self.row = client, user, row

    def url(self, path: str = "") -> str:
        """The address of one of the dossier's pages."""
        return f"/d/{self.row.organisation.slug}/{self.row.slug}/{path}"

    def get(self, path: str = "", **headers: str) -> HttpResponse:
        """A page."""
        return self.client.get(self.url(path), headers=headers)  # type: ignore[return-value]

    def post(self, path: str, data: Mapping[str, Any], *, base: str | None = None) -> HttpResponse:
        """A form, sent from a page that showed the latest revision, or the one with that digest."""
        sent = {"base": self.latest.digest, **data, **({} if base is None else {"base": base})}
        return self.client.post(self.url(path), sent)  # type: ignore[return-value]

    def raw(self, path: str, body: bytes) -> HttpResponse:
        """A form sent by something that is no browser."""
        body = b"base=" + self.latest.digest.encode() + b"&" + body
        kind = "application/x-www-form-urlencoded"
        return self.client.post(self.url(path), body, content_type=kind)  # type: ignore[return-value]

    @property
    def latest(self) -> Revision:
        """The latest revision."""
        return self.row.revisions.order_by("-number")[0]

    @property
    def document(self) -> Document:
        """The document as it stands."""
        return document_of(self.latest.digest, self.latest.content)

    @property
    def judged(self) -> Judged:
        """What was found of it."""
        return Judged(Dossier.objects.get(pk=self.row.pk).index.judgement.content)

    @property
    def plain(self) -> dict[str, Any]:
        """The document as plain values."""
        return self.document.plain()


def text_of(response: Answer) -> str:
    """The page as it was sent."""
    return response.content.decode()


def read(response: Answer) -> str:
    """What a person reads of the page: its text without the tags, white space made plain."""
    reader = Reader()
    reader.feed(text_of(response))
    return " ".join("".join(reader.texts).split())


class Reader(HTMLParser):
    """The texts of a page, and the levels of its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.levels: list[int] = []
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.append("" if tag in INLINE else " ")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        self.texts.append("" if tag in INLINE else " ")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page(response: Answer) -> Reader:
    """The page, taken apart."""
    reader = Reader()
    reader.feed(text_of(response))
    return reader


def fields(response: Answer) -> dict[str, list[str]]:
    """What the forms of a page would send if they were sent as they are."""
    found: dict[str, list[str]] = {}
    text, name = text_of(response), ""
    for tag, attrs in page(response).tags:
        if tag == "input" and attrs.get("type") in ("radio", "checkbox"):
            if "checked" in attrs:
                found.setdefault(attrs["name"], []).append(attrs.get("value", "on"))
        elif tag == "input" and "name" in attrs:
            found.setdefault(attrs["name"], []).append(attrs.get("value", ""))
        elif tag == "textarea":
            start = re.search(rf'<textarea [^>]*name="{attrs["name"]}"[^>]*>', text).end()  # type: ignore[union-attr]
            found[attrs["name"]] = [unescape(text[start : text.index("</textarea>", start)]).removeprefix("\n")]
        elif tag == "select":
            name = attrs["name"]
        elif tag == "option" and "selected" in attrs:
            found.setdefault(name, []).append(attrs["value"])
    return found
