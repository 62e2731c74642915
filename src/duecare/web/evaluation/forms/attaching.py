"""Attaching a result to the impacts that it is about, and to the measure that it looked at."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Dossier
from duecare.core.revision import Change
from duecare.evaluation.attaching import record_of
from duecare.evaluation.result import Result
from duecare.evaluation.words.telling import Telling
from duecare.web.look.forms import offer


class AttachForm(forms.Form):
    """Which impacts, and which measure. What the result says comes along as it is."""

    impacts = forms.MultipleChoiceField(
        label=_("Which impacts is it about?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the impact, or several.")},
    )
    measure = forms.ChoiceField(
        label=_("Which measure stands between before and after?"),
        help_text=_("Only a result that shows that a group was helped lets the dossier say so."),
        required=False,
    )

    def __init__(self, data: Any, *, result: Result, document: Dossier) -> None:
        super().__init__(data)
        self.result, self.document = result, document
        offer(self, impacts=[(id_, one.title) for id_, one in document.impacts.items()])
        if result.changes is None:
            del self.fields["measure"]
        else:
            measures = [(id_, one.title) for id_, one in document.measures.items()]
            offer(self, measure=[("", now("None of these")), *measures])

    def changes(self, telling: Telling) -> tuple[Change, ...]:
        """The changes that attach it."""
        return record_of(
            self.result,
            impacts=self.cleaned_data["impacts"],
            measure=self.cleaned_data.get("measure") or None,
            taken=self.document.evaluations.keys(),
            name=telling.called,
        )
