"""What was asked for of a register, in words."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.report.phrase import Phrase, Segment
from duecare.triage.filters import Filters
from duecare.triage.written.reasons import Telling


def asked_for(asked: Filters, telling: Telling) -> Iterator[tuple[Phrase, Phrase]]:
    """What was asked for, where not everything was."""
    for key, kind, id_ in (
        ("screen-rights", "rights", asked.right),
        ("screen-groups", "groups", asked.group),
        ("red-lines", "red-lines", asked.red_line),
    ):
        if id_:
            yield telling.t(key), telling.name(kind, id_)
    if asked.country:
        yield telling.t("screen-countries"), telling.words.country(asked.country)
    for key, text in (("screen-body", asked.organisation), ("screen-suppliers", asked.supplier)):
        if text:
            yield telling.t(key), _own(text)
    if asked.words:
        yield telling.t("screen-words"), _own(asked.words)


def _own(text: str) -> Phrase:
    """A text from outside: kept apart from ours, whatever its direction."""
    return Phrase((Segment(text, "und"),))
