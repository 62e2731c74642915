"""A result built by hand, with every kind of figure and state, so that words and pages need no statistics."""

from __future__ import annotations

from datetime import date
from typing import Any

from duecare.evaluation.cells import DataRead, LeftOut, Repeated, Unmapped
from duecare.evaluation.measures import Measure
from duecare.evaluation.plan import Plan, parse_plan, plan_digest
from duecare.evaluation.result import (
    Area,
    Audit,
    Bin,
    Bounds,
    Change,
    Changes,
    Difference,
    Gap,
    GapChange,
    Group,
    Grouping,
    GroupResult,
    Interval,
    Rate,
    Result,
    Statement,
    Within,
    WorstOffResult,
)
from duecare.evaluation.words.telling import Telling
from duecare.knowledge.bundle import load
from duecare.report.words import Words

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} =cmd|' /C calc'!A0 \x1b[2J\u202e #eval(\"1\") *x*"
DIGEST = "sha256:" + "0" * 64
PLAN = """\
format: duecare-evaluation-plan/1
id: benefit-control
title: Who is selected for control
written_on: 2026-11-23
written_by: rights lead
looked: {answer: "yes", what: Last year's totals}
question: Are women accused wrongly more often than men?
data: {about: One claim of 2025, recorded_by: the agency, drawn: random-sample, drawn_how: Every tenth claim,
       only: [{column: kind, values: [first], why: Later claims are decided by hand}]}
unit: {row: decision, repeats: possible, person: number}
decision: {column: selected, yes: ["1"], no: ["0"], means: Selected for control., yes_is: burden}
label: {column: error, yes: ["1"], no: ["0"], means: An error was found, recorded_by: case workers,
        could_be_wrong: An error is no intent, seen_for: everyone}
other_labels:
  intent: {column: intent, yes: ["1"], no: ["0"], means: Intent was found, recorded_by: the court,
           could_be_wrong: Few are tried, seen_for: only-decided-yes}
score: {column: risk, low: "0", high: "1", is_chance: true}
attributes:
  gender: {column: gender, title: Gender, values: {K: Women, M: Men, X: HOSTILE}, why: To find unequal treatment}
  age: {column: age, title: Age, edges: ["25", "65"], why: To find unequal treatment}
  origin: {column: street, title: Origin, why: To find unequal treatment,
           proxy: {of: Where somebody was born, why: Not recorded, how_wrong: Often}}
intersections: [[gender, age]]
strata: {office: {column: office, title: Office, why: Offices decide alike}}
compare: {measures: [false-positive-rate, selection-rate], against: the-rest, matters_from: "0.05",
          why: It stops the payment}
""".replace("HOSTILE", "'" + HOSTILE.replace("'", "''").replace("\x1b", "").replace("\u202e", "") + "'")
MITIGATED = (
    PLAN
    + """\
mitigation: {what: The threshold was raised, rows: {kind: same-rows, decision: {column: later, yes: ["1"], no: ["0"],
             means: Selected for control, yes_is: burden}}}
worst_off: {measure: false-positive-rate, group: {gender: K}, why: They asked}
"""
)
WOMEN = Group(attributes=("gender",), values=("K",))
MEN = Group(attributes=("gender",), values=("M",))
HARMFUL = Group(attributes=("gender",), values=("X",))
UNKNOWN = Group(attributes=("gender",), values=(None,))
FPR: Measure = "false-positive-rate"


def between(low: str, high: str, method: Any = "wilson") -> Interval:
    return Interval(low=low, high=high, method=method)


def rate(value: str | None, low: str = "0.1", high: str = "0.3", **more: Any) -> Rate:
    """A rate with its interval; without a value, the state says why."""
    if value is None:
        return Rate(**({"measure": FPR, "state": "undefined"} | more))
    told = {"measure": FPR, "state": "told", "counts": 24, "among": 200, "value": value, "interval": between(low, high)}
    return Rate(**(told | more))


def difference(group: Group, value: str | None, low: str, high: str, reading: Any, **more: Any) -> Difference:
    told = {
        "measure": FPR,
        "group": group,
        "state": "told" if value else "undefined",
        "value": value,
        "interval": between(low, high, "newcombe") if value else None,
        "together": between(low, high, "cell-bootstrap") if value else None,
        "p": "0.0004",
        "p_adjusted": "0.012",
        "could_have_found": "0.08",
        "reading": reading,
        "matters": "cannot-tell",
    }
    return Difference(**(told | more))


def groups() -> tuple[GroupResult, ...]:
    bins = (
        Bin(low="0", high="0.5", rows=40, said="0.25", happened=rate("0.3", "0.2", "0.45")),
        Bin(low="0.5", high="1", rows=None, said="0.75", happened=rate(None, state="held-back")),
    )
    one: dict[str, Any] = {"state": "told", "rows": 400, "label_not_recorded": 3, "decision_not_recorded": 0}
    return (
        GroupResult(
            group=WOMEN,
            rates=(rate("0.12", "0.09", "0.16", pooled="0.11", pooled_interval=between("0.08", "0.15")),),
            area=Area(state="told", value="0.71", interval=between("0.6", "0.8", "cell-bootstrap")),
            calibration=bins,
            **one,
        ),
        GroupResult(group=MEN, rates=(rate("0.07", "0.05", "0.1"),), **one),
        GroupResult(group=HARMFUL, rates=(rate(None),), **one),
        GroupResult(group=UNKNOWN, state="held-back"),
    )


def gender() -> Grouping:
    return Grouping(
        attributes=("gender",),
        groups=groups(),
        gaps=(
            Gap(measure=FPR, state="told", highest=WOMEN, lowest=MEN, value="0.05", interval=between("0.02", "0.08")),
        ),
        differences=(
            difference(WOMEN, "0.05", "0.02", "0.08", "worse", ratio="1.71", ratio_interval=between("1.2", "2.4")),
            difference(MEN, "-0.01", "-0.04", "0.02", "no-difference-found"),
            difference(HARMFUL, None, "0", "0", "not-comparable"),
        ),
        within=(
            Within(measure=FPR, stratum="office", group=WOMEN, state="told", value="-0.02", turns=True, alike="0.03",
                   interval=between("-0.03", "-0.01", "mantel-haenszel")),
        ),
        bounds=(Bounds(measure=FPR, group=WOMEN, low="0.1", high="0.2"),),
    )  # fmt: skip


def ages() -> Grouping:
    both = Group(attributes=("gender", "age"), values=("K", "<25"))
    return Grouping(
        attributes=("gender", "age"),
        groups=(GroupResult(group=both, state="told", rows=12, rates=(rate(None, state="held-back"),)),),
    )


FINDINGS = (
    Statement(
        key="worse",
        arguments=(("group", WOMEN), ("measure", FPR), ("value", "0.12"), ("other", "0.07"), ("difference", "0.05"),
                   ("low", "0.02"), ("high", "0.08")),
    ),
    Statement(key="too-small", arguments=(("group", UNKNOWN),)),
    Statement(
        key="not-found",
        arguments=(("measure", FPR), ("count", 1), ("of", 3), ("group", MEN), ("could", "0.08")),
    ),
    Statement(
        key="turns-within",
        arguments=(("stratum", "office"), ("group", WOMEN), ("measure", FPR), ("difference", "-0.02"),
                   ("low", "-0.03"), ("high", "-0.01")),
    ),
)  # fmt: skip
LIMITS = (
    Statement(key="no-clearance"),
    Statement(key="not-recorded", arguments=(("attribute", "gender"), ("count", 9), ("of", 900))),
)


def audit(phase: Any = "only", **more: Any) -> Audit:
    return Audit(**({"phase": phase, "overall": (rate("0.1"),), "groupings": (gender(), ages())} | more))


def plan(text: str = PLAN) -> Plan:
    return parse_plan(text.encode(), "plan.yaml")


def result(**more: Any) -> Result:
    """The result, with some of its parts replaced."""
    held = more.get("plan", plan())
    parts: dict[str, Any] = {
        "format": "duecare-evaluation-result/1",
        "method": 1,
        "made_on": date(2026, 11, 23),
        "plan": held,
        "plan_digest": plan_digest(held),
        "cells_digest": DIGEST,
        "data": DataRead(name="claims.csv", size=12_345, digest=DIGEST),
        "rows": 1_000,
        "counted": 900,
        "left_out": (LeftOut(why="not-of-the-plan", about="kind", n=100),),
        "unmapped": (Unmapped(column="gender", value="?", n=9), Unmapped(column="gender", value="", n=2)),
        "repeated": Repeated(column="number", distinct=700, most_rows=6, without=0),
        "held_back": 1,
        "findings": FINDINGS,
        "limits": LIMITS,
        "audits": (audit(), audit(label="intent")),
        "libraries": (("scipy", "1.17"),),
    }
    return Result(**(parts | more))


def changed(**more: Any) -> Result:
    """The result of a mitigation that made it worse for women."""
    before, after = rate("0.12", "0.09", "0.16"), rate("0.16", "0.12", "0.2")
    change = Change(
        measure=FPR, group=WOMEN, state="told", before=before, after=after, value="0.04", p="0.001", p_adjusted="0.004",
        interval=between("0.01", "0.07", "paired"), gained=2, lost=9, could_have_found="0.03", reading="made-worse",
        matters="cannot-tell",
    )  # fmt: skip
    none = change.model_copy(
        update={"group": MEN, "value": "0.01", "interval": between("-0.02", "0.04"), "reading": "no-change-found"}
    )
    nothing = change.model_copy(
        update={"group": HARMFUL, "value": None, "state": "undefined", "after": rate(None), "interval": None,
                "reading": "not-comparable"}
    )  # fmt: skip
    found = Changes(
        worst_off=WorstOffResult(group=WOMEN, fixed_by="plan", change=change, answer="made-worse"),
        made_worse=(WOMEN,),
        groups=(change, none, nothing),
        gaps=(
            GapChange(measure=FPR, attributes=("gender",), state="told", before="0.05", after="0.03", value="-0.02",
                      interval=between("-0.04", "-0.01"), levelled_down=True),
        ),
    )  # fmt: skip
    said = (("group", WOMEN), ("measure", FPR), ("before", "0.12"), ("after", "0.16"), ("difference", "0.04"),
            ("low", "0.01"), ("high", "0.07"))  # fmt: skip
    parts: dict[str, Any] = {
        "plan": plan(MITIGATED),
        "changes": found,
        "audits": (audit("before"), audit("after")),
        "findings": (
            Statement(key="worst-off-made-worse", arguments=said),
            Statement(key="made-worse", arguments=said),
            *FINDINGS,
        ),
    }
    return result(**(parts | more))


def telling(language: str = "en", of: Result | None = None) -> Telling:
    """Puts the result into words."""
    return Telling(Words(language, load()), (of or result()).plan)
