"""Two results side by side, in light pages however many groups there are."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from random import Random

from django.test import Client

from duecare.evaluation.result import Group, GroupResult, Interval, Result, result_bytes
from duecare.web.evaluation.models import Evaluation
from duecare.web.evaluation.store import result_of
from tests.web.desk import Desk, read
from tests.web.evaluation.planned import evaluated
from tests.web.test_access import assert_well_made
from tests.web.test_weight import MOST, weight

GROUPS = 2_000


def address(desk: Desk, one: Evaluation, other: Evaluation) -> str:
    return f"{desk.url()}evaluations/{one.pk}/result/beside/{other.pk}/"


def many(result: Result, chance: Random) -> Result:
    """The same with very many groups of long names."""
    audit = result.audits[-1]
    grouping = audit.groupings[0]
    groups = tuple(_groups(grouping.groups[0], chance))
    wide = grouping.model_copy(update={"groups": groups, "differences": ()})
    return result.model_copy(update={"audits": (audit.model_copy(update={"groupings": (wide,)}),), "findings": ()})


def _groups(like: GroupResult, chance: Random) -> Iterator[GroupResult]:
    for at in range(GROUPS):
        low, value, high = sorted(f"0.{chance.randrange(10**6):06}" for _ in range(3))
        interval = Interval(low=low, high=high, method="wilson")
        rates = tuple(one.model_copy(update={"value": value, "interval": interval}) for one in like.rates)
        name = f"{chance.choice(('nurses', 'carpenters', 'students', 'retired people'))} of district {at}"
        group = Group(attributes=like.group.attributes, values=(name,))
        yield like.model_copy(update={"group": group, "rates": rates})


def test_two_results_stand_on_one_page_where_groups_are_few(desk: Desk, client: Client) -> None:
    one, other = evaluated(desk), evaluated(desk)
    shown = client.get(address(desk, one, other))
    assert "Nothing: the same plan on the same file." in read(shown) and "Next page" not in read(shown)
    assert_well_made(shown)
    assert client.get(f"{address(desk, one, other)}?page=2").status_code == 404


def test_very_many_groups_come_in_light_pages_that_lose_none(desk: Desk, client: Client) -> None:
    both = [evaluated(desk), evaluated(desk)]
    for seed, one in enumerate(both):
        found = result_of(one)
        assert found is not None
        Evaluation.objects.filter(pk=one.pk).update(result=zlib.compress(result_bytes(many(found, Random(seed)))))
    page: str | None = ""
    seen = ""
    while page is not None:
        answer = client.get(address(desk, *both) + page, headers={"accept-encoding": "gzip"})
        assert weight(answer) < MOST
        shown = zlib.decompress(answer.content, 31).decode()
        seen += shown
        more = re.search(r'rel="next" href="([^"]+)"', shown)
        page = more[1] if more else None
    assert all(f" of district {at}<" in seen for at in range(GROUPS))
