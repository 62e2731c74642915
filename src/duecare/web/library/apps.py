"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The app."""

    name = "duecare.web.library"
    label = "library"
