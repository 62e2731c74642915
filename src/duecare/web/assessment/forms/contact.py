"""How people whom the system is used on reach somebody: what only people can say."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Dossier
from duecare.core.revision import Change, Set
from duecare.report.locales import locale_of
from duecare.report.words import Words
from duecare.web.look.forms import LineField, ProseField

PLAIN = ("desk", "reach", "hours", "answer_days", "notice", "free_help", "safe_way")
"""Fields that are in the document as they are in the form."""


class ContactForm(forms.Form):
    """Whom to ask, where, when, who helps, and whether the public is told."""

    notice = ProseField(
        label=_("By what can people tell that it was used on them?"),
        help_text=_("A sentence in a letter, a mark on a page, a visit. If by nothing, leave it empty."),
        required=False,
    )
    desk = LineField(
        label=_("Which office or role answers people?"),
        help_text=_("Never the name of a person."),
        required=False,
    )
    reach = ProseField(
        label=_("How do people reach it?"),
        help_text=_("Every way there is, also one without a screen: place, telephone, letter."),
        required=False,
    )
    hours = LineField(label=_("When is it open?"), required=False)
    languages = forms.CharField(
        label=_("Languages in which somebody answers"),
        help_text=_("Names or codes, separated by commas."),
        max_length=2_000,
        required=False,
    )
    answer_days = forms.IntegerField(
        label=_("Within how many days does a person answer?"),
        help_text=_("At the latest. Leave it empty where nobody promised a day."),
        min_value=1,
        max_value=3_650,
        required=False,
    )
    free_help = ProseField(
        label=_("Who helps people at no cost?"),
        help_text=_("Somebody who neither makes nor runs the system."),
        required=False,
    )
    safe_way = ProseField(
        label=_("Whom can people turn to who are afraid to ask?"),
        help_text=_("Agree it first with those who would be asked. Name nobody who could be put at risk."),
        required=False,
    )
    public = forms.BooleanField(
        label=_("Show this to the public, in the plain summary"),
        required=False,
    )

    def __init__(self, data: Any, *, document: Dossier, words: Words) -> None:
        self.words = words
        contact = document.contact
        initial = {name: getattr(contact, name) for name in PLAIN}
        initial["languages"] = ", ".join(words.language_name(tag).text for tag in contact.languages)
        initial["public"] = document.shown.get("contact") == "public"
        self.before = document.shown.get("contact")
        super().__init__(data, initial=initial)

    def clean_languages(self) -> list[str]:
        """The languages' tags, in the order given."""
        tags: list[str] = []
        for part in re.split(r"[,;،\n]", self.cleaned_data["languages"]):
            if name := part.strip():
                tag = language_tag(name, self.words.language)
                if tag is None:
                    raise forms.ValidationError(now("No language is called “%(name)s”.") % {"name": name})
                tags.append(tag)
        if len(set(tags)) > 100:
            raise forms.ValidationError(now("Name at most 100 languages."))
        return list(dict.fromkeys(tags))

    def changes(self) -> list[Change]:
        """One change for each field; what is empty is cleared. Partners keep what was shown to them."""
        data = self.cleaned_data
        changes: list[Change] = [Set(("contact", name), data[name] or None) for name in (*PLAIN, "languages")]
        before = None if self.before == "public" else self.before
        return [*changes, Set(("shown", "contact"), "public" if data["public"] else before)]


def language_tag(name: str, language: str) -> str | None:
    """The tag of a language by its tag, or its name in the reader's language or in English."""
    wanted = name.casefold()
    for locale in (locale_of(language), locale_of("en")):
        for tag, called in locale.languages.items():
            if re.fullmatch(r"[a-z]{2,3}", tag) and wanted in (tag, called.casefold()):
                return str(tag)
    return None
