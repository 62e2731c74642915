"""What a web server runs: `gunicorn duecare.web.wsgi`, or `duecare serve`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duecare.web.settings")
pages = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The web application. A request that names no host gets none made up for it, and is refused."""
    environ.setdefault("HTTP_HOST", "")
    return pages(environ, start_response)
