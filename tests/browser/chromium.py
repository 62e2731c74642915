"""Debian's Chromium, driven as it is: nothing is downloaded."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # so no page reaches anything but our own server
)
MISSING = "no Chromium was found (on Debian: apt install chromium), so nothing was tried in a browser"


def find() -> Path | None:
    """Where Chromium is installed, or nothing."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return Path(found) if found else None


def arguments() -> list[str]:
    """What to start it with. Chromium refuses its sandbox to root."""
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
