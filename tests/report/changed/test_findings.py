"""What was found then and now, in words: each kind of conclusion, with its reasons on both sides."""

from __future__ import annotations

from dataclasses import replace

from duecare.core.dossier import Dossier
from duecare.core.method.difference import KINDS, difference
from duecare.core.revision import Add, Change, Remove, Set, apply_all
from duecare.report.changed.findings import Part, found, part
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, dossier, judged

IMPACT = "wrongful-stop"
TITLE = DOCUMENT["impacts"][IMPACT]["title"]


def between(*changes: Change, most: int = 50) -> dict[str, Part]:
    """What these changes to the example alter in what is found."""
    before = dossier()
    return compared(before, apply_all(before, changes), most=most)


def compared(before: Dossier, after: Dossier, *, most: int = 50) -> dict[str, Part]:
    words = Words("en", CATALOGUE, before), Words("en", CATALOGUE, after)
    return {one.kind: one for one in found(difference(judged(before), judged(after)), *words, most=most)}


def said(one: Part) -> dict[str, tuple[str, str]]:
    """Then and now, by name."""
    return {row.name.text: (row.then.said.text, row.now.said.text) for row in one.rows}


def test_a_tier_moves_from_range_to_range_with_the_ratings_of_each_side() -> None:
    expert = {"value": 5, "reason": "Seen.", "by": "expert"}
    parts = between(
        *(
            Set(("impacts", IMPACT, "severity", dimension, "expert"), expert)
            for dimension in ("scale", "irremediability")
        ),
        Set(("impacts", IMPACT, "severity", "scope", "expert"), expert),
    )
    then, now = said(parts["impacts"])[TITLE]
    assert now == "critical"
    assert then != now
    (row,) = parts["impacts"].rows
    assert "Seen." not in " ".join(one.text.text for one in row.then.because)
    assert "Seen." in " ".join(one.text.text for one in row.now.because)


def test_what_is_new_was_not_in_the_dossier_and_what_went_is_not() -> None:
    added = between(Add(("impacts", "new"), {"title": "New"}))
    assert said(added["impacts"])["New"][0] == "not in the dossier"
    order = said(added["order"])["New"][1]
    assert order.startswith("place ") and "of what is to be put right; place " in order
    assert ("not open", "open") in said(added["open_items"]).values()
    before = apply_all(dossier(), [Add(("impacts", "new"), {"title": "New"})])
    assert said(compared(before, dossier())["impacts"])["New"][1] == "not in the dossier"


def test_involvement_names_the_actor_and_the_impact_and_a_duty_in_breach() -> None:
    duty = {"duty": "protect", "breached": "yes", "reason": "Known.", "by": "lead"}
    involvement = {"connected": "no", "state_duty": duty}
    parts = between(Set(("impacts", IMPACT, "involvement", "city"), involvement))
    found_ = said(parts["involvement"])[f"Involvement of City of Westermond in “{TITLE}”"]
    assert found_[1] == "not involved; its own duty as a State in breach: yes"
    simple = between(Set(("impacts", IMPACT, "involvement", "vendor"), {"connected": "yes", "sufficient": "yes"}))
    assert said(simple["involvement"])[f"Involvement of Corvane Analytics in “{TITLE}”"][1] == "cause"


def test_red_lines_rights_and_duties_speak_of_the_knowledge() -> None:
    parts = compared(dossier(), apply_all(dossier(), [Remove(("facts", id_)) for id_ in DOCUMENT["facts"]]))
    assert set(parts) <= set(KINDS)
    assert "cannot tell yet" in [now for _, now in said(parts["red_lines"]).values()]
    assert all(row.now.because for row in parts["red_lines"].rows)


def test_a_record_that_only_one_side_holds_is_said_to_be_missing_on_the_other() -> None:
    findings = judged(dossier())
    fewer = replace(findings, red_lines=findings.red_lines[1:], rights=findings.rights[1:], duties=findings.duties[1:])
    words = Words("en", CATALOGUE, dossier())
    for one in found(difference(fewer, findings), words, words, most=9):
        assert [row.then.said.text for row in one.rows] == ["not held in the knowledge of that day"]
        assert one.rows[0].then.because == ()


def test_what_is_too_unsure_to_decide_is_marked() -> None:
    unsure = {id_ for id_, line in CATALOGUE.records["red-lines"].items() if not line.drives}
    findings = judged(dossier())
    words = Words("en", CATALOGUE, dossier())
    (lines, *_) = found(difference(replace(findings, red_lines=()), findings), words, words, most=50)
    noted = {row.name.text for row in lines.rows if row.note}
    assert noted == {words.name("red-lines", id_).text for id_ in unsure}


def test_a_part_is_told_piece_by_piece() -> None:
    added = [Add(("impacts", f"new-{number}"), {"title": f"New {number}"}) for number in range(5)]
    before, after = dossier(), apply_all(dossier(), added)
    words = Words("en", CATALOGUE, after)
    between_ = difference(judged(before), judged(after))
    first = part(between_, "impacts", words, words, most=2)
    rest = part(between_, "impacts", words, words, most=9, start=2)
    assert (len(first.rows), first.more) == (2, 3)
    assert (len(rest.rows), rest.more) == (3, 0)
    assert {row.name.text for row in (*first.rows, *rest.rows)} == {f"New {number}" for number in range(5)}


def test_what_cannot_wait_and_what_touches_the_core_are_told_in_sentences() -> None:
    soon = [Set(("impacts", IMPACT, "irremediable_from"), "2026-11-25"), Set(("review", "next_on"), "2026-12-01")]
    parts = between(*soon, Set(("gate_on",), None), Set(("impacts", IMPACT, "touches_core"), "yes"))
    assert said(parts["cannot_wait"])[TITLE] == (
        "nothing says that it cannot wait",
        "it cannot wait: it could no longer be put right before the next decision",
    )
    assert said(parts["touches_core"])[TITLE][1] == "it touches the core of a right"
    assert any("25 November 2026" in one.text.text for row in parts["cannot_wait"].rows for one in row.now.because)


def test_a_states_limits_to_a_right_name_the_right_and_the_impact() -> None:
    answer = {"answer": "no", "reason": "There is no law."}
    parts = between(Set(("impacts", IMPACT, "limitations", "privacy"), {"by": "lead", "law": answer}))
    ((name, (then, now)),) = said(parts["limitations"]).items()
    assert name.startswith("Limits to “") and name.endswith(f"in “{TITLE}”")
    assert (then, now) == ("not in the dossier", "not justified")
