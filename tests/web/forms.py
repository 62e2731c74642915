"""The forms and links of a page, as something that is no browser sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class SeenForm:
    """A form: where it goes, how, and what it would send; by name, every value that its field offers."""

    action: str
    method: str
    offers: dict[str, list[str]] = field(default_factory=dict)


class Forms(HTMLParser):
    """Reads a page."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.address, self.links, self.forms = address, list[str](), list[SeenForm]()
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "a" and held.get("href", "").startswith(("/", "?")):
            path = held["href"].partition("#")[0]
            self.links.append(path if path.startswith("/") else self.address.partition("?")[0] + path)
        elif tag == "form":
            self.forms.append(SeenForm(held.get("action") or self.address, held.get("method", "get").lower()))
        elif self.forms:
            self._field(tag, held)

    def _field(self, tag: str, held: dict[str, str]) -> None:
        offers = self.forms[-1].offers
        if tag == "select":
            self._select = held.get("name", "")
        elif tag == "option":
            offers.setdefault(self._select, []).append(held.get("value", ""))
        elif tag in ("input", "textarea", "button") and held.get("name"):
            offers.setdefault(held["name"], []).append(held.get("value", ""))
