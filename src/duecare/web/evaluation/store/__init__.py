"""How evaluations lie in their table and in the data folder."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from duecare.core.dossier import canonical_bytes
from duecare.core.errors import DuecareError, InputError
from duecare.evaluation.cells import Cells, parse_cells
from duecare.evaluation.plan import Plan, parse_plan
from duecare.evaluation.result import Result, parse_result
from duecare.web.dossiers.store import pack, unpack
from duecare.web.evaluation.models import Evaluation
from duecare.web.evaluation.store.sealed import ServerKey, opened


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, what it means for the person, what to do next."""

    happened: str
    means: str = ""
    next_step: str = ""
    problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: DuecareError) -> Trouble:
        """As an error tells it."""
        problems = error.problems[:20] if isinstance(error, InputError) else ()
        return cls(error.happened, error.means, error.next_step, tuple(map(str, problems)))


def server_key() -> ServerKey:
    """The key of this server."""
    return ServerKey.of(str(settings.SECRET_KEY))


def data_of(evaluation: Evaluation) -> Iterator[bytes]:
    """The bytes that were brought, piece by piece, in memory only. Raises InputError when they are deleted."""
    if not evaluation.stored or evaluation.key is None:
        raise InputError("The data was deleted.", next_step="Bring the file again.")
    key = server_key().unseal(bytes(evaluation.key), evaluation.stored)
    return opened(settings.EVALUATION_DATA / evaluation.stored, key)


def packed_trouble(trouble: Trouble) -> bytes:
    """As it lies in the table."""
    return pack([trouble.happened, trouble.means, trouble.next_step, list(trouble.problems)])


def trouble_of(evaluation: Evaluation) -> Trouble | None:
    """What went wrong, if anything did."""
    if evaluation.problem is None:
        return None
    happened, means, next_step, problems = unpack(evaluation.problem)
    return Trouble(happened, means, next_step, tuple(problems))


def columns_of(evaluation: Evaluation) -> list[dict[str, Any]]:
    """What was seen of the columns."""
    return list(unpack(evaluation.columns)) if evaluation.columns is not None else []


def sheets_of(evaluation: Evaluation) -> list[str]:
    """The sheets of a workbook; none of another table."""
    return list(unpack(evaluation.sheets)) if evaluation.sheets is not None else []


def packed(content: bytes) -> bytes:
    """A document's bytes as they lie in the table."""
    return zlib.compress(content, 6)


def unpacked(content: bytes | memoryview) -> bytes:
    """The bytes of a document, as its digest names them."""
    return zlib.decompress(content)


def packed_plan(plan: Plan) -> bytes:
    """A plan as it lies in the table."""
    return packed(canonical_bytes(plan.plain()))


Draft = dict[str, dict[str, list[str]]]
"""What was typed: by step, by field, every value of it."""


def draft_of(evaluation: Evaluation) -> Draft:
    """What was typed for the plan so far."""
    return dict(unpack(evaluation.draft)) if evaluation.draft is not None else {}


def plan_of(evaluation: Evaluation) -> Plan | None:
    """The plan that was computed with."""
    return parse_plan(unpacked(evaluation.plan), "plan.json") if evaluation.plan is not None else None


def cells_of(evaluation: Evaluation) -> Cells | None:
    """The cells, if they are made."""
    return parse_cells(unpacked(evaluation.cells), "cells.json") if evaluation.cells is not None else None


def published_of(evaluation: Evaluation) -> Result | None:
    """The result as everybody may see it, if there is one."""
    return parse_result(unpacked(evaluation.published), "published.json") if evaluation.published else None


def result_of(evaluation: Evaluation) -> Result | None:
    """The result, if there is one."""
    return parse_result(unpacked(evaluation.result), "result.json") if evaluation.result is not None else None
