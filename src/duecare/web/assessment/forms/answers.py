"""An answer to a question: its kind of field follows the question's type. "Not known yet" is always possible."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import FactQuestion
from duecare.core.conditions import UNKNOWN
from duecare.core.dossier import Dispute, Fact
from duecare.core.method.known import NONE_OF_THESE
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.evidence.forms import RestsOn
from duecare.web.look.forms import DayField

MOST = 10**12
"""The largest number that is taken as an answer."""


class AnswerForm(RestsOn):
    """What somebody answers to a question, and on what evidence."""

    question: FactQuestion
    may_wait: ClassVar[bool] = False
    """Whether no answer at all is no mistake: the question then stays open."""

    def ask(self, question: FactQuestion, words: Words) -> None:
        """Add the fields of the answer. What is chosen already comes from the form's initial values."""
        self.question = question
        self.fields["value"] = _field(question, words)
        if question.type in ("number", "date"):
            self.fields["not_known"] = forms.BooleanField(label=_("Not known yet"), required=False)

    def clean(self) -> dict[str, Any]:
        """An answer, or that it is not known."""
        data = super().clean() or {}
        missing = not self._is_said(data)
        if missing and not self.may_wait and "value" not in self.errors:
            self.add_error("value", now("Choose an answer. “Not known yet” is one."))
        if self.question.type == "choices" and NONE_OF_THESE in (data.get("value") or ()) and len(data["value"]) > 1:
            self.add_error("value", now("Choose what holds, or that none of these does, not both."))
        return data

    def _is_said(self, data: Mapping[str, Any]) -> bool:
        return data.get("value") not in (None, "", []) or bool(data.get("not_known"))

    def answered(self) -> Any:
        """The answer as the document holds it."""
        value = self.cleaned_data["value"]
        if self.cleaned_data.get("not_known") or value == [UNKNOWN]:
            return UNKNOWN
        return value.isoformat() if isinstance(value, date) else value


def as_chosen(question: FactQuestion, stated: Fact | Dispute) -> dict[str, Any]:
    """An answer of the document as the fields begin with it."""
    not_known = stated.value == UNKNOWN and question.type in ("number", "date")
    value: Any = None if not_known else list(stated.value) if isinstance(stated.value, tuple) else stated.value
    if question.type == "choices" and isinstance(value, str):
        value = [value]
    return {"value": value, "not_known": not_known, "note": stated.note, "evidence": list(stated.evidence)}


def _field(question: FactQuestion, words: Words) -> forms.Field:
    shown: dict[str, Any] = {
        "label": words.of_record(question, "question"),
        "help_text": words.of_record(question, "hint") if question.hint else "",
        "required": False,
    }
    match question.type:
        case "number":
            widget = forms.NumberInput(attrs={"inputmode": "numeric"})
            return forms.IntegerField(min_value=0, max_value=MOST, widget=widget, **shown)
        case "date":
            return DayField(**shown)
        case "choices":
            return forms.MultipleChoiceField(
                choices=_choices(question, words), widget=forms.CheckboxSelectMultiple, **shown
            )
    return forms.ChoiceField(choices=_choices(question, words), widget=forms.RadioSelect, **shown)


def _choices(question: FactQuestion, words: Words) -> list[tuple[str, Phrase | str]]:
    if question.type == "yes-no":
        answers: list[tuple[str, Phrase | str]] = [(word, words.label("answer", word)) for word in ("yes", "no")]
    else:
        answers = [(word, words.of_record(question, f"options.{word}")) for word in question.options]
    several = question.type == "choices"
    return [*answers, (UNKNOWN, now("Not known yet, or not sure of the others") if several else now("Not known yet"))]
