"""Run the tests of the web floor on a PostgreSQL that is started for them: `python -m tests.web.on_postgres`."""

from __future__ import annotations

import os
import sys

import pytest

from tests.web.postgres import postgres

ANY_DATABASE = ("look", "library", "test_weight.py")
"""What asks the database for nothing that others do not ask it for: looks, the knowledge (a file), and bytes."""


def main(arguments: list[str]) -> int:
    """Pytest's exit code."""
    with postgres() as url:
        os.environ["DATABASE_URL"] = url
        left_out = [f"--ignore=tests/web/{path}" for path in ANY_DATABASE]
        return pytest.main(["tests/web", *left_out, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
