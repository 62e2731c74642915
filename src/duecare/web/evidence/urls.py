"""The routes of evidence: all below a dossier's own."""

from __future__ import annotations

from django.urls import path

from duecare.web.dossiers.urls import ONE
from duecare.web.evidence.views import pieces

app_name = "evidence"

PIECE = f"{ONE}evidence/<slug:piece_id>/"

urlpatterns = [
    path(f"{ONE}evidence/", pieces.evidence, name="list"),
    path(f"{ONE}new-evidence/", pieces.edit, name="new"),
    path(f"{PIECE}change/", pieces.edit, name="change"),
    path(f"{PIECE}check/", pieces.check, name="check"),
    path(f"{PIECE}remove/", pieces.remove, name="remove"),
]
