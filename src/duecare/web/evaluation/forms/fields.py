"""Fields that several steps of a plan are made of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.evaluation.numbers import is_number
from duecare.evaluation.words.texts import EVALUATION_TEXTS
from duecare.knowledge import bundle
from duecare.report.words import Words
from duecare.web.evaluation.store.seen import SeenColumn

LISTED = 30
"""Values that are shown to choose from."""


class NumberField(forms.CharField):
    """A number as documents carry it: digits, and a point before what is less than one."""

    default_error_messages: ClassVar = {
        "required": _("Write a number."),
        "invalid": _("Write a number, such as 12 or 0.05."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr", "class": "short"})
        super().__init__(widget=widget, max_length=30, **kwargs)

    def to_python(self, value: Any) -> str:
        """The number, with a comma taken for a point."""
        text = (super().to_python(value) or "").replace(",", ".")
        if text and not is_number(text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return text


class ShareField(NumberField):
    """A number from 0 to 1."""

    def to_python(self, value: Any) -> str:
        """The share."""
        text = super().to_python(value)
        if text and not 0 <= float(text) <= 1:
            raise forms.ValidationError(now("Write a number from 0 to 1: 0.05 is five in a hundred."))
        return text


class EdgesField(forms.CharField):
    """Numbers that rise, with spaces or semicolons between."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"dir": "ltr"}), max_length=400, required=False, **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        """The numbers."""
        numbers = tuple(one for one in re.split(r"[\s;]+", str(super().clean(value) or "").replace(",", ".")) if one)
        if len(numbers) > 50 or any(not is_number(one) for one in numbers):
            raise forms.ValidationError(now("Write numbers with spaces between, for example 18 30 65."))
        if any(float(low) >= float(high) for low, high in itertools.pairwise(numbers)):
            raise forms.ValidationError(now("Let the numbers rise."))
        return numbers


def values_field(column: SeenColumn, *, label: Any, help_text: Any = "", required: bool = False) -> forms.Field:
    """Some of the values of a column."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        choices=[(value, f"{value} ({count})") for value, count in column.values],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one value."),
            "invalid_choice": _("The column has no such value. Choose from the list."),
        },
    )


def choice(label: Any, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> forms.ChoiceField:
    """One of a few words."""
    return forms.ChoiceField(
        label=label, choices=list(choices), error_messages={"required": _("Choose one of these.")}, **kwargs
    )


def told(question: str, answers: Iterable[str]) -> list[tuple[str, str]]:
    """Answers in the words in which the result tells them, so that both say the same."""
    words = Words(get_language() or "en", bundle.load())
    return [(one, words.ours(EVALUATION_TEXTS[f"{question}-{one}"]).text) for one in answers]


def rest(column: SeenColumn, *taken: Sequence[str]) -> list[str]:
    """The values of a column that are in none of these."""
    gone = {value for values in taken for value in values}
    return [value for value in column.listed if value not in gone]
