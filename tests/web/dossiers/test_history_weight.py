"""What the pages of the history cost where as much as can be changed at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from duecare.core.method.difference import KINDS
from duecare.core.revision import diff
from duecare.web.dossiers import actions
from tests.web.desk import Desk
from tests.web.test_weight import MOST, everything, weight

KINDS_OF_COMPARISON = [f"history/compare/?kind={kind}" for kind in KINDS]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "path", ["history/", "history/2/", "history/1/back/", "history/compare/", *KINDS_OF_COMPARISON]
)
def test_a_change_of_everything_is_told_on_a_light_page(blank: Desk, path: str, language: str) -> None:
    tree = {**everything().plain(), "id": blank.row.slug}
    now = blank.latest.at + timedelta(minutes=1)
    changes = diff(blank.plain, tree)
    actions.revise(blank.row, base=blank.latest.digest, changes=changes, by=blank.user, at=now)
    shown = blank.get(path, **{"accept-encoding": "gzip", "accept-language": language})
    assert shown.status_code == 200
    assert weight(shown) < MOST
