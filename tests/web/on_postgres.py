"""Run the tests of the web floor on a PostgreSQL that is started for them: `python -m tests.web.on_postgres`."""

from __future__ import annotations

import os
import sys

import pytest

from tests.conftest import EFFORT
from tests.web.postgres import postgres

ANY_DATABASE = ("look", "library", "test_weight.py")
"""What asks the database for nothing that others do not ask it for: looks, the knowledge (a file), and bytes."""

SAME_STATEMENTS = (
    "engagement",
    "evidence",
    *(
        f"assessment/test_{name}.py"
        for name in (
            "audience",
            "decisions",
            "export",
            "fact_search",
            "facts",
            "harms",
            "impacts",
            "limits",
            "opening",
            "pictures",
            "several_rights",
            "standpoints",
            "voices",
        )
    ),
    "dossiers/test_chain.py",
    "dossiers/test_following.py",
    "dossiers/test_going_back.py",
    "evaluation/test_attaching.py",
    "screening/test_pasted.py",
    "screening/test_suggested.py",
    "work/test_measures.py",
    "work/test_otherwise.py",
)
"""Forms about one part of a document, which are all saved and shown by the same verbs: of the 686 different statements
that the tests sent to the database when all were recorded, none came from these alone. More effort tries them, too."""


def main(arguments: list[str]) -> int:
    """Pytest's exit code."""
    with postgres() as url:
        os.environ["DATABASE_URL"] = url
        others = ANY_DATABASE if EFFORT > 1 else ANY_DATABASE + SAME_STATEMENTS
        left_out = [f"--ignore=tests/web/{path}" for path in others]
        return pytest.main(["tests/web", *left_out, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
