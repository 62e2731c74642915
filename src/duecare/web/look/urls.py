"""Routes of the look."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from duecare.web.look import views

app_name = "look"
urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("language/", require_POST(set_language), name="set_language"),
]
