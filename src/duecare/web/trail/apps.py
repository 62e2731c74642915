"""What was done, by whom, when: one entry per act, chained so that a later alteration shows."""

from __future__ import annotations

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The app."""

    name = "duecare.web.trail"
    label = "trail"
