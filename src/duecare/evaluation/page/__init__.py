"""A result as one page that needs nothing else, or as a part of another page."""

from __future__ import annotations

from duecare.evaluation.page.page import beside_part, result_body, result_page, result_part

__all__ = ["beside_part", "result_body", "result_page", "result_part"]
