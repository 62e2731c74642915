"""Statistics on cells: rates, differences and changes, each with what it may be off by."""

from __future__ import annotations

from duecare.evaluation.statistics.evaluate import evaluate

__all__ = ["evaluate"]
