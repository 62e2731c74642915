"""What an audience may see: nothing hidden can be had from a view, and what it shows is true of what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duecare.core.dossier import Dossier
from duecare.core.dossier.references import broken_references, references
from duecare.core.method import assess
from duecare.core.method.findings import Reasoned
from duecare.core.method.gates import at_gates
from duecare.core.method.reasons import NAMES, Ref
from duecare.core.revision import View, may_see, view
from duecare.core.revision.audience import hidden_from
from tests.core.method.knowledge import ON, record, with_records
from tests.core.method.test_robustness import CHECK
from tests.properties.cases import cases
from tests.properties.hiding import ITEMS, MARK, hidden_texts, marked, may_read
from tests.strategies import dossiers

audiences = st.sampled_from(["partners", "public"])
KNOWN = with_records(
    CHECK,
    record("facts", "knows-faces", {"type": "yes-no", "no_when": {"not": {"fact": "uses", "includes": "faces"}}}),
    record("harms", "face-lost", {"when": {"fact": "knows-faces", "is": "yes"}, "rights": ["work"]}),
    record("harms", "found-again", {"when": {"fact": "stage", "is": "in-use"}, "rights": ["dignity"]}),
    record(
        "duties",
        "answer-for-it",
        {"norm": "principles", "addressee": "any", "asks": ["Answer"], "found_in": ["rights", "decisions", "review"]},
    ),
)
FOUND = ("red_lines", "harms", "duties", "open_items", "remedy_order", "prevention_order")
KINDS = {"red-lines": "red_lines", "harms": "harms", "rights": "rights", "duties": "duties", "checks": "open_items"}
VOICE = re.compile(r"voice-[0-9]+")


def seen(dossier: Dossier, audience: Any) -> View:
    return view(dossier, assess(dossier, KNOWN, ON), audience, KNOWN)


def written(view_: View) -> str:
    """All that leaves with a view, but the list of what is withheld."""
    return json.dumps([view_.dossier.plain(), view_.findings.plain()])


def keyed(findings: Any) -> dict[tuple[str, ...], Any]:
    """Findings by what tells them apart."""
    return {(found.id, getattr(found, "check", "")): found for found in findings}


def says(found: Reasoned) -> dict[str, Any]:
    """What a finding says beside its reasons and parts."""
    names = ("result", "exception", "cleared", "status", "held", "held_in", "by_when", "tier_low", "tier_high")
    return {name: getattr(found, name, None) for name in (*names, "cannot_wait", "touches_core", "dimensions")}


@given(cases() | dossiers(), audiences)
def test_no_hidden_word_is_in_a_view(dossier: Dossier, audience: Any) -> None:
    shown = seen(marked(dossier, audience), audience)
    assert MARK not in written(shown)
    assert MARK not in json.dumps([withheld.because for withheld in shown.withheld])


@given(cases() | dossiers(), audiences)
def test_every_word_that_may_be_read_is_in_the_view(dossier: Dossier, audience: Any) -> None:
    whole, left = dossier.plain(), seen(dossier, audience).dossier.plain()
    for section in (*ITEMS, "rights", "decisions", "chain"):
        assert left.get(section, {}).keys() == {
            id_ for id_ in whole.get(section, {}) if may_read((section, id_), dossier, audience)
        }
    for section in ("system", "gate", "gate_on", "review", "assessors"):
        assert left.get(section) == (whole.get(section) if may_read((section,), dossier, audience) else None)
    assert (left["id"], left["title"]) == (dossier.id, dossier.title)
    assert broken_references(seen(dossier, audience).dossier) == ()


@given(cases() | dossiers(), audiences)
def test_a_view_names_no_person(dossier: Dossier, audience: Any) -> None:
    shown = seen(dossier, audience)
    named = {*_people(shown.dossier.plain()), *_people(shown.findings.plain())}
    assert all(VOICE.fullmatch(id_) or id_ in shown.dossier.actors for id_ in named)
    for line in shown.dossier.red_lines.values():
        assert all(re.fullmatch(r"answer-[0-9]{2}", key) for key in line.answers)
    for fact in shown.dossier.facts.values():
        assert all(re.fullmatch(r"dispute-[0-9]{2}", key) for key in fact.disputes)


def _people(value: Any) -> Iterator[str]:
    for name, inner in value.items() if isinstance(value, dict) else ():
        if name in ("by", "raised_by", "settled_by", "aside_by") and isinstance(inner, str):
            yield inner
        elif name == "against" and isinstance(inner, list):
            yield from inner
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _people(inner)


@given(cases(), audiences)
def test_what_is_shown_is_what_the_method_finds_in_what_is_shown(dossier: Dossier, audience: Any) -> None:
    """So nothing that is shown can tell what is hidden: it was found without it."""
    shown = seen(dossier, audience)
    findings, alone = shown.findings, assess(shown.dossier, KNOWN, ON)
    for name in FOUND:
        assert set(getattr(findings, name)) <= set(getattr(alone, name))
    without = keyed(alone.impacts)
    for found in findings.impacts:
        same = without[found.id, ""]
        assert set(found.reasons) <= set(same.reasons)
        assert set(found.limitations) <= set(same.limitations)
        assert replace(found, reasons=same.reasons, limitations=same.limitations) == same
    assert (findings.dossier, findings.changes_on) == (shown.dossier.digest, alone.changes_on)
    assert findings.gates == at_gates(KNOWN, findings.open_items)


@given(cases(), audiences)
def test_a_right_is_at_stake_by_what_is_shown(dossier: Dossier, audience: Any) -> None:
    shown = seen(dossier, audience)
    alone = keyed(assess(shown.dossier, KNOWN, ON).rights)
    for right in shown.findings.rights:
        same = alone[right.id, ""]
        assert right.result == same.result
        assert right == same or right.result == "at-stake"
        _names_what_is_shown(right, shown)
        assert {reason for reason in right.reasons if not reason.code.startswith("right-harm-open")} <= set(
            same.reasons
        )


def _names_what_is_shown(found: Reasoned, shown: View) -> None:
    ids = {kind: {found.id for found in getattr(shown.findings, name)} for kind, name in KINDS.items()}
    ids["impacts"] = set(shown.dossier.impacts)
    for arg in (arg for reason in found.reasons for _, arg in reason.args if isinstance(arg, Ref)):
        assert set(arg.id.split()) <= ids[arg.kind.removesuffix(NAMES)]


@given(cases(), audiences)
def test_a_question_asks_for_what_is_shown(dossier: Dossier, audience: Any) -> None:
    shown = seen(dossier, audience)
    findings, alone = shown.findings, keyed(assess(shown.dossier, KNOWN, ON).next_questions)
    for question in findings.next_questions:
        same = alone[question.id, ""]
        assert question.suggested == same.suggested
        assert {r.code for r in question.reasons if not r.args} == {r.code for r in same.reasons if not r.args}
        _names_what_is_shown(question, shown)


@given(cases(), audiences)
def test_what_is_shown_is_true_of_the_whole(dossier: Dossier, audience: Any) -> None:
    whole, shown = assess(dossier, KNOWN, ON), seen(dossier, audience).findings
    for name in ("red_lines", "harms", "rights", "duties", "impacts"):
        told = keyed(getattr(whole, name))
        for key, found in keyed(getattr(shown, name)).items():
            assert says(found) == says(told[key])
    labels = {(impact.id, actor.id): actor.label for impact in whole.impacts for actor in impact.involvement}
    for impact in shown.impacts:
        assert all(labels[impact.id, actor.id] == actor.label for actor in impact.involvement)
        assert any(reason.code == "nobody-in-chain" for reason in impact.reasons) <= (
            not dossier.impacts[impact.id].involvement
        )
    assert keyed(shown.open_items).keys() <= keyed(whole.open_items).keys()
    assert keyed(shown.next_questions).keys() <= keyed(whole.next_questions).keys()


@given(cases(), audiences, st.data())
def test_what_a_hidden_fact_says_changes_nothing_that_is_shown(dossier: Dossier, audience: Any, data: Any) -> None:
    """Not even by what is left out: the same is shown whatever the hidden facts say."""
    tree = dossier.plain()
    for id_, fact in dossier.facts.items():
        if not may_see(fact, audience):
            tree["facts"][id_] = {**tree["facts"][id_], "value": data.draw(st.sampled_from(["yes", "no", "unknown"]))}
    one, other = seen(dossier, audience), seen(Dossier.model_validate_json(json.dumps(tree)), audience)
    assert one.dossier == other.dossier
    for name in ("red_lines", "harms", "rights", "duties"):
        assert getattr(one.findings, name) == getattr(other.findings, name)


@given(cases(), audiences)
def test_nobody_who_is_hidden_is_said_to_be_missing(dossier: Dossier, audience: Any) -> None:
    whole = {duty.id: duty for duty in assess(dossier, KNOWN, ON).duties}
    for duty in seen(dossier, audience).findings.duties:
        said = "duty-no-such-actor" in {reason.code for reason in duty.reasons}
        assert not said or "duty-no-such-actor" in {reason.code for reason in whole[duty.id].reasons}


@given(cases(), audiences)
def test_what_people_said_unseen_is_not_told_by_a_finding(dossier: Dossier, audience: Any) -> None:
    shown = seen(dossier, audience)
    hidden = hidden_from(audience, dossier)
    lines = {id_ for kind, id_ in hidden if kind in ("red_lines", "raised")}
    assert lines.isdisjoint(found.id for found in shown.findings.red_lines)
    assert {id_ for kind, id_ in hidden if kind == "rights"}.isdisjoint(found.id for found in shown.findings.rights)


@given(cases(), audiences)
def test_the_order_of_what_is_shown_stays(dossier: Dossier, audience: Any) -> None:
    whole, shown = assess(dossier, KNOWN, ON), seen(dossier, audience).findings
    visible = {impact.id for impact in shown.impacts}
    for name in ("remedy_order", "prevention_order"):
        order = [place.id for place in getattr(whole, name) if place.id in visible]
        assert [place.id for place in getattr(shown, name)] == order
    asked = [question.id for question in whole.next_questions]
    assert len(asked) == len(set(asked))


@given(cases())
def test_the_team_sees_everything(dossier: Dossier) -> None:
    findings = assess(dossier, KNOWN, ON)
    assert view(dossier, findings, "team", KNOWN) == View("team", dossier, findings, ())


@given(cases() | dossiers(), audiences)
def test_everything_withheld_is_listed_once_with_a_reason_that_may_be_told(dossier: Dossier, audience: Any) -> None:
    shown = seen(dossier, audience)
    listed = {(withheld.kind, withheld.id): withheld.because for withheld in shown.withheld}
    assert len(listed) == len(shown.withheld)
    assert all(listed.values())
    for section in (*ITEMS, "chain", "rights", "red_lines", "decisions"):
        for id_, item in getattr(dossier, section).items():
            readable = may_read((section, id_), dossier, audience)
            assert ((section, id_) in listed) is not readable
            # the reason of an evaluation that is hidden with its measure alone is for those who may not see it itself
            if section in ITEMS and item.withheld_because and not may_see(item, audience):
                assert listed[section, id_] == item.withheld_because
    for path in hidden_texts(dossier, audience):
        part = "raised" if "raised" in path[2:] and ("red_lines", path[1]) not in listed else str(path[0])
        id_ = part if part in ("system", "review", "assessors", "contact") else path[1]
        assert (part, id_) in listed


@given(cases(), audiences)
def test_every_finding_of_something_visible_is_shown_or_listed(dossier: Dossier, audience: Any) -> None:
    whole, shown = assess(dossier, KNOWN, ON), seen(dossier, audience)
    listed = {(withheld.kind, withheld.id) for withheld in shown.withheld}
    for name in ("red_lines", "harms", "rights", "duties"):
        left = {finding.id for finding in getattr(shown.findings, name)}
        for finding in getattr(whole, name):
            assert (finding.id in left) is not ((f"finding-{name}", finding.id) in listed)
    judged = {found.id for found in shown.findings.impacts}
    for id_ in shown.dossier.impacts:
        assert (id_ in judged) is not (("finding-impacts", id_) in listed)
    for name, kind in (("open_items", "open-items"), ("next_questions", "questions")):
        told = keyed(getattr(shown.findings, name)).keys()
        for key, found in keyed(getattr(whole, name)).items():
            about_hidden = any(
                (section, found.id) in listed for section in (*ITEMS, "finding-red_lines", "finding-impacts")
            )
            unknown_name = getattr(found, "check", "") == "unknown-name"
            assert key in told or (f"finding-{kind}", found.id) in listed or about_hidden or unknown_name


@given(cases(), audiences)
def test_a_view_of_a_view_is_the_same(dossier: Dossier, audience: Any) -> None:
    once = seen(dossier, audience)
    again = view(once.dossier, once.findings, audience, KNOWN)
    assert (again.dossier, again.findings) == (once.dossier, once.findings)
    assert [withheld for withheld in again.withheld if not withheld.kind.startswith("finding-")] == []


@given(cases() | dossiers())
def test_the_public_sees_no_more_than_partners(dossier: Dossier) -> None:
    partners, public = seen(dossier, "partners"), seen(dossier, "public")
    hidden = {found for found in partners.withheld if not found.kind.startswith("finding-")}
    assert {found.id for found in hidden} <= {found.id for found in public.withheld}
    assert view(partners.dossier, partners.findings, "public", KNOWN).dossier == public.dossier


@given(cases(), audiences)
def test_whatever_names_something_visible_stays(dossier: Dossier, audience: Any) -> None:
    hidden = hidden_from(audience, dossier)
    left = {(found.section, found.id, found.path[:2]) for found in references(seen(dossier, audience).dossier)}
    for found in references(dossier):
        within = found.path[:2]
        named_by_hidden = (str(within[0]), str(within[1])) in hidden
        if not named_by_hidden and (found.section, found.id) not in hidden and "involvement" not in found.path:
            assert (found.section, found.id, within) in left
