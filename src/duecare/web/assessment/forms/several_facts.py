"""Several questions on one page. Each is answered by itself or left open; what they rest on is said once, for those
answered here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import FactQuestion
from duecare.core.dossier import Dossier
from duecare.core.revision import Change
from duecare.report.words import Words
from duecare.web.assessment.forms.facts import FactForm
from duecare.web.assessment.forms.parts import InParts
from duecare.web.evidence.forms import RestsOn
from duecare.web.look.forms import AcrossRadios, ProseField


class PartForm(FactForm):
    """One of the questions. Nothing is chosen of it beforehand, and without an answer it stays open."""

    may_wait = True

    def __init__(self, data: Any, *, question: FactQuestion, dossier: Dossier, words: Words, by: str) -> None:
        super().__init__(data, question=question, dossier=dossier, words=words, by=by, prefix=question.id)
        self.hint = self.fields["value"].help_text
        self.fields["value"].help_text = ""
        if question.type == "yes-no":
            self.fields["value"].widget = AcrossRadios(choices=self.fields["value"].choices)  # type: ignore[attr-defined]
        del self.fields["note"]

    def offer_evidence(self, dossier: Dossier, words: Words) -> None:
        """The page asks for it once."""

    @property
    def is_answered(self) -> bool:
        """Whether something was said, be it that it is not known."""
        return self._is_said(self.cleaned_data)

    def rests_upon(self, note: str, evidence: Sequence[str]) -> None:
        """Take over what the page says of all its answers."""
        self.cleaned_data |= {"note": note, "evidence": list(evidence)}


class SeveralFactsForm(InParts[PartForm], RestsOn):
    """Questions, each a form of its own, and what the answers on this page rest on."""

    def __init__(
        self, data: Any, *, questions: Sequence[FactQuestion], dossier: Dossier, words: Words, by: str
    ) -> None:
        super().__init__(data)
        self.parts = [PartForm(data, question=one, dossier=dossier, words=words, by=by) for one in questions]
        self.fields["note"] = ProseField(
            label=_("What are the answers on this page based on?"),
            help_text=_(
                "It is written beside each answer that you give here. Answer a question on its own page where it rests "
                "on something else. Name no person who could be put at risk."
            ),
            required=False,
        )
        self.offer_evidence(dossier, words)

    @property
    def basis(self) -> list[forms.BoundField]:
        """What the answers rest on, but for a new piece of evidence."""
        return [self[name] for name in ("note", "evidence") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """One answer at least."""
        data = super().clean() or {}
        if not any(part.errors or part.is_answered for part in self.parts):
            self.add_error(None, now("Answer at least one question. The others may be left open."))
        return data

    def changes(self, *, on: date) -> list[Change]:
        """The changes that state each fact that was answered, by this person, and the evidence that is new."""
        added = self.evidence_changes()
        note, evidence = self.cleaned_data["note"], self.rests_on((), added)
        answered = [part for part in self.parts if part.is_answered]
        for part in answered:
            part.rests_upon(note, evidence)
        return [*added, *(change for part in answered for change in part.changes(on=on))]
