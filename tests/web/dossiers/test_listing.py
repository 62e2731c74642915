"""The list of dossiers: who may see what, every wish, every order page by page, and words in any script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from duecare.core.errors import NotFoundError
from duecare.core.revision import Set
from duecare.web.dossiers import actions, listing
from duecare.web.dossiers.listing import SORTS, Wanted
from duecare.web.dossiers.models import NO_DAY, IndexRow, State
from duecare.web.people.models import Membership, Organisation, Role, User

from .conftest import AT, document

TODAY = AT.date()
Make = Callable[..., None]


@pytest.fixture
def make(organisation: Organisation, person: User) -> Make:
    """Makes a dossier of these parts."""

    def make(number: int, *, minutes: int = 0, **parts: Any) -> None:
        at = AT + timedelta(minutes=minutes)
        made = document(**{"id": f"system-{number}", "title": f"System {number}", **parts})
        actions.create(made, organisation=organisation, by=person, at=at, reason="")

    return make


def titles(person: User, *, on: date = TODAY, **wishes: Any) -> set[str]:
    return {row.title for row in listing.listed(person, Wanted(**wishes), on=on)}


def impact(level: int, **parts: Any) -> dict[str, Any]:
    rating = {"value": level, "reason": "x", "by": "p-1"}
    severity = {name: {"assessor": rating} for name in ("scale", "scope", "irremediability")}
    return {"title": "Harm", "severity": severity, **parts}


def test_nobody_sees_another_organisations_dossiers(make: Make, person: User) -> None:
    make(1)
    other = User.objects.create(display_name="Stranger", joined_at=AT)
    home = Organisation.objects.create(name="Elsewhere", slug="elsewhere")
    assert titles(other) == set()
    Membership.objects.create(user=other, organisation=home, role=Role.LEAD)
    assert titles(other) == titles(other, words="system") == set()
    Membership.objects.create(user=other, organisation=Organisation.objects.earliest("pk"), role=Role.READER)
    assert titles(other) == {"System 1"}


@pytest.mark.parametrize("sort", SORTS)
def test_pages_show_each_dossier_once_in_both_directions(
    make: Make, person: User, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    monkeypatch.setattr(listing, "PAGE", 3)
    for number in range(8):  # pairs have the same key, so that ids must tell them apart
        day = f"2027-01-0{number // 2 + 1}"
        make(number, minutes=number // 2, title=f"T {number // 2}", gate_on=day, impacts={"a": impact(number // 2 + 1)})
    rows, order = listing.listed(person, Wanted(), on=TODAY), SORTS[sort]
    everything = list(rows.order_by(*order.order).values_list("pk", flat=True))
    page = listing.page_of(rows, order)
    there = [[row.pk for row in page.rows]]
    while page.after:
        page = listing.page_of(rows, order, after=page.after)
        there.append([row.pk for row in page.rows])
    assert [len(keys) for keys in there] == [3, 3, 2]
    assert [key for keys in there for key in keys] == everything
    back = [there[-1]]
    while page.before:
        page = listing.page_of(rows, order, before=page.before)
        back.insert(0, [row.pk for row in page.rows])
    assert back[-2:] == there[-2:]
    assert sorted(key for keys in back for key in keys) == sorted(everything)


def test_the_orders_are_what_they_say(make: Make, person: User) -> None:
    make(1, title="beta", gate_on="2027-03-01", impacts={"a": impact(2)})
    make(2, minutes=1, title="Álpha", impacts={"a": impact(5)})
    make(3, minutes=2, title="gamma", gate="award", gate_on="2027-01-01")
    rows = listing.listed(person, Wanted(), on=TODAY)

    def shown(sort: str) -> list[str]:
        return [row.title for row in listing.page_of(rows, SORTS[sort]).rows]

    assert shown("changed") == ["gamma", "Álpha", "beta"]
    assert shown("title") == ["Álpha", "beta", "gamma"]
    assert shown("decision") == ["gamma", "beta", "Álpha"]
    assert shown("worst") == ["Álpha", "beta", "gamma"]


def test_in_a_tier_what_cannot_wait_and_what_is_hard_to_put_right_come_first(make: Make, person: User) -> None:
    def critical(irremediability: int, **parts: Any) -> dict[str, Any]:
        made = impact(5, **parts)
        made["severity"]["irremediability"]["assessor"] = {
            **made["severity"]["scale"]["assessor"],
            "value": irremediability,
        }
        return {"impacts": {"a": made}}

    make(1, **critical(1))
    make(2, **critical(3))
    soon = {"irremediable_from": "2026-12-01"}
    make(3, gate="award", gate_on="2027-01-01", **critical(1, **soon))
    rows = listing.listed(person, Wanted(), on=TODAY)
    assert {row.worst_tier for row in rows} == {0}
    assert [row.title[-1] for row in listing.page_of(rows, SORTS["worst"]).rows] == ["3", "2", "1"]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize(
    "key",
    [
        *("x", "_", "2026-11-22T09:00:00_1", "2026-11-22T09:00:00+00:00_x", "_" * 500, "a\0b_1", "x" * 101 + "_1"),
        *("0001-01-01T00:00:00+14:00_1", "9999-12-31T23:59:59-14:00_1"),  # no year holds these moments in UTC
    ],
)
def test_a_key_that_is_none_breaks_nothing(make: Make, person: User, sort: str, key: str) -> None:
    rows = listing.listed(person, Wanted(), on=TODAY)
    for way in ("after", "before"):
        try:
            assert listing.page_of(rows, SORTS[sort], **{way: key}).rows == []
        except NotFoundError as error:
            assert error.next_step


def test_every_wish_narrows_the_list_down(make: Make, person: User) -> None:
    make(1, system={"stage": "in-use", "sector": "Social Security", "place": {"countries": ["NL", "DE"]}})
    make(2, gate_on="2026-12-01", impacts={"a": impact(5, status="actual-ongoing")})
    make(3, review={"next_on": "2026-11-01"})
    measure = {"title": "x", "kind": "cease", "impacts": ["a"], "due": "2026-11-01", "state": "done"}
    make(4, impacts={"a": impact(1)}, measures={"m": measure})
    make(5)
    assert titles(person, stage="in-use") == {"System 1"}
    assert titles(person, stage="none") == {"System 2", "System 3", "System 4", "System 5"}
    assert titles(person, sector="social security") == titles(person, country="NL") == {"System 1"}
    assert titles(person, country="FR") == set()
    assert (
        titles(person, tier="critical") == titles(person, remedy=True) == titles(person, unheard=True) == {"System 2"}
    )
    assert titles(person, tier="limited") == {"System 4"}
    assert titles(person, tier="none") == {"System 1", "System 3", "System 5"}
    assert titles(person, overdue=True) == {"System 3"}, "what is done is not overdue"
    assert titles(person, overdue=True, on=date(2026, 11, 1)) == set(), "on its day nothing is overdue"
    assert titles(person, within=7) == set()
    assert titles(person, within=30) == {"System 2"}
    assert titles(person, tier="critical", stage="in-use") == set()
    assert titles(person, state=State.ARCHIVED) == set()
    IndexRow.objects.filter(title="System 1").update(lines_crossed=1)
    IndexRow.objects.filter(title="System 2").update(lines_open=0)
    assert titles(person, line="crossed") == {"System 1"}
    assert titles(person, line="clear") == {"System 2"}
    assert "System 3" in titles(person, line="open")


WORDS = "Benefit risk score — Sozialhilfe, São Tomé, درجة خطر الاحتيال للأسر, 欺诈风险评分"


@pytest.mark.parametrize(
    "words",
    [
        *("SCORE benefit", "enefi", "sozial", "sao tome", "São", "خطر", "الاحتيال", "للاسر", "欺诈风险", "风险", "—"),
        "\0score",
    ],
)
def test_words_are_found_in_any_script(make: Make, person: User, words: str) -> None:
    make(1, title=WORDS)
    make(2, title="Another")
    assert titles(person, words=words) == {WORDS}


@pytest.mark.parametrize(
    "words",
    [
        'score"',
        '"',
        "score* OR another",
        "100%",
        "ri_k",
        "NEAR(risk score)",
        "\\",
        "x" * 5_000,
        "-score",
        "search:score",
    ],
)
def test_nothing_in_words_is_a_command(make: Make, person: User, words: str) -> None:
    make(1, title=WORDS)
    assert titles(person, words=words) == set()


def test_a_nul_that_a_file_held_stays_out_of_the_list(make: Make, person: User) -> None:
    """PostgreSQL refuses it in a text, and no address of a page can hold it."""
    make(1, title="A\0b", system={"purpose": "Sort\0ing", "sector": "Tra\0de"})
    row = IndexRow.objects.get()
    assert (row.title, row.title_key, row.sector) == ("Ab", "ab", "trade")
    assert "\0" not in row.search
    assert titles(person, words="sorting") == {"Ab"}


def test_words_follow_the_dossier(make: Make, organisation: Organisation, person: User) -> None:
    make(1, title="Before")
    dossier = organisation.dossiers.get()
    base = dossier.revisions.get().digest
    actions.revise(dossier, base=base, changes=[Set(("title",), "Afterwards")], by=person, at=AT)
    assert (titles(person, words="before"), titles(person, words="afterw")) == (set(), {"Afterwards"})
    assert listing._found(["before"]) == []
    IndexRow.objects.all().delete()
    assert listing._found(["afterw"]) == []


def test_words_that_many_dossiers_hold_are_found_without_listing_them(
    make: Make, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        make(number)
    monkeypatch.setattr(listing, "COUNT_TO", 2)
    assert listing._found(["system"]) is None
    assert titles(person, words="system 3") == {"System 3"}
    assert listing.count_of(listing.listed(person, Wanted(words="system"), on=TODAY)) == 3


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses its plan by the number of rows")
@pytest.mark.parametrize("sort", SORTS)
def test_a_page_is_found_in_the_index_of_its_order_alone(make: Make, person: User, sort: str) -> None:
    make(1)
    order = SORTS[sort]
    wishes = Wanted(stage="in-use", country="NL", tier="severe", line="crossed", overdue=True, remedy=True, within=7)
    rows = listing.listed(person, wishes, on=TODAY)
    key = order.key(IndexRow.objects.get())
    for found in (rows, listing._beyond(rows, order, key, back=False)):
        plan = found.order_by(*order.order).values("pk")[:51].explain()
        assert "USING COVERING INDEX dossiers_by_" in plan
        assert "TEMP B-TREE" not in plan


def test_no_day_comes_after_every_day() -> None:
    assert date(9999, 12, 30) < NO_DAY
