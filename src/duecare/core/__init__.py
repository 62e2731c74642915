"""Frozen values and pure functions: the document, the method, how documents change. No clock, no disk, no network."""
