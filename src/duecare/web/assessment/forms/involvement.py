"""The questions on one actor's involvement in one impact."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Involvement
from duecare.core.method.involvement import QUESTIONS
from duecare.core.revision import Change, Set
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices


class InvolvementForm(forms.Form):
    """Eight questions, each with "not known yet"; and for a public body, its own duty."""

    def __init__(self, data: Any, *, answers: Involvement | None, is_state: bool, words: Words) -> None:
        known = answers or Involvement()
        duty = known.state_duty
        initial = {
            **{question: getattr(known, question) for question in QUESTIONS},
            "reason": known.reason,
            "duty": duty.duty if duty else "respect",
            "breached": duty.breached if duty else "unknown",
            "duty_reason": duty.reason if duty else "",
        }
        super().__init__(data, initial=initial)
        answers_ = choices(words, "answer", ("yes", "no", "unknown"))
        for question in QUESTIONS:
            self.fields[question] = forms.ChoiceField(choices=answers_, widget=forms.RadioSelect)
            self.fields[question].label = words.label("involvement-question", question)  # type: ignore[assignment]
        self.fields["reason"] = forms.CharField(
            label=_("What are these answers based on?"),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=20_000,
            required=False,
        )
        if is_state:
            self._ask_duty(words)

    def _ask_duty(self, words: Words) -> None:
        self.fields["duty"] = forms.ChoiceField(
            label=_("As a State body: which of its own duties is at issue?"),
            choices=choices(words, "state-duty", ("respect", "protect", "fulfil")),
        )
        self.fields["breached"] = forms.ChoiceField(
            label=_("Is that duty in breach?"),
            choices=choices(words, "answer", ("yes", "no", "unknown")),
            widget=forms.RadioSelect,
        )
        self.fields["duty_reason"] = forms.CharField(
            label=_("Why?"),
            help_text=_("Needed for an answer on the duty to be kept."),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=20_000,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """An answer on the State's duty needs its reason."""
        data = super().clean() or {}
        if data.get("breached") in ("yes", "no") and not data.get("duty_reason"):
            self.add_error("duty_reason", _("Say why."))
        return data

    def change(self, impact: str, actor: str, *, kept: dict[str, Any], by: str, on: date) -> Change:
        """The change that records the answers; `kept` is what the dossier holds of this actor that no field shows."""
        data = self.cleaned_data
        value = {**kept, **{question: data[question] for question in QUESTIONS}, "reason": data["reason"] or None}
        if data.get("duty_reason"):
            duty = {"duty": data["duty"], "breached": data["breached"], "reason": data["duty_reason"]}
            value["state_duty"] = {**duty, "by": by, "on": on.isoformat()}
        return Set(
            ("impacts", impact, "involvement", actor), {name: part for name, part in value.items() if part is not None}
        )
