"""Who may see an evaluation that the dossier relies on."""

from __future__ import annotations

from typing import Any

from django import forms

from duecare.core.dossier import Evaluation
from duecare.core.revision import Change, Set
from duecare.report.words import Words
from duecare.web.evidence.forms import audience_field


class ShownForm(forms.Form):
    """Who may see it."""

    def __init__(self, data: Any, *, found: Evaluation, words: Words) -> None:
        self.found = found
        super().__init__(data, initial={"shown_to": found.shown_to})
        self.fields["shown_to"] = audience_field(words)

    def changes(self, id_: str) -> list[Change]:
        """The change that shows it to them. An evaluation is one statement, set whole."""
        return [Set(("evaluations", id_), {**self.found.plain(), "shown_to": self.cleaned_data["shown_to"]})]
