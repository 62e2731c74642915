"""The gallery shows every component, in both directions, with nothing inline and nothing from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.template import loader
from django.test import Client

from duecare.web.look import gallery
from duecare.web.look.forms import HintedRadios

LOOK = Path(gallery.__file__).parent
COMPONENTS = sorted(path.name for path in (LOOK / "templates" / "look" / "components").iterdir())
HOSTILE = "<script>alert(1)</script>\"'><b>"


class Page(HTMLParser):
    """The ids of a page, and what points at them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, attribute: str) -> list[str]:
        """Every word in an attribute."""
        return [word for _, attributes in self.tags for word in attributes.get(attribute, "").split()]


@pytest.fixture(params=["en", "ar"])
def shown(request: pytest.FixtureRequest, client: Client) -> str:
    """The gallery, in a language of each direction."""
    return client.get("/look/gallery/", headers={"accept-language": request.param}).content.decode()


def test_every_component_is_shown(client: Client) -> None:
    used = {Path(template.name or "").name for template in client.get("/look/gallery/").templates}
    assert [name for name in COMPONENTS if name not in used] == []


def test_every_reference_leads_somewhere(shown: str) -> None:
    found = Page(shown)
    ids = found.all("id")
    assert len(ids) == len(set(ids))
    for attribute in ("for", "aria-describedby"):
        assert found.all(attribute)
        assert set(found.all(attribute)) <= set(ids)
    links = {link.removeprefix("#") for link in found.all("href") if len(link) > 1 and link.startswith("#")}
    assert links - {"newer", "older"} <= set(ids)


def test_every_input_has_a_label(shown: str) -> None:
    found = Page(shown)
    labelled = set(found.all("for"))
    inputs = [
        attributes
        for tag, attributes in found.tags
        if tag in {"input", "textarea", "select"} and attributes.get("type") != "hidden"
    ]
    assert inputs
    assert [attributes for attributes in inputs if attributes.get("id") not in labelled] == []


def test_nothing_is_inline_and_nothing_is_from_elsewhere(shown: str) -> None:
    for tag, attributes in Page(shown).tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert tag != "style"
        assert tag != "script" or attributes["src"].startswith("/static/")
        for name in ("src", "href", "action"):
            assert re.match(r"[/#]|$", attributes.get(name, ""))


def test_coordinates_are_whole_numbers_in_every_language(shown: str) -> None:
    found = Page(shown)
    marks = [value for tag, attributes in found.tags if tag == "rect" for value in (attributes["width"],)]
    assert len(marks) > 5
    for attribute in ("x", "y", "width", "height"):
        assert all(re.fullmatch(r"\d+", value) for value in found.all(attribute))


def test_wrong_input_is_named_and_nothing_of_it_is_lost(client: Client) -> None:
    page = client.get("/look/gallery/").content.decode()
    assert '<a href="#sent_restore_0">How hard would it be to put things right?</a> This field is required.' in page
    assert "A survey\nof 40 people</textarea>" in page
    assert 'aria-invalid="true"' in page


def test_a_radio_button_without_a_hint_points_at_none() -> None:
    field = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=HintedRadios(hints={"a": "First"}))
    form = type("Form", (forms.Form,), {"field": field})()
    text = loader.get_template("look/components/field.html").render({"field": form["field"]})
    assert text.count("aria-describedby") == text.count('class="hint"') == 1


@pytest.mark.parametrize(
    ("component", "context"),
    [
        ("tag", {"text": HOSTILE, "kind": HOSTILE}),
        ("tier", {"low": HOSTILE, "high": HOSTILE, "text": HOSTILE}),
        ("tasks", {"tasks": [{"title": HOSTILE, "url": HOSTILE, "state_text": HOSTILE, "hint": HOSTILE}]}),
        ("section", {"title": HOSTILE}),
        ("button", {"text": HOSTILE, "href": HOSTILE}),
        ("button", {"text": HOSTILE, "name": HOSTILE, "value": HOSTILE}),
        ("notice", {"title": HOSTILE, "text": HOSTILE, "kind": HOSTILE}),
        ("why", {"title": HOSTILE, "reasons": [dict.fromkeys(("text",), HOSTILE)]}),
        ("why", {"reasons": [{"text": "", "facts": [HOSTILE], "norms": [HOSTILE], "would_change": [HOSTILE]}]}),
        ("meter", {"label": HOSTILE, "low": 1, "high": 5, "text": HOSTILE}),
        ("pager", {"newer": HOSTILE, "older": HOSTILE}),
        ("table", {"caption": HOSTILE, "head": [HOSTILE], "rows": [[HOSTILE, HOSTILE]]}),
        ("empty", {"title": HOSTILE, "text": HOSTILE, "href": HOSTILE, "action": HOSTILE}),
        ("crumbs", {"crumbs": [{"text": HOSTILE, "url": HOSTILE}, {"text": HOSTILE}]}),
        ("progress", {"title": HOSTILE, "text": HOSTILE, "done": 1, "total": 2}),
        ("said", {"text": HOSTILE, "language": HOSTILE, "who": HOSTILE, "translation": HOSTILE}),
    ],
)
def test_hostile_text_is_text(component: str, context: dict[str, object]) -> None:
    text = loader.get_template(f"look/components/{component}.html").render(context)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    tags = {tag for tag, _ in Page(text).tags}
    assert not tags & {"script", "b"}
