"""Records that people draw on: every field is shown, and definitions stand side by side."""

from __future__ import annotations

import pytest

from duecare.core.catalogue import Definition
from duecare.knowledge.bundle import load
from duecare.knowledge.packs import read_pack, with_packs
from duecare.knowledge.show import show
from tests.knowledge.records import FIXTURES


def shown(id_: str) -> str:
    """The record's text on one line, so that no line break hides a sentence."""
    return " ".join(show(load(), id_).split())


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("measure-keep-out-of-public-life", "What it does prevent"),
        ("measure-keep-out-of-public-life", "Answers known pattern of harm attacks-that-silence: Faked attacks"),
        ("measure-keep-out-of-public-life", "Signs that it helps Groups concerned say"),
        ("measure-keep-out-of-public-life", "What it can do besides A list of whom not to watch"),
        ("remedy-form-restitution", "Examples Reverse the decision"),
        ("leverage-withhold-support", "Examples No new version for a unit"),
        ("route-joint-complaints", "Kind non state Suits Harm in which many"),
        ("route-joint-complaints", "What keeps people from it Nobody inside feels responsible"),
        ("criterion-31e-transparent", "Ask How often did each person hear"),
        ("criterion-31h-dialogue", "Asked only of ways to complain that a company runs itself"),
        ("engagement-no-names", "Kind support Helps with aid to hearing people engagement-retaliation:"),
        ("engagement-quality-indigenous-consent", "Asked when - indigenous-data-or-land"),
        ("engagement-quality-indigenous-consent", "Not asked any more when - indigenous-consent"),
        ("oecd-step-3-1", "Framework norm oecd-ai-guidance-2026:"),
        ("oecd-step-3-1", "number 3.1 Part of step of a framework oecd-step-3:"),
        ("oecd-action-openness", "Example of step of a framework oecd-step-3-1:"),
        ("oecd-action-openness", "For lifecycle actors"),
        ("practice-national-contact-points", "Who States that joined"),
        ("practice-national-contact-points", "Part of due diligence remedy Where it stands in use"),
        ("customer-emergency-powers", "About end user What it is warning"),
        ("contract-red-line-ends-it", "Stage contract Seen in No model text was found: draft it with a lawyer."),
        ("crosswalk-12-communicate", "Step number 12"),
        ("crosswalk-12-communicate", "norm gdpr: General Data Protection Regulation"),
        ("crosswalk-12-communicate", "Articles 12 to 15 (overlaps)"),
        ("crosswalk-04-involvement", "No counterpart: a gap to see norm"),
    ],
)
def test_what_a_record_says_is_shown(id_: str, words: str) -> None:
    assert words in shown(id_)


def test_definitions_of_one_term_stand_side_by_side_each_with_its_source() -> None:
    mine, *others = (one for one in load().of(Definition).values() if one.term == "ai-system")
    text = shown(mine.id)
    assert len(others) >= 3
    for other in others:
        assert f"Beside it: {other.title} " in text
        assert other.summary.split(".")[0] in text
        assert f"norm {other.sources[0].norm}: " in text
    assert f"Beside it: {mine.title}" not in text


def test_a_pack_says_who_published_it() -> None:
    pack = with_packs(load(), read_pack(FIXTURES / "acme"))
    assert "Published by\n  Acme, a made-up company" in show(pack, "acme")
