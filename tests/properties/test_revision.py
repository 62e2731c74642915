"""Changes, differences and merges of random documents: everything can be undone, and nothing is lost or mixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from duecare.core.dossier import Dossier, broken_references
from duecare.core.method import assess
from duecare.core.revision import (
    Change,
    MergeConflictError,
    Path,
    Remove,
    Set,
    Tree,
    apply,
    apply_all,
    diff,
    invert,
    merge,
    revise,
    to_dossier,
    value_at,
)
from duecare.core.revision.tree import COLLECTIONS, is_atom, statement_of
from tests.core.method.knowledge import KNOWLEDGE, ON
from tests.properties.cases import cases
from tests.strategies import dossiers

any_two = st.tuples(dossiers(), dossiers()) | st.tuples(cases(), cases())


@st.composite
def parted(draw: DrawFn, parts: int) -> tuple[Dossier, list[list[Change]]]:
    """A document, and changes to it shared out to some people: each change to one of them, or to nobody."""
    base, other = draw(cases()), draw(cases())
    shares: list[list[Change]] = [[] for _ in range(parts)]
    owners: dict[Path, int] = {}  # one statement is one person's
    for change in diff(base.plain(), other.plain()):
        person = owners.setdefault(statement_of(change.path), draw(st.integers(0, parts * 2)))
        if person < parts:
            shares[person].append(change)
    return base, shares


@st.composite
def three_versions(draw: DrawFn) -> tuple[Dossier, Dossier, Dossier]:
    """A base and two versions of it that may meet anywhere."""
    base = draw(cases())
    items = [(name, id_) for name in ("actors", "evidence", "engagement") for id_ in base.plain()[name]]
    sides = []
    for _ in range(2):
        changes = diff(base.plain(), draw(cases()).plain())
        picked = draw(st.lists(st.sampled_from(changes), max_size=4, unique_by=repr)) if changes else []
        gone: list[Change] = [Remove(path) for path in draw(st.lists(st.sampled_from(items), max_size=1))]
        kept = [change for change in picked if change.path[:2] not in [removed.path for removed in gone]]
        sides.append(apply_all(base, [*kept, *gone]))
    return base, sides[0], sides[1]


def judged_of(dossier: Dossier) -> dict[Path, Any]:
    """The red lines that decide, the tiers and the involvement."""
    found = assess(dossier, KNOWLEDGE, ON)
    views: dict[Path, Any] = {("line", line.id): line.result for line in found.red_lines if line.drives}
    for impact in found.impacts:
        views["tier", impact.id] = (impact.tier_low, impact.tier_high)
        views |= {("label", impact.id, actor.id): actor.label for actor in impact.involvement}
    return views


@given(any_two)
def test_applying_the_difference_gives_the_other_document(two: tuple[Dossier, Dossier]) -> None:
    before, after = two
    changes = diff(before.plain(), after.plain())
    assert apply_all(before, changes).digest == after.digest
    assert bool(changes) is (before.digest != after.digest)


@given(any_two)
def test_applying_then_inverting_restores_the_document(two: tuple[Dossier, Dossier]) -> None:
    before, after = two
    tree, undo = before.plain(), []
    for change in diff(before.plain(), after.plain()):
        undo.append(invert(tree, change))
        tree = apply(tree, change)
    for change in reversed(undo):
        tree = apply(tree, change)
    assert to_dossier(tree).digest == before.digest


@st.composite
def deep_change(draw: DrawFn) -> tuple[Dossier, Path, Any]:
    """A document, a place in it that is named in another, and what stands there."""
    base, other = draw(cases()), draw(cases())
    places = list(_places(other.plain(), ()))
    deep = [place for place in places if len(place[0]) > 4]
    path, value = draw(st.sampled_from(places) | st.sampled_from(deep or places))
    return base, path, draw(st.sampled_from([value, None]))


def _places(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield (*path, name), inner
        yield from _places(inner, (*path, name))


@given(deep_change())
def test_setting_any_part_can_be_undone(case: tuple[Dossier, Path, Any]) -> None:
    base, path, value = case
    tree = base.plain()
    if path[0] in COLLECTIONS and len(path) > 2 and value_at(tree, path[:2]) is None:
        return  # refused: the item is not there
    after = apply(tree, Set(path, value))
    assert to_dossier(apply(after, invert(tree, Set(path, value)))).digest == base.digest


@given(parted(2))
def test_merging_disjoint_changes_commutes_and_contains_both(case: tuple[Dossier, list[list[Change]]]) -> None:
    base, (ours, yours) = case
    mine, theirs = apply_all(base, ours), apply_all(base, yours)
    try:
        merged = merge(base, mine, theirs, KNOWLEDGE, ON)
    except MergeConflictError as error:
        # nothing meets on a field: what is left is what only a person can see
        assert {conflict.kind for conflict in error.conflicts} <= {"reference", "judgement"}
        return
    assert merged == merge(base, theirs, mine, KNOWLEDGE, ON) == apply_all(base, [*ours, *yours])


@given(parted(1))
def test_merging_with_the_base_or_with_itself_changes_nothing(case: tuple[Dossier, list[list[Change]]]) -> None:
    base, (ours,) = case
    mine = apply_all(base, ours)
    assert merge(base, mine, base, KNOWLEDGE, ON) == merge(base, base, mine, KNOWLEDGE, ON) == mine
    assert merge(base, mine, mine, KNOWLEDGE, ON) == mine
    assert revise(base, base, ours, KNOWLEDGE, ON) == mine


def _held(tree: Tree, changes: Sequence[Change]) -> bool:
    return all(value_at(tree, change.path) == getattr(change, "value", None) for change in changes)


@given(three_versions())
def test_a_merge_or_its_conflicts_lose_nothing(case: tuple[Dossier, Dossier, Dossier]) -> None:
    base, mine, theirs = case
    my_changes, their_changes = diff(base.plain(), mine.plain()), diff(base.plain(), theirs.plain())
    try:
        merged = merge(base, mine, theirs, KNOWLEDGE, ON)
    except MergeConflictError as error:
        assert error.mine == my_changes
        for conflict in error.conflicts:
            if conflict.kind != "judgement":
                assert conflict.mine == value_at(mine.plain(), conflict.path)
                assert conflict.theirs == value_at(theirs.plain(), conflict.path)
        assert len({conflict.path for conflict in error.conflicts}) == len(error.conflicts)
        return
    assert _held(merged.plain(), [*my_changes, *their_changes])


@given(three_versions())
def test_meeting_on_a_field_is_always_a_conflict(case: tuple[Dossier, Dossier, Dossier]) -> None:
    base, mine, theirs = case
    my_changes = {change.path: change for change in diff(base.plain(), mine.plain())}
    met = {
        change.path
        for change in diff(base.plain(), theirs.plain())
        if change.path in my_changes and my_changes[change.path] != change
    }
    try:
        merge(base, mine, theirs, KNOWLEDGE, ON)
    except MergeConflictError as error:
        assert met <= {conflict.path for conflict in error.conflicts}
    else:
        assert met == set()


@given(three_versions())
def test_halves_of_two_statements_are_never_mixed(case: tuple[Dossier, Dossier, Dossier]) -> None:
    base, mine, theirs = case
    try:
        merged = merge(base, mine, theirs, KNOWLEDGE, ON)
    except MergeConflictError:
        return
    for path, value in _places(merged.plain(), ()):
        if is_atom(path):
            assert value in (value_at(mine.plain(), path), value_at(theirs.plain(), path))


@given(three_versions())
def test_a_merge_alters_no_judgement_that_neither_side_saw(case: tuple[Dossier, Dossier, Dossier]) -> None:
    base, mine, theirs = case
    seen = [judged_of(side) for side in (mine, theirs)]
    try:
        merged = merge(base, mine, theirs, KNOWLEDGE, ON)
    except MergeConflictError as error:
        judged = [conflict for conflict in error.conflicts if conflict.kind == "judgement"]
        assert all(conflict.together not in (conflict.mine, conflict.theirs) for conflict in judged)
        return
    for path, value in judged_of(merged).items():
        assert value in [side.get(path) for side in seen]


@given(three_versions())
def test_a_merge_leads_nowhere_only_where_a_side_did(case: tuple[Dossier, Dossier, Dossier]) -> None:
    base, mine, theirs = case
    try:
        merged = merge(base, mine, theirs, KNOWLEDGE, ON)
    except MergeConflictError:
        return
    before = {problem.path for side in (mine, theirs) for problem in broken_references(side)}
    assert {problem.path for problem in broken_references(merged)} <= before


@given(three_versions(), st.sampled_from(["impacts", "facts", "measures"]))
def test_removing_what_the_other_changed_is_seen(case: tuple[Dossier, Dossier, Dossier], section: str) -> None:
    base, mine, _ = case
    for id_ in sorted(base.plain().get(section, {})):
        changed = value_at(mine.plain(), (section, id_))
        if changed is not None and changed != value_at(base.plain(), (section, id_)):
            without = to_dossier(apply(base.plain(), Remove((section, id_))))
            try:
                merge(base, mine, without, KNOWLEDGE, ON)
            except MergeConflictError as error:
                assert ("removed", (section, id_)) in {(found.kind, found.path) for found in error.conflicts}
            else:
                raise AssertionError("a removal was merged over a change")
