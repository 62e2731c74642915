"""The picture of the chain: everybody once, who gives before who gets, and who is involved in the gravest impact."""

from __future__ import annotations

import pytest

from duecare.core.dossier import Dossier, Link
from duecare.report.page import drawing_svg, whole_page
from duecare.report.pictures.chain import MOST_ACTORS, MOST_LINKS, chain
from duecare.report.pictures.chain_order import in_order, lanes
from duecare.report.pictures.drawing import Drawing, Shown
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, blank, dossier, judged, reported
from tests.report.pictures.drawn import assert_mirrored, assert_sound, boxes, texts
from tests.report.test_page import HOSTILE


def shown(document: Dossier, language: str = "en") -> tuple[Shown, Words]:
    words = Words(language, CATALOGUE, document)
    return chain(document, judged(document), words), words


def drawn(document: Dossier, language: str = "en") -> Drawing:
    return shown(document, language)[0].drawings[0]


def many(count: int, links: int = 0) -> Dossier:
    actors = {f"a-{number}": {"name": f"Organisation {number}"} for number in range(count)}
    given = {
        f"l-{number}": {"from": f"a-{number % count}", "to": f"a-{(number * 7 + 1) % count}", "what": f"Data {number}"}
        for number in range(links)
    }
    return dossier(actors=actors, chain=given, impacts={}, measures={}, facts={})


def test_who_gives_stands_above_who_gets_and_the_people_affected_last() -> None:
    said = texts(drawn(dossier()), "heading")
    assert said == ["Corvane Analytics", "City of Westermond", "People affected"]
    assert "the trained model and its updates" in texts(drawn(dossier()), "text")


def test_lines_lead_from_those_involved_in_the_gravest_impact_to_the_people_it_affects() -> None:
    layers = {layer.name: layer for layer in drawn(dossier()).layers}
    assert layers["rail"].lines
    assert "rail" not in {layer.name for layer in drawn(many(2)).layers}


@pytest.mark.parametrize(
    ("answers", "look", "word"),
    [
        ({"connected": "yes", "sufficient": "yes"}, "solid", "cause"),
        ({"connected": "yes"}, "open", "not determined yet"),
        (
            {"connected": "yes", "sufficient": "no", "part": "yes", "substantial": "yes", "foreseeable": "yes",
             "encouraged": "yes", "mitigated": "no"},
            "stripe",
            "contribute",
        ),
    ],
)  # fmt: skip
def test_each_involvement_has_a_band_of_its_own(answers: dict[str, str], look: str, word: str) -> None:
    impacts = {"only": {**DOCUMENT["impacts"]["wrongful-stop"], "involvement": {"vendor": answers}}}
    drawing = drawn(dossier(impacts=impacts, measures={}))
    assert f"In the gravest impact: {word}" in " ".join(texts(drawing, "strong"))
    assert look in {layer.name for layer in drawing.layers}


def test_who_is_not_involved_has_no_band_and_the_table_says_so() -> None:
    impacts = {"only": {**DOCUMENT["impacts"]["wrongful-stop"], "involvement": {"vendor": {"connected": "no"}}}}
    found, _ = shown(dossier(impacts=impacts, measures={}))
    assert texts(found.drawings[0], "strong") == ["At worst: severe"]
    row = next(row for row in found.table.rows if row[0][0].text == "Corvane Analytics")
    assert row[3][0].text == "Not involved"


def test_the_table_says_what_the_picture_shows() -> None:
    found, _ = shown(dossier())
    rows = {row[0][0].text: [[one.text for one in cell] for cell in row[1:]] for row in found.table.rows}
    assert rows["Corvane Analytics"][1] == ["To City of Westermond: the trained model and its updates"]
    assert rows["City of Westermond"][1] == ["Nothing recorded"]
    assert rows["People living in poverty"][0][0] == "People affected"
    assert len(rows["People living in poverty"][0]) == 2


def test_it_is_mirrored_in_arabic() -> None:
    document = many(5, 7)
    arabic = drawn(document, "ar")
    assert_mirrored(drawn(document), arabic)


@pytest.mark.parametrize("language", ["en", "ar", "fr", "ru"])
def test_it_is_sound_in_every_language(language: str) -> None:
    for document in (dossier(), many(1), many(2, 1), many(30, 90)):
        found, words = shown(document, language)
        for drawing in found.drawings:
            assert_sound(drawing, words)


def test_nobody_no_picture() -> None:
    found, _ = shown(blank())
    assert (found.drawings, found.table.rows) == ((), ())


def test_where_no_group_is_stated_it_says_so() -> None:
    assert "No group of people is stated yet." in texts(drawn(many(1)))


def test_of_many_some_are_drawn_and_the_table_has_all() -> None:
    found, words = shown(many(40, 100))
    (drawing,) = found.drawings
    assert len(boxes(drawing, "card")) == MOST_ACTORS
    assert len([text for text in texts(drawing, "text") if text.startswith("Data")]) <= MOST_LINKS
    assert len(found.table.rows) == 40
    assert words.text("chain-left-out") in found.caption
    assert words.text("chain-left-out") not in shown(many(3, 2))[0].caption


def test_who_is_involved_in_the_gravest_impact_is_always_drawn() -> None:
    actors = {f"a-{number}": {"name": f"Organisation {number}"} for number in range(40)}
    impacts = {"only": {**DOCUMENT["impacts"]["wrongful-stop"], "involvement": {"a-39": {"connected": "yes"}}}}
    document = dossier(actors=actors, chain={}, impacts=impacts, measures={})
    assert "Organisation 39" in texts(drawn(document), "heading")


def test_circles_and_links_to_oneself_are_drawn() -> None:
    actors = {id_: {"name": id_.upper()} for id_ in "abc"}
    links = {"1": ("a", "b"), "2": ("b", "c"), "3": ("c", "a"), "4": ("b", "b")}
    given = {id_: {"from": one, "to": other, "what": f"w{id_}"} for id_, (one, other) in links.items()}
    document = dossier(actors=actors, chain=given, impacts={}, measures={}, facts={})
    found, words = shown(document)
    assert_sound(found.drawings[0], words)
    assert texts(found.drawings[0], "heading")[:3] == ["A", "B", "C"]
    assert texts(found.drawings[0], "text") == ["w1", "w2", "w4", "w3"]
    assert len(boxes(found.drawings[0], "solid")) >= 4


def test_long_names_are_broken_and_cut_and_hostile_ones_stay_text() -> None:
    actors = {"a": {"name": "Ministry of everything " * 12}, "b": {"name": "W" * 200}, "c": {"name": HOSTILE[:290]}}
    given = {"l": {"from": "a", "to": "b", "what": "word " * 50}}
    document = dossier(actors=actors, chain=given, impacts={}, measures={}, facts={})
    found, words = shown(document)
    assert_sound(found.drawings[0], words)
    assert max(map(len, texts(found.drawings[0]))) < 60
    assert sum("…" in text for text in texts(found.drawings[0])) >= 3
    assert "<script" not in drawing_svg(found.drawings[0], "x")


def test_the_report_shows_it_with_its_table() -> None:
    html = whole_page(*reported(dossier()))
    assert html.count('class="drawn"') >= 1
    assert "To City of Westermond" in html.replace('<bdi lang="en">', "").replace("</bdi>", "")


def test_the_order_is_that_of_the_links() -> None:
    def link(one: str, other: str) -> Link:
        return Link.model_validate({"from": one, "to": other, "what": "x"})

    assert in_order("abc", [link("c", "a"), link("a", "b")]) == ["c", "a", "b"]
    assert in_order("abc", []) == ["a", "b", "c"]
    assert in_order("ab", [link("a", "b"), link("b", "a"), link("b", "b")]) == ["a", "b"]


def test_lines_that_would_run_over_each_other_get_lanes_of_their_own() -> None:
    assert lanes({"a": (0, 9), "b": (1, 3), "c": (4, 6), "d": (3, 4)}) == {"d": 0, "b": 1, "c": 1, "a": 2}
    assert lanes({}) == {}
