"""The routes of engagement: all below a dossier's own."""

from __future__ import annotations

from django.urls import path

from duecare.web.dossiers.urls import ONE
from duecare.web.engagement.views import listing, record

app_name = "engagement"

HELD = f"{ONE}engagement/<slug:held_id>/"

urlpatterns = [
    path(f"{ONE}engagement/", listing.engagement, name="list"),
    path(f"{ONE}new-hearing/", record.add, {"kind": "heard"}, name="new"),
    path(f"{ONE}plan-hearing/", record.add, {"kind": "planned"}, name="plan"),
    path(f"{ONE}nobody-heard/", record.add, {"kind": "nobody"}, name="nobody"),
    path(HELD, record.one, name="one"),
    path(f"{HELD}change/", record.change, name="change"),
    path(f"{HELD}remove/", record.remove, name="remove"),
]
