"""All texts of an evaluation in English, by key: the originals that translations follow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.evaluation.words.figure_texts import FIGURE_TEXTS
from duecare.evaluation.words.measure_texts import MEASURE_TEXTS
from duecare.evaluation.words.page_texts import PAGE_TEXTS
from duecare.evaluation.words.plan_texts import PLAN_TEXTS

EVALUATION_TEXTS: Mapping[str, str] = MappingProxyType({**MEASURE_TEXTS, **FIGURE_TEXTS, **PLAN_TEXTS, **PAGE_TEXTS})
