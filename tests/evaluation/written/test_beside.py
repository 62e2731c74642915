"""Two results side by side: what differs in how they came about comes first, and what only one has is told."""

from __future__ import annotations

from duecare.evaluation.plan import Plan
from duecare.evaluation.result import Result
from duecare.evaluation.written.beside import beside, differs
from duecare.evaluation.written.blocks import Said, Tabled
from duecare.evaluation.written.lookup import rates_of
from tests.evaluation.written_example import MEN, PLAN, WOMEN, audit, difference, gender, plan, rate, result, telling


def told(first: Result, second: Result) -> list[str]:
    chapters = beside((first, second), (telling(of=first), telling(of=second))).chapters
    return [block.text.text for chapter in chapters for block in chapter.blocks if isinstance(block, Said)]


def other_plan() -> Plan:
    return plan(PLAN.replace("means: An error was found", "means: Intent was found"))


def test_what_counts_as_right_differs_and_is_told() -> None:
    other = result(plan=other_plan(), method=2)
    assert differs((result(), other)) == ("plan", "label", "method")
    assert differs((result(), result())) == ()


def test_groups_of_one_alone_are_named_and_no_table_pretends() -> None:
    fewer = audit().model_copy(update={"groupings": audit().groupings[:1]})
    said = told(result(), result(audits=(fewer,)))
    assert "Only one of the two has groups by Gender and Age." in said
    assert said == told(result(audits=(fewer,)), result())


def test_what_is_not_there_or_not_told_says_so() -> None:
    women = gender().groups[:1]
    small = audit().model_copy(update={"groupings": (gender().model_copy(update={"groups": women}),)})
    chapters = beside((result(), result(audits=(small,))), (telling(), telling())).chapters
    table = next(block.table for block in chapters[2].blocks if isinstance(block, Tabled))
    rows = {row[0][0].text: [cell[0].text for cell in row[1:]] for row in table.rows}
    assert rows["Women"] == ["12.0%", "12.0%"] and rows["Men"] == ["7.0%", "not there"]
    assert rows["Gender not recorded"] == ["not there", "not there"]
    assert "nothing of nothing" in [one for cells in rows.values() for one in cells]


def test_a_reference_group_brings_its_own_rate() -> None:
    found = difference(WOMEN, "0.05", "0.02", "0.08", "worse", against=MEN)
    one, other = rates_of(found, gender())
    assert one is not None and other is not None and (one.value, other.value) == ("0.12", "0.07")
    gone = found.model_copy(update={"against": WOMEN.model_copy(update={"values": ("Q",)})})
    assert rates_of(gone, gender())[1] is None
    assert rates_of(found.model_copy(update={"against": None}), gender())[1] == rate("0.07").model_copy(
        update={"counts": None, "among": None, "interval": None}
    )
