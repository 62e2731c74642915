"""Reading documents: bounded, strict, and with every problem reported at once."""

from __future__ import annotations

from pathlib import Path

from duecare.core.dossier import Dossier, upgrade
from duecare.core.dossier.references import broken_references
from duecare.core.errors import InputError, Problem
from duecare.files.bounds import DOSSIER, Bounds, check_size, read_bytes
from duecare.files.compose import Tree, compose
from duecare.files.json_events import json_events
from duecare.files.text import decode
from duecare.files.validate import refuse, validate
from duecare.files.yaml_events import yaml_events


def read_dossier(path: Path) -> Dossier:
    """The dossier in a YAML or JSON file. Raises InputError with every problem: file, line, path, what to write."""
    return parse_dossier(read_bytes(path), str(path))


def parse_dossier(data: bytes, name: str) -> Dossier:
    """The dossier in the bytes of a YAML or JSON file of that name. Raises InputError with every problem."""
    tree, dossier = parse_shape(data, name)
    refuse(tree, broken_references(dossier))
    return dossier


def parse_shape(data: bytes, name: str) -> tuple[Tree, Dossier]:
    """The tree and the dossier, wherever its references lead. Raises InputError like `parse_dossier`."""
    tree = _upgraded(parse_tree(data, name))
    return tree, validate(tree, Dossier)


def parse_tree(data: bytes, name: str, bounds: Bounds = DOSSIER) -> Tree:
    """The plain values in the bytes of a YAML or JSON file, with the line of each.

    The tree may still carry problems (`validate` reports them with its own). Raises InputError when it cannot be read.
    """
    check_size(len(data), name, bounds)
    text = decode(data, name)
    return compose(json_events(text) if is_json(name, text) else yaml_events(text), name, bounds)


def is_json(name: str, text: str) -> bool:
    """Whether a file is JSON: by its name, or when that does not tell, by how it starts."""
    suffix = Path(name).suffix.lower()
    return suffix == ".json" or (suffix not in (".yaml", ".yml") and text.lstrip()[:1] == "{")


def _upgraded(tree: Tree) -> Tree:
    """The tree in today's format. A missing format is left to validation, which reports it with everything else."""
    if not isinstance(tree.value, dict) or "format" not in tree.value:
        return tree
    try:
        return Tree(tree.name, upgrade(tree.value), tree.lines, tree.problems)
    except InputError as error:
        problem = tree.place(Problem(error.happened, instead=error.next_step, path=("format",)))
        raise InputError(
            f"{tree.name} cannot be read.", problems=[problem], next_step="Correct it and try again."
        ) from None
