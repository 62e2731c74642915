"""A dossier and its findings as files for other programs, as an audience may have them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, time
from types import MappingProxyType

from duecare.core.revision.view import View
from duecare.files.write import dossier_json, dossier_yaml
from duecare.report.impact_table import impacts_csv, table

WITHHELD = "withheld.csv"


def names(view: View) -> tuple[str, ...]:
    """The names of the files there are. Only for others than the team there is a list of what is withheld."""
    return tuple(name for name in MADE if name != WITHHELD or view.audience != "team")


def made(view: View, name: str) -> bytes:
    """One of the files. Raises KeyError for a name that is none."""
    if name not in names(view):
        raise KeyError(name)
    return MADE[name](view)


def together(view: View) -> bytes:
    """All of them in one archive; the same view gives the same bytes."""
    out = io.BytesIO()
    day = datetime.combine(view.findings.on, time()).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names(view):
            entry = zipfile.ZipInfo(name, day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, made(view, name))
    return out.getvalue()


def findings_json(view: View) -> str:
    """The findings as `duecare assess --json` gives them."""
    return json.dumps(view.findings.plain(), ensure_ascii=False, indent=2) + "\n"


def withheld_csv(view: View) -> bytes:
    """What the audience does not see: its kind, its id, and the reason that may be told."""
    rows = ((one.kind, one.id, one.because) for one in view.withheld)
    return table(("kind", "id", "because"), rows)


def _not_all(view: View) -> str:
    """A comment for people who read the file alone: what it does not hold may be hidden, and is not absent."""
    return f"# Not all that is recorded stands here. {WITHHELD} lists what is not shown.\n" if view.withheld else ""


MADE: Mapping[str, Callable[[View], bytes]] = MappingProxyType(
    {
        "dossier.yaml": lambda view: (_not_all(view) + dossier_yaml(view.dossier)).encode(),
        "dossier.json": lambda view: dossier_json(view.dossier).encode(),
        "findings.json": lambda view: findings_json(view).encode(),
        "impacts.csv": lambda view: impacts_csv(view.dossier, view.findings, view.withheld),
        WITHHELD: withheld_csv,
    }
)
"""What makes each file, by its name."""
