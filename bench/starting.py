"""From `duecare demo` on an empty folder to the first page."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

BAR_S = 10
DUECARE = Path(__file__).parent.parent / ".venv" / "bin" / "duecare"


def starting() -> list[str]:
    """The lines of the report on starting."""
    with tempfile.TemporaryDirectory(prefix="duecare-bench-") as folder:
        began = time.monotonic()
        process = subprocess.Popen(
            [str(DUECARE), "demo", "--data", folder], stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        try:
            url = _address(process)
            with urllib.request.urlopen(f"{url}/", timeout=30) as page:
                page.read()
            took = time.monotonic() - began
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)
    return [f"make demo, new database to first page: {took:.1f} s; bar {BAR_S} s: {took / BAR_S:.2f} of it"]


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found.group()
    raise RuntimeError("duecare demo ended before it was ready")
