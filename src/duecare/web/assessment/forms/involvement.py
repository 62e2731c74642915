"""The questions on one actor's involvement in one impact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Involvement
from duecare.core.method.involvement import QUESTIONS
from duecare.core.revision import Change, Set
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices
from duecare.web.look.forms import AcrossRadios, ProseField

ASKED = {
    "connected": (
        _("Has the impact to do with what it does, makes, sells, buys or runs?"),
        _("Or with somebody it does business with. After a “no” the other questions do not count."),
    ),
    "sufficient": (
        _("Was what it did, decided or left undone enough by itself to bring the impact about?"),
        _("A “yes” means that it caused the impact."),
    ),
    "part": (
        _("Was what it did, decided or left undone one part of what brought the impact about?"),
        _("Together with what others did."),
    ),
    "substantial": (
        _("Was that part substantial?"),
        _("Without it, the impact would have been clearly smaller, rarer or shorter."),
    ),
    "encouraged": (
        _("Did it push others towards the impact, or reward them for it?"),
        _("By targets, prices, deadlines, instructions or advice, for example."),
    ),
    "foreseeable": (
        _("Did it know, or should it have known, that this could happen?"),
        _("Complaints, public reports, its own tests and what others in its field know all count."),
    ),
    "mitigated": (
        _("Did it take steps against the impact that worked?"),
        _("Steps that changed nothing for the people touched are a “no”."),
    ),
    "linked": (
        _("Is the impact tied to what it does, makes or sells through somebody it does business with?"),
        _("A supplier, a customer or a user, also one further along the chain."),
    ),
}
"""Each question, and how to read it."""
GROUPS: tuple[tuple[Promise | str, tuple[str, ...]], ...] = (
    ("", ("connected",)),
    (_("What did it do, or leave undone?"), ("sufficient", "part", "substantial", "encouraged")),
    (_("What did it know, and what did it do about it?"), ("foreseeable", "mitigated")),
    ("", ("linked",)),
    ("", ("reason",)),
    (_("Its own duty as a State"), ("duty", "breached", "duty_reason")),
)


@dataclass(frozen=True)
class Group:
    """Questions that belong together."""

    title: Promise | str
    fields: list[forms.BoundField]


class InvolvementForm(forms.Form):
    """Eight questions, each with "not known"; and for a public body, its own duty."""

    def __init__(self, data: Any, *, answers: Involvement | None, is_state: bool, words: Words) -> None:
        super().__init__(data, initial=_initial(answers or Involvement()))
        answers_ = choices(words, "answer", ("yes", "no", "unknown"))
        for question in QUESTIONS:
            label, hint = ASKED[question]
            self.fields[question] = forms.ChoiceField(
                label=label, help_text=hint, choices=answers_, widget=AcrossRadios, initial="unknown"
            )
        self.fields["reason"] = ProseField(
            label=_("What are these answers based on?"),
            help_text=_("Name no person who could be put at risk."),
            required=False,
        )
        if is_state:
            self._ask_duty(words)

    def _ask_duty(self, words: Words) -> None:
        self.fields["duty"] = forms.ChoiceField(
            label=_("Which duty is at issue?"),
            help_text=_("To respect: not to harm. To protect: to keep others from harming. To fulfil: to provide."),
            choices=choices(words, "state-duty", ("respect", "protect", "fulfil")),
        )
        self.fields["breached"] = forms.ChoiceField(
            label=_("Is that duty in breach?"),
            choices=choices(words, "answer", ("yes", "no", "unknown")),
            widget=AcrossRadios,
        )
        self.fields["duty_reason"] = ProseField(
            label=_("Why?"), help_text=_("Needed for a “yes” or a “no”."), required=False
        )

    @property
    def groups(self) -> list[Group]:
        """The questions in groups, in the order to ask them."""
        found = [Group(title, [self[name] for name in names if name in self.fields]) for title, names in GROUPS]
        return [group for group in found if group.fields]

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
        if "duty" in self.fields:
            duty = {"duty": data["duty"], "breached": data["breached"], "reason": data["duty_reason"]}
            said = {name: part for name, part in kept.get("state_duty", {}).items() if name in duty}
            if not data["duty_reason"]:
                value["state_duty"] = None
            elif {"breached": "unknown", **said} != duty:
                value["state_duty"] = {**duty, "by": by, "on": on.isoformat()}
        return Set(
            ("impacts", impact, "involvement", actor), {name: part for name, part in value.items() if part is not None}
        )


def _initial(known: Involvement) -> dict[str, Any]:
    duty = known.state_duty
    return {
        **{question: getattr(known, question) for question in QUESTIONS},
        "reason": known.reason,
        "duty": duty.duty if duty else "respect",
        "breached": duty.breached if duty else "unknown",
        "duty_reason": duty.reason if duty else "",
    }
