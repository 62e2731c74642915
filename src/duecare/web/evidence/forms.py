"""Forms for evidence, and the fields by which other forms choose it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Dossier, Evidence
from duecare.core.dossier.words import Audience
from duecare.core.revision import Add, Change, Set
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices, in_order, new_id
from duecare.web.look.forms import DayField, LineField, ProseField, offer

LARGEST_FILE = 30_000_000
"""Bytes. A little less than a whole request may have."""
KINDS: tuple[str, ...] = get_args(Evidence.model_fields["kind"].annotation)
_DIGEST = re.compile(r"(?:sha-?256\s*[:=-]?\s*)?([0-9a-f]{64})(?:\s.*)?", re.DOTALL)
"""As programs print it: perhaps with the name of the sum before it, and the name of the file after it."""


class FileToLookAt(forms.FileField):
    """A file of which only the digest is taken, before it comes here: `http.SeenFile`."""

    def __init__(self, **kwargs: Any) -> None:
        errors = {
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose the file again, or fetch it anew."),
        }
        super().__init__(error_messages=errors, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, unless it is too large."""
        file = super().clean(data, initial)
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError(now("This file is larger than 30 MB. Write its digest instead."))
        return file


class DigestField(forms.CharField):
    """A SHA-256, as programs print it."""

    def __init__(self, **kwargs: Any) -> None:
        plain = {"dir": "ltr", "autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        super().__init__(max_length=500, required=False, widget=forms.TextInput({**plain, "translate": "no"}), **kwargs)

    def to_python(self, value: Any) -> str:
        """As documents write it; nothing for nothing."""
        text = (super().to_python(value) or "").strip()
        if not text:
            return ""
        found = _DIGEST.fullmatch(text.lower())
        if found is None:
            raise forms.ValidationError(
                now("This is no SHA-256. It has 64 characters, each a digit or a letter from a to f.")
            )
        return f"sha256:{found[1]}"


def audience_field(words: Words) -> forms.ChoiceField:
    """Who may see an item."""
    return forms.ChoiceField(
        label=_("Who may see this?"),
        help_text=_("The team always does. What others see, they see with everything written on this page."),
        choices=choices(words, "audience", get_args(Audience)),
        initial="team",
    )


class EvidenceForm(forms.Form):
    """A piece of evidence: what it is, where it lies, and the digest by which it is known again."""

    title = LineField(label=_("What is it?"), help_text=_("For example: Report on the six-month pilot."))
    kind = forms.ChoiceField(label=_("What kind of evidence is it?"))
    where = LineField(
        label=_("Where can it be found?"),
        help_text=_("A web address, a file number, a shelf. Name no person who could be put at risk."),
        required=False,
    )
    on = DayField(label=_("Of which day is it?"), required=False)
    file = FileToLookAt(
        label=_("The file, if it is one"),
        help_text=_(
            "At most 30 MB. Its digest is taken while it comes in, by which anybody can later tell whether a file is "
            "still the same. The file itself is not kept here: keep it where you said above."
        ),
        required=False,
    )
    digest = DigestField(
        label=_("Or its digest (SHA-256)"),
        help_text=_("For a file that is too large, or must not leave its place: sha256sum prints it."),
    )
    note = ProseField(
        label=_("What should others know about it?"),
        help_text=_("How it was made, what it leaves out. Name no person who could be put at risk."),
        required=False,
    )

    def __init__(self, data: Any, files: Any, *, piece: Evidence | None, words: Words) -> None:
        super().__init__(data, files, initial=piece.plain() if piece else {"kind": "document"})
        offer(self, kind=choices(words, "evidence-kind", KINDS))
        self.fields["shown_to"] = audience_field(words)

    def clean(self) -> dict[str, Any]:
        """A file that came has the digest that stands there: to go over another one would hide a change."""
        data = super().clean() or {}
        file, written = data.get("file"), data.get("digest")
        if file and written and file.digest != written:
            self.add_error(
                "file",
                now(
                    "This is not the file of the digest below: it has the digest %(digest)s. To record this file in "
                    "its place, empty the digest and choose the file again. To keep both, record this one for itself."
                )
                % {"digest": file.digest},
            )
        return data

    def values(self) -> dict[str, Any]:
        """Each field's value as the document holds it; nothing for what was left empty."""
        return {name: _plain(self.cleaned_data[name]) for name in self.fields if name != "file"}

    def added(self, taken: Collection[str]) -> Add:
        """The change that adds the piece."""
        kept = {name: value for name, value in self.values().items() if value is not None}
        return Add(("evidence", new_id(kept["title"], taken, fallback="evidence")), kept)

    def changes(self, id_: str) -> list[Change]:
        """One change for each field; what is empty is cleared."""
        return [Set(("evidence", id_, name), value) for name, value in self.values().items()]


class CheckForm(forms.Form):
    """A file to hold against a digest."""

    file = FileToLookAt(
        label=_("The file that you have"),
        help_text=_("At most 30 MB. It is read once, compared, and not kept."),
    )


class RemoveForm(forms.Form):
    """Nothing to fill in: a person confirms that something goes."""


class RestsOn(forms.Form):
    """A form whose statement rests on evidence: that of the dossier, or a piece that is named here for the first time,
    so that nobody has to leave the page for it and lose what they typed."""

    folded = ("new_evidence", "new_evidence_kind", "new_evidence_where")
    """Fields that stand behind a title, one after the other."""
    folds_from = folded[0]
    fold_title = _("Add a piece of evidence that is not in the dossier yet")

    def offer_evidence(self, dossier: Dossier, words: Words) -> None:
        """Add the fields. What is ticked already comes from the form's initial values."""
        self._held = dossier.evidence
        if dossier.evidence:
            self.fields["evidence"] = forms.MultipleChoiceField(
                label=_("On which evidence of this dossier?"),
                choices=[(id_, words.name("evidence", id_)) for id_ in dossier.evidence],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        kinds = choices(words, "evidence-kind", KINDS)
        where_help = _(
            "A web address, a file number, a shelf. A digest of a file can be added later, with the evidence."
        )
        self.fields["new_evidence"] = LineField(label=_("What is it?"), required=False)
        self.fields["new_evidence_kind"] = forms.ChoiceField(
            label=_("What kind of evidence is it?"), choices=kinds, required=False
        )
        self.fields["new_evidence_where"] = LineField(
            label=_("Where can it be found?"), help_text=where_help, required=False
        )

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The fields of a piece that is not in the dossier yet."""
        return [self[name] for name in self.folded]

    @property
    def fold_open(self) -> bool:
        """Whether something was typed about a new piece, so that its fields must not be folded away."""
        return any(self[name].value() for name in ("new_evidence", "new_evidence_where"))

    def clean(self) -> dict[str, Any]:
        """A new piece has a name."""
        data = super().clean() or {}
        if data.get("new_evidence_where") and not data.get("new_evidence") and "new_evidence" not in self.errors:
            self.add_error("new_evidence", now("Say what it is, or leave out where it is."))
        return data

    def evidence_changes(self) -> list[Change]:
        """The change that adds the new piece, if there is one."""
        data = self.cleaned_data
        if not data.get("new_evidence"):
            return []
        value = {"title": data["new_evidence"], "kind": data.get("new_evidence_kind") or "document"}
        if data.get("new_evidence_where"):
            value["where"] = data["new_evidence_where"]
        return [Add(("evidence", new_id(value["title"], self._held, fallback="evidence")), value)]

    def rests_on(self, before: Sequence[str], added: Sequence[Change]) -> list[str]:
        """The ids of what was chosen, in the order it had before, with what is added now."""
        return [*in_order(self.cleaned_data.get("evidence", []), before), *(change.path[1] for change in added)]


def _plain(value: Any) -> Any:
    if value in ("", None):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else value
