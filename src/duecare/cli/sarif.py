"""Open points as SARIF 2.1.0, for code hosts and editors. Only our own sentences and ids: nothing that people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from duecare.cli.open_points import Checked, OpenPoint
from duecare.cli.output import problems_of
from duecare.core.dossier import digest_of
from duecare.report.vocabulary import VOCABULARIES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
UNUSABLE = "This file cannot be used, so nothing was judged. Run duecare check on it to see every problem."


def sarif(checked: Sequence[Checked]) -> dict[str, Any]:
    """One run over all files. What was asked for and is open is a result; an unusable file is a notification."""
    rules = list(VOCABULARIES["check"])
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules)},
                "invocations": [_invocation(checked)],
                "artifacts": [_artifact(one) for one in checked],
                "results": [_result(point, one, rules) for one in checked for point in one.points],
            }
        ],
    }


def _driver(rules: Sequence[str]) -> dict[str, Any]:
    texts = VOCABULARIES["check"]
    shown = [
        {"id": rule, "shortDescription": {"text": texts[rule][:1].upper() + texts[rule][1:] + "."}} for rule in rules
    ]
    return {"name": "Duecare", "version": version("duecare"), "rules": shown}


def _result(point: OpenPoint, checked: Checked, rules: Sequence[str]) -> dict[str, Any]:
    ask = f" Could be changed by answering: {', '.join(point.ask)}." if point.ask else ""
    name = ".".join(str(step) for step in point.where)
    return {
        "ruleId": point.check,
        "ruleIndex": rules.index(point.check),
        "level": "error",
        "message": {"text": f"{point.label}. {point.why}{ask}"},
        "locations": [
            {
                "physicalLocation": _place(checked.file, point.line),
                "logicalLocations": [{"fullyQualifiedName": name}],
            }
        ],
        "partialFingerprints": {"openItem/v1": digest_of([checked.dossier, point.check, point.id])},
        "properties": {"askedBy": point.asked_by, "dossier": checked.dossier, "id": point.id},
    }


def _invocation(checked: Iterable[Checked]) -> dict[str, Any]:
    notes = [note for one in checked if one.error for note in _notes(one)]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _artifact(checked: Checked) -> dict[str, Any]:
    """A file with how far its findings go, in numbers and ids."""
    artifact: dict[str, Any] = {"location": _location(checked.file)}
    far = checked.looked
    if far is None:
        return artifact
    properties = {
        "dossier": checked.dossier,
        "impactsRecorded": far.impacts,
        "rightsNobodyLookedAt": far.rights,
        "openQuestions": far.questions,
        "redLines": dict(far.red_lines),
        "openAndNotAskedFor": dict(checked.not_asked_for),
    }
    return {**artifact, "properties": properties}


def _notes(checked: Checked) -> list[dict[str, Any]]:
    """One for each line with a problem. The problems themselves can quote the file, so they stay out."""
    lines = sorted({problem.line for problem in problems_of(checked.error)} if checked.error else ()) or [0]
    return [
        {
            "level": "error",
            "message": {"text": UNUSABLE},
            "locations": [{"physicalLocation": _place(checked.file, line)}],
        }
        for line in lines
    ]


def _place(file: Path, line: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _location(file)}
    return {**place, "region": {"startLine": line}} if line else place


def _location(file: Path) -> dict[str, str]:
    return {"uri": file.as_uri() if file.is_absolute() else quote(file.as_posix())}
