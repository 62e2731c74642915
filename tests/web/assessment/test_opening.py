"""What the plain summary would tell people, and one form that shows to everybody what a person chooses."""

from __future__ import annotations

import pytest

from duecare.core.revision import Set
from duecare.web.dossiers import actions
from duecare.web.trail.models import Entry
from tests.web.conftest import NOW
from tests.web.desk import HOSTILE, SAVED, Desk, fields, page, read, text_of

PATH = "summary/opening/"


def offered(desk: Desk) -> list[str]:
    return [attrs["value"] for _, attrs in page(desk.get(PATH)).tags if attrs.get("name") == "chosen"]


def test_each_answer_stands_as_it_is_and_as_it_would_be(desk: Desk) -> None:
    assert desk.url(PATH) in {attrs.get("href") for tag, attrs in page(desk.get("summary/")).tags if tag == "a"}
    text = read(desk.get(PATH))
    for heading in ("What everybody reads now", "What they would read", "All that would be read of it"):
        assert heading in text
    boxes = offered(desk)
    assert boxes and len(set(boxes)) == len(boxes), "each box stands once"
    assert "chosen" not in fields(desk.get(PATH)), "nothing is chosen for anybody"


def test_what_is_chosen_is_shown_to_everybody_and_nothing_else(desk: Desk) -> None:
    before, boxes = desk.plain, offered(desk)
    kind, id_ = next(box.split(".") for box in boxes if box.startswith("facts."))
    reason = "The council decided so."
    assert desk.post(PATH, {"chosen": [f"{kind}.{id_}"], "reason": reason})["Location"] == desk.url("summary/")
    assert desk.plain[kind][id_].pop("shown_to") == "public"
    after = desk.plain
    after[kind][id_] = before[kind][id_]
    assert after == before
    assert f"{kind}.{id_}" not in offered(desk)
    entry = Entry.objects.order_by("-pk")[0]
    assert entry.by == desk.user


def test_a_part_is_opened_as_well(blank: Desk) -> None:
    actions.revise(
        blank.row,
        base=blank.latest.digest,
        changes=[Set(("contact", "desk"), "The welcome desk"), Set(("system", "purpose"), "It sorts letters.")],
        by=blank.user,
        at=NOW,
    )
    assert sorted(offered(blank)) == ["shown.contact", "shown.system"]
    assert "welcome desk" not in read(blank.get("summary/"))
    blank.post(PATH, {"chosen": ["shown.contact"], "reason": "It is on the door."})
    assert blank.plain["shown"] == {"contact": "public"}
    assert "Ask here: The welcome desk" in read(blank.get("summary/"))


def test_a_reason_for_keeping_it_back_is_read_first_and_goes_with_it(desk: Desk) -> None:
    held = "talk-with-claimants"
    box, here = f"engagement.{held}", ("engagement", held)
    changes = [Set((*here, "shown_to"), None), Set((*here, "withheld_because"), "They asked us to.")]
    actions.revise(desk.row, base=desk.latest.digest, changes=changes, by=desk.user, at=NOW)
    text = read(desk.get(PATH))
    assert "Withheld so far: “They asked us to.”" in text
    assert "People speak here. Ask whether they agree" in text
    desk.post(PATH, {"chosen": [box], "reason": "They agreed since."})
    assert "withheld_because" not in desk.plain["engagement"][held]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"reason": "Because"}, "Choose one at least. Nothing was shown to anybody."),
        ({"chosen": ["facts.no-such"], "reason": "Because"}, "or is not there any more"),
        ({"chosen": ["evidence.pilot-report"], "reason": "Because"}, "or is not there any more"),
    ],
)
def test_nothing_is_shown_where_something_is_wrong(desk: Desk, sent: dict[str, object], said: str) -> None:
    before = desk.latest.digest
    shown = desk.post(PATH, sent)
    assert (shown.status_code, desk.latest.digest) == (422, before)
    assert said in read(shown)
    assert fields(shown)["reason"] == ["Because"]


def test_without_a_reason_what_was_chosen_stays_chosen(desk: Desk) -> None:
    box = offered(desk)[0]
    shown = desk.post(PATH, {"chosen": [box]})
    assert shown.status_code == 422
    assert fields(shown)["chosen"] == [box]


def test_where_everything_is_shown_there_is_nothing_to_choose(blank: Desk) -> None:
    text = read(blank.get(PATH))
    assert "Everything that is written down for this answer is shown already." in text
    assert "Show what I chose" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_does_nothing(desk: Desk, words: str) -> None:
    desk.post("contact/", {"desk": words[:300], "reach": words})
    assert "<script>alert" not in text_of(desk.get(PATH))
    assert desk.post(PATH, {"chosen": [words], "reason": words}).status_code in (SAVED, 422)
