"""What an audience may see of a document and of its findings. Everything that leaves the team goes through here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from duecare.core.dossier import Dossier
from duecare.core.dossier.base import Item
from duecare.core.dossier.words import Audience
from duecare.core.method.findings import Findings, GateFinding, Reasoned
from duecare.core.method.reasons import Ref
from duecare.core.revision.changes import to_dossier
from duecare.core.revision.tree import COLLECTIONS, Tree

ORDER: tuple[Audience, ...] = ("team", "partners", "public")
"""The narrowest first. An audience sees what is shown to it or to a wider one."""

NOT_SHOWN = "not shown to this audience"


@dataclass(frozen=True)
class Withheld:
    """Something that this audience does not see, with the reason that may be told."""

    kind: str
    id: str
    because: str


@dataclass(frozen=True)
class View:
    """The document and findings as an audience may see them, and what is withheld."""

    audience: Audience
    dossier: Dossier
    findings: Findings
    withheld: tuple[Withheld, ...]


def view(dossier: Dossier, findings: Findings, audience: Audience) -> View:
    """What the audience may see. A finding that rests on something hidden is withheld too, and listed."""
    hidden = _hidden(dossier, audience)
    if not hidden:
        return View(audience, dossier, findings, ())
    shown, withheld = _show_findings(findings, hidden)
    items = tuple(Withheld(kind, id_, because) for (kind, id_), because in sorted(hidden.items()))
    return View(audience, _show_document(dossier, hidden), shown, items + withheld)


Hidden = Mapping[tuple[str, str], str]
"""What is hidden, by collection and id, with the reason that may be told."""


def may_see(item: Item, audience: Audience) -> bool:
    """Whether the audience may see the item."""
    return ORDER.index(item.shown_to) >= ORDER.index(audience)


def _hidden(dossier: Dossier, audience: Audience) -> Hidden:
    return {
        (name, id_): item.withheld_because or NOT_SHOWN
        for name in COLLECTIONS
        for id_, item in getattr(dossier, name).items()
        if isinstance(item, Item) and not may_see(item, audience)
    }


def _show_document(dossier: Dossier, hidden: Hidden) -> Dossier:
    tree = {
        name: {id_: item for id_, item in value.items() if (name, id_) not in hidden} if name in COLLECTIONS else value
        for name, value in dossier.plain().items()
    }
    gone = {id_ for _, id_ in hidden}
    for impact in tree.get("impacts", {}).values():
        impact["involvement"] = {
            actor: answers
            for actor, answers in impact.get("involvement", {}).items()
            if ("actors", actor) not in hidden
        }
    tree["chain"] = {
        id_: link
        for id_, link in tree.get("chain", {}).items()
        if not {("actors", link["from"]), ("actors", link["to"])} & hidden.keys()
    }
    return to_dossier(_without_references(tree, gone))


REFERENCES = frozenset({"evidence", "testimony", "impacts"})


def _without_references(tree: Tree, gone: set[str]) -> Tree:
    """The tree without lists' references to what is gone."""
    cleaned: Tree = {}
    for name, value in tree.items():
        if name in REFERENCES and isinstance(value, list):
            cleaned[name] = [id_ for id_ in value if id_ not in gone]
        elif name == "actor" and value in gone:
            continue
        else:
            cleaned[name] = _without_references(value, gone) if isinstance(value, dict) else value
    return cleaned


R = TypeVar("R", bound=Reasoned)


def _show_findings(findings: Findings, hidden: Hidden) -> tuple[Findings, tuple[Withheld, ...]]:
    withheld: list[Withheld] = []

    def show(kind: str, found: tuple[R, ...]) -> tuple[R, ...]:
        shown = tuple(finding for finding in found if not _rests_on(finding, kind, hidden))
        gone = {finding.id for finding in found} - {finding.id for finding in shown}
        withheld.extend(
            Withheld(f"finding-{kind}", id_, NOT_SHOWN) for id_ in sorted(gone) if (kind, id_) not in hidden
        )
        return shown

    impacts = tuple(
        replace(
            impact,
            involvement=tuple(actor for actor in impact.involvement if ("actors", actor.id) not in hidden),
        )
        for impact in show("impacts", findings.impacts)
    )
    items = show("open-items", findings.open_items)
    kept = {(item.check, item.id) for item in items}
    seen = replace(
        findings,
        red_lines=show("red_lines", findings.red_lines),
        harms=show("harms", findings.harms),
        rights=show("rights", findings.rights),
        impacts=impacts,
        remedy_order=tuple(place for place in findings.remedy_order if ("impacts", place.id) not in hidden),
        prevention_order=tuple(place for place in findings.prevention_order if ("impacts", place.id) not in hidden),
        duties=show("duties", findings.duties),
        next_questions=show("questions", findings.next_questions),
        open_items=items,
        gates=tuple(
            GateFinding(gate.id, tuple(item for item in gate.open_items if (item.check, item.id) in kept))
            for gate in findings.gates
        ),
    )
    return seen, tuple(withheld)


def _rests_on(finding: Reasoned, kind: str, hidden: Hidden) -> bool:
    """Whether a finding is of something hidden, or gives a hidden fact or item as its reason."""
    if (kind, finding.id) in hidden or (kind == "open-items" and any(id_ == finding.id for _, id_ in hidden)):
        return True
    if any(("facts", fact) in hidden for fact in finding.facts):
        return True
    refs = (arg for reason in finding.reasons for _, arg in reason.args if isinstance(arg, Ref))
    return any((ref.kind, ref.id) in hidden for ref in refs)
