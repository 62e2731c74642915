"""What a check was asked for, and how its outcome is shown and written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from duecare.cli.fail_on import DEFAULT, NAMES, NOTHING, read_names
from duecare.cli.junit import junit
from duecare.cli.open_points import Asked, Checked, OpenPoint
from duecare.cli.output import error_lines, say, say_error, say_json, write_over
from duecare.cli.sarif import sarif
from duecare.core.catalogue import Catalogue, GateChecks
from duecare.core.errors import InputError
from duecare.report.looked import standing
from duecare.report.words import Words

EXITS = {"none-open": 0, "open": 1, "unusable": 2}


def asked_for(fail_on: str | None, gate: str | None, on: date, catalogue: Catalogue) -> Asked:
    """What to look for. Raises InputError for a name or a gate that there is not."""
    gates = [checks.gate for checks in catalogue.of(GateChecks).values()]
    if gate is not None and gate not in gates:
        raise InputError(
            f"There is no gate {gate!r}.", means="Nothing was checked.", next_step=f"Use one of: {', '.join(gates)}."
        )
    if fail_on is None:
        return Asked(() if gate else DEFAULT, gate, on)
    names, unknown = read_names(fail_on)
    if unknown or not fail_on.strip():
        raise InputError(
            f"--fail-on cannot be {', '.join(unknown) or 'empty'}.",
            means="Nothing was checked.",
            next_step=f"Use some of: {', '.join([*NAMES, NOTHING])}.",
        )
    return Asked(names, gate, on)


def show_checked(checked: Sequence[Checked], asked: Asked, catalogue: Catalogue, *, as_json: bool) -> int:
    """Show every file's outcome. Returns the exit code: of several files the worst."""
    if as_json:
        say_json(_plain(checked, asked, catalogue.digest))
    else:
        words = Words("en", catalogue)
        for one in checked:
            _show(one, words)
        _show_asked(asked, catalogue.digest)
    return max(EXITS[one.state] for one in checked)


def _show(checked: Checked, words: Words) -> None:
    if checked.error is not None:
        say(f"{checked.file}: cannot be used")
        say_error(checked.error)
        return
    count = len(checked.points)
    found = f"{count} open {'item' if count == 1 else 'items'}" if count else "no open item"
    say(f"{checked.file}: {found} among those asked for")
    for point in checked.points:
        _show_point(point, checked.file)
    _show_looked(checked, words)


def _show_looked(checked: Checked, words: Words) -> None:
    """How far the findings go, so that "no open item" is not taken for more than it says."""
    far = checked.looked
    if far is None:
        return
    others = "; ".join(f"{words.word(check, 'check')} ({count})" for check, count in checked.not_asked_for.items())
    say(
        f"    Impacts on people recorded: {far.impacts}. Rights that nobody has looked at: {far.rights}. "
        f"Open questions that could change a conclusion: {far.questions}.",
        f"    Open, and not asked for: {others or 'nothing that is checked'}.",
    )
    say("    Red lines that are held here, and how they stand:")
    say(*(f"      {phrase}" for phrase in standing(far, words)))
    say(f"      {words.text('lines-others')}")


def _show_point(point: OpenPoint, file: Path) -> None:
    say(f"{file}:{point.line}: {point.label} [{point.asked_by}]", f"    {point.why}")
    if point.ask:
        say(f"    Could be changed by answering: {', '.join(point.ask)}")


def _show_asked(asked: Asked, knowledge: str) -> None:
    gate = [f"what stands in the way at the gate {asked.gate}"] if asked.gate else []
    looked = ", ".join([*asked.names, *gate]) or NOTHING
    say(f"Asked for: {looked}. Judged on {asked.on} with the knowledge {knowledge}.")
    say("This is not a finding of compliance: it says what is open among what was asked for, and nothing of the rest.")


def _plain(checked: Sequence[Checked], asked: Asked, knowledge: str) -> dict[str, Any]:
    return {
        "on": asked.on.isoformat(),
        "knowledge": knowledge,
        "asked_for": {"names": list(asked.names), "gate": asked.gate},
        "files": [_plain_file(one) for one in checked],
    }


def _plain_file(checked: Checked) -> dict[str, Any]:
    plain: dict[str, Any] = {"file": str(checked.file), "state": checked.state}
    if checked.error is not None:
        return {**plain, "error": str(checked.error), "problems": list(error_lines(checked.error))}
    return {
        **plain,
        "dossier": checked.dossier,
        "open_items": [_plain_point(point) for point in checked.points],
        "not_asked_for": dict(checked.not_asked_for),
        "looked_at": asdict(checked.looked) if checked.looked else None,
    }


def _plain_point(point: OpenPoint) -> dict[str, Any]:
    return {
        "asked_by": point.asked_by,
        "check": point.check,
        "id": point.id,
        "label": point.label,
        "why": point.why,
        "could_be_changed_by": list(point.ask),
        "path": list(point.where),
        "line": point.line,
    }


def write_sarif(path: Path, checked: Sequence[Checked]) -> None:
    """Write the open points as SARIF."""
    write_over(path, json.dumps(sarif(checked), ensure_ascii=False, indent=2).encode() + b"\n")


def write_junit(path: Path, checked: Sequence[Checked], asked: Asked) -> None:
    """Write the open points as JUnit XML."""
    write_over(path, junit(checked, asked))
