"""All routes. Each app has its own file; this one puts them together."""

from __future__ import annotations

from django.urls import include, path

from duecare.web.assessment import urls as assessment
from duecare.web.dossiers import urls as dossiers
from duecare.web.engagement import urls as engagement
from duecare.web.evaluation import urls as evaluation
from duecare.web.evidence import urls as evidence
from duecare.web.library import urls as library
from duecare.web.look import urls as look
from duecare.web.look import views
from duecare.web.screening import urls as screening
from duecare.web.work import urls as work

urlpatterns = [
    path("look/", include(look)),
    path("", include(work)),
    path("", include(library)),
    path("", include(assessment)),
    path("", include(screening)),
    path("", include(evidence)),
    path("", include(engagement)),
    path("", include(evaluation)),
    path("", include(dossiers)),
]

handler400 = views.bad_request
handler403 = views.not_allowed
handler404 = views.not_found
handler500 = views.our_fault
