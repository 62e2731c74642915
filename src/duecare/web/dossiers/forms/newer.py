"""Forms about what a newer edition of a record says."""

from __future__ import annotations

from django import forms

from duecare.web.dossiers.forms import ReasonForm

LONGEST = 300
"""Characters of the name of a part."""


class PartForm(forms.Form):
    """A part to take over."""

    part = forms.CharField(max_length=LONGEST, widget=forms.HiddenInput)


class AsideForm(ReasonForm):
    """A part to leave as it is, and why."""

    part = forms.CharField(max_length=LONGEST, widget=forms.HiddenInput)
