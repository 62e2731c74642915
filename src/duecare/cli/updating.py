"""What `duecare import --update` tells of the dossiers in a folder, and what `--apply` writes into them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from duecare.cli.editions import LONGEST, told
from duecare.cli.importing import ALL, cut
from duecare.core.catalogue import Catalogue
from duecare.core.dossier import Dossier
from duecare.core.errors import InputError
from duecare.core.revision import MergeConflictError, apply_all, merge
from duecare.exchange import Source
from duecare.exchange.finding import Finder
from duecare.exchange.formats import format_of
from duecare.exchange.identity import Keys, identities_of, keys_of, same
from duecare.exchange.kept import newest_first, source_of
from duecare.exchange.sight import OWN_FORMAT
from duecare.exchange.suggesting import Part, Update, suggest
from duecare.files.read import read_dossier
from duecare.files.write import update_dossier

MOST = 10_000
"""Dossiers of one folder."""
BEGINNING = 2_000
"""Bytes in which a file says what it is."""
STAYS = {
    "edited": "Stays as somebody wrote it",
    "confirmed": "Stays as somebody decided it",
    "unsaid": "The newer record says nothing of it, and it stays",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a dossier keeps, and what the newer file says of it."""

    path: Path
    dossier: Dossier
    kept: str
    update: Update | None = None
    """Nothing where the record is the same, is gone, or cannot be told."""
    problem: str = ""
    """Why nothing can be suggested; empty where nothing differs."""


def found_in(folder: Path, source: Source, *, by: str, on: date) -> list[Found]:
    """Every record of this register that a dossier of the folder keeps. Raises InputError for a folder without any."""
    paths = sorted(path for path in folder.glob("*") if path.suffix in (".yaml", ".yml", ".json"))[: MOST + 1]
    if len(paths) > MOST:
        raise InputError(f"{folder} holds more than {MOST:,} files.", next_step="Give a folder with fewer dossiers.")
    finder = Finder(source)
    found = [one for path in paths if _is_dossier(path) for one in _in_dossier(path, finder, by=by, on=on)]
    if not found:
        raise InputError(
            f"No dossier in {folder} keeps a record of the kind that {source.file_name} holds.",
            next_step="Start dossiers with --take, or give the folder that holds them.",
        )
    return found


def _is_dossier(path: Path) -> bool:
    """Whether the file says that it is one: a mapping of columns or a pack may lie beside them."""
    with path.open("rb") as file:
        return OWN_FORMAT.search(file.read(BEGINNING).decode("utf-8", errors="replace")) is not None


def _in_dossier(path: Path, finder: Finder, *, by: str, on: date) -> Iterator[Found]:
    """The records of one dossier that can be found in the file: of several editions of one, the newest."""
    dossier = read_dossier(path)
    seen: list[Keys] = []
    for kept, record in newest_first(dossier):
        try:
            older = source_of(record, finder.source.columns)
        except InputError as error:
            if record.format == finder.source.format:
                yield Found(path, dossier, kept, problem=error.happened)
            continue
        identities = identities_of(format_of(older.format))
        keys = keys_of(older.records[0], identities)
        if finder.compares(older) and not any(same(keys, other, identities) for other in seen):
            seen.append(keys)
            if finder.find(older) or format_of(finder.source.format).whole:
                yield _told(path, dossier, kept, older, finder, by=by, on=on)


def _told(path: Path, dossier: Dossier, kept: str, older: Source, finder: Finder, *, by: str, on: date) -> Found:
    found = finder.find(older)
    if len(found) != 1:
        several = f"Several records could be it: {', '.join(str(one.position) for one in found[:10])}."
        gone = f"{finder.source.file_name} does not hold its record any more. Nothing is changed by that: look why."
        return Found(path, dossier, kept, problem=several if found else gone)
    update = suggest(dossier, kept, found[0], finder.source, by=by, on=on, columns=finder.source.columns)
    return Found(path, dossier, kept, update if update.fields else None)


def lines(found: Sequence[Found], source: Source) -> Iterator[str]:
    """For each dossier what its record said then and says now, and what of the dossier that would touch."""
    yield f"{source.file_name}: {len(found):,} of its records, or of older ones, are kept by dossiers."
    for one in found:
        yield from ("", f"{one.dossier.id}  ({one.path})")
        if one.update is None:
            yield f"    {one.problem or 'The record is the same, word for word.'}"
        else:
            yield from _differences(one.update)
    ids = sorted({one.dossier.id for one in found if one.update})
    if ids:
        yield ""
        yield f"Nothing was changed. To take changes over: add --apply with ids of dossiers, such as --apply {ids[0]}"


def _differences(update: Update) -> Iterator[str]:
    yield f"    Record {update.record.position} differs from the one that is kept ({update.kept}):"
    yield from told(update.fields, whole=False)
    yield "    Would be taken over, with the newer record beside the older one:"
    yield from (f"        {_part(part)}" for part in update.fitting)
    if not update.fitting:
        yield "        nothing else"
    for part in update.staying:
        yield f"    {STAYS[part.why]}: {_part(part)}"
        if part.why != "unsaid":
            yield f"        the dossier says {_said(part.here)}"


def _part(part: Part) -> str:
    return f"{'.'.join(part.path)}: {_said(part.then)} → {_said(part.now)}"


def _said(value: Any) -> str:
    """A value on one line; of a suggested fact or an organisation, what it says."""
    if value is None:
        return "(nothing)"
    if isinstance(value, dict):
        value = value.get("value", value.get("name", value))
    return cut(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), LONGEST)


def apply_to(found: Sequence[Found], ids: str, catalogue: Catalogue, on: date) -> Iterator[str]:
    """Take over what fits, into the files of these dossiers. Yields a line for each.

    Raises InputError, and writes nothing, for an id with nothing to take over.
    """
    waiting: dict[str, list[Found]] = {}
    for one in found:
        if one.update:
            waiting.setdefault(one.dossier.id, []).append(one)
    chosen = list(waiting) if ids.strip() == ALL else [part.strip() for part in ids.split(",")]
    unknown = [id_ for id_ in chosen if id_ not in waiting]
    if unknown:
        raise InputError(
            f"Nothing of {', '.join(unknown[:10])} has changed in the newer file.",
            means="Nothing was written.",
            next_step="Leave out --apply to see which dossiers could take something over.",
        )
    for id_ in dict.fromkeys(chosen):
        yield from _write(waiting[id_], catalogue, on)


def _write(found: Sequence[Found], catalogue: Catalogue, on: date) -> Iterator[str]:
    dossier, path = found[0].dossier, found[0].path
    try:
        for one in found:
            dossier = _merged(one, dossier, catalogue, on)
    except MergeConflictError as error:
        places = ", ".join(".".join(conflict.path) for conflict in error.conflicts)
        yield f"{path}: left as it is. With what was changed there, it would alter {places}: change it by hand."
        return
    update_dossier(dossier, path)
    taken = sum(len(one.update.fitting) for one in found if one.update)
    yield f"{path}: the newer record is kept, and {taken} of its changes taken over."


def _merged(one: Found, dossier: Dossier, catalogue: Catalogue, on: date) -> Dossier:
    if one.update is None:
        return dossier
    return merge(one.update.base, apply_all(one.update.base, one.update.changes()), dossier, catalogue, on)
