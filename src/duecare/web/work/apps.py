"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The app."""

    name = "duecare.web.work"
    label = "work"
