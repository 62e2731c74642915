"""Frozen values and pure functions: the document, the method, and how documents change. No clock, no disk, no network."""
