"""A State's reasons for limiting a right, question by question; and that a State must act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Limitation, StateActionNeeded
from duecare.core.method.limitations import QUESTIONS
from duecare.core.revision import Change, Set
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices
from duecare.web.look.forms import AcrossRadios, ProseField

HINTS = {
    "law": _("A rule that people can read and foresee, passed as their law asks. A contract is none."),
    "aim": _("Each right names the aims for which it may be limited. Saving money is seldom one of them."),
    "necessary": _("Something that people need, and that no gentler way would bring about."),
    "proportionate": _("What people lose, set against what is gained in fact, not against what was promised."),
    "equal": _("It falls on nobody harder because of who they are, on paper or in its effects."),
    "safeguards": _("Somebody independent who watches it, an end in time, and a way for people to have it put right."),
}
"""How to read each question."""


@dataclass(frozen=True)
class Asked:
    """One question with its answer and the reason for it."""

    answer: forms.BoundField
    reason: forms.BoundField


class LimitForm(forms.Form):
    """Six questions. Each answer needs its reason; a question may stay open."""

    def __init__(self, data: Any, *, stated: Limitation | None, words: Words) -> None:
        self.before = stated.plain() if stated else {}
        super().__init__(data, initial=_initial(self.before))
        answers = choices(words, "answer", ("yes", "no", "unknown"))
        for question in QUESTIONS:
            self.fields[question] = forms.ChoiceField(
                label=words.label("limits", question).text,
                help_text=HINTS[question],
                choices=[("", now("Not answered yet")), *answers],
                widget=AcrossRadios,
                required=False,
            )
            self.fields[f"{question}_reason"] = ProseField(
                label=now("Your reason: %(question)s") % {"question": words.label("limits", question).text},
                rows=2,
                required=False,
            )

    @property
    def asked(self) -> list[Asked]:
        """The questions in their order."""
        return [Asked(self[question], self[f"{question}_reason"]) for question in QUESTIONS]

    def clean(self) -> dict[str, Any]:
        """An answer has its reason, and a reason its answer; something is said."""
        data = super().clean() or {}
        for question in QUESTIONS:
            answer, reason = data.get(question), data.get(f"{question}_reason")
            if answer and not reason and f"{question}_reason" not in self.errors:
                self.add_error(f"{question}_reason", now("Say why. An answer without a reason shows nothing."))
            if reason and not answer and question not in self.errors:
                self.add_error(question, now("Choose an answer for this reason. “Not known” is one."))
        if not self.errors and not any(data.get(question) for question in QUESTIONS):
            self.add_error(None, now("Nothing is answered. Answer one question at least, or leave this page."))
        return data

    def change(self, impact: str, right: str, *, by: str, on: date) -> Change:
        """The change that records the answers. What nobody changed stays the statement of who made it."""
        said = {question: self._answer(question) for question in QUESTIONS if self.cleaned_data[question]}
        same = said == {question: self.before[question] for question in QUESTIONS if question in self.before}
        who = {name: self.before[name] for name in ("by", "on") if name in self.before} if same else {}
        return Set(("impacts", impact, "limitations", right), {**said, "by": by, "on": on.isoformat(), **who})

    def _answer(self, question: str) -> dict[str, Any]:
        answer = {"answer": self.cleaned_data[question], "reason": self.cleaned_data[f"{question}_reason"]}
        return {**self.before.get(question, {}), **answer}


def _initial(before: dict[str, Any]) -> dict[str, str]:
    """The answers as they stand; an open question has none."""
    answers = {question: before.get(question, {}) for question in QUESTIONS}
    return {
        **{question: said.get("answer", "") for question, said in answers.items()},
        **{f"{question}_reason": said.get("reason", "") for question, said in answers.items()},
    }


class StateActionForm(forms.Form):
    """What only a State can do about an impact."""

    what = ProseField(
        label=_("What must a State do?"),
        help_text=_("And which one, if several could. For example: pass a rule, open a court, stop a programme."),
    )
    reason = ProseField(
        label=_("Why can nobody in the chain change it, alone or together?"),
        help_text=_("What was tried, and whose leverage was looked at. It takes no duty away from anybody."),
    )

    def __init__(self, data: Any, *, needed: StateActionNeeded | None) -> None:
        super().__init__(data, initial={"what": needed.what, "reason": needed.reason} if needed else None)

    def change(self, impact: str, *, by: str, on: date) -> Change:
        """The change that records it."""
        data = self.cleaned_data
        said = {"what": data["what"], "reason": data["reason"], "by": by, "on": on.isoformat()}
        return Set(("impacts", impact, "state_action"), said)
