"""The picture of time: every open thing on its day, in order, with what is late or lost for good set off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from duecare.core.dossier import Dossier
from duecare.core.method.findings import Findings
from duecare.report.pictures.by_when import MOST, PART, by_when
from duecare.report.pictures.drawing import Shown
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, blank, dossier, judged
from tests.report.pictures.drawn import assert_mirrored, assert_sound, boxes, texts
from tests.report.test_page import HOSTILE


def shown(document: Dossier, language: str = "en", findings: Findings | None = None) -> tuple[Shown, Words]:
    words = Words(language, CATALOGUE, document)
    return by_when(document, findings or judged(document), words), words


def said(found: Shown, look: str) -> list[str]:
    return [text for drawing in found.drawings for text in texts(drawing, look)]


def rows(found: Shown) -> list[list[str]]:
    return [[cell[0].text for cell in row] for row in found.table.rows]


def due(count: int, **more: Any) -> Dossier:
    days = {f"m-{number}": f"2027-{1 + number % 12:02d}-{1 + number // 12:02d}" for number in range(count)}
    one = {"kind": "prevent", "impacts": ["wrongful-stop"]}
    return dossier(measures={id_: {**one, "title": f"Measure {id_}", "due": day} for id_, day in days.items()}, **more)


def test_everything_open_stands_on_its_day_in_order() -> None:
    found, _ = shown(dossier())
    kinds = [row[1] for row in rows(found)]
    for kind in ("Measure due", "Decision", "Review", "Can no longer be put right from then on"):
        assert kind in kinds
    assert [row[0] for row in rows(found)][-1] == "No date set"
    heights = [text.y for layer in found.drawings[0].layers if layer.name == "heading" for text in layer.letters]
    assert all(one < two for one, two in pairwise(heights))


def test_what_is_done_or_dropped_is_not_open() -> None:
    measures = {
        id_: {**DOCUMENT["measures"]["resume"], "title": id_, "state": id_} for id_ in ("done", "dropped", "planned")
    }
    titles = [row[2] for row in rows(shown(dossier(measures=measures))[0])]
    assert "planned" in titles and not {"done", "dropped"} & set(titles)


def test_what_is_late_stands_above_today_and_is_dark() -> None:
    late = {**DOCUMENT["measures"]["resume"], "due": "2026-03-01"}
    found, _ = alone({"late": late})
    assert rows(found)[0][0] == "Overdue since 1 March 2026"
    drawing = found.drawings[0]
    place = {one.text: one.y for layer in drawing.layers for one in layer.letters}
    assert place["Overdue since 1 March 2026"] < place["Judged on: 22 November 2026"]
    assert len(boxes(drawing, "solid")) == 1


def alone(measures: dict[str, Any]) -> tuple[Shown, Words]:
    """The picture of measures, and of nothing else that has a day."""
    impacts = {id_: {**impact, "irremediable_from": None} for id_, impact in DOCUMENT["impacts"].items()}
    document = dossier(measures=measures, gate=None, gate_on=None, review={}, impacts=impacts)
    return shown(document, findings=replace(judged(document), duties=(), red_lines=()))


def test_today_stands_among_the_days() -> None:
    found, _ = shown(due(3))
    assert said(found, "small").count("Judged on: 22 November 2026") == 1


def test_a_red_line_that_comes_into_force_and_what_norms_ask_later_are_shown() -> None:
    document = dossier()
    findings = judged(document)
    day = date(2027, 8, 2)
    line = replace(findings.red_lines[0], result="upcoming", in_force_from=day, drives=True)
    duty = replace(findings.duties[0], status="upcoming", by_when=day, held="no", drives=True)
    gone = replace(duty, id="gone", held="yes")
    findings = replace(findings, red_lines=(line,), duties=(duty, replace(duty, id="other"), gone))
    found, _ = shown(document, findings=findings)
    that_day = [row for row in rows(found) if row[0] == "2 August 2027"]
    assert {row[1] for row in that_day} == {"A red line comes into force", "Asked by a norm"}
    assert any(row[2].endswith(": 1 to be met") for row in that_day)


def test_a_day_without_a_named_decision_is_a_decision_all_the_same() -> None:
    assert ["15 January 2027", "Decision", "The next decision", ""] in rows(shown(dossier(gate=None))[0])


def test_a_long_time_takes_more_room_than_a_short_one() -> None:
    measures = {
        str(number): {"title": "x", "kind": "prevent", "impacts": ["wrongful-stop"], "due": day}
        for number, day in enumerate(("2026-12-01", "2026-12-02", "2027-12-01"))
    }
    found, _ = alone(measures)
    one, two, three = (
        text.y for layer in found.drawings[0].layers if layer.name == "heading" for text in layer.letters
    )
    assert three - two > two - one


@pytest.mark.parametrize("language", ["en", "ar", "fr", "ru"])
def test_it_is_sound_in_every_language(language: str) -> None:
    hostile = {"x": {"title": HOSTILE, "kind": "cease", "impacts": [], "due": "2026-12-24", "owner": "W" * 200}}
    for document in (dossier(), due(1), due(60), dossier(measures=hostile)):
        found, words = shown(document, language)
        for drawing in found.drawings:
            assert_sound(drawing, words)


def test_it_is_mirrored_in_arabic() -> None:
    document = due(3)
    for one, other in zip(shown(document)[0].drawings, shown(document, "ar")[0].drawings, strict=True):
        assert_mirrored(one, other)


def test_many_stand_in_parts_and_the_table_has_all() -> None:
    found, words = shown(due(60))
    assert len(found.drawings) > 1
    assert found.drawings[0].title == f"What is open by when, part 1 of {len(found.drawings)}"
    marks = [len(boxes(drawing, "plain") + boxes(drawing, "solid")) for drawing in found.drawings]
    assert sum(marks) == MOST and max(marks) <= PART
    assert len(rows(found)) > 60
    assert words.text("chain-left-out") in found.caption
    assert sum("Judged on" in text for text in said(found, "small")) == 1


def test_where_nothing_has_a_day_nothing_is_drawn() -> None:
    found, _ = shown(blank())
    assert (found.drawings, found.table.rows) == ((), ())
    found, _ = alone({"x": {"title": "Some day", "kind": "cease", "impacts": []}})
    assert found.drawings == () and rows(found) == [["No date set", "Measure due", "Some day", "Not stated"]]


def test_when_all_is_late_today_stands_last() -> None:
    late = {**DOCUMENT["measures"]["resume"], "due": "2026-03-01"}
    (drawing,) = alone({"late": late})[0].drawings
    assert max((one.y, one.text) for layer in drawing.layers for one in layer.letters)[1].startswith("Judged on")
