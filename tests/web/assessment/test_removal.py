"""Removing: what names it is listed and holds it back; with a reason it goes, and the history keeps both."""

from __future__ import annotations

import pytest

from duecare.core.revision import Add, Change, Set
from duecare.web.dossiers import actions
from tests.web.conftest import Clock
from tests.web.desk import SAVED, Desk, page, read

REASON = {"reason": "Recorded twice."}


def links(desk: Desk, path: str) -> list[str]:
    return [attrs.get("href", "") for tag, attrs in page(desk.get(path)).tags if tag == "a"]


def named_impact(desk: Desk) -> str:
    """An impact that a measure names."""
    return next(id_ for one in desk.document.measures.values() for id_ in one.impacts)


@pytest.fixture
def lone(desk: Desk, clock: Clock) -> str:
    """An impact that nothing names, with everything that goes with one."""
    impact = {
        "title": "Recorded by mistake",
        "rights": ["privacy"],
        "severity": {"scale": {"assessor": {"value": 3, "reason": "So.", "by": "city"}}},
        "involvement": {"city": {"connected": "yes"}},
        "limitations": {"privacy": {"law": {"answer": "yes", "reason": "So."}, "by": "city"}},
        "state_action": {"what": "Act.", "reason": "So.", "by": "city"},
    }
    change = Add(("impacts", "mistake"), impact)
    actions.revise(desk.row, base=desk.latest.digest, changes=[change], by=desk.user, at=clock.now)
    return "mistake"


def test_an_impact_that_something_names_is_not_removed_and_what_names_it_is_listed(desk: Desk) -> None:
    id_, before = named_impact(desk), desk.plain
    names = [one.title for one in desk.document.measures.values() if id_ in one.impacts]
    assert desk.url(f"impacts/{id_}/remove/") in links(desk, f"impacts/{id_}/")
    shown = read(desk.get(f"impacts/{id_}/remove/"))
    assert "It cannot be removed yet: something names it" in shown
    assert all(name in shown for name in names)
    response = desk.post(f"impacts/{id_}/remove/", REASON)
    assert response.status_code == 409
    assert desk.plain == before


def test_an_impact_that_nothing_names_goes_with_its_reason(desk: Desk, lone: str) -> None:
    shown = read(desk.get(f"impacts/{lone}/remove/"))
    assert "Remove this impact?" in shown
    for goes in ("1 view of how severe it is", "how 1 organisation is involved", "that a State must act"):
        assert goes in shown
    assert desk.post(f"impacts/{lone}/remove/", {"reason": " "}).status_code == 422
    assert lone in desk.plain["impacts"]
    response = desk.post(f"impacts/{lone}/remove/", REASON)
    assert (response.status_code, response["Location"]) == (SAVED, desk.url("impacts/"))
    assert lone not in desk.plain["impacts"]
    assert desk.latest.reason == "Recorded twice."
    assert desk.row.revisions.filter(number=desk.latest.number - 1).exists(), "the history keeps it"


def test_an_impact_without_anything_in_it_says_nothing_of_it(blank: Desk) -> None:
    blank.post("new-impact/", {"title": "People wait", "likelihood": "unknown", "touches_core": "unknown"})
    (id_,) = blank.plain["impacts"]
    assert "This goes with it" not in read(blank.get(f"impacts/{id_}/remove/"))


def test_when_somebody_names_it_meanwhile_it_is_a_conflict_and_nothing_is_lost(
    desk: Desk, lone: str, clock: Clock
) -> None:
    base = desk.latest.digest
    measure = {"title": "Stop", "kind": "cease", "impacts": [lone]}
    change = Add(("measures", "stop-it"), measure)
    actions.revise(desk.row, base=base, changes=[change], by=desk.user, at=clock.now)
    assert desk.post(f"impacts/{lone}/remove/", REASON, base=base).status_code == 409
    assert lone in desk.plain["impacts"]


def test_an_organisation_that_something_names_is_not_removed(desk: Desk) -> None:
    assert desk.url("remove-actor/city/") in links(desk, "chain/city/")
    before, shown = desk.plain, read(desk.get("remove-actor/city/"))
    assert "It cannot be removed yet" in shown
    involved = next(one.title for one in desk.document.impacts.values() if "city" in one.involvement)
    assert f"{involved} (an impact)" in shown
    link = next(one for one in desk.document.chain.values() if "city" in (one.from_, one.to))
    assert f"{link.what} (a link in the chain)" in shown
    assert desk.post("remove-actor/city/", REASON).status_code == 409
    assert desk.plain == before


def test_an_organisation_goes_and_what_it_said_stays_under_its_id(blank: Desk, clock: Clock) -> None:
    changes: list[Change] = [
        Add(("actors", "clinic"), {"name": "Law clinic"}),
        Set(("facts", "scores-people"), {"value": "yes", "by": "clinic", "disputes": {}}),
    ]
    actions.revise(blank.row, base=blank.latest.digest, changes=changes, by=blank.user, at=clock.now)
    assert "1 statement that it made. It is then shown under its id, clinic." in read(blank.get("remove-actor/clinic/"))
    response = blank.post("remove-actor/clinic/", REASON)
    assert (response.status_code, response["Location"]) == (SAVED, blank.url("chain/"))
    assert "actors" not in blank.plain
    assert blank.plain["facts"]["scores-people"]["by"] == "clinic"


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("involvement/city/", ("involvement", "city")),
        ("limits/privacy/", ("limitations", "privacy")),
        ("state-action/", ("state_action",)),
    ],
)
def test_a_part_of_an_impact_goes_alone(desk: Desk, lone: str, path: str, gone: tuple[str, ...]) -> None:
    remove = f"impacts/{lone}/{path}remove/"
    assert desk.url(remove) in links(desk, f"impacts/{lone}/{path}")
    assert desk.get(remove).status_code == 200
    before = desk.plain["impacts"][lone]
    assert desk.post(remove, REASON).status_code == SAVED
    left = desk.plain["impacts"][lone]
    assert gone[0] not in left
    assert left == {name: part for name, part in before.items() if name != gone[0]}
    assert desk.latest.reason == "Recorded twice."
    assert desk.get(remove).status_code == 404
    assert desk.url(remove) not in links(desk, f"impacts/{lone}/")


@pytest.mark.parametrize(
    "path", ["impacts/no-such-impact/remove/", "remove-actor/no-such-actor/", "impacts/no-such/state-action/remove/"]
)
def test_what_is_not_there_cannot_be_removed(desk: Desk, path: str) -> None:
    assert desk.get(path).status_code == 404
