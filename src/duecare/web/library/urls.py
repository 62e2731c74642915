"""The routes of the knowledge."""

from __future__ import annotations

from django.urls import path

from duecare.web.library.views import pages

app_name = "library"

urlpatterns = [
    path("knowledge/", pages.kinds, name="kinds"),
    path("knowledge/<slug:kind>/", pages.records, name="records"),
    path("knowledge/<slug:kind>/<slug:record_id>/", pages.record, name="record"),
]
