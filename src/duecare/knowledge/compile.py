"""Compiles the YAML records into the bundle that processes load: `python -m duecare.knowledge.compile`."""

from __future__ import annotations

import sys
from pathlib import Path

from duecare.core.catalogue import Catalogue
from duecare.core.errors import KnowledgeError
from duecare.knowledge.bundle import BUNDLE, catalogue_of, to_bytes
from duecare.knowledge.sources import RECORDS, read_records


def compile_records(folder: Path = RECORDS, bundle: Path = BUNDLE) -> Catalogue:
    """Write the bundle of the records below the folder. Raises KnowledgeError with every problem of every file."""
    catalogue = catalogue_of(read_records(folder))
    bundle.write_bytes(to_bytes(catalogue))
    return catalogue


def main() -> None:
    """Compile the shipped records; says what is wrong and stops the build when they cannot be read."""
    try:
        compile_records()
    except KnowledgeError as error:
        sys.exit("\n".join([*map(str, error.problems), str(error)]))


if __name__ == "__main__":
    main()
