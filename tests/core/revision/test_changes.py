"""Changes: named parts of a document get a value, come or go; each can be undone, and none leaves half a document."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.core.revision import Add, Change, Remove, Set, apply, apply_all, diff, invert
from tests.core.method.documents import dossier, fact, impact, rating

BASE = dossier(
    {"scores-people": "yes"},
    system={"purpose": "Scoring", "place": {"countries": ["DE"]}},
    actors={"vendor": {"name": "The vendor"}},
    impacts={"harm": impact(3, 1, 1, involvement={"vendor": {}})},
    red_lines={"pause": {}},
)
TREE = BASE.plain()

RATED = ("impacts", "harm", "severity", "scale", "assessor")

CHANGES: list[Change] = [
    Set(("title",), "Another title"),
    Set(("system", "purpose"), "Ranking"),
    Set(("system", "purpose"), None),
    Set(("system", "name"), "Ranker"),
    Set(("system", "place", "countries"), None),
    Set(("review", "next_on"), "2027-01-01"),
    Set(("review", "next_on"), None),
    Set(("facts", "scores-people"), fact("no")),
    Set(("facts", "scores-people"), None),
    Set(("facts", "in-public"), fact("no")),
    Set(("facts", "scores-people", "note"), "As the vendor says."),
    Set(("impacts", "harm", "title"), "Another harm"),
    Set(("impacts", "harm", "likelihood"), "unknown"),  # says what the default says
    Set((*RATED, "value"), 5),
    Set(RATED, None),
    Set(("impacts", "harm", "severity"), None),
    Set(("impacts", "harm", "severity"), {}),
    Set(("impacts", "harm", "severity", "scope", "expert"), rating(2)),
    Set(("impacts", "harm", "involvement", "vendor", "connected"), "no"),
    Set(("impacts", "harm", "involvement", "vendor"), None),
    Set(("impacts", "harm", "involvement"), None),
    Set(("impacts", "harm", "involvement", "agency"), {}),
    Set(("impacts", "harm", "involvement", "agency", "connected"), "no"),
    Set(("impacts", "harm", "involvement", "agency", "connected"), None),  # there is nothing to clear
    Set((*RATED, "value"), {"low": 3, "high": 4}),
    Set(("red_lines", "pause", "raised"), "I fear it."),
    Set(("red_lines", "pause", "answers", "ana"), {"decision": "crossed", "reason": "So.", "by": "ana"}),
    Set(("impacts",), None),
    Set(("evidence",), {"memo": {"title": "Memo", "kind": "document"}}),
    Add(("actors", "agency"), {"name": "The agency"}),
    Add(("red_lines", "treaty-scoring"), {}),
    Remove(("actors", "vendor")),
    Remove(("red_lines", "pause")),
    Remove(("impacts", "harm")),
]


@pytest.mark.parametrize("change", CHANGES, ids=repr)
def test_each_change_does_what_it_says_and_can_be_undone(change: Change) -> None:
    after = apply(TREE, change)
    assert BASE.plain() == TREE  # the tree itself is never touched
    document = apply_all(BASE, [change])
    back = apply_all(document, [invert(TREE, change)])
    assert (back, back.digest) == (BASE, BASE.digest)
    match change:
        case Add(path, value) | Set(path, value):
            assert _at(after, path) in (value, None if value in (None, {}) else value)
        case Remove(path):
            assert _at(after, path) is None


def _at(tree: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree


def test_clearing_what_is_not_there_changes_nothing() -> None:
    for path in (("review", "next_on"), ("impacts", "harm", "involvement", "agency", "connected"), ("evidence",)):
        assert apply(TREE, Set(path, None)) == TREE


def test_a_part_set_inside_a_plain_value_is_undone_by_that_value() -> None:
    path = (*RATED, "value", "low")
    assert invert(TREE, Set(path, 2)) == Set((*RATED, "value"), 3)


def test_changes_follow_each_other() -> None:
    document = apply_all(
        BASE,
        [
            Add(("impacts", "other"), {"title": "Other"}),
            Set(("impacts", "other", "status"), "potential"),
            Remove(("impacts", "harm")),
        ],
    )
    assert {id_: found.status for id_, found in document.impacts.items()} == {"other": "potential"}


def test_clearing_the_last_of_a_part_clears_the_part_and_keeps_the_item() -> None:
    document = apply_all(BASE, [Set(("impacts", "harm", "involvement", "vendor"), None)])
    assert "involvement" not in document.plain()["impacts"]["harm"]
    assert apply_all(BASE, [Set(("system", "purpose"), None)]).plain()["system"] == {"place": {"countries": ["DE"]}}
    # an actor with nothing answered is still an actor that was named, and so is a line that somebody looked at
    kept = apply_all(BASE, [Set(("impacts", "harm", "involvement", "vendor", "connected"), "unknown")])
    assert "vendor" in kept.impacts["harm"].involvement
    assert "pause" in apply_all(BASE, [Set(("red_lines", "pause", "raised"), None)]).red_lines


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Add(("actors", "vendor"), {"name": "Twice"}), "already something"),
        (Add(("actors",), {"name": "Nameless"}), "already something"),
        (Add(("system", "name"), {}), "already something"),
        (Add(("impacts", "harm", "title"), {}), "already something"),
        (Remove(("actors", "ghost")), "not there"),
        (Remove(("actors",)), "not there"),
        (Remove(("system", "purpose")), "not there"),
        (Set(("impacts", "ghost", "title"), "Boo"), "not there"),
        (Set(("facts", "ghost", "note"), "Boo"), "not there"),
        (Set((), {}), "no part"),
    ],
    ids=repr,
)
def test_a_change_that_does_not_fit_is_refused(change: Change, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        apply(TREE, change)
    assert caught.value.problems[0].path == change.path
    assert "history" in caught.value.next_step


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (Set(("title",), None), ("title",)),
        (Set(("tittle",), "Typo"), ("tittle",)),
        (Set(("system", "stage"), "flying"), ("system", "stage")),
        (Set(("title", "inner"), "Deep"), ("title",)),
        (Set(("facts", "scores-people", "by"), None), ("facts", "scores-people", "by")),
        (Set((*RATED, "value"), 9), RATED),
        (Set(("impacts", "harm", "severity", "scope", "expert", "value"), 3), ("impacts", "harm", "severity")),
        (Add(("actors", "NOT A SLUG"), {"name": "X"}), ("actors", "NOT A SLUG")),
    ],
    ids=repr,
)
def test_what_would_not_be_a_document_is_refused_with_its_place(change: Change, path: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="cannot be read") as caught:
        apply_all(BASE, [change])
    assert any(problem.path[: len(path)] == path for problem in caught.value.problems)


def test_every_problem_is_reported_at_once() -> None:
    with pytest.raises(InputError) as caught:
        apply_all(BASE, [Set(("title",), None), Set(("system", "stage"), "flying")])
    assert {problem.path[0] for problem in caught.value.problems} == {"title", "system"}


# differences


def changed(**sections: Any) -> Dossier:
    return Dossier.model_validate({**TREE, **sections}, strict=False)


IMPACT = TREE["impacts"]["harm"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BASE, ()),
        (changed(title="New"), (Set(("title",), "New"),)),
        (
            changed(system={"place": {"countries": ["DE"], "territory": "The north"}}),
            (Set(("system", "place", "territory"), "The north"), Set(("system", "purpose"), None)),
        ),
        # what was empty is filled field by field, so that two people can both fill it
        (
            changed(review={"next_on": "2027-01-01", "triggers": ["A new use"]}),
            (Set(("review", "next_on"), "2027-01-01"), Set(("review", "triggers"), ["A new use"])),
        ),
        # items come and go as a whole
        (
            changed(actors={"agency": {"name": "The agency"}}),
            (Add(("actors", "agency"), {"name": "The agency"}), Remove(("actors", "vendor"))),
        ),
        # a statement is one: a fact, a rating, an actor's answers
        (
            changed(facts={"scores-people": fact("yes", note="Sure.")}),
            (Set(("facts", "scores-people"), fact("yes", note="Sure.")),),
        ),
        (
            changed(impacts={"harm": {**IMPACT, "involvement": {"vendor": {"connected": "no"}}, "status": "alleged"}}),
            (
                Set(("impacts", "harm", "involvement", "vendor"), {"connected": "no"}),
                Set(("impacts", "harm", "status"), "alleged"),
            ),
        ),
        (
            changed(impacts={"harm": {**IMPACT, "severity": {"scale": {"assessor": rating(5)}}}}),
            (
                Set(("impacts", "harm", "severity", "irremediability", "assessor"), None),
                Set(("impacts", "harm", "severity", "scale", "assessor"), rating(5)),
                Set(("impacts", "harm", "severity", "scope", "assessor"), None),
            ),
        ),
        (changed(red_lines={}), (Remove(("red_lines", "pause")),)),
    ],
)
def test_what_changed_between_two_documents(after: Dossier, expected: tuple[Change, ...]) -> None:
    assert diff(TREE, after.plain()) == expected
    assert apply_all(BASE, expected) == after
