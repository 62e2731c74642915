"""A language by its name."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext as now

from duecare.report.locales import locale_of

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def language_tag(name: str, language: str) -> str | None:
    """The tag of a language by its name in the reader's language, in English or in itself; a tag is taken as it is."""
    wanted = name.casefold()
    for locale in (locale_of(language), locale_of("en")):
        for tag, title in locale.languages.items():
            if "_" not in tag and wanted == title.casefold():
                return str(tag)
    if _TAG.fullmatch(name):
        return name
    return None


class LanguageField(forms.CharField):
    """The name of a language; what it becomes is its tag."""

    def __init__(self, *, language: str, tag: str | None, **kwargs: object) -> None:
        shown = language_title(tag, language) if tag else ""
        super().__init__(max_length=100, required=False, initial=shown, **kwargs)  # type: ignore[arg-type]
        self.widget.attrs["dir"] = "auto"
        self._language, self._tag, self._shown = language, tag, shown

    def clean(self, value: object) -> str:
        """The tag; nothing for nothing. A name that stayed as it was shown keeps the tag that it was shown for."""
        name = super().clean(value).strip()
        if not name or name == self._shown:
            return (self._tag or "") if name else ""
        tag = language_tag(name, self._language)
        if tag is None:
            raise forms.ValidationError(now("No language is called “%(name)s” here. Write its code.") % {"name": name})
        return tag


def language_title(tag: str, language: str) -> str:
    """The name of a language, where the name leads back to it; else its tag."""
    name = str(locale_of(language).languages.get(tag, ""))
    return name if name and language_tag(name, language) == tag else tag
