"""What a web server runs: `gunicorn duecare.web.wsgi`, or `duecare serve`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duecare.web.settings")
application = get_wsgi_application()
