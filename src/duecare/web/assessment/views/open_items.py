"""What is open at a moment of decision: each kind of thing, what it is about, and where that is dealt with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import FactQuestion
from duecare.core.catalogue.records import Check
from duecare.core.method.findings import GateItem
from duecare.core.method.gates import LINE_CHECKS, SUBJECTS
from duecare.core.method.reasons import Reason
from duecare.report.grounds import grounds
from duecare.report.subjects import is_kept_of_line
from duecare.report.words import Words
from duecare.web.dossiers.http import route
from duecare.web.dossiers.queries import Open

MOST = 30
"""So many things of a kind are named at each moment of decision. The report names every one."""
IN_FILE: Collection[Check] = {
    "unknown-name",
}
"""What is open until a name is corrected that no form shows."""
IN_FILE_BELOW = "#in-the-file"
"""Where the page says how that is done."""
ON_THEIR_PAGE: Collection[Check] = {*LINE_CHECKS, "disputed-fact"}
"""What is open of things whose own page says why."""

ACTS: Mapping[Check, tuple[str, str, str | Promise]] = MappingProxyType(
    {
        "rights-not-screened": ("assessment:rights", "", _("Go through every right")),
        "review-overdue": ("work:review", "#id_next_on", _("Set the day")),
        "review-not-set": ("work:review", "#id_next_on", _("Set the day")),
        "alternatives-not-weighed": ("dossiers:describe", "#id_alternatives", _("Say what else was weighed")),
        "assessors-not-stated": ("work:assessors", "#id_who", _("Say who assesses")),
        "nobody-heard": ("engagement:list", "", _("Say who was heard, or why nobody was")),
        "chain-not-described": ("dossiers:actors", "", _("Say who makes it, or supplies it")),
    }
)
"""What concerns the whole dossier: where it is dealt with (the page, the place on it), and what to do there."""
ANSWERED_BY_MEASURES: Collection[Check] = {
    "impact-without-response",
    "remedy-missing",
    "leverage-not-planned",
    "remedy-route-missing",
}
"""What is dealt with by adding a measure for the impact."""
FIELDS: Mapping[Check, str] = MappingProxyType({"core-unknown": "touches_core", "impact-status-unknown": "status"})
"""What is dealt with in a field of the form of an impact."""


class OpenItems:
    """What is open in a dossier, in the reader's words. Why it counts is said once, with the first that is shown."""

    def __init__(self, opened: Open, words: Words) -> None:
        self._opened, self._words = opened, words
        self._reasons = {(item.check, item.id): item.reasons for item in opened.judged.open_items}
        self._said: set[Check] = set()

    def kinds(self, items: Sequence[GateItem]) -> list[dict[str, object]]:
        """Each kind of thing that is open, with what it is about and where that is dealt with."""
        checks = dict.fromkeys(item.check for item in items)
        return [self._kind(check, [item for item in items if item.check == check]) for check in checks]

    def _kind(self, check: Check, items: Sequence[GateItem]) -> dict[str, object]:
        shown = items[:MOST]
        reasons = () if self._is_said(check) else [why for item in shown for why in self._why(item)]
        self._said.add(check)
        return {
            "word": self._words.label("check", check),
            "about": [self._about(item) for item in shown],
            "more": len(items) - len(shown),
            "all": f"{route('assessment:report', self._opened)}?chapter=open",
            "because": grounds(dict.fromkeys(reasons), self._words),
            "in_file": check in IN_FILE,
        }

    def _is_said(self, check: Check) -> bool:
        return check in self._said or check in ON_THEIR_PAGE

    def _why(self, item: GateItem) -> Sequence[Reason]:
        return self._reasons.get((item.check, item.id), ())

    def _about(self, item: GateItem) -> dict[str, object]:
        """What it is about, and where that is dealt with."""
        words, opened = self._words, self._opened
        if item.check in ACTS:
            page, place, act = ACTS[item.check]
            return {"name": act, "url": f"{route(page, opened)}{place}"}
        subject = "red-lines" if is_kept_of_line(self._why(item)) else SUBJECTS.get(item.check, "impacts")
        match subject:
            case "red-lines":
                return {"name": words.name(subject, item.id), "url": route("assessment:red-line", opened, item.id)}
            case "facts":
                return self._fact(item.id)
            case "names":
                held = words.catalogue.get(FactQuestion, item.id) is not None
                return self._fact(item.id) if held else {"name": words.code(item.id), "url": IN_FILE_BELOW}
            case "checks":
                return {"name": words.name(subject, item.id), "url": self._asked(item)}
            case "impacts":
                return {"name": words.name(subject, item.id), "url": self._impact(item)}
            case "measures":
                return {"name": words.name(subject, item.id), "url": route("work:measure", opened, item.id)}
            case "engagement":
                return {"name": words.name(subject, item.id), "url": route("engagement:change", opened, item.id)}
        return {"name": words.name(subject, item.id), "url": IN_FILE_BELOW}

    def _fact(self, id_: str) -> dict[str, object]:
        return {"name": self._words.question(id_), "url": route("assessment:fact", self._opened, id_)}

    def _asked(self, item: GateItem) -> str:
        """The question whose answer would show it: the first that is open, or the one that was answered."""
        waiting = [fact for why in self._why(item) for fact in why.would_change]
        stated = [use.fact for why in self._why(item) for use in why.facts]
        facts = [*waiting, *stated]
        return route("assessment:fact", self._opened, facts[0]) if facts else route("assessment:facts", self._opened)

    def _impact(self, item: GateItem) -> str:
        """The impact, the field of its form in which it is said, or where people hear or do something about it."""
        if item.check in ANSWERED_BY_MEASURES:
            return f"{route('work:new-measure', self._opened)}?{urlencode({'impact': item.id})}"
        if item.check == "impact-nobody-heard":
            return route("engagement:list", self._opened)
        if item.check == "limitation-not-reasoned":
            return f"{route('assessment:impact', self._opened, item.id)}#limits"
        field = FIELDS.get(item.check)
        if field is None:
            return route("assessment:impact", self._opened, item.id)
        return f"{route('assessment:edit-impact', self._opened, item.id)}#id_{field}_0"
