"""What a card's closed field implies. Only what a model can make: of what a use does to people a card says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.exchange.source import Suggestion

MAKES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": (
            *("audio-text-to-text", "conversational", "image-text-to-text", "image-to-text", "summarization"),
            *("text-generation", "text2text-generation", "translation", "video-text-to-text"),
        ),
        "images": ("image-to-image", "text-to-image", "unconditional-image-generation"),
        "video": ("image-to-video", "text-to-video", "video-to-video"),
        "sound-or-voice": ("audio-to-audio", "text-to-audio", "text-to-speech"),
    }
)
"""The hub's tasks, by what comes out. Tasks from which several kinds or none may come out are left out."""

KEY = "pipeline_tag"


def _written(task: str) -> tuple[str, ...]:
    """The ways in which a line of YAML says it."""
    return tuple(f"{KEY}: {quote}{task}{quote}" for quote in ("", '"', "'"))


SUGGESTIONS = tuple(
    Suggestion(KEY, frozenset(way for task in tasks for way in _written(task)), "generated-kinds", (kind, "unknown"))
    for kind, tasks in MAKES.items()
)
"""What else it makes stays open: a card names one task."""
