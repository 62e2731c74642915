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
from duecare.knowledge.checks.translated import check_translations
from duecare.knowledge.sources import read_translations
from duecare.knowledge.translations import Languages


def check(
    catalogue: Catalogue,
    cases: Sequence[Case] | None = None,
    translations: Languages | None = None,
) -> tuple[Problem, ...]:
    """Everything wrong with these records, with the cases they are held against and with their translations.

    Where no cases or translations are given, those that are shipped are read. When names lead nowhere, the cases are
    not judged: what they would say means nothing.
    """
    read = read_translations() if translations is None else translations
    structure = (*check_structure(catalogue), *check_translations(catalogue, read))
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
