"""What every test stands on: the profiles of random tests, the knowledge bundle, and browser tests last."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
EFFORT = int(os.environ.get("EFFORT", "1"))

settings.register_profile(
    "duecare",
    max_examples=50 * EFFORT,
    deadline=None,  # the machines that run this are shared
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("duecare")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run last: the browser's event loop stays open, and Django refuses to work beside one."""
    items.sort(key=lambda item: "browser" in item.keywords)
