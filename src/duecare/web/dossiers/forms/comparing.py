"""Choosing what to compare: two revisions, or two days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.web.dossiers.models import Dossier
from duecare.web.look.forms import DayField
from duecare.web.look.templatetags.look import localdate, number


class CompareForm(forms.Form):
    """Each side by the number of a revision or by a day. The left one may stay empty, and so may the right one."""

    then = forms.IntegerField(label=_("Revision"), min_value=1, required=False)
    then_on = DayField(label=_("or day"), required=False)
    now = forms.IntegerField(label=_("Revision"), min_value=1, required=False)
    now_on = DayField(label=_("or day"), required=False)

    def __init__(self, *args: Any, row: Dossier, latest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._row, self._latest = row, latest
        for name in ("then", "now"):
            self.fields[name].widget.attrs["max"] = latest

    def clean(self) -> dict[str, Any]:
        """One way to choose for each side, and one that the dossier has."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("then", "now"):
            chosen, day = cleaned.get(name), cleaned.get(f"{name}_on")
            if chosen is not None and day is not None:
                self.add_error(name, now("Give a revision or a day, not both."))
            if chosen is not None and chosen > self._latest:
                latest = {"latest": number(self._latest)}
                self.add_error(name, now("There is no such revision. The latest is %(latest)s.") % latest)
            if day is not None:
                self._check(f"{name}_on", day)
        return cleaned

    def _check(self, name: str, day: date) -> None:
        first = self._row.revisions.order_by("number")[0].at.date()
        if day < first:
            said = {"first": localdate(first)}
            self.add_error(name, now("The dossier did not exist on that day. It began on %(first)s.") % said)
