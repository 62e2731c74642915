"""What `duecare screen` was asked to keep: names that are not held are answered with the nearest that are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from duecare.core.catalogue import Catalogue, Group, RedLine, Right
from duecare.core.catalogue.base import Record
from duecare.core.errors import InputError
from duecare.triage import Filters, Screening
from duecare.triage.text import folded

SHOWN = 5


def filters(asked: Filters, screening: Screening, catalogue: Catalogue) -> Filters:
    """The filters with ids for names. Raises InputError, with the nearest, for a name that nothing has."""
    entries = [one.entry for one in screening.systems]
    country = asked.country.strip().upper()
    if country:
        _among("country", country, {code for entry in entries for code in entry.countries})
    if asked.organisation:
        _within("organisation", asked.organisation, {entry.asserter for entry in entries})
    if asked.supplier:
        _within("supplier", asked.supplier, {name for entry in entries for name in entry.suppliers})
    return ids(asked, catalogue)


def ids(asked: Filters, catalogue: Catalogue) -> Filters:
    """The filters with ids for names of records. Raises InputError, with the nearest, for a name that nothing has."""
    return replace(
        asked,
        right=_id("right", asked.right, catalogue.of(Right).values()),
        group=_id("group", asked.group, catalogue.of(Group).values()),
        red_line=_id("red line", asked.red_line, catalogue.of(RedLine).values()),
        country=asked.country.strip().upper(),
    )


def _id(what: str, asked: str, records: Iterable[Record]) -> str:
    """The id of what is named by its id or its title."""
    if not asked:
        return ""
    names = {folded(name): record.id for record in records for name in (record.id, record.title)}
    found = names.get(folded(asked.strip()))
    if found is not None:
        return found
    near = get_close_matches(folded(asked.strip()), names, n=SHOWN, cutoff=0.4)
    within = [name for name in names if folded(asked.strip()) in name]
    raise _unknown(what, asked, list(dict.fromkeys(names[name] for name in (*within, *near))))


def _among(what: str, asked: str, held: set[str]) -> None:
    if asked not in held:
        raise _unknown(what, asked, get_close_matches(asked, sorted(held), n=SHOWN, cutoff=0.1) or sorted(held))


def _within(what: str, asked: str, held: set[str]) -> None:
    if not any(folded(asked) in folded(name) for name in held):
        plain = {folded(name): name for name in sorted(held)}
        near = get_close_matches(folded(asked), plain, n=SHOWN, cutoff=0.3)
        raise _unknown(what, asked, [plain[name] for name in near] or sorted(held))


def _unknown(what: str, asked: str, near: list[str]) -> InputError:
    return InputError(
        f"There is no {what} {asked!r} here.",
        means="Nothing was listed or written.",
        next_step=f"The nearest: {'; '.join(near[:SHOWN])}." if near else f"No record names a {what}.",
    )
