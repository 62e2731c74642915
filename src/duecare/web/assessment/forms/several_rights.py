"""Several rights at once: setting aside those that nothing here touches, and taking back what was said of some."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duecare.core.revision import Change, Remove, Set
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.look.forms import HintedBoxes, ProseField

NO_LONGER = _("Somebody decided on one of these rights in the meantime. Look at those that are left, and choose again.")


class SeveralRightsForm(forms.Form):
    """Boxes for rights, and one reason that must be given."""

    rights = forms.MultipleChoiceField(
        label=_("Which rights?"),
        widget=HintedBoxes,
        error_messages={"required": _("Choose one at least."), "invalid_choice": NO_LONGER},
    )
    reason = ProseField(label=_("Why?"), rows=4)

    def __init__(self, data: Any, *, offered: Mapping[str, Phrase], words: Words) -> None:
        """`offered` are the rights, each with what is known of it."""
        super().__init__(data)
        boxes: Any = self.fields["rights"]
        boxes.choices = [(id_, words.name("rights", id_)) for id_ in offered]
        boxes.widget.hints = {id_: known for id_, known in offered.items() if known.text}


class SetAsideForm(SeveralRightsForm):
    """Set rights aside. Each gets a statement of its own, with this person's reason."""

    untouched = _("Where nothing stands below a right, nothing in the dossier touches it so far.")

    reason = ProseField(
        label=_("Why can they be set aside here?"),
        help_text=_(
            "Your reason is written beside each right that you choose, and shown wherever the right is. Where a right "
            "needs a reason of its own, open it from the list of rights instead."
        ),
        rows=4,
    )

    def __init__(self, data: Any, *, offered: Mapping[str, Phrase], words: Words) -> None:
        super().__init__(data, offered=offered, words=words)
        self.fields["rights"].help_text = self.untouched

    def changes(self, *, by: str, on: date) -> list[Change]:
        """One statement for each right."""
        said = {"decision": "set-aside", "reason": self.cleaned_data["reason"], "by": by, "on": on.isoformat()}
        return [Set(("rights", right), said) for right in self.cleaned_data["rights"]]


class TakeBackForm(SeveralRightsForm):
    """Take back what was said of rights: they are judged again as if nobody had said anything."""

    reason = ProseField(
        label=_("Why is it taken back?"), help_text=_("The history keeps what was said, and this reason."), rows=3
    )

    def changes(self) -> list[Change]:
        """Each statement goes."""
        return [Remove(("rights", right)) for right in self.cleaned_data["rights"]]
