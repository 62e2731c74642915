"""Choosing the other account to compare a dossier with: one that the reader may see, or a file that somebody gave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.web.dossiers.models import IndexRow, Upload
from duecare.web.look.forms import offer

FILE = "file:"
"""What an upload's value begins with; a dossier's is its organisation and id."""


class BesideForm(forms.Form):
    """The other account."""

    q = forms.CharField(
        label=_("Words in its title"),
        help_text=_("To find it among many. Left empty, those that were changed last."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    other = forms.ChoiceField(
        label=_("The other dossier"),
        help_text=_("One that you may see here, or one that was brought as a file."),
        required=False,
        error_messages={"invalid_choice": _("There is no such dossier in this list. Choose from it.")},
    )

    def __init__(self, data: Any, *, rows: Sequence[IndexRow], uploads: Sequence[Upload]) -> None:
        super().__init__(data)
        here = [(f"{row.organisation_slug}/{row.slug}", row.title) for row in rows]
        files = [(f"{FILE}{upload.pk}", upload.name) for upload in uploads]
        groups = ((now("Dossiers here"), here), (now("Files that were brought"), files))
        offer(self, other=[("", now("Choose one")), *(group for group in groups if group[1])])
