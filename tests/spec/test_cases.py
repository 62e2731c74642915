"""The method says of every acceptance case what a careful expert would say.

Where a case names a real company or State it rests on facts as they were reported and holds only if they are true.
It is no finding of this project about them; `CONDITIONAL` is printed with each.
"""

from __future__ import annotations

import pytest

from duecare.knowledge.bundle import load
from duecare.knowledge.cases import CONDITIONAL, Case
from duecare.knowledge.trial import differences
from tests.knowledge.shipped import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_method_judges_as_the_case_expects(case: Case) -> None:
    if case.names:
        print(f"{case.title} ({', '.join(case.names)}). {CONDITIONAL}")
    assert differences(case, load()) == ()


def test_a_case_that_names_somebody_real_says_where_it_was_reported() -> None:
    assert [case.id for case in CASES if case.names and not case.sources] == []
