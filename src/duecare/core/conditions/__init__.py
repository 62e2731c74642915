"""Three-valued trees over facts: yes, no and unknown, with the leaves that decide and those that could."""

from duecare.core.conditions.evaluate import UNKNOWN, KnownFacts, Leaf, Outcome, evaluate
from duecare.core.conditions.known import KnownFact, Value
from duecare.core.conditions.truth import Truth

__all__ = ["UNKNOWN", "KnownFact", "KnownFacts", "Leaf", "Outcome", "Truth", "Value", "evaluate"]
