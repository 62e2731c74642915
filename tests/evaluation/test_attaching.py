"""A result as a dossier keeps it: its groups by the dossier's names, nobody lost, and nobody who is held back told."""

from __future__ import annotations

from typing import Any

import pytest

from duecare.core.dossier import Evaluation
from duecare.core.errors import InputError
from duecare.evaluation.attaching import record_of
from duecare.evaluation.result import Group, Result, WorstOffResult, result_digest
from tests.evaluation.written_example import FPR, MEN, changed, plan, result

NAMED = {"K": "women-and-girls", "M": "men", "X": "men"}


def mapped(found: Result, **groups: str) -> Result:
    """The result of a plan that names groups of the dossier."""
    gender = found.plan.attributes["gender"].model_copy(update={"groups": groups})
    attributes = {**found.plan.attributes, "gender": gender}
    return found.model_copy(update={"plan": found.plan.model_copy(update={"attributes": attributes})})


def name(group: Group) -> str:
    return " / ".join(str(value) for value in group.values)


def kept(found: Result, measure: str | None = None, **more: Any) -> Evaluation:
    (change,) = record_of(found, impacts=["harm"], measure=measure, taken=more.get("taken", ()), name=name)
    return Evaluation.model_validate(change.value, strict=False)


def test_a_group_is_kept_by_its_name_in_the_dossier_with_its_figures() -> None:
    found = kept(mapped(result(), K="women-and-girls"))
    told = found.groups["women-and-girls"].differences[FPR]
    assert (told.reading, told.value, told.low, told.high) == ("worse", "0.05", "0.02", "0.08")
    assert (found.measure, found.worst_off, list(found.impacts)) == (None, None, ["harm"])
    assert found.failed_besides == ()
    assert found.result == result_digest(mapped(result(), K="women-and-girls"))


def test_of_several_values_that_are_one_group_the_gravest_reading_stands() -> None:
    assert kept(mapped(result(), M="men")).groups["men"].differences[FPR].reading == "no-difference-found"
    assert kept(mapped(result(), M="men", X="men")).groups["men"].differences[FPR].reading == "cannot-tell"


def test_whom_the_dossier_has_no_name_for_is_not_lost() -> None:
    found = kept(result())
    assert (found.groups, found.failed_besides) == ({}, ("K",))
    after = kept(changed(), "call")
    assert (after.made_worse_besides, after.worst_off and after.worst_off.named) == (("K",), "K")


def test_what_a_measure_did_is_kept_only_with_the_measure() -> None:
    found = mapped(changed(), **NAMED)
    women = kept(found, "call").groups["women-and-girls"]
    assert (women.changes[FPR].reading, women.changes[FPR].could_have_found) == ("made-worse", "0.03")
    assert kept(found).groups["women-and-girls"].changes == {}
    worst = kept(found, "call").worst_off
    assert worst is not None
    assert (worst.group, worst.answer) == ("women-and-girls", "made-worse")
    with pytest.raises(InputError, match="before and after"):
        kept(result(), "call")


def test_who_is_held_back_has_no_change_told() -> None:
    grouping = changed().audits[0].groupings[0]
    hidden = tuple(
        one.model_copy(update={"state": "held-back"}) if one.group == MEN else one for one in grouping.groups
    )
    audit = changed().audits[0].model_copy(update={"groupings": (grouping.model_copy(update={"groups": hidden}),)})
    told = kept(mapped(changed(audits=(audit,)), M="men"), "call").groups["men"]
    assert told.changes[FPR].reading == "held-back"
    assert told.changes[FPR].value is None


@pytest.mark.parametrize(
    ("more", "reading"),
    [
        ({"reading": "helped", "value": "-0.04"}, "cannot-tell"),  # its bounds hold that nothing changed
        ({"reading": "no-change-found", "could_have_found": None}, "cannot-tell"),
        ({"reading": "changed", "interval": None}, "cannot-tell"),
        ({"reading": "made-worse", "state": "held-back"}, "held-back"),
        ({"reading": "changed"}, "changed"),
    ],
)
def test_a_reading_without_what_bears_it_out_is_none(more: dict[str, Any], reading: str) -> None:
    changes = changed().changes
    assert changes is not None
    one = changes.groups[1].model_copy(update={"group": MEN, **more})
    found = changed(changes=changes.model_copy(update={"groups": (one,)}))
    assert kept(mapped(found, M="men"), "call").groups["men"].changes[FPR].reading == reading


def test_a_ratio_is_kept_where_no_difference_can_be_told() -> None:
    grouping = result().audits[0].groupings[0]
    ratio = grouping.differences[0].model_copy(update={"value": None, "interval": None})
    audit = (
        result().audits[0].model_copy(update={"groupings": (grouping.model_copy(update={"differences": (ratio,)}),)})
    )
    told = kept(mapped(result(audits=(audit,)), K="women-and-girls")).groups["women-and-girls"].differences[FPR]
    assert (told.told_as, told.value, told.reading) == ("ratio", "1.71", "worse")


def test_the_worst_off_may_be_nobody_who_can_be_told_of() -> None:
    changes = changed().changes
    assert changes is not None
    nobody = WorstOffResult(group=None, fixed_by="half", change=None, answer="cannot-tell")
    found = kept(changed(changes=changes.model_copy(update={"worst_off": nobody})), "call")
    assert found.worst_off is not None
    assert (found.worst_off.group, found.worst_off.named, found.worst_off.answer) == (None, None, "cannot-tell")


def test_attached_again_it_gets_a_name_of_its_own() -> None:
    taken = [plan().id, f"{plan().id}-2"]
    (change,) = record_of(result(), impacts=[], measure=None, taken=taken, name=name)
    assert change.path == ("evaluations", f"{plan().id}-3")
