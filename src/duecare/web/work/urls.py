"""The routes of what is done and decided: all below a dossier's own."""

from __future__ import annotations

from django.urls import path

from duecare.web.dossiers.urls import ONE
from duecare.web.work.views import attached, decisions, measure, measures, otherwise, standing

app_name = "work"

MEASURE = f"{ONE}measures/<slug:measure_id>/"
EFFECT = f"{MEASURE}effects/<slug:group_id>/"

urlpatterns = [
    path(f"{ONE}measures/", measures.measures, name="measures"),
    path(f"{ONE}new-measure/", measure.edit, name="new-measure"),
    path(MEASURE, measure.measure, name="measure"),
    path(f"{MEASURE}change/", measure.edit, name="edit-measure"),
    path(EFFECT, measure.effect, name="effect"),
    path(f"{EFFECT}otherwise/", otherwise.voice, name="new-otherwise"),
    path(f"{EFFECT}otherwise/<slug:contrary_id>/", otherwise.voice, name="otherwise"),
    path(f"{EFFECT}otherwise/<slug:contrary_id>/answer/", otherwise.answer, name="answer-otherwise"),
    path(f"{EFFECT}otherwise/<slug:contrary_id>/remove/", otherwise.remove, name="remove-otherwise"),
    path(f"{ONE}attached/<slug:counted_id>/", attached.attached, name="attached"),
    path(f"{ONE}attached/<slug:counted_id>/remove/", attached.remove, name="remove-attached"),
    path(f"{MEASURE}remove/", measure.remove, name="remove-measure"),
    path(f"{ONE}decisions/", decisions.decisions, name="decisions"),
    path(f"{ONE}gates/<slug:gate_id>/decide/", decisions.decide, name="decide"),
    path(f"{ONE}next-decision/", standing.next_decision, name="next-decision"),
    path(f"{ONE}review/", standing.review, name="review"),
    path(f"{ONE}assessors/", standing.assessors, name="assessors"),
]
