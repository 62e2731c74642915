"""Form parts that every app may use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duecare.report.phrase import Phrase

LINE, PROSE = 300, 20_000
"""The most characters of a text of one line, and of any other text."""


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
