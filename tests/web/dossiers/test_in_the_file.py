"""The guide to a dossier in its file: each of its snippets fits into a downloaded file, which can be brought back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from duecare.core.dossier import broken_references
from duecare.core.method import assess
from duecare.core.revision import Remove
from duecare.files.read import parse_dossier
from duecare.knowledge import bundle
from duecare.web.dossiers import actions
from duecare.web.dossiers.models import Dossier
from tests.web.conftest import NOW
from tests.web.desk import EXAMPLE, Desk, read

from .bringing import bring

GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "in-the-file.md"
SNIPPETS = re.findall(r"^```yaml\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
PARTS = [snippet.partition(":")[0] for snippet in SNIPPETS]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The worked example, without the fact that the guide shows whole."""
    change = Remove(("facts", "people-told"))
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=desk.user, at=NOW)
    return desk


def with_snippet(file: str, snippet: str) -> str:
    """The file with the snippet's lines put first into the part that it names; last, where it has none."""
    part = snippet.partition("\n")[0]
    if f"\n{part}\n" not in file:
        return file + snippet
    assert file.count(f"\n{part}\n") == 1
    return file.replace(f"\n{part}\n", f"\n{snippet}", 1)


def test_the_guide_shows_a_voice_against_a_fact_and_a_pattern_set_aside() -> None:
    assert PARTS == ["facts", "harms"]


@pytest.mark.parametrize("snippet", SNIPPETS, ids=PARTS)
def test_each_snippet_fits_into_the_file_that_was_downloaded(desk: Desk, snippet: str) -> None:
    file = with_snippet(desk.get("dossier.yaml").content.decode(), snippet)
    document = parse_dossier(file.encode(), "changed.yaml")
    part = snippet.partition(":")[0]
    added = getattr(document, part).keys() - getattr(desk.document, part).keys()
    assert added == set(re.findall(r"^  ([a-z-]+):", snippet, re.MULTILINE))
    assert list(broken_references(document)) == []
    names = [item.id for item in assess(document, bundle.load(), NOW.date()).open_items if item.check == "unknown-name"]
    assert not added & set(names)


def test_the_file_comes_back_as_a_dossier_of_its_own(desk: Desk) -> None:
    file = desk.get("dossier.yaml").content.decode()
    for snippet in SNIPPETS:
        file = with_snippet(file, snippet)
    location = bring(desk.client, file.encode(), f"{EXAMPLE}.yaml")["Location"]
    made = desk.client.post(location, {"id": "second-round"})["Location"]
    back = Desk(desk.client, desk.user, Dossier.objects.get(slug="second-round"))
    assert made == back.url()
    assert "Eight of eight letters" in read(back.get("facts/people-told/"))
    assert desk.row.revisions.count() == 2, "the dossier that was downloaded is as it was"
