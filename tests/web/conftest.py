"""Django for the tests of the web floor only: the tests of the other floors show that they need none."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duecare.web.settings")
