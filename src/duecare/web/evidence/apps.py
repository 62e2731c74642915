"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The app."""

    name = "duecare.web.evidence"
    label = "evidence"
