"""Run the tests of the web floor on a PostgreSQL that is started for them: `python -m tests.web.on_postgres`."""

from __future__ import annotations

import os
import sys

import pytest

from tests.web.postgres import postgres


def main(arguments: list[str]) -> int:
    """Pytest's exit code."""
    with postgres() as url:
        os.environ["DATABASE_URL"] = url
        return pytest.main(["tests/web", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
