"""The routes of what is done and decided: all below a dossier's own."""

from __future__ import annotations

from django.urls import path

from duecare.web.dossiers.urls import ONE
from duecare.web.work.views import measure, measures

app_name = "work"

MEASURE = f"{ONE}measures/<slug:measure_id>/"

urlpatterns = [
    path(f"{ONE}measures/", measures.measures, name="measures"),
    path(f"{ONE}new-measure/", measure.edit, name="new-measure"),
    path(MEASURE, measure.measure, name="measure"),
    path(f"{MEASURE}change/", measure.edit, name="edit-measure"),
    path(f"{MEASURE}effects/<slug:group_id>/", measure.effect, name="effect"),
    path(f"{MEASURE}remove/", measure.remove, name="remove-measure"),
]
