"""Packs: records that an organisation or a State adds to the shipped ones. A pack never changes or removes a record.

A pack is a folder (`pack.yaml`, `<kind>/<id>.yaml`, and cases in `cases/`) or one file (`pack:`, and `records:` by kind
and id). Every id of a pack starts with the pack's id and a hyphen, so that it can never take a shipped record's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duecare.core.catalogue import KINDS, Catalogue, Pack
from duecare.core.errors import InputError, KnowledgeError, Problem
from duecare.files.compose import Tree
from duecare.files.validate import validate
from duecare.knowledge.bundle import Records, catalogue_of
from duecare.knowledge.cases import Case, read_cases
from duecare.knowledge.check import check_structure
from duecare.knowledge.sources import Reading, refuse, tree_of, yaml_files

ADDABLE = tuple(kind for kind in KINDS if kind not in ("scales", "gates", "packs"))
"""What a pack may add. The scale and the gates are not among them: a second one could weaken the first."""

PACK_FILE = "pack.yaml"
CASES = "cases"


@dataclass(frozen=True, slots=True, eq=False)
class LoadedPack:
    """A pack as it was read: who made it, its records, and the cases that hold them."""

    pack: Pack
    records: Records
    cases: tuple[Case, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The pack's id and those of its records."""
        return (self.pack.id, *(id_ for records in self.records.values() for id_ in records))


def read_pack(path: Path) -> LoadedPack:
    """The pack in a folder or a file. Raises KnowledgeError with every problem, each with its file and line."""
    try:
        head, records = _folder(path) if path.is_dir() else _file(path)
        pack = validate(head, Pack)
    except InputError as error:
        raise KnowledgeError(error.happened, problems=error.problems, next_step=error.next_step) from error
    reading = Reading()
    for kind, id_, tree in records:
        if kind not in ADDABLE:
            can = f"It can add: {', '.join(ADDABLE)}."
            reading.problems.append(tree.place(Problem(f"A pack cannot add {kind}.", can)))
        elif not id_.startswith(f"{pack.id}-"):
            reading.problems.append(
                tree.place(Problem(f"{id_} is not named as the pack's own.", f"Call it {pack.id}-{id_}."))
            )
        else:
            reading.take(kind, id_, tree)
    cases = path / CASES
    return LoadedPack(pack, reading.done("The pack's records"), read_cases(cases) if cases.is_dir() else ())


def with_packs(catalogue: Catalogue, *packs: LoadedPack) -> Catalogue:
    """The catalogue with the packs' records added; its digest covers them. Without packs it is the same catalogue.

    Raises KnowledgeError when a pack could be mistaken for another or for shipped records, or when a name in it leads
    nowhere.
    """
    if not packs:
        return catalogue
    refuse("The packs", list(_clashes(catalogue, packs)))
    records = {kind: dict(catalogue.records.get(kind, {})) for kind in KINDS}
    for loaded in packs:
        records["packs"][loaded.pack.id] = loaded.pack
        for kind, added in loaded.records.items():
            records[kind].update(added)
    merged = catalogue_of(records)
    refuse("The packs", check_structure(merged))
    return merged


Entry = tuple[str, str, Tree]
"""The kind, the id and the plain values of one record."""


def _folder(folder: Path) -> tuple[Tree, list[Entry]]:
    files = [path for path in yaml_files(folder) if path.relative_to(folder).parts[0] not in (CASES, PACK_FILE)]
    return tree_of(folder / PACK_FILE), [
        ("/".join(path.relative_to(folder).parts[:-1]) or path.name, path.stem, tree_of(path)) for path in files
    ]


def _file(path: Path) -> tuple[Tree, list[Entry]]:
    tree = tree_of(path)
    top = tree.value if isinstance(tree.value, dict) else {}
    odd = [tree.place(Problem(f"There is no {key} here.", "Use pack and records.", (key,))) for key in top]
    problems = (*tree.problems, *(problem for problem in odd if problem.path[0] not in ("pack", "records")))
    head = replace(_inside(tree, ("pack",), top.get("pack")), problems=problems)
    return head, list(_records(tree, top.get("records")))


def _records(tree: Tree, records: object) -> Iterator[Entry]:
    for kind, by_id in records.items() if isinstance(records, dict) else ():
        for id_, value in by_id.items() if isinstance(by_id, dict) else ():
            yield kind, id_, _inside(tree, ("records", kind, id_), value)


def _inside(tree: Tree, way: tuple[str, ...], value: object) -> Tree:
    """A part of a document as a tree of its own, which keeps its lines."""
    lines = {path[len(way) :]: line for path, line in tree.lines.items() if path[: len(way)] == way}
    return Tree(tree.name, value, lines)


def _clashes(catalogue: Catalogue, packs: Sequence[LoadedPack]) -> Iterator[Problem]:
    taken = [id_ for records in catalogue.records.values() for id_ in records]
    before: list[str] = list(catalogue.records.get("packs", {}))
    for loaded in packs:
        id_ = loaded.pack.id
        mine = [other for other in taken if _belongs(other, id_)] + [other for other in before if _belongs(id_, other)]
        if mine:
            yield Problem(f"The pack's id {id_} cannot be told from {mine[0]}.", "Choose another.", file=PACK_FILE)
        taken += loaded.ids
        before.append(id_)


def _belongs(id_: str, pack: str) -> bool:
    """Whether an id is a pack's by its name."""
    return id_ == pack or id_.startswith(f"{pack}-")
