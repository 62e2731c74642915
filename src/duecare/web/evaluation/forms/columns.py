"""The first step of a plan: which column says what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.web.evaluation.store.seen import SeenColumn
from duecare.web.look.forms import offer

MOST_ATTRIBUTES, MOST_STRATA = 6, 2
CHOOSE: dict[str, Any] = {
    "required": _("Choose a column."),
    "invalid_choice": _("The table has no such column. Choose from the list."),
}


class ColumnsForm(forms.Form):
    """Which column says what. Nothing is guessed: two columns can look alike and mean opposite things."""

    decision = forms.ChoiceField(
        label=_("The decision of the system"),
        help_text=_("What it did to the person: selected or not, refused or not, a score that led to it."),
        error_messages=CHOOSE,
    )
    label = forms.ChoiceField(
        label=_("What was right"),
        help_text=_(
            "What was found or happened later, such as whether there was an error. Without it one can tell who is "
            "selected, and not who is wronged."
        ),
        required=False,
        error_messages=CHOOSE,
    )
    attributes = forms.MultipleChoiceField(
        label=_("Who the people are"),
        help_text=_("The groups to compare, such as sex, age or country of birth. At most six."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one column."),
            "invalid_choice": _("The table has no such column. Choose from the list."),
        },
    )
    after = forms.ChoiceField(
        label=_("The decision after a change"),
        help_text=_("Where the same people were decided again after something was mended."),
        required=False,
        error_messages=CHOOSE,
    )
    run = forms.ChoiceField(
        label=_("Before or after"),
        help_text=_("Where other people were decided before and after: the column that tells which row is of when."),
        required=False,
        error_messages=CHOOSE,
    )
    person = forms.ChoiceField(
        label=_("The person"),
        help_text=_(
            "A number or a pseudonym that is the same for the rows of one person. It is counted by and never kept. "
            "Without it nobody can say how sure the figures are, where people appear more than once."
        ),
        required=False,
        error_messages=CHOOSE,
    )
    cluster = forms.ChoiceField(
        label=_("What makes rows alike"),
        help_text=_("Such as the office that decided."),
        required=False,
        error_messages=CHOOSE,
    )
    score = forms.ChoiceField(label=_("The score behind the decision"), required=False, error_messages=CHOOSE)
    weight = forms.ChoiceField(label=_("How many decisions a row stands for"), required=False, error_messages=CHOOSE)
    strata = forms.MultipleChoiceField(
        label=_("Compare also within"),
        help_text=_("Such as the region or the kind of benefit. At most two."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("The table has no such column. Choose from the list.")},
    )
    only = forms.ChoiceField(
        label=_("Use only rows of one kind"),
        help_text=_("The column that tells which. The others are counted and left out."),
        required=False,
        error_messages=CHOOSE,
    )

    folds_from = "after"
    folded = ("after", "run", "person", "cluster", "score", "weight", "strata", "only")
    fold_title = _("More columns")

    def __init__(self, data: Any, *, columns: Sequence[SeenColumn]) -> None:
        super().__init__(data)
        named = [(column.name, column.name) for column in columns]
        blank = [("", now("No column")), *named]
        offer(self, decision=[("", now("Choose")), *named], attributes=named, strata=named)
        offer(self, **dict.fromkeys(("label", "after", "run", "person", "cluster", "score", "weight", "only"), blank))

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """Those that few tables need."""
        return [self[name] for name in self.folded]

    @property
    def fold_open(self) -> bool:
        """Whether one of them says something."""
        return any(self[name].value() or self[name].errors for name in self.folded)

    def clean(self) -> dict[str, Any]:
        """Each column says one thing, and there is one way of before and after."""
        data = super().clean() or {}
        if len(data.get("attributes", ())) > MOST_ATTRIBUTES:
            self.add_error(
                "attributes", now("Choose at most six. What is compared with everything finds something by chance.")
            )
        if len(data.get("strata", ())) > MOST_STRATA:
            self.add_error("strata", now("Choose at most two."))
        if data.get("after") and data.get("run"):
            self.add_error(
                "run", now("Either the same people were decided again, or others were. Choose one of the two.")
            )
        single = [data[name] for name in ("decision", "label", "after", "run", "person", "weight") if data.get(name)]
        if twice := sorted({name for name in single if single.count(name) > 1}):
            raise forms.ValidationError(
                now("One column cannot say two things: %(columns)s") % {"columns": ", ".join(twice)}
            )
        return data
