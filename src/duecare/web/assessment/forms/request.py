"""What to ask whom: the choices behind a drafted request. Nothing of it is kept but the address of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import Norm
from duecare.report.request.asked import USUAL, Asked, usual
from duecare.report.request.item import question_of
from duecare.report.request.law import NONE, access_laws, laws_for
from duecare.report.request.letter import MOST_ASKED, To, Wish
from duecare.report.words import Words
from duecare.web.dossiers.queries import Open
from duecare.web.look.forms import AcrossRadios, DayField, LineField, offer

OFFERED = 120
"""So many questions can be chosen from; those after them stand in the annex."""


class RequestForm(forms.Form):
    """Whom it is addressed to, under which law, by when, and which questions."""

    to = forms.ChoiceField(
        label=_("To whom?"),
        choices=[
            ("operator", _("Who uses the system")),
            ("foi", _("A public body, under a law on access to information")),
        ],
        widget=AcrossRadios,
    )
    law = forms.ChoiceField(
        label=_("Under which law?"),
        help_text=_("Only laws that are held here. Without one, the place for it is left blank."),
        required=False,
    )
    sender = LineField(
        label=_("Who asks?"),
        help_text=_("The organisation, never the name of a person. Left empty, the place for it stays blank."),
        required=False,
    )
    due = DayField(label=_("By when do you ask for an answer?"), required=False)
    annex = forms.BooleanField(label=_("The other open questions follow as an annex"), required=False)
    question = forms.MultipleChoiceField(
        label=_("Questions"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one question."),
            "invalid_choice": _("One of these is not open any more. Choose from this list."),
        },
    )

    def __init__(self, data: Any, *, opened: Open, asked: Sequence[Asked], words: Words, on: date) -> None:
        self._laws = {norm.id: norm for norm in access_laws(words.catalogue)}
        self._on = on
        held = laws_for(opened.document, words.catalogue).held
        initial = {"to": "operator", "law": held[0].id if held else NONE, "annex": False}
        super().__init__(data, initial=initial | {"question": [one.id for one in asked[: usual(asked)]]})
        laws = [(law.id, words.of_record(law, "title").text) for law in self._in_order(held)]
        questions = [(one.id, question_of(one, opened.document, words)) for one in asked[:OFFERED]]
        offer(self, law=[(NONE, now("None of these: leave it blank")), *laws], question=questions)

    def _in_order(self, first: Sequence[Norm]) -> list[Norm]:
        """Those of the countries in question before the others."""
        rest = sorted(self._laws.values(), key=lambda norm: norm.title)
        return [*first, *(norm for norm in rest if norm not in first)]

    def clean_question(self) -> list[str]:
        """No more than somebody can answer."""
        chosen: list[str] = self.cleaned_data["question"]
        if len(chosen) > MOST_ASKED:
            raise forms.ValidationError(
                now("More than %(most)s questions are too many for one letter. Leave some to the annex.")
                % {"most": MOST_ASKED}
            )
        return chosen

    def clean_due(self) -> Any:
        """A day to come."""
        due = self.cleaned_data["due"]
        if due is not None and due <= self._on:
            raise forms.ValidationError(now("Choose a day that has not come yet."))
        return due

    @property
    def wish(self) -> Wish:
        """What was chosen, or what matters most where nothing was sent."""
        said = self.cleaned_data if self.is_bound else self.initial
        to: To = "foi" if said["to"] == "foi" else "operator"
        return Wish(
            to=to,
            law=self._laws.get(said.get("law", "")) if to == "foi" else None,
            sender=said.get("sender", ""),
            due=said.get("due"),
            chosen=frozenset(said["question"]),
            annex=said["annex"],
        )

    @property
    def first(self) -> list[Any]:
        """The questions that are shown at once."""
        return list(self["question"])[:USUAL]

    @property
    def more_chosen(self) -> bool:
        """Whether one of these is chosen."""
        return any(choice.data["selected"] for choice in self.more)

    @property
    def more(self) -> list[Any]:
        """Those that are shown when somebody asks for them."""
        return list(self["question"])[USUAL:]
