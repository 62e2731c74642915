"""Who was heard, and which groups had a voice: by what they said, not by a day."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from duecare.core.dossier import Engagement
from duecare.core.dossier.words import Say
from duecare.core.method.hearing import Standing, standing
from tests.core.method.documents import Plain, impact, judged
from tests.core.method.test_robustness import open_
from tests.core.method.test_tracking import items

ON = date(2026, 11, 22)
TODAY, TOMORROW, SAID = {"on": "2026-11-22"}, {"on": "2026-11-23"}, {"said": "It hurts."}


@pytest.mark.parametrize(
    ("how", "told", "stands"),
    [
        ("hearing", TODAY | SAID, "heard"),
        ("representatives", TODAY | SAID, "heard"),
        ("hearing", SAID, "heard"),  # their words are there; the day is asked for
        ("hearing", TODAY, "unrecorded"),
        ("hearing", TODAY | {"changed": "New letters."}, "unrecorded"),  # a change says nothing of what they said
        ("hearing", {}, "unrecorded"),
        ("hearing", TOMORROW, "planned"),
        ("hearing", TOMORROW | SAID, "planned"),  # nobody has said anything yet
        ("experts", TOMORROW, "planned"),
        ("experts", TODAY | SAID, "others"),
        ("experts", {}, "others"),
        ("hearing", TODAY | SAID | {"say": "informed"}, "informed"),  # to be told is not to be asked
        ("hearing", {"say": "informed"}, "informed"),
        ("hearing", TOMORROW | {"say": "informed"}, "planned"),
        ("experts", TODAY | SAID | {"say": "informed"}, "others"),
        *(("hearing", TODAY | SAID | {"say": say}, "heard") for say in get_args(Say) if say != "informed"),
        ("none", TODAY | SAID, "nobody"),
        ("none", TOMORROW, "nobody"),
    ],
)
def test_people_are_heard_by_what_they_said(how: str, told: Plain, stands: Standing) -> None:
    held = Engagement.model_validate({"title": "T", "how": how, **told}, strict=False)
    assert standing(held, ON) == stands


def heard(*groups: str, how: str = "interview", **told: str) -> Plain:
    return {"title": "Heard", "how": how, "groups": list(groups), "said": "It hurts.", **told}


@pytest.mark.parametrize(
    ("groups", "engagement", "testimony", "said"),
    [
        (["workers"], {}, [], "open-not-heard"),
        (["workers"], {"talk": heard("workers")}, [], None),
        (["workers", "children"], {"talk": heard("workers")}, [], "open-not-heard"),
        (["workers", "children"], {"talk": heard("workers"), "class": heard("children")}, [], None),
        (["workers"], {"talk": heard("workers", how="experts")}, [], "open-not-heard"),
        (["workers"], {"talk": heard("workers", how="none")}, [], "open-not-heard"),
        (["workers"], {"talk": heard("workers", say="informed")}, [], "open-not-heard"),
        (["workers"], {"talk": heard("workers", say="informed"), "ask": heard("workers")}, [], None),
        ([], {"talk": heard("workers", say="informed")}, ["talk"], "open-heard"),
        (["workers"], {"talk": heard("workers", on="2999-01-01")}, [], "open-not-heard"),
        ([], {"talk": heard("workers")}, [], "open-heard"),
        ([], {"talk": heard("workers")}, ["talk"], None),
    ],
)
def test_somebody_of_every_group_must_be_heard(
    groups: list[str], engagement: Plain, testimony: list[str], said: str | None
) -> None:
    harm = impact(5, 1, 1, groups=groups, testimony=testimony)
    found = judged(impacts={"harm": harm}, engagement=engagement)
    assert items(found, "impact-nobody-heard").get("harm") == said


def test_the_day_of_a_planned_hearing_changes_something() -> None:
    planned = {"title": "Two evenings", "how": "workshop", "on": "2026-11-25"}
    assert str(judged(engagement={"plan": planned}).changes_on) == "2026-11-25"


WHOLE: Plain = {"title": "T", "how": "hearing", "on": "2026-11-22", "said": "It hurts.", "changed": "We stopped."}


@pytest.mark.parametrize(
    ("held", "unfinished"),
    [
        (WHOLE, False),
        *(({name: part for name, part in WHOLE.items() if name != left}, True) for left in ("on", "said", "changed")),
        ({"title": "T", "how": "none"}, False),
        ({"title": "T", "how": "experts"}, False),
        ({"title": "T", "how": "hearing", "say": "informed"}, False),  # it claims no hearing
        ({**WHOLE, "on": "2026-11-23", "changed": None}, False),  # not yet
    ],
)
def test_a_hearing_says_when_what_was_said_and_what_changed(held: Plain, unfinished: bool) -> None:
    assert ("engagement-unfinished" in open_(judged(engagement={"talk": held}), "talk")) is unfinished


@pytest.mark.parametrize(
    ("on", "said", "heard"),
    [
        ("2026-11-22", "It hurts.", True),
        ("2026-11-23", "It hurts.", False),
        (None, "It hurts.", True),
        ("2026-11-22", None, False),
        (None, None, False),
    ],
)
def test_nobody_is_heard_by_what_is_only_planned(on: str | None, said: str | None, heard: bool) -> None:
    engagement = {"talk": {"title": "T", "how": "hearing", "groups": ["migrants"], "on": on, "said": said}}
    found = judged(impacts={"harm": impact(4, 1, 1, groups=["migrants"])}, engagement=engagement)
    assert ("impact-nobody-heard" not in open_(found, "harm")) is heard
