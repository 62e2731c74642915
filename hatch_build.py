"""Builds what the package ships but the repository does not hold: the knowledge bundle and the translations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import polib

ROOT = Path(__file__).parent
LOCALE = ROOT / "src" / "duecare" / "locale"


def compile_translations() -> None:
    """Write a .mo beside each .po; needs no gettext on the machine."""
    for catalogue in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))


def compile_knowledge() -> None:
    """Write the knowledge bundle from its YAML records."""
    sys.path.insert(0, str(ROOT / "src"))
    from duecare.knowledge.compile import main

    main()


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by make, to compile the translations only
    pass
else:

    class KnowledgeHook(BuildHookInterface[Any]):
        """Runs in a package build; an editable install leaves both to make."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            if version != "editable":
                compile_translations()
                compile_knowledge()


if __name__ == "__main__":
    compile_translations()
