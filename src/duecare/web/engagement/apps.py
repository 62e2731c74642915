"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    """The app."""

    name = "duecare.web.engagement"
    label = "engagement"
