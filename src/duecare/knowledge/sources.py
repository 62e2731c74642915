"""Reads records from YAML, `<kind>/<id>.yaml` below a folder: the file's name is the id, the folder the kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from duecare.core.catalogue import KINDS, Frozen
from duecare.core.catalogue.base import Record
from duecare.core.errors import InputError, KnowledgeError, Problem
from duecare.files.bounds import read_bytes
from duecare.files.compose import Tree
from duecare.files.read import parse_tree
from duecare.files.validate import validate
from duecare.knowledge.translations import FOLDER as TRANSLATIONS
from duecare.knowledge.translations import Languages, TranslationFile

RECORDS = Path(__file__).with_name("records")

Named = TypeVar("Named", bound=Frozen)


@dataclass
class Reading:
    """What was read so far, and everything that is wrong with it."""

    records: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    problems: list[Problem] = field(default_factory=list)

    def take(self, kind: str, id_: str, tree: Tree) -> None:
        """Keep the record that a tree holds, or its problems."""
        try:
            self.records[kind][id_] = named(tree, id_, KINDS[kind])
        except InputError as error:
            self.problems.extend(error.problems)

    def done(self, what: str) -> Mapping[str, Mapping[str, Record]]:
        """All records, by kind and id. Raises KnowledgeError with every problem when there are any."""
        refuse(what, self.problems)
        return self.records


def read_records(folder: Path = RECORDS) -> Mapping[str, Mapping[str, Record]]:
    """Every record below the folder. Raises KnowledgeError with every problem of every file, each with its line."""
    reading = Reading()
    for path in yaml_files(folder):
        kind = path.relative_to(folder).parts[0]
        if kind not in KINDS or path.parent.parent != folder:
            reading.problems.append(_misplaced(path, "Put it in one of"))
            continue
        try:
            reading.take(kind, path.stem, tree_of(path))
        except InputError as error:
            reading.problems.extend(error.problems)
    return reading.done("The knowledge records")


def read_translations(folder: Path = TRANSLATIONS) -> Languages:
    """Every language below the folder. Raises KnowledgeError with every problem, each with its file and line."""
    languages: dict[str, list[TranslationFile]] = {}
    problems: list[Problem] = []
    for path in yaml_files(folder):
        if path.stem not in KINDS or path.parent.parent != folder:
            problems.append(_misplaced(path, "Put it in the folder of its language, and name it after a kind"))
            continue
        try:
            languages.setdefault(path.parent.name, []).append(named(tree_of(path), path.stem, TranslationFile))
        except InputError as error:
            problems.extend(error.problems)
    refuse("The translations", problems)
    return languages


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files below a folder, in the order of their names."""
    yield from sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))


def tree_of(path: Path) -> Tree:
    """The plain values of one file. Raises InputError when it cannot be read, always with a problem."""
    try:
        return parse_tree(read_bytes(path), str(path))
    except InputError as error:
        if error.problems:
            raise
        raise InputError(error.happened, problems=[Problem(error.happened, error.next_step, file=str(path))]) from None


def named(tree: Tree, id_: str, model: type[Named]) -> Named:
    """The value of a file, whose name is its id. Raises InputError with every problem."""
    if isinstance(tree.value, dict):
        if "id" in tree.value:
            twice = Problem("The file's name is the id.", "Leave this line out.", path=("id",))
            tree = replace(tree, problems=(*tree.problems, tree.place(twice)))
        tree = replace(tree, value={**tree.value, "id": id_})
    return validate(tree, model)


def refuse(what: str, problems: Sequence[Problem]) -> None:
    """Raises KnowledgeError when there are problems."""
    if problems:
        many = "one problem" if len(problems) == 1 else f"{len(problems):,} problems"
        raise KnowledgeError(
            f"{what} have {many}.", problems=problems, means="Nothing was built.", next_step="Correct the files."
        )


def _misplaced(path: Path, instead: str) -> Problem:
    return Problem("This file is in no folder of a kind.", f"{instead}: {', '.join(KINDS)}.", file=str(path))
