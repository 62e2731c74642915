"""English originals: what translations follow."""

from __future__ import annotations


def gettext_noop(text: str) -> str:
    """Marks an English original for the translation catalogue and returns it as it is."""
    return text
