"""Statistics on cells: rates, differences and changes, each with what it may be off by."""

from __future__ import annotations

from duecare.evaluation.statistics.evaluate import evaluate
from duecare.evaluation.statistics.publishing import published

__all__ = ["evaluate", "published"]
