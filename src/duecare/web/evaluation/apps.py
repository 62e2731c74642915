"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """The app."""

    name = "duecare.web.evaluation"
    label = "evaluation"
