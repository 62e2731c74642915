"""The routes of what texts suggest."""

from __future__ import annotations

from django.urls import path

from duecare.web.dossiers.urls import ONE
from duecare.web.screening.views import first, pasted, suggested

app_name = "screening"

urlpatterns = [
    path("start/file/<int:upload_id>/first/", first.first, name="first"),
    path("start/text/", pasted.start, name="start-text"),
    path(f"{ONE}paste/", pasted.paste, name="paste"),
    path(f"{ONE}suggested/", suggested.suggested, name="suggested"),
    path(f"{ONE}suggested/<slug:fact_id>/", suggested.confirm, name="confirm"),
    path(f"{ONE}suggested/<slug:fact_id>/aside/", suggested.aside, name="aside"),
    path(f"{ONE}suggested/<slug:fact_id>/back/", suggested.back, name="back"),
]
