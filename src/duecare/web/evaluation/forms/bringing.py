"""Bringing a table of decisions, or cells that were made elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.web.evaluation.models import Kind
from duecare.web.evaluation.store.uploading import MOST, SealedUpload
from duecare.web.look.forms import HintedRadios, LineField
from duecare.web.look.templatetags.look import number

TABLES = (".csv", ".tsv", ".txt", ".parquet", ".xlsx")
CELLS = (".json",)


MOST_PLAN = 1_000_000
NO_FILE: dict[str, Any] = {
    **dict.fromkeys(("required", "missing", "invalid"), _("Choose a file.")),
    "empty": _("The file is empty. Choose another one."),
}


class PlanFileForm(forms.Form):
    """A plan as a file."""

    file = forms.FileField(
        label=_("The plan"),
        help_text=_("YAML or JSON, as the command line writes it."),
        error_messages=NO_FILE,
    )

    def clean_file(self) -> Any:
        """A plan is short."""
        file = self.cleaned_data["file"]
        if file.size > MOST_PLAN:
            raise forms.ValidationError(now("This is too large for a plan. Choose another file."))
        return file


class BringForm(forms.Form):
    """A file, and what it is."""

    title = LineField(
        label=_("What is evaluated?"),
        help_text=_("A name for the list, for example: Who was selected for control in 2025."),
    )
    kind = forms.ChoiceField(
        label=_("What do you bring?"),
        choices=Kind.choices,
        widget=HintedRadios(
            hints={
                Kind.TABLE: _(
                    "CSV, TSV, Parquet or XLSX with one row for each decision. It is sealed while it comes in, "
                    "opened in memory only, and deleted a week after you last used it, or as soon as you say so."
                ),
                Kind.CELLS: _(
                    "Counts that the command line made where the data lies. No row about a person leaves your "
                    "organisation."
                ),
            }
        ),
        error_messages={"required": _("Say which of the two it is.")},
    )
    file = forms.FileField(
        label=_("The file"),
        error_messages=NO_FILE,
    )

    def clean(self) -> dict[str, Any]:
        """The file must be of a kind that can be read. Its bytes are looked at in the background."""
        data = super().clean() or {}
        file, kind = data.get("file"), data.get("kind")
        if isinstance(file, SealedUpload) and kind:
            allowed = TABLES if kind == Kind.TABLE else CELLS
            if not (file.name or "").lower().endswith(allowed):
                self.add_error(
                    "file", now("This is not a file of that kind. Known are: %(kinds)s") % {"kinds": ", ".join(allowed)}
                )
        return data

    def refuse_for_room(self) -> None:
        """Say that the server could not keep it."""
        self._refuse(
            now(
                "The server has no room for the file at present. Nothing of it was kept. Tell whoever runs the server."
            ),
        )

    def refuse_size(self) -> None:
        """Say that it was too large."""
        self._refuse(
            now("The file is larger than %(most)s megabytes. Use the command line on the machine where it lies.")
            % {"most": number(MOST // 1024 // 1024)},
        )

    def _refuse(self, said: str) -> None:
        """Say this alone: a file was chosen, so that none came need not be said."""
        self.errors.pop("file", None)
        self.add_error("file", said)
