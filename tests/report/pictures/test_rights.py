"""The map of rights: each once, in its family, filled as high as the gravest impact on it is grave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duecare.core.catalogue import Right
from duecare.core.method.findings import Findings
from duecare.knowledge.bundle import load
from duecare.report.pictures.drawing import Shown
from duecare.report.pictures.rights import FILLED, MOST, rights_map
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, blank, dossier, judged
from tests.report.pictures.drawn import assert_mirrored, assert_sound, boxes, texts


def shown(language: str = "en") -> tuple[Shown, Words]:
    words = Words(language, CATALOGUE, dossier())
    return rights_map(dossier(), judged(dossier()), words), words


def test_each_family_is_a_drawing_and_what_has_none_comes_last() -> None:
    found, _ = shown()
    names = [drawing.title for drawing in found.drawings]
    assert names == ["Private life, family and property", "Work and living", "Other rights"]
    assert "Privacy" in texts(found.drawings[0], "text")


def test_every_shipped_right_has_a_family() -> None:
    assert [right.id for right in load().of(Right).values() if right.family is None] == []


def test_a_square_is_filled_as_high_as_the_gravest_impact_is_grave() -> None:
    found, _ = shown()
    grave = {impact.id: impact for impact in judged(dossier()).impacts}
    (level,) = boxes(found.drawings[0], "level")
    assert level.height == FILLED[grave["wrongful-stop"].tier_high]
    assert f"At worst: {grave['wrongful-stop'].tier_high}" in texts(found.drawings[0], "small")


def test_the_gravest_of_several_impacts_on_a_right_holds() -> None:
    impacts = {name: {**DOCUMENT["impacts"][name], "testimony": []} for name in ("chilling", "wrongful-stop")}
    document = dossier(impacts=impacts, measures={})
    found = rights_map(document, judged(document), Words("en", CATALOGUE, document))
    tiers = {impact.id: impact.tier_high for impact in judged(document).impacts}
    order = list(FILLED)
    worst = min(tiers.values(), key=order.index)
    assert boxes(found.drawings[1], "level")[0].height == FILLED[worst]


def test_what_is_set_aside_is_struck_through_and_what_nobody_can_tell_is_a_question() -> None:
    found, _ = shown()
    other = found.drawings[-1]
    assert "Set aside by a person: 1" in texts(other, "small")
    assert len(boxes(other, "open")) == 1 and "mark" not in {layer.name for layer in other.layers}
    waiting = rights_map(blank(), judged(blank()), Words("en", CATALOGUE, blank()))
    assert sum(len(boxes(drawing, "open")) for drawing in waiting.drawings) == len(CATALOGUE.of(Right))
    assert {text for drawing in waiting.drawings for text in texts(drawing, "mark")} == {"?"}


def test_the_table_says_what_the_map_shows() -> None:
    found, _ = shown()
    said = {cell.text for row in found.table.rows for column in row[1:] for cell in column}
    assert "Privacy: at worst: severe" in said or "Privacy: at worst: critical" in said
    assert "Cultural life" in {cell.text for cell in found.table.rows[-1][2]}
    assert [head.text for head in found.table.head] == [
        "Rights",
        "At stake",
        "Set aside by a person",
        "Cannot tell yet",
    ]


@pytest.mark.parametrize("language", ["en", "ar", "fr", "zh"])
def test_it_is_sound_in_every_language(language: str) -> None:
    found, words = shown(language)
    for drawing in found.drawings:
        assert_sound(drawing, words)


def test_it_is_mirrored_in_arabic() -> None:
    families = {drawing.title: drawing for drawing in shown()[0].drawings}
    mirrored = shown("ar")[0].drawings
    assert_mirrored(families["Private life, family and property"], mirrored[0])


def many(count: int) -> Findings:
    findings = judged(blank())
    rights = tuple(replace(findings.rights[0], id=f"r-{number}") for number in range(count))
    return replace(findings, rights=rights)


def test_of_many_alike_some_are_drawn_and_all_are_counted() -> None:
    words = Words("en", CATALOGUE, blank())
    found = rights_map(blank(), many(300), words)
    (drawing,) = found.drawings
    assert_sound(drawing, words)
    assert len(boxes(drawing, "open")) == MOST
    assert "Cannot tell yet: 300" in texts(drawing, "small")
    assert len(found.table.rows[0][3]) == 300


def test_no_rights_no_map() -> None:
    found = rights_map(blank(), many(0), Words("en", CATALOGUE, blank()))
    assert (found.drawings, found.table.rows) == ((), ())
