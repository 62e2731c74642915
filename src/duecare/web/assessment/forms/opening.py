"""Showing to everybody what the plain summary is told from: what is chosen, by a person, with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Dossier
from duecare.core.revision import Change
from duecare.report.phrase import Phrase, concat
from duecare.report.singling_out import Danger, dangers
from duecare.report.summary_sources import PART, Source
from duecare.report.words import Words
from duecare.web.assessment.forms.audience import PARTS, name_of
from duecare.web.look.forms import HintedBoxes, ProseField

WARNINGS: dict[Danger, Promise] = {
    "contact": _(
        "It seems to hold an e-mail address or a telephone number. Take it out first, unless it is an office’s."
    ),
    "few": _("So few people are touched that one of them could be recognised."),
    "private-person": _("This is a private person. The summary does not say the name, the report does."),
    "voices": _(
        "People speak here. Ask whether they agree, and whether one of them could be recognised and be harmed."
    ),
}
"""What to look at before something is shown."""


class OpeningForm(forms.Form):
    """Which of it everybody may see from now on, and why. Nothing is ticked beforehand."""

    chosen = forms.MultipleChoiceField(
        label=_("What everybody may see"),
        widget=HintedBoxes,
        error_messages={
            "required": _("Choose one at least. Nothing was shown to anybody."),
            "invalid_choice": _("One of these is shown already, or is not there any more. Look again, and choose."),
        },
    )
    reason = ProseField(
        label=_("Why may everybody see it?"),
        help_text=_("Kept with your name in the history of the dossier. It is not shown to the public."),
    )

    def __init__(self, data: Any, *, hidden: Iterable[Source], document: Dossier, words: Words) -> None:
        super().__init__(data)
        self.hidden = {f"{one.kind}.{one.id}": one for one in hidden}
        boxes: Any = self.fields["chosen"]
        boxes.choices = [(key, called(one, words)) for key, one in self.hidden.items()]
        boxes.widget.hints = {key: hint for key, one in self.hidden.items() if (hint := _hint(one, document, words))}

    def boxes(self, of: Iterable[Source]) -> list[Any]:
        """The boxes of these sources."""
        wanted = {f"{one.kind}.{one.id}" for one in of}
        return [box for box in self["chosen"] if box.data["value"] in wanted]

    def changes(self) -> list[Change]:
        """The changes that show what was chosen."""
        return [change for key in self.cleaned_data["chosen"] for change in self.hidden[key].opened()]


def called(source: Source, words: Words) -> Phrase:
    """A source by its name; a part by what it is."""
    if source.kind == PART:
        return Phrase.of(str(PARTS[source.id]))  # type: ignore[index]
    return name_of(source.kind, source.id, words)


def _hint(source: Source, document: Dossier, words: Words) -> Phrase:
    """What to look at first, and why it was withheld where somebody said so."""
    told = [Phrase.of(str(WARNINGS[one])) for one in dangers(source.kind, source.id, document)]
    because = None if source.kind == PART else getattr(document, source.kind)[source.id].withheld_because
    if because:
        told.insert(0, words.text("pair", name=Phrase.of(str(_("Withheld so far"))), value=words.quote(because)))
    return concat(told, " ")
