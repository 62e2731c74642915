"""The worked cases that are shipped: read once, for all tests that go through them."""

from __future__ import annotations

from duecare.knowledge.cases import read_cases

CASES = read_cases()
