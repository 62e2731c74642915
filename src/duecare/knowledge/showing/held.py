"""Which cases hold a record, on which side: what a lawyer who changes it will be told by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from duecare.core.catalogue.base import Record
from duecare.knowledge.cases import CONDITIONAL, Case, Expected
from duecare.knowledge.showing.words import Section, plain


def held_by(kind: str, record: Record, cases: Sequence[Case]) -> Iterator[Section]:
    """The cases that expect something of the record, by what they expect; those that state the fact, by its answer."""
    found: dict[str, list[str]] = defaultdict(list)
    named = False
    for case in cases:
        lines = list(_lines(kind, record.id, case))
        named = named or bool(lines and case.names)
        for side, line in lines:
            found[side].append(line)
    for side, held in found.items():
        yield f"Cases: {side}", list(dict.fromkeys(held))
    yield "Of each case that names somebody real", [CONDITIONAL] if named else []


def _lines(kind: str, id_: str, case: Case) -> Iterator[tuple[str, str]]:
    if kind == "facts":
        value = case.dossier.get("facts", {}).get(id_, {}).get("value")
        if value is not None:
            answer = ", ".join(value) if isinstance(value, list) else str(value)
            yield f"answered {answer}", f"{case.id}: {case.title}"
        return
    for day in case.days():
        for side in _sides(kind, id_, day.expect):
            yield side, f"{case.id} on {day.on}: {case.title}"


def _sides(kind: str, id_: str, expect: Expected) -> Iterator[str]:
    yield from (plain(table[id_]) for table in _tables(kind, expect) if id_ in table)


def _tables(kind: str, expect: Expected) -> Sequence[Mapping[str, str]]:
    """What is expected of the records of a kind, by their ids."""
    match kind:
        case "red-lines":
            return [expect.red_lines]
        case "harms":
            return [expect.harms]
        case "rights":
            return [expect.rights]
        case "duties":
            return [expect.duties, {duty: f"what is held: {held}" for duty, held in expect.held.items()}]
        case "gates":
            return [dict.fromkeys(expect.blocked, "blocked"), dict.fromkeys(expect.not_blocked, "free")]
        case "checks":
            lists = {"open": expect.open_items, "not open": expect.not_open}
            return [dict.fromkeys(held.get("robustness", ()), side) for side, held in lists.items()]
    return []
