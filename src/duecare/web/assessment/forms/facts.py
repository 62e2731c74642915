"""One fact, asked as a question. "Not known yet" is always possible, and never a no."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import FactQuestion
from duecare.core.conditions import UNKNOWN
from duecare.core.dossier import Dossier, Fact
from duecare.core.method.known import NONE_OF_THESE
from duecare.core.revision import Change, Set
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.evidence.forms import RestsOn
from duecare.web.look.forms import DayField, ProseField

MOST = 10**12
"""The largest number that is taken as an answer."""


class FactForm(RestsOn):
    """The answer, what it rests on, and why it stands against each voice that says otherwise.

    The answer's kind of field follows the question's type. What a text suggested is no answer until a person gives it.
    """

    def __init__(self, data: Any, *, question: FactQuestion, dossier: Dossier, words: Words) -> None:
        self.question = question
        self.known = dossier.facts.get(question.id)
        stated = self.known if self.known is not None and self.known.basis != "suggested" else None
        super().__init__(data, initial=_initial(question, stated, self.known))
        self.fields["value"] = _field(question, words)
        if question.type in ("number", "date"):
            self.fields["not_known"] = forms.BooleanField(label=_("Not known yet"), required=False)
        self.fields["note"] = ProseField(
            label=_("What is this based on?"),
            help_text=_("A document, a test, what somebody said. Name no person who could be put at risk."),
            required=False,
        )
        self.offer_evidence(dossier, words)
        for name in self._against():
            who = words.person(self.known.disputes[name].by) if self.known else Phrase()
            self.fields[f"settled_{name}"] = ProseField(
                label=now("Why does your answer stand against what “%(who)s” says?") % {"who": who.text},
                help_text=_("Leave this empty while it is not settled: the fact then counts as not known."),
                required=False,
            )

    def _against(self) -> list[str]:
        """Who says otherwise, by the key of what they say."""
        known = self.known
        return [name for name, said in known.disputes.items() if said.value != known.value] if known else []

    @property
    def answer(self) -> list[forms.BoundField]:
        """The fields below the question itself, but for those on voices against it."""
        return [self[name] for name in ("not_known", "note", "evidence") if name in self.fields]

    @property
    def settling(self) -> list[tuple[str, forms.BoundField]]:
        """Each voice against the fact as stated, by its key, with the field that settles it."""
        return [(name, self[f"settled_{name}"]) for name in self._against()]

    def clean(self) -> dict[str, Any]:
        """An answer, or that it is not known."""
        data = super().clean() or {}
        missing = data.get("value") in (None, "", [])
        if missing and not data.get("not_known") and "value" not in self.errors:
            self.add_error("value", now("Choose an answer. “Not known yet” is one."))
        if self.question.type == "choices" and NONE_OF_THESE in (data.get("value") or ()) and len(data["value"]) > 1:
            self.add_error("value", now("Choose what holds, or that none of these does, not both."))
        return data

    def changes(self, *, by: str, on: date) -> list[Change]:
        """The changes that state the fact, by this person, with the evidence that is new. Voices against it stay.

        A value that stays as it was stays the statement of who made it: so somebody else can settle a dispute about it.
        """
        value, added = self._value(), self.evidence_changes()
        before = self.known.plain() if self.known is not None and self.known.basis != "suggested" else {}
        stated = {
            "value": value,
            "by": by,
            "on": on.isoformat(),
            **({name: before.get(name) for name in ("by", "on")} if value == before.get("value") else {}),
            "evidence": self.rests_on(self.known.evidence if self.known else (), added),
            "note": self.cleaned_data["note"],
            "disputes": self._disputes(by),
        }
        told = {name: part for name, part in stated.items() if part not in (None, "", [], {})}
        return [*added, Set(("facts", self.question.id), told)]

    def _value(self) -> Any:
        value = self.cleaned_data["value"]
        if self.cleaned_data.get("not_known") or value == [UNKNOWN]:
            return UNKNOWN
        return value.isoformat() if isinstance(value, date) else value

    def _disputes(self, by: str) -> dict[str, Any]:
        disputes: dict[str, Any] = self.known.plain().get("disputes", {}) if self.known else {}
        for name in self._against():
            before = disputes[name]
            why = self.cleaned_data[f"settled_{name}"]
            kept = {part: said for part, said in before.items() if part not in ("settled", "settled_by")}
            who = before["settled_by"] if why == before.get("settled") and "settled_by" in before else by
            disputes[name] = {**kept, "settled": why, "settled_by": who} if why else kept
        return disputes


def _initial(question: FactQuestion, stated: Fact | None, known: Fact | None) -> dict[str, Any]:
    settled = {f"settled_{name}": said.settled for name, said in known.disputes.items()} if known else {}
    if stated is None:
        return settled
    not_known = stated.value == UNKNOWN and question.type in ("number", "date")
    value = None if not_known else list(stated.value) if isinstance(stated.value, tuple) else stated.value
    if question.type == "choices" and isinstance(value, str):
        value = [value]
    return {**settled, "value": value, "not_known": not_known, "note": stated.note, "evidence": list(stated.evidence)}


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
