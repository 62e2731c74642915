"""The files that `duecare screen` writes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duecare.cli.output import say, write_over
from duecare.cli.screening import Screened
from duecare.triage.load import loads
from duecare.triage.written.reasons import Telling

HERE = "-"


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where to write what."""

    csv: Path | None = None
    xlsx: Path | None = None
    json: str | None = None
    html: Path | None = None

    @property
    def any(self) -> bool:
        """Whether anything is to be written."""
        return any(one is not None for one in (self.csv, self.xlsx, self.json, self.html))


def write(outputs: Outputs, run: Screened, telling: Telling) -> None:
    """Write what was asked for. A file that is already there is replaced: it can be made again at any time."""
    for path, said, make in _files(outputs):
        write_over(path, make(run, telling))
        say(f"The {said} is in {path}", to=sys.stderr if outputs.json == HERE else None)
    if outputs.json == HERE:
        sys.stdout.write(_json(run, telling).decode())
        sys.stdout.flush()


def _files(outputs: Outputs) -> Iterator[tuple[Path, str, Callable[[Screened, Telling], bytes]]]:
    if outputs.csv is not None:
        yield outputs.csv, "table", _csv
    if outputs.xlsx is not None:
        yield outputs.xlsx, "workbook", _xlsx
    if outputs.json is not None and outputs.json != HERE:
        yield Path(outputs.json), "JSON", _json
    if outputs.html is not None:
        yield outputs.html, "page", _html


def _csv(run: Screened, telling: Telling) -> bytes:
    from duecare.triage.written.as_csv import as_csv
    from duecare.triage.written.rows import head, rows

    return as_csv(head(telling), rows(run.lists, telling))


def _xlsx(run: Screened, telling: Telling) -> bytes:
    from duecare.triage.written.as_xlsx import as_xlsx
    from duecare.triage.written.sheets import sheets

    return as_xlsx(sheets(run.lists, loads(run.lists.systems), telling))


def _json(run: Screened, telling: Telling) -> bytes:
    from duecare.triage.written.document import screening_json

    return screening_json(run.screening, run.run, run.catalogue)


def _html(run: Screened, telling: Telling) -> bytes:
    from duecare.triage.written.page import screening_page

    return screening_page(run.screening, run.run, telling).encode()
