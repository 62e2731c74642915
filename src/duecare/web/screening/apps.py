"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """The app."""

    name = "duecare.web.screening"
    label = "screening"
