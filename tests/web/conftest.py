"""Django for the tests of the web floor only: the tests of the other floors show that they need none.

The database is SQLite in memory, or the one that DATABASE_URL names: `python -m tests.web.on_postgres` starts a
PostgreSQL of its own and runs these same tests on it.
"""

from __future__ import annotations

import atexit
import os
import tempfile

import django

_data = tempfile.TemporaryDirectory(prefix="duecare-tests-")
atexit.register(_data.cleanup)

for _name in [name for name in os.environ if name.startswith("DUECARE_")]:
    del os.environ[_name]
os.environ.update(DJANGO_SETTINGS_MODULE="duecare.web.settings", DUECARE_DATA=_data.name)
django.setup()
