"""Who works here: people, organisations, and what each person is in an organisation."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app."""

    name = "duecare.web.people"
    label = "people"
