"""`duecare evaluate attach`: writes into a dossier the short record of a result that it relies on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from duecare.cli.output import say
from duecare.core.dossier import Dossier, Evaluation, broken_references
from duecare.core.errors import InputError
from duecare.core.revision import apply_all
from duecare.evaluation.attaching import record_of
from duecare.evaluation.result import read_result
from duecare.evaluation.words.telling import told_in
from duecare.files.read import read_dossier
from duecare.files.write import update_dossier


def attach(path: Path, file: Path, *, measure: str | None, impacts: Sequence[str]) -> None:
    """Attach a result to impacts of a dossier, and to a measure. Comments and all else in the file stay."""
    result, dossier = read_result(path), read_dossier(file)
    changes = record_of(
        result,
        impacts=impacts,
        measure=measure,
        taken=dossier.evaluations.keys(),
        name=told_in(result.plan.language, result.plan).called,
    )
    after = apply_all(dossier, changes)
    if broken := [one for one in broken_references(after) if one not in broken_references(dossier)]:
        raise InputError(
            "What the result should be attached to is not in this dossier.",
            problems=broken,
            next_step="Name a measure and impacts of the dossier by their ids.",
        )
    update_dossier(after, file)
    ((_, id_),) = (change.path for change in changes)
    _tell(after, id_, file)


def _tell(dossier: Dossier, id_: str, file: Path) -> None:
    found: Evaluation = dossier.evaluations[id_]
    named = ", ".join(found.groups) or "none: the plan names no group of a dossier (groups, below attributes)"
    say(
        f"{file} now relies on this result as evaluations.{id_}. Only the team sees it: set shown_to to show it.",
        f"Groups of the dossier in it: {named}.",
        f"See what that changes: duecare assess {file}",
    )
