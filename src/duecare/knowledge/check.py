"""Checks the knowledge: what `duecare knowledge check` says, and what the build of a release must pass."""

from __future__ import annotations

from collections.abc import Sequence

from duecare.core.catalogue import Catalogue
from duecare.core.errors import Problem
from duecare.knowledge.cases import Case, read_cases
from duecare.knowledge.checks.covered import check_cases
from duecare.knowledge.checks.grounds import check_grounds
from duecare.knowledge.checks.house import check_house
from duecare.knowledge.checks.links import check_links
from duecare.knowledge.checks.questions import check_questions


def check(catalogue: Catalogue, cases: Sequence[Case] | None = None) -> tuple[Problem, ...]:
    """Everything wrong with these records, held against the cases (the shipped ones, where none are given).

    When names lead nowhere, the cases are not judged: what they would say means nothing.
    """
    structure = check_structure(catalogue)
    if any(check_links(catalogue)):
        return structure
    return (*structure, *check_cases(catalogue, read_cases() if cases is None else cases))


def check_structure(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Everything wrong with the records as such: names, conditions, sources, dates, sureness, scale and gates."""
    return (
        *check_links(catalogue),
        *check_questions(catalogue),
        *check_grounds(catalogue),
        *check_house(catalogue),
    )
