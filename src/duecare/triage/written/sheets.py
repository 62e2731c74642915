"""The sheets of a workbook: a list each, and the groups on which several systems fall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.triage.lists import Lists
from duecare.triage.load import Load
from duecare.triage.written.as_xlsx import Sheet
from duecare.triage.written.reasons import Telling
from duecare.triage.written.rows import SENTENCES, head, load_head, load_row, row

NAMES = {
    "look": "screen-title",
    "too-vague": "screen-place-too-vague",
    "language-not-held": "screen-place-language-not-held",
    "nothing-found": "screen-place-nothing-found",
}


def sheets(found: Lists, loaded: Sequence[Load], telling: Telling) -> Iterator[Sheet]:
    """A sheet for each list, then one for the groups."""
    rtl = telling.words.rtl
    for kind, systems in found.named():
        name = telling.t(NAMES[kind]).text
        yield Sheet(name, head(telling), (row(one, telling) for one in systems), SENTENCES, rtl)
    name = telling.t("screen-groups").text
    yield Sheet(name, load_head(telling), (load_row(load, telling) for load in loaded), frozenset({4}), rtl)
