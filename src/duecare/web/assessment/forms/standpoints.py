"""What a person decides where the method leaves it to people: on a red line, on a right, on an actor's involvement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Dossier
from duecare.core.revision import Change, Set
from duecare.report.words import Words


def reason_field() -> forms.CharField:
    """Why: always asked, and always shown with the decision."""
    return forms.CharField(
        label=_("Why?"),
        help_text=_("Your reason is shown wherever the decision is shown."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=20_000,
    )


class RedLineForm(forms.Form):
    """Raise a red line, or decide on it. Two different people must decide the same."""

    decision = forms.ChoiceField(
        label=_("What do you say?"),
        widget=forms.RadioSelect,
        choices=[
            ("raise", _("I raise this line, so that two people decide")),
            ("crossed", _("In my judgement it is crossed")),
            ("not-crossed", _("In my judgement it is not crossed")),
        ],
    )
    reason = reason_field()

    def change(self, dossier: Dossier, line: str, *, by: str, on: date) -> Change:
        """The change that records what this person says. It replaces only what the same person said before."""
        decision, reason = self.cleaned_data["decision"], self.cleaned_data["reason"]
        if decision != "raise":
            answer = {"decision": decision, "reason": reason, "by": by, "on": on.isoformat()}
            return Set(("red_lines", line, "answers", by), answer)
        standpoint = dossier.plain().get("red_lines", {}).get(line, {})
        return Set(("red_lines", line), {**standpoint, "raised": reason, "raised_by": by, "raised_on": on.isoformat()})


class RightForm(forms.Form):
    """Find a right at stake, or set it aside."""

    decision = forms.ChoiceField(
        label=_("What do you say?"),
        widget=forms.RadioSelect,
        choices=[("at-stake", _("This right is at stake")), ("set-aside", _("This right can be set aside here"))],
    )
    reason = reason_field()

    def change(self, right: str, *, by: str, on: date) -> Change:
        """The change that records the decision."""
        data = self.cleaned_data
        return Set(
            ("rights", right), {"decision": data["decision"], "reason": data["reason"], "by": by, "on": on.isoformat()}
        )


class LabelForm(forms.Form):
    """Decide an actor's involvement where the answers leave it open."""

    label = forms.ChoiceField(label=_("What do you decide?"), widget=forms.RadioSelect)
    reason = reason_field()

    def __init__(self, data: Any, *, words: Words) -> None:
        super().__init__(data)
        labels = ("cause", "contribute", "linked", "none")
        self.fields["label"].choices = [(label, words.label("label", label)) for label in labels]  # type: ignore[attr-defined]

    def decision(self, *, by: str, on: date) -> dict[str, Any]:
        """The decision as the document holds it."""
        data = self.cleaned_data
        return {"label": data["label"], "reason": data["reason"], "by": by, "on": on.isoformat()}
