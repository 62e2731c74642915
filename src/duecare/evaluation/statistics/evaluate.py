"""From cells to a result."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version

from duecare.evaluation.cells import Cells, cells_digest
from duecare.evaluation.plan import Plan, as_filed
from duecare.evaluation.result import METHOD_VERSION, Phase, Result
from duecare.evaluation.statistics.asked import asked_of
from duecare.evaluation.statistics.audit import Passed, audit_of
from duecare.evaluation.statistics.findings import findings_of, held_back
from duecare.evaluation.statistics.groups import People, people_of
from duecare.evaluation.statistics.limits import limits_of
from duecare.evaluation.statistics.mitigated import changes_of
from duecare.evaluation.statistics.setting import setting_of
from duecare.evaluation.statistics.table import Table, table_of
from duecare.evaluation.statistics.unrecorded import less_recorded


def evaluate(cells: Cells, *, on: date) -> Result:
    """What the plan asked, computed from the cells. The same cells give the same result, to the last digit."""
    cells = cells.model_copy(update={"plan": as_filed(cells.plan)})
    table, plan = table_of(cells), cells.plan
    people = people_of(table, plan)
    passes = tuple(
        _passed(table, people, plan, phase, label) for label in (None, *plan.other_labels) for phase in _phases(plan)
    )
    audits, changes = tuple(one.audit for one in passes), changes_of(table, people, plan)
    return Result(
        format="duecare-evaluation-result/1",
        method=METHOD_VERSION,
        made_on=on,
        plan=plan,
        plan_digest=cells.plan_digest,
        cells_digest=cells_digest(cells),
        data=cells.data,
        rows=cells.rows,
        counted=sum(one.n for one in cells.cells),
        left_out=cells.left_out,
        unmapped=cells.unmapped,
        repeated=cells.repeated,
        held_back=sum(not one.shown for one in people.everyone),
        findings=findings_of(plan, audits, changes, held_back(audits)),
        limits=limits_of(cells, people, audits, changes, less_recorded(passes[len(_phases(plan)) - 1].setting)),
        audits=audits,
        changes=changes,
        libraries=tuple((name, version(name)) for name in ("numpy", "scipy")),
    )


def _phases(plan: Plan) -> tuple[Phase, ...]:
    return ("only",) if plan.mitigation is None else ("before", "after")


def _passed(table: Table, people: People, plan: Plan, phase: Phase, label: str | None) -> Passed:
    meant = plan.label if label is None else plan.other_labels[label]
    again = phase == "after" and plan.twice is not None
    return audit_of(setting_of(table, people, plan, phase, label, asked_of(plan, meant, again=again)), table)
