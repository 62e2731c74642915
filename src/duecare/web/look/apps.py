"""How every page looks: the base template, the components and their gallery, the designed error pages."""

from __future__ import annotations

from django.apps import AppConfig


class LookConfig(AppConfig):
    """The app."""

    name = "duecare.web.look"
    label = "look"
