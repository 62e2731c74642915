"""A plan from a file, and what names it for good."""

from __future__ import annotations

from pathlib import Path

from duecare.core.dossier.canonical import canonical_bytes, digest_of
from duecare.evaluation.plan.plan import Plan
from duecare.files.bounds import read_bytes
from duecare.files.read import parse_tree
from duecare.files.validate import validate


def read_plan(path: Path) -> Plan:
    """The plan in a YAML or JSON file. Raises InputError with every problem: line, place, what to write."""
    return parse_plan(read_bytes(path), str(path))


def parse_plan(data: bytes, name: str) -> Plan:
    """The plan in the bytes of a YAML or JSON file of that name. Raises InputError with every problem."""
    return validate(parse_tree(data, name), Plan)


def as_filed(plan: Plan) -> Plan:
    """The plan as cells and results keep it: names in the order of canonical JSON, not in that of the writer.

    What depends on their order is then the same for whoever has the table and whoever has the cells alone.
    """
    return parse_plan(canonical_bytes(plan.plain()), "plan.json")


def plan_digest(plan: Plan) -> str:
    """The digest by which cells and results name their plan."""
    return digest_of(plan.plain())
