"""A robot that follows every link, and sends every form with what nobody would: no page ends in a fault of ours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.browser.pages import EXAMPLE, PAGES
from tests.conftest import EFFORT
from tests.web.desk import HOSTILE, Desk
from tests.web.forms import Forms, SeenForm

ODD = (
    *HOSTILE,
    "",
    "unknown",
    "-1",
    "0",
    "999999999999999999999",
    "1e9",
    "3,5",
    "٣",
    "2026-02-30",
    "9999-12-31",
    "0000-00-00",
    "NaN",
    "null",
    "on",
    "../../etc/passwd",
    "a" * 5_000,
    "😀",
    "wrongly-suspected",
    "city",
)
"""Values that a field may be sent."""
STEPS = 6


def odd(form: SeenForm, random: Random) -> dict[str, list[str]]:
    """What is sent: of each field what it offers, something odd, something twice, or nothing."""
    sent: dict[str, list[str]] = {}
    for name, offered in form.offers.items():
        choice = random.random()
        if choice < 0.55:
            sent[name] = [random.choice(offered)]
        elif choice < 0.85:
            sent[name] = [random.choice(ODD)]
        elif choice < 0.95:
            sent[name] = [random.choice(offered), random.choice(ODD)]
    if random.random() < 0.1:
        sent[random.choice(ODD) or "x"] = ["x"]
    return sent


def walk(client: Client, random: Random) -> Iterator[tuple[str, int]]:
    """Some steps through the pages, from any of them: each with its address and how it was answered."""
    address = random.choice(list(PAGES.values()))
    for _ in range(STEPS):
        answer = client.get(address)
        yield address, answer.status_code
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            return
        seen = Forms(answer.content.decode(), address)
        forms = [form for form in seen.forms if not form.action.endswith(("/archive/", "/language/"))]
        if forms and random.random() < 0.7:
            form = random.choice(forms)
            send = client.post if form.method == "post" else client.get
            sent = send(form.action, odd(form, random), headers={"hx-request": "true"} if random.random() < 0.2 else {})
            yield f"{form.method} {form.action}", sent.status_code
            address = sent.headers.get("Location") or address
        elif seen.links:
            address = random.choice(seen.links)


@pytest.mark.usefixtures("desk")
def test_nothing_that_is_sent_ends_in_a_fault(client: Client) -> None:
    walked = partial(walk, client)

    @settings(max_examples=10 * EFFORT, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(st.integers(0, 2**32 - 1))
    def tried(seed: int) -> None:
        client.cookies.clear()  # nor does a walk know the language or the notices of the one before
        with transaction.atomic():
            faults = [(address, status) for address, status in walked(Random(seed)) if status >= 500]
            transaction.set_rollback(True)  # every walk begins at the same dossier
        assert faults == []

    tried()


def test_every_link_of_every_page_is_answered(desk: Desk) -> None:
    """Also those that stand only in folded parts: each is asked for once."""
    asked: set[str] = set()
    left = {path for path in PAGES.values() if path.startswith(EXAMPLE) or path == "/"}
    for path in sorted(left):
        answer = desk.client.get(path)
        found = Forms(answer.content.decode(), path).links
        fresh = sorted({link for link in found if link.startswith(EXAMPLE)} - asked - left)[:12]
        asked.update(fresh)
        assert [link for link in fresh if desk.client.get(link).status_code >= 400] == []
