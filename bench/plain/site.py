"""The plain site, in one file: `gunicorn bench.plain.site`. PLAIN_BYTES says how large a page is wanted."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_I18N=False,
    MIDDLEWARE=[],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path(__file__).parent]}],
)
django.setup()

ROWS = 50
WORDS = "x" * max(0, int(os.environ.get("PLAIN_BYTES", "30000")) // ROWS - 200)


def page(request: HttpRequest) -> HttpResponse:
    """Fifty rows."""
    rows = [
        {"url": f"/{number}/", "title": f"Score {number}", "words": WORDS, "count": number} for number in range(ROWS)
    ]
    return render(request, "page.html", {"rows": rows})


urlpatterns = [path("", page)]
application = get_wsgi_application()
