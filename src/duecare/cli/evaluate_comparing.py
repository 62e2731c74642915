"""What `duecare evaluate compare` shows."""

from __future__ import annotations

from pathlib import Path

from duecare.cli.evaluate_shown import shown
from duecare.cli.evaluating import telling_of
from duecare.cli.output import say_json
from duecare.evaluation.result import Result, read_result
from duecare.evaluation.written.beside import beside, differs
from duecare.evaluation.written.lookup import told_audit


def show(first: Path, second: Path, language: str, *, as_json: bool) -> None:
    """Write the two side by side."""
    pair = (read_result(first), read_result(second))
    if as_json:
        say_json({"differs": differs(pair), "first": _plain(pair[0]), "second": _plain(pair[1])})
        return
    tellings = (telling_of(pair[0].plan, language), telling_of(pair[1].plan, language))
    shown(beside(pair, tellings), tellings[0])


def _plain(result: Result) -> dict[str, object]:
    return {
        "plan": result.plan_digest,
        "data": result.data.digest,
        "made_on": result.made_on.isoformat(),
        "groupings": [one.plain() for one in told_audit(result).groupings],
    }
