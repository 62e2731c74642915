"""What every test stands on: the profile of random tests, browser tests last, and a word when the knowledge is old."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

EFFORT = int(os.environ.get("EFFORT", "1"))
"""How much more than usual is tried at random: 1 in `make test`, 50 in `make soak`."""
KNOWLEDGE = Path(__file__).parent.parent / "src" / "duecare" / "knowledge"

settings.register_profile(
    "duecare",
    max_examples=25 * EFFORT,
    derandomize=EFFORT == 1,  # what is submitted passes or fails by what it is; `make soak` looks for what is new
    deadline=None,  # the machines that run this are shared
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("duecare")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run last: the browser's event loop stays open, and Django refuses to work beside one."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


gc.disable()  # until the tests are found: all that is loaded for that stays


def pytest_collection_finish() -> None:
    """What was loaded to find the tests stays until the end. Without this the collector of garbage walks through it
    again and again, for a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 20, 50)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """`make test` builds the knowledge first; pytest alone does not, and then failures could mislead."""
    bundle, records = KNOWLEDGE / "bundle.json", (KNOWLEDGE / "records").rglob("*.yaml")
    if not bundle.exists():
        terminalreporter.write_line("The knowledge bundle is missing. Run: make build", red=True)
    elif bundle.stat().st_mtime < max((path.stat().st_mtime for path in records), default=0):
        terminalreporter.write_line("The knowledge bundle is older than its records. Run: make build", yellow=True)
