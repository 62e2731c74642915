"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The app."""

    name = "duecare.web.assessment"
    label = "assessment"
