"""Compiles the YAML records and translations into what processes load: `python -m duecare.knowledge.compile`."""

from __future__ import annotations

import sys
from pathlib import Path

from duecare.core.catalogue import Catalogue
from duecare.core.errors import KnowledgeError
from duecare.knowledge.bundle import BUNDLE, catalogue_of, to_bytes
from duecare.knowledge.signals import compile_signals
from duecare.knowledge.sources import RECORDS, read_records, read_translations
from duecare.knowledge.translations import FOLDER as TRANSLATIONS
from duecare.knowledge.translations import compiled


def compile_records(folder: Path = RECORDS, bundle: Path = BUNDLE) -> Catalogue:
    """Write the bundle of the records below the folder. Raises KnowledgeError with every problem of every file."""
    catalogue = catalogue_of(read_records(folder))
    bundle.write_bytes(to_bytes(catalogue))
    return catalogue


def compile_translations(folder: Path = TRANSLATIONS) -> tuple[Path, ...]:
    """Write what processes load of each language. Raises KnowledgeError with every problem of every file."""
    written = {folder / f"{language}.json": compiled(files) for language, files in read_translations(folder).items()}
    for path, data in written.items():
        path.write_bytes(data)
    return tuple(written)


def main() -> None:
    """Compile what is shipped; says what is wrong and stops the build when it cannot be read."""
    try:
        compile_records()
        compile_translations()
        compile_signals()
    except KnowledgeError as error:
        sys.exit("\n".join([*map(str, error.problems), str(error)]))


if __name__ == "__main__":
    main()
