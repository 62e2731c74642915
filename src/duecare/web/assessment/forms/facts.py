"""One fact, asked as a question. "Not known yet" is always possible, and never a no."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Fact
from duecare.core.revision import Change, Set
from duecare.report.phrase import Phrase
from duecare.report.words import Words

UNKNOWN = "unknown"


class FactForm(forms.Form):
    """The answer, what it rests on, and a note. The answer's kind of field follows the question's type."""

    def __init__(self, data: Any, *, question: FactQuestion, fact: Fact | None, words: Words) -> None:
        self.question = question
        super().__init__(data, initial=_initial(question, fact))
        self.fields["value"] = _field(question, words)
        if question.type in ("number", "date"):
            self.fields["not_known"] = forms.BooleanField(label=_("Not known yet"), required=False)
        self.fields["note"] = forms.CharField(
            label=_("What is this based on?"),
            help_text=_("A document, a test, what somebody said. Name no person who could be put at risk."),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=20_000,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """An answer, or that it is not known."""
        data = super().clean() or {}
        missing = data.get("value") in (None, "", [])
        if missing and not data.get("not_known") and "value" not in self.errors:
            self.add_error("value", now("Choose an answer. “Not known yet” is one."))
        if UNKNOWN in (data.get("value") or []) and self.question.type == "choices" and len(data["value"]) > 1:
            self.add_error("value", now("Choose what holds, or “Not known yet”, not both."))
        return data

    def change(self, *, by: str, on: date, evidence: tuple[str, ...], disputes: dict[str, Any]) -> Change:
        """The change that states the fact, by this person. Voices against it stay; so does its evidence."""
        value = UNKNOWN if self.cleaned_data.get("not_known") else self.cleaned_data["value"]
        if isinstance(value, list):
            value = UNKNOWN if UNKNOWN in value else value
        stated = {
            "value": value.isoformat() if isinstance(value, date) else value,
            "by": by,
            "on": on.isoformat(),
            "evidence": list(evidence),
            "note": self.cleaned_data["note"] or None,
            "disputes": disputes,
        }
        return Set(
            ("facts", self.question.id), {name: part for name, part in stated.items() if part not in (None, [], {})}
        )


def _initial(question: FactQuestion, fact: Fact | None) -> dict[str, Any]:
    if fact is None:
        return {}
    not_known = fact.value == UNKNOWN and question.type in ("number", "date")
    value = None if not_known else list(fact.value) if isinstance(fact.value, tuple) else fact.value
    if question.type == "choices" and isinstance(value, str):
        value = [value]
    return {"value": value, "not_known": not_known, "note": fact.note}


def _field(question: FactQuestion, words: Words) -> forms.Field:
    shown: dict[str, Any] = {
        "label": words.of_record(question, "question"),
        "help_text": words.of_record(question, "hint") if question.hint else "",
        "required": False,
    }
    match question.type:
        case "number":
            widget = forms.NumberInput(attrs={"inputmode": "numeric"})
            return forms.IntegerField(min_value=0, max_value=10**12, widget=widget, **shown)
        case "date":
            return forms.DateField(widget=forms.DateInput({"type": "date"}), **shown)
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
    return [*answers, (UNKNOWN, now("Not known yet"))]
