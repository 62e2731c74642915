"""Duecare: human rights due diligence on AI systems."""
