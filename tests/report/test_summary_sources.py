"""What each answer of the plain summary is told from, and what may single somebody out in it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from duecare.core.dossier import Dossier
from duecare.core.method import assess
from duecare.core.revision import apply_all
from duecare.knowledge.bundle import load
from duecare.report.singling_out import dangers, texts_of
from duecare.report.summary import PARTS, summarise
from duecare.report.summary_sources import Source, sources
from duecare.report.words import Words
from tests.report.example import ON
from tests.report.test_summary import NAMES, example


def hidden(name: str) -> Dossier:
    """An example of which nothing is shown to anybody."""
    tree = {**example(name).plain(), "shown": {}}
    for collection in ("actors", "facts", "impacts", "measures", "engagement", "evidence", "records"):
        for item in tree.get(collection, {}).values():
            item.pop("shown_to", None)
    return Dossier.model_validate_json(json.dumps(tree))


def told(document: Dossier) -> str:
    findings = assess(document, load(), ON)
    parts = summarise(document, findings, Words("en", load(), document), on=ON).parts
    return "\n".join(line.text for part in parts for line in (*part.lines, *part.points, *part.after))


def of(document: Dossier) -> dict[str, tuple[Source, ...]]:
    return dict(sources(document, assess(document, load(), ON), load()))


@pytest.mark.parametrize("name", NAMES)
def test_once_all_of_it_is_shown_no_answer_says_that_it_is_hidden(name: str) -> None:
    document = hidden(name)
    found = of(document)
    assert list(found) == [part.__name__.replace("still_open", "open").replace("changed", "changed") for part in PARTS]
    assert "not shown to the public" in told(document)
    every = dict.fromkeys(source for some in found.values() for source in some)
    assert not any(source.is_public(document) for source in every)
    shown = apply_all(document, [change for source in every for change in source.opened()])
    assert all(source.is_public(shown) for source in every)
    after = told(shown)
    for said in ("Where you can ask is not shown", "What it is for is not shown", "is not shown to the public yet"):
        assert said not in after
    assert len(after) > 1.2 * len(told(document))


def test_what_a_dossier_does_not_hold_is_no_source() -> None:
    tree = {"format": "duecare-dossier/1", "id": "blank", "title": "Blank"}
    assert set(of(Dossier.model_validate_json(json.dumps(tree))).values()) == {()}


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"engagement": {"x": {"title": "Talk", "how": "interview"}}}, ("voices",)),
        ({"impacts": {"x": {"title": "Lost", "severity": {"scope": {"assessor": {"count": 50}}}}}}, ("few",)),
        ({"impacts": {"x": {"title": "Lost", "severity": {"scope": {"assessor": {"count": (9, 50)}}}}}}, ("few",)),
        ({"impacts": {"x": {"title": "Lost", "severity": {"scope": {"assessor": {"count": 51}}}}}}, ()),
        ({"impacts": {"x": {"title": "Lost", "description": "Write to kim@example.org"}}}, ("contact",)),
        ({"actors": {"x": {"name": "Somebody", "kind": "individual"}}}, ("private-person",)),
        ({"actors": {"x": {"name": "Somebody", "kind": "business"}}}, ()),
        ({"facts": {"x": {"value": "no", "by": "y", "disputes": {"z": {"value": "yes", "by": "w"}}}}}, ("voices",)),
        ({"facts": {"x": {"value": "no", "by": "y", "note": "Call 030 1234567 for it"}}}, ("contact",)),
    ],
)
def test_what_may_endanger_somebody_is_told(part: dict[str, Any], expected: tuple[str, ...]) -> None:
    for item in part.get("impacts", {}).values():
        for rating in item.get("severity", {}).get("scope", {}).values():
            count = rating["count"]
            people = count if isinstance(count, int) else {"low": count[0], "high": count[1]}
            rating |= {"count": {"people": people, "counted": "harmed"}, "reason": "Counted.", "by": "lead"}
    tree = {"format": "duecare-dossier/1", "id": "one", "title": "One", **part}
    (kind,) = part
    assert dangers(kind, "x", Dossier.model_validate_json(json.dumps(tree))) == expected


def test_a_part_of_the_document_is_looked_at_by_a_person_alone() -> None:
    assert dangers("shown", "contact", example(NAMES[0])) == ()
    assert list(texts_of({"a": ["One text", "word"], "b": 3, "c": {"d": "2027-01-01", "e": "Two texts"}})) == [
        "One text",
        "Two texts",
    ]
