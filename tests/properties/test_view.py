"""What an audience may see: nothing hidden can be had from a view, and what it shows is true of what it shows."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duecare.core.dossier import Dossier
from duecare.core.dossier.base import Item
from duecare.core.dossier.references import broken_references, references
from duecare.core.dossier.words import Audience
from duecare.core.method import Findings, assess
from duecare.core.method.findings import RightFinding
from duecare.core.revision import View, may_see, view
from duecare.core.revision.audience import hidden_from
from tests.core.method.knowledge import KNOWLEDGE, ON
from tests.properties.cases import cases
from tests.strategies import dossiers

audiences = st.sampled_from(["partners", "public"])
MARK = "hidden-from-everybody-7c1"


def seen(dossier: Dossier, audience: Audience) -> View:
    return view(dossier, assess(dossier, KNOWLEDGE, ON), audience)


def written(view_: View) -> str:
    """All that leaves with a view, but the list of what is withheld."""
    return json.dumps([view_.dossier.plain(), view_.findings.plain()])


def marked(dossier: Dossier, audience: Audience) -> Dossier:
    """The dossier in which every hidden item has another name and another text, each with a mark to search for."""
    tree = dossier.plain()
    for section, id_ in hidden_from(audience, dossier):
        tree = _renamed(tree, section, id_, f"{MARK}-{id_}"[:80].rstrip("-"))
    for section, items in tree.items():
        if isinstance(items, dict):
            for id_, item in items.items():
                if id_.startswith(MARK):
                    _mark(item, section)
    return Dossier.model_validate_json(json.dumps(tree))


def _mark(item: dict[str, Any], section: str) -> None:
    for name in ("title", "name", "what", "note", "description", "said", "file_name"):
        if name in item:
            item[name] = MARK
    if section == "facts":
        item["note"] = MARK


NAMING = {
    "actors": ("involvement", "actor", "from", "to"),
    "impacts": ("impacts",),
    "evidence": ("evidence",),
    "engagement": ("testimony",),
}


def _renamed(tree: dict[str, Any], section: str, old: str, new: str) -> dict[str, Any]:
    """The tree with one item under another name, wherever it is named. A fact's name is its question's and stays."""
    if section == "facts":
        return tree
    items = {(new if id_ == old else id_): item for id_, item in tree[section].items()}
    rest = _replaced({**tree, section: items}, NAMING.get(section, ()), old, new)
    assert isinstance(rest, dict)
    return rest


def _replaced(value: Any, naming: tuple[str, ...], old: str, new: str, *, here: bool = False) -> Any:
    match value:
        case dict():
            return {
                (new if here and name == old else name): _replaced(inner, naming, old, new, here=name in naming)
                for name, inner in value.items()
            }
        case list():
            return [_replaced(inner, naming, old, new, here=here) for inner in value]
    return new if here and value == old else value


@given(cases(), audiences)
def test_nothing_hidden_leaks(dossier: Dossier, audience: Audience) -> None:
    hidden = marked(dossier, audience)
    shown = seen(hidden, audience)
    assert MARK not in written(shown)
    assert MARK not in json.dumps([withheld.because for withheld in shown.withheld])


@given(dossiers(), audiences)
def test_nothing_hidden_leaks_from_any_document(dossier: Dossier, audience: Audience) -> None:
    shown = seen(dossier, audience)
    for section in ("actors", "facts", "impacts", "measures", "engagement", "evidence", "records"):
        left = getattr(shown.dossier, section)
        assert left.keys() == {id_ for id_, item in getattr(dossier, section).items() if may_see(item, audience)}
    assert broken_references(shown.dossier) == ()


@given(cases(), audiences)
def test_what_is_shown_is_what_the_method_finds_in_what_is_shown(dossier: Dossier, audience: Audience) -> None:
    """So nothing that is shown can tell what is hidden: it was found without it."""
    shown = seen(dossier, audience)
    alone = assess(shown.dossier, KNOWLEDGE, ON)
    withheld = {found.id for found in shown.withheld if found.kind.startswith("finding-")}
    for name in ("red_lines", "harms", "duties", "open_items", "remedy_order", "prevention_order"):
        assert set(getattr(shown.findings, name)) <= set(getattr(alone, name))
    for name in ("impacts", "next_questions"):
        without = {finding.id: finding for finding in getattr(alone, name)}
        for finding in getattr(shown.findings, name):
            # hidden facts make more to ask, and hidden actors leave an impact without any
            assert set(finding.reasons) <= set(without[finding.id].reasons)
            assert replace(finding, reasons=without[finding.id].reasons) == without[finding.id]
    for right, same in zip(_rights(shown.findings), _rights(alone, shown.findings), strict=True):
        touched = any(str(arg) in withheld for reason in same.reasons for _, arg in reason.args)
        assert touched or right == same
    for gate, whole in zip(shown.findings.gates, alone.gates, strict=True):
        assert set(gate.open_items) <= set(whole.open_items)


def _rights(of: Findings, like: Findings | None = None) -> list[RightFinding]:
    """The rights of findings; those that others show too."""
    ids = {right.id for right in (like or of).rights}
    return [right for right in of.rights if right.id in ids]


@given(cases(), audiences)
def test_the_order_of_what_is_shown_stays(dossier: Dossier, audience: Audience) -> None:
    whole, shown = assess(dossier, KNOWLEDGE, ON), seen(dossier, audience).findings
    for name in ("remedy_order", "prevention_order"):
        visible = [place for place in getattr(whole, name) if may_see(dossier.impacts[place.id], audience)]
        assert list(getattr(shown, name)) == visible


@given(cases())
def test_the_team_sees_everything(dossier: Dossier) -> None:
    findings = assess(dossier, KNOWLEDGE, ON)
    assert view(dossier, findings, "team") == View("team", dossier, findings, ())


@given(cases(), audiences)
def test_every_withheld_item_is_listed_with_a_reason_that_may_be_told(dossier: Dossier, audience: Audience) -> None:
    shown = seen(dossier, audience)
    listed = {(withheld.kind, withheld.id): withheld.because for withheld in shown.withheld}
    assert len(listed) == len(shown.withheld)
    assert all(listed.values())
    for section in ("actors", "facts", "impacts", "measures", "engagement", "evidence"):
        for id_, item in getattr(dossier, section).items():
            assert isinstance(item, Item)
            assert ((section, id_) in listed) is not may_see(item, audience)
            if item.withheld_because and not may_see(item, audience):
                assert listed[section, id_] == item.withheld_because


@given(cases(), audiences)
def test_every_finding_of_something_visible_is_shown_or_listed(dossier: Dossier, audience: Audience) -> None:
    whole, shown = assess(dossier, KNOWLEDGE, ON), seen(dossier, audience)
    listed = {(withheld.kind, withheld.id) for withheld in shown.withheld}
    for name, kind in (("red_lines", "red_lines"), ("harms", "harms"), ("rights", "rights"), ("duties", "duties")):
        left = {finding.id for finding in getattr(shown.findings, name)}
        for finding in getattr(whole, name):
            assert (finding.id in left) is not ((f"finding-{kind}", finding.id) in listed)
    assert {impact.id for impact in shown.findings.impacts} == shown.dossier.impacts.keys()


@given(cases(), audiences)
def test_a_view_of_a_view_is_the_same(dossier: Dossier, audience: Audience) -> None:
    once = seen(dossier, audience)
    again = view(once.dossier, once.findings, audience)
    assert (again.dossier, again.findings, again.withheld) == (once.dossier, once.findings, ())


@given(cases())
def test_the_public_sees_no_more_than_partners(dossier: Dossier) -> None:
    partners, public = seen(dossier, "partners"), seen(dossier, "public")
    assert {withheld.id for withheld in partners.withheld} <= {withheld.id for withheld in public.withheld}
    assert view(partners.dossier, partners.findings, "public").dossier == public.dossier


@given(cases(), audiences)
def test_whatever_names_something_visible_stays(dossier: Dossier, audience: Audience) -> None:
    hidden = hidden_from(audience, dossier)
    left = {(found.section, found.id, found.path[:2]) for found in references(seen(dossier, audience).dossier)}
    for found in references(dossier):
        within = found.path[:2]
        named_by_hidden = (str(within[0]), str(within[1])) in hidden
        if not named_by_hidden and (found.section, found.id) not in hidden and "involvement" not in found.path:
            assert (found.section, found.id, within) in left
