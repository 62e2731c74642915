"""The letter as Markdown: what people wrote stays text."""

from __future__ import annotations

from dataclasses import replace

from duecare.report.phrase import Phrase
from duecare.report.request.letter import Wish
from duecare.report.request.text import markdown
from tests.report.request.drafts import changed, drafted

HOSTILE = "# <script>*x*</script> [a](http://evil.example) `b` \n\n## c"


def test_marks_in_what_people_wrote_do_not_become_marks() -> None:
    told = markdown(*drafted(Wish(sender=HOSTILE), changed(title="*Bold* [link](http://evil.example)")))
    assert "\\[link\\](http" in told and "\\<script\\>" in told
    assert "\n## c" not in told
    assert [line for line in told.split("\n") if line.startswith("# ")] == ["# Request for information"]


def test_a_line_that_begins_like_a_list_stays_a_line() -> None:
    for opening in ("- ", "1. ", "# ", "> "):
        letter, words = drafted()
        told = markdown(replace(letter, opening=(Phrase.of(f"{opening}no list"),)), words)
        assert f"\n\\{opening}no list\n" in told


def test_a_dossier_with_nothing_open_asks_nothing() -> None:
    told = markdown(*drafted(Wish(chosen=(), annex=False)))
    assert "No question is open that could be asked." in told and "Annex" not in told
