"""A dossier beside another account: one that the reader may see, or a file that somebody gave; nobody else's."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from duecare.core.dossier import Dossier as Document
from duecare.files.write import dossier_yaml
from duecare.web.dossiers import actions
from duecare.web.dossiers.models import Dossier, Upload
from duecare.web.people.models import Organisation
from tests.web.conftest import NOW, Clock
from tests.web.desk import Desk, example, made, page, read
from tests.web.dossiers.bringing import stranger_elsewhere
from tests.web.test_weight import MOST, everything, weight

URL = "beside/"


def theirs() -> Document:
    """The operator's own account, as published."""
    tree = example().plain()
    facts = tree["facts"] | {"oversight-tested": {"value": "yes", "by": "registry"}}
    return Document.model_validate_json(made(**{**tree, "id": "theirs", "facts": facts}).model_dump_json(by_alias=True))


def file(content: bytes, name: str = "operator.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(desk: Desk, content: bytes, name: str = "operator.yaml") -> tuple[int, str]:
    answer = desk.client.post(desk.url(URL), {"file": file(content, name)})
    return answer.status_code, answer.get("Location", "") or read(answer)


def test_a_file_that_somebody_gave_is_set_beside_and_becomes_no_dossier(desk: Desk) -> None:
    code, place = send(desk, dossier_yaml(theirs()).encode())
    assert code == 302 and place.startswith(desk.url(URL) + "?other=file:")
    text = read(desk.client.get(place))
    assert "Where they differ" in text and "has somebody tested whether the people who oversee it" in text.lower()
    assert "The first: No" in text and "Stated, by City of Lindenau" in text
    assert "The second: Yes" in text and "Stated, by Lindenau Data Registry" in text
    assert "It does not say who is right" in text
    assert Dossier.objects.count() == 1


def test_another_dossier_that_i_may_see_is_offered_and_this_one_is_not(desk: Desk, blank: Desk) -> None:
    shown = page(desk.get(URL))
    values = [attrs.get("value") for tag, attrs in shown.tags if tag == "option"]
    assert values == ["", "my-organisation/fraud-score"]
    text = read(desk.get(f"{URL}?other=my-organisation/fraud-score"))
    assert "What only the first says" in text and "does not say" in text and "Open it" in text
    assert "a request for information" in text


def test_it_is_found_by_its_words_among_many(desk: Desk, blank: Desk) -> None:
    def offered(words: str) -> list[str | None]:
        shown = page(desk.get(f"{URL}?q={quote(words)}"))
        return [attrs.get("value") for tag, attrs in shown.tags if tag == "option"]

    assert offered("fraud score") == ["", "my-organisation/fraud-score"]
    assert offered("nowhere") == [""]


def test_a_dossier_of_others_is_neither_offered_nor_shown(desk: Desk) -> None:
    home, stranger = stranger_elsewhere()
    actions.create(made(id="secret"), organisation=home, by=stranger, at=NOW, reason="")
    answer = desk.get(f"{URL}?other={home.slug}/secret")
    assert answer.status_code == 422 and "no such dossier in this list" in read(answer)


def test_a_file_of_others_is_not_shown(desk: Desk) -> None:
    send(desk, dossier_yaml(theirs()).encode())
    home, _stranger = stranger_elsewhere()
    kept = Upload.objects.get()
    Upload.objects.update(organisation=home)
    assert desk.get(f"{URL}?other=file:{kept.pk}").status_code == 422


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "empty.yaml", "This file is empty"),
        (b"format: duecare-dossier/1\nid: X\n", "wrong.yaml", "wrong.yaml"),
        (b"a kitchen timer", "timer.txt", "could not be used"),
        (b"---\nlicense: mit\n---\n# Claims\n\n## Model Details\nIt sorts.\n", "README.md", "holds records"),
    ],
)
def test_what_is_no_dossier_is_told_and_not_kept(desk: Desk, content: bytes, name: str, told: str) -> None:
    code, text = send(desk, content, name)
    assert code == 422
    assert told in text
    assert not Upload.objects.exists()


def test_a_person_of_the_team_is_shown_by_name_to_the_team_alone(desk: Desk, blank: Desk) -> None:
    blank.post("facts/scores-people/", {"value": "no"})
    assert f"by {desk.user.display_name}" in read(desk.get(f"{URL}?other=my-organisation/fraud-score"))


@pytest.mark.parametrize("turned", [False, True], ids=["mine-first", "theirs-first"])
def test_it_is_light_however_much_there_is_to_compare(
    desk: Desk, ours: Organisation, clock: Clock, turned: bool
) -> None:
    other = actions.create(everything(), organisation=ours, by=desk.user, at=clock.now, reason="")
    first, second = (other, desk.row) if turned else (desk.row, other)
    path = Desk(desk.client, desk.user, first).url(f"{URL}?other={ours.slug}/{second.slug}")
    assert weight(desk.client.get(path, headers={"accept-encoding": "gzip"})) < MOST
