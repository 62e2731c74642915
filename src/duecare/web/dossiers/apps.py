"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The app."""

    name = "duecare.web.dossiers"
    label = "dossiers"
