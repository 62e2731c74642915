"""The pictures on the pages: which rights are at stake, and what is open by when."""

from __future__ import annotations

from tests.web.desk import HOSTILE, SAVED, Desk, page, read, text_of


def svgs(desk: Desk, path: str) -> list[dict[str, str]]:
    return [attrs for tag, attrs in page(desk.get(path)).tags if tag == "svg" and attrs.get("class") == "drawn"]


def test_every_family_of_rights_is_drawn_with_its_name_and_the_table_says_the_same(desk: Desk) -> None:
    drawn = svgs(desk, "rights/")
    assert len(drawn) == 9
    assert len({attrs["aria-labelledby"] for attrs in drawn}) == 9
    text = read(desk.get("rights/"))
    assert "Every right, and how it stands" in text
    assert "Social security: at worst: critical" in text


def test_a_dossier_that_says_nothing_has_a_map_and_nothing_by_when(blank: Desk) -> None:
    assert len(svgs(blank, "rights/")) == 9
    assert "Cannot tell yet: 5" in text_of(blank.get("rights/"))
    assert svgs(blank, "gates/") == []


def test_what_is_open_by_when_stands_before_a_decision(desk: Desk) -> None:
    assert svgs(desk, "gates/")
    text = read(desk.get("gates/"))
    assert "What is open by when" in text
    due = next(measure for measure in desk.document.measures.values() if measure.due and measure.state != "done")
    assert due.title in text.partition("What is open by when")[2]


def test_hostile_text_is_drawn_as_text(desk: Desk) -> None:
    words = " ".join(HOSTILE)
    sent = {"title": words, "likelihood": "unknown", "touches_core": "no"}
    assert desk.post("impacts/wrongly-suspected/describe/", sent).status_code == SAVED
    for path in ("chain/", "rights/", "gates/", "report/"):
        response = desk.get(path)
        assert response.status_code == 200
        assert "<script>alert" not in text_of(response) and "<img src=x" not in text_of(response)
