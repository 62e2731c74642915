"""Form parts that every app may use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from duecare.report.phrase import Phrase

LINE, PROSE = 300, 20_000
"""The most characters of a text of one line, and of any other text."""
A_DAY = "\u20662027-03-01\u2069"
"""How a day is written, kept in its order also within a text that runs right to left."""
OURS_TO_SAY = ("required", "min", "max", "maxlength")
"""What a browser would hold back or cut in words of its own. The form says it, together with all else."""


class Asked(forms.BoundField):
    """A field of which the browser holds back only what it cannot read, such as half a day: it would send nothing at
    all in its place. All else is ours to say, once, above the form."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """The attributes of the input; whether it must be filled in is told to who cannot see it."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        if "required" in built and not widget.use_fieldset:
            built["aria-required"] = "true"
        built |= {name: False for name in OURS_TO_SAY if name in built or name in widget.attrs}
        if getattr(widget, "input_type", "") == "number":
            built["step"] = "any"
        return built


class Renderer(DjangoTemplates):
    """How every form of ours is shown."""

    bound_field_class = Asked


class _Hinted(forms.widgets.ChoiceWidget):
    """Choices that can have hints, shown by `components/field.html`."""

    def __init__(self, *args: Any, hints: Mapping[str, str | Promise | Phrase] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = dict(hints or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The option with its hint, and its input pointing at it."""
        option = super().create_option(name, value, *args, **kwargs)
        if hint := self.hints.get(str(value)):
            option["hint"] = hint
            option["attrs"]["aria-describedby"] = f"{option['attrs'].get('id', name)}_hint"
        return option


class HintedRadios(_Hinted, forms.RadioSelect):
    """Radio buttons that can have hints, `HintedRadios(hints={"yes": "…"})`."""


class HintedBoxes(_Hinted, forms.CheckboxSelectMultiple):
    """Boxes that can have hints."""


class AcrossRadios(forms.RadioSelect):
    """A few short choices, side by side where there is room."""

    across = True


class FoldedBoxes(forms.CheckboxSelectMultiple):
    """Boxes of a long list: the choices that stand alone first, then each group of choices behind its title."""

    folded = True


class DayField(forms.DateField):
    """A day, as every browser sends it. What is typed where there is no calendar is read in that one way only: of
    03/04 nobody knows which is the month."""

    default_error_messages: ClassVar = {
        "invalid": format_lazy(_("Write the day as year, month and day, for example {day}."), day=A_DAY)
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)


def offer(form: forms.Form, **offered: Iterable[tuple[Any, Any]]) -> None:
    """What can be chosen in these fields of a form, which no form knows before it is shown."""
    for name, choices in offered.items():
        field: Any = form.fields[name]
        field.choices = list(choices)


class LineField(forms.CharField):
    """A text of one line, in any language. Line breaks that were pasted become spaces."""

    default_error_messages: ClassVar = {"required": _("Write something here.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"dir": "auto"}), max_length=LINE, **kwargs)

    def to_python(self, value: Any) -> str:
        """The text, its white space made plain."""
        return re.sub(r"\s+", " ", super().to_python(value) or "").strip()


class ProseField(forms.CharField):
    """A text of people's own, in any language. Its lines end as they do in files."""

    default_error_messages: ClassVar = {"required": _("Write something here.")}

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), max_length=PROSE, **kwargs)

    def to_python(self, value: Any) -> str:
        """The text with its line ends made plain, before it is measured."""
        return re.sub(r"\r\n?", "\n", super().to_python(value) or "")
