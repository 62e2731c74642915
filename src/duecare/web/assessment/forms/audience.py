"""Who may see what: the parts of a dossier that have no audience of their own, and its items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Dossier
from duecare.core.dossier.base import Item
from duecare.core.dossier.words import Audience, SharedPart
from duecare.core.revision import Change, Set
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.assessment.forms.standpoints import CHOOSE
from duecare.web.dossiers.forms import choices
from duecare.web.look.forms import HintedBoxes, LineField, offer

PARTS: Mapping[SharedPart, Promise] = {
    "system": _("What the system is, and where it is used"),
    "chain": _("What the organisations give one another"),
    "rights": _("What people said of rights"),
    "harms": _("Patterns of harm that people set aside, and why"),
    "red_lines": _("What people decided on red lines"),
    "raised": _("Who raised a red line, and in what words"),
    "decisions": _("What was decided, and why"),
    "gate": _("The next decision, and its day"),
    "review": _("When the assessment is looked at again"),
    "assessors": _("Who assessed, who paid, and how independent they are"),
    "contact": _("Whom people can turn to"),
}
"""Each part, in the order of the document."""
HINTS: Mapping[str, Promise] = {
    "chain": _("A link is seen only by whoever also sees both organisations."),
    "raised": _("Seen only by whoever also sees what people decided on red lines. Think of whoever spoke up."),
}
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


class PartsForm(forms.Form):
    """Who may see the parts that hold nothing with an audience of its own."""

    def __init__(self, data: Any, *, document: Dossier, words: Words) -> None:
        self.before = document.shown
        super().__init__(data, initial={part: document.shown.get(part, "team") for part in PARTS})
        offered = choices(words, "audience", AUDIENCES)
        for part, label in PARTS.items():
            hint = str(HINTS.get(part, ""))
            self.fields[part] = forms.ChoiceField(label=str(label), help_text=hint, choices=offered)

    def changes(self) -> list[Change]:
        """One change for each part whose audience is another now. What nobody names is the team's."""
        chosen = {part: self.cleaned_data[part] for part in PARTS}
        return [
            Set(("shown", part), None if audience == "team" else audience)
            for part, audience in chosen.items()
            if audience != self.before.get(part, "team")
        ]


class ItemsForm(forms.Form):
    """Who may see some items of one kind."""

    items_ = forms.MultipleChoiceField(
        label=_("Which ones?"),
        widget=HintedBoxes,
        error_messages={
            "required": _("Choose one at least."),
            "invalid_choice": _("One of these is not there any more. Look at what is left, and choose again."),
        },
    )
    shown_to = forms.ChoiceField(label=_("Who may see them?"), widget=forms.RadioSelect, error_messages=CHOOSE)
    because = LineField(
        label=_("What are the others told of why they do not see them?"),
        help_text=_("Listed in their place, so it must itself be harmless. Leave it empty to leave it as it is."),
        required=False,
    )

    def __init__(self, data: Any, *, collection: str, items: Mapping[str, Item], words: Words) -> None:
        super().__init__(data)
        self.collection, self.items = collection, items
        boxes: Any = self.fields["items_"]
        boxes.choices = [(id_, name_of(collection, id_, words)) for id_ in items]
        boxes.widget.hints = {id_: told(item, words) for id_, item in items.items()}
        offer(self, shown_to=choices(words, "audience", AUDIENCES))

    def changes(self) -> list[Change]:
        """Changes for each item that was chosen. What everybody sees needs no reason why somebody does not."""
        data = self.cleaned_data
        audience, because = data["shown_to"], data["because"]
        found: list[Change] = []
        for id_ in data["items_"]:
            here = (self.collection, id_)
            found.append(Set((*here, "shown_to"), None if audience == "team" else audience))
            if because or audience == "public":
                found.append(Set((*here, "withheld_because"), None if audience == "public" else because))
        return found


def name_of(collection: str, id_: str, words: Words) -> Phrase:
    """An item by its name; a fact by its question."""
    return words.question(id_) if collection == "facts" else words.name(collection, id_)


def told(item: Item, words: Words) -> Phrase:
    """Who sees an item now, and what the others are told."""
    seen = words.label("audience", item.shown_to)
    return words.text("states-because", value=seen, words=item.withheld_because) if item.withheld_because else seen
