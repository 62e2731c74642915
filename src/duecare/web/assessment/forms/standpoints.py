"""What a person decides where the method leaves it to people: on a red line, on a right, on an actor's involvement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Dossier, HarmStandpoint, LabelDecision
from duecare.core.revision import Change, Remove, Set
from duecare.report.words import Words
from duecare.web.look.forms import HintedRadios, ProseField, offer

CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one.")}


def reason_field() -> forms.CharField:
    """Why: always asked, and always shown with the decision."""
    return ProseField(label=_("Why?"), help_text=_("Your reason is shown wherever the decision is shown."), rows=4)


class RedLineForm(forms.Form):
    """Raise a red line, or decide on it. What somebody else raised stays theirs."""

    decision = forms.ChoiceField(
        label=_("What do you say?"),
        error_messages=CHOOSE,
        widget=forms.RadioSelect,
        choices=[
            ("raise", _("I raise this line, so that two people decide")),
            ("crossed", _("In my judgement it is crossed")),
            ("not-crossed", _("In my judgement it is not crossed")),
        ],
    )
    reason = reason_field()

    def __init__(self, data: Any, *, dossier: Dossier, line: str, by: str, raising: tuple[str, ...]) -> None:
        self.line, self.by, self.raising = line, by, raising
        self.standpoint = dossier.plain().get("red_lines", {}).get(line, {})
        mine = self.standpoint.get("answers", {}).get(by, {})
        super().__init__(data, initial={name: mine.get(name) for name in ("decision", "reason")})
        if self.standpoint.get("raised_by", by) != by:
            decision: Any = self.fields["decision"]
            decision.choices = decision.choices[1:]

    def change(self, *, on: date) -> Change:
        """The change that records what this person says. It replaces only what the same person said before."""
        decision, reason, day = self.cleaned_data["decision"], self.cleaned_data["reason"], on.isoformat()
        if decision == "raise":
            said = {"raised": reason, "raised_by": self.by, "raised_on": day}
        else:
            answer: dict[str, Any] = {"decision": decision, "reason": reason, "by": self.by, "on": day}
            if self.raising:
                answer["impacts"] = list(self.raising)
            said = {"answers": {**self.standpoint.get("answers", {}), self.by: answer}}
        return Set(("red_lines", self.line), {**self.standpoint, **said})


class RightForm(forms.Form):
    """Find a right at stake, or set it aside."""

    decision = forms.ChoiceField(
        label=_("What do you say?"),
        error_messages=CHOOSE,
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


class HarmForm(forms.Form):
    """Set a known pattern of harm aside, or take that back."""

    decision = forms.ChoiceField(
        label=_("What do you say?"),
        error_messages=CHOOSE,
        widget=forms.RadioSelect,
        choices=[
            ("set-aside", _("It stays set aside")),
            ("take-back", _("It is suggested again, where the facts fit it")),
        ],
    )
    reason = reason_field()

    def __init__(self, data: Any, *, standpoint: HarmStandpoint | None) -> None:
        """Only what somebody said can be taken back; before that there is nothing to choose."""
        said = {"decision": standpoint.decision, "reason": standpoint.reason} if standpoint else None
        super().__init__(data, initial=said)
        if standpoint is None:
            del self.fields["decision"]

    def change(self, harm: str, *, by: str, on: date) -> Change:
        """The change that records the decision, or removes it."""
        if self.cleaned_data.get("decision") == "take-back":
            return Remove(("harms", harm))
        said = {"decision": "set-aside", "reason": self.cleaned_data["reason"], "by": by, "on": on.isoformat()}
        return Set(("harms", harm), said)


MEANING = {
    "cause": _("What it did, decided or left undone was enough by itself."),
    "contribute": _("It was a substantial part, and encouraged the impact or could have foreseen it."),
    "linked": _("It is tied to the impact only through somebody it does business with."),
    "none": _("It has nothing to do with it."),
}
"""What each involvement means, in short."""


class LabelForm(forms.Form):
    """Decide an actor's involvement where the answers leave it open."""

    label = forms.ChoiceField(label=_("What do you decide?"), error_messages=CHOOSE, widget=HintedRadios(hints=MEANING))
    reason = reason_field()

    def __init__(self, data: Any, *, decided: LabelDecision | None, words: Words) -> None:
        super().__init__(data, initial={"label": decided.label, "reason": decided.reason} if decided else None)
        labels = ("cause", "contribute", "linked", "none")
        offer(self, label=[(label, words.label("label", label)) for label in labels])

    def decision(self, *, by: str, on: date) -> dict[str, Any]:
        """The decision as the document holds it."""
        data = self.cleaned_data
        return {"label": data["label"], "reason": data["reason"], "by": by, "on": on.isoformat()}
