"""A field that asks of each value of a column what it means, so that none passes without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.web.evaluation.store.seen import SeenColumn

OUTCOMES = (("yes", _("Yes")), ("no", _("No")), ("missing", _("Not recorded")))
RUNS = (("before", _("Before")), ("after", _("After")), ("neither", _("Neither")))
REST = ""
"""Stands for the values that nothing else was said of; never a value itself, as blank ones are none."""
MANY = 5
"""From so many values on, what is left can be answered at once."""
MOST_NAMED = 10


class Suggestions(dict[str, str]):
    """What values obviously mean, to be looked at by a person."""


def key_of(value: str) -> str:
    """What stands for a value in the name of a field: the same in every table, in whatever order its values are."""
    return sha256(value.encode()).hexdigest()[:12] if value else "rest"


class EachValue(forms.Widget):
    """A few answers for each value of a column, row by row, shown by a template of their own."""

    use_fieldset = True
    rows_in = "evaluation/each.html"

    def __init__(self, column: SeenColumn, options: Sequence[tuple[str, Any]]) -> None:
        super().__init__()
        self.options = options
        self.counts: dict[str, int | None] = dict(column.values)
        if len(self.counts) >= MANY:
            self.counts[REST] = None
        self.unsaid: frozenset[str] = frozenset()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        """What was chosen for each value."""
        return {value: str(data.get(f"{name}_{key_of(value)}") or "") for value in self.counts}

    def subwidgets(self, name: str, value: Any, attrs: Any = None) -> Iterator[dict[str, Any]]:
        """The rows."""
        chosen = value or {}
        for at, (one, count) in enumerate(self.counts.items()):
            yield {
                "name": f"{name}_{key_of(one)}",
                "id": f"{(attrs or {}).get('id', name)}_{at or ''}",
                "value": one,
                "count": count,
                "options": self.options,
                "chosen": chosen.get(one, ""),
                "suggested": isinstance(chosen, Suggestions) and one in chosen,
                "unsaid": one in self.unsaid,
            }


class EachField(forms.Field):
    """What each value of a column means."""

    widget: EachValue

    def __init__(self, column: SeenColumn, options: Sequence[tuple[str, Any]], suggestions: Any = (), **more: Any):
        super().__init__(widget=EachValue(column, options), initial=Suggestions(suggestions), **more)
        self.values, self.known = column.listed, {name for name, _label in options}

    def clean(self, value: Any) -> dict[str, str]:
        """The values with what they mean, each of them. What was not said is named."""
        given = value or {}
        said = {one: given.get(one) or given.get(REST, "") for one in self.values}
        unsaid = [one for one, meant in said.items() if meant not in self.known]
        if unsaid:
            self.widget.unsaid = frozenset(unsaid)
            raise forms.ValidationError(
                now("Say what each value means. Not said yet: %(values)s") % {"values": named(unsaid)}
            )
        return said


def meaning_of(said: Mapping[str, str], *meant: str) -> list[str]:
    """The values that mean one of these."""
    return [value for value, one in said.items() if one in meant]


def named(values: Sequence[str]) -> str:
    """Values one after the other, each kept apart from the direction of the text, as far as one reads them."""
    more = ["…"] if len(values) > MOST_NAMED else []
    return "; ".join([*(f"\u2068{value}\u2069" for value in values[:MOST_NAMED]), *more])
