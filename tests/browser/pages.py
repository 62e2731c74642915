"""The pages that are tried in a browser, by name. A new page of the web application gets a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "portfolio": "/",
    }
)
"""Name and path, as the demo has them."""
