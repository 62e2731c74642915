"""Forms of a dossier's own pages. Their clean data becomes changes; what was typed is never lost."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Collection, Sequence
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Dossier as Document
from duecare.core.dossier.words import Stage
from duecare.core.revision import Change, Set
from duecare.exchange import Source
from duecare.exchange.countries import country_code
from duecare.exchange.starting import NOT_ASKED, SLUG
from duecare.report.words import Words
from duecare.web.dossiers.actions.imports import MOST
from duecare.web.dossiers.queries import free_slug
from duecare.web.look.forms import AcrossRadios, LineField, ProseField, offer
from duecare.web.people.models import Organisation

ID_LENGTH = 60


def new_id(title: str, taken: Collection[str], *, fallback: str) -> str:
    """A word name from a title; where the title has no Latin letters, the fallback with random letters."""
    ascii_ = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:ID_LENGTH].strip("-")
    if not slug or slug in taken:
        slug = "-".join(part for part in (slug or fallback, secrets.token_hex(3)) if part)
    return slug


def choices(
    words: Words, vocabulary: str, values: Collection[str], *, empty: str | None = None
) -> list[tuple[str, Any]]:
    """The frozen words to choose from, in the reader's words; `empty` names the choice of none."""
    first = [("", empty)] if empty is not None else []
    return [*first, *((value, words.label(vocabulary, value).text) for value in values)]


def in_order(chosen: Collection[str], before: Sequence[str]) -> list[str]:
    """What was chosen, in the order it had before: a box list has an order of its own, which is no change."""
    return [*(one for one in before if one in chosen), *(one for one in chosen if one not in before)]


class OutsideField(forms.BooleanField):
    """Whether those who start it neither build, buy nor run the system."""

    def __init__(self) -> None:
        super().__init__(
            label=_("It is made from outside"),
            help_text=_(
                "You neither build, buy nor run the system, and work from what is public. Page one of the report says "
                "so, and that who runs it was not asked yet."
            ),
            required=False,
        )


class StartForm(forms.Form):
    """A blank dossier."""

    title = LineField(
        label=_("What is the system, and where is it used?"),
        help_text=_(
            "For example: Benefit fraud risk score, City of Lindenau. One dossier is one system in one context."
        ),
    )
    purpose = ProseField(
        label=_("What is it for?"),
        help_text=_("In plain words, as you would tell somebody it decides about. You can leave this for later."),
        rows=4,
        required=False,
    )

    outside = OutsideField()

    def document(self, id_: str, *, language: str) -> Document:
        """The document to start with."""
        title, purpose = self.cleaned_data["title"], self.cleaned_data["purpose"]
        tree: dict[str, Any] = {
            "format": "duecare-dossier/1",
            "id": id_,
            "title": title,
            "language": language,
            "outside": NOT_ASKED if self.cleaned_data["outside"] else None,
            "system": {"purpose": purpose or None},
        }
        return Document.model_validate(tree)


class DescribeForm(forms.Form):
    """What the system is, and where it is used."""

    title = LineField(label=_("Title of this dossier"), help_text=_("The system, and where it is used."))
    name = LineField(label=_("Name of the system"), help_text=_("As its maker or its users call it."), required=False)
    purpose = ProseField(label=_("What it is for"), required=False)
    description = ProseField(
        label=_("How it works, and what happens to people because of it"),
        help_text=_("Name no person who could be put at risk."),
        rows=5,
        required=False,
    )
    alternatives = ProseField(
        label=_("What else was weighed"),
        help_text=_("Other ways to reach the same, doing without the system among them, and why they were left."),
        required=False,
    )
    stage = forms.ChoiceField(label=_("Where it stands"), required=False)
    countries = forms.CharField(
        label=_("Countries in which it acts on people"),
        help_text=_("Names or two-letter codes, separated by commas."),
        max_length=2_000,
        required=False,
    )
    elsewhere = forms.ChoiceField(
        label=_("Does it act on people anywhere else, or will it?"),
        help_text=_("A no keeps the laws of other countries out of what is asked."),
        widget=AcrossRadios,
        required=False,
    )
    territory = LineField(label=_("City, region or place"), required=False)

    def __init__(self, data: Any, *, document: Document, words: Words) -> None:
        self.words = words
        system, place = document.system, document.system.place
        initial = {
            "title": document.title,
            "name": system.name,
            "purpose": system.purpose,
            "description": system.description,
            "alternatives": system.alternatives,
            "stage": system.stage,
            "countries": ", ".join(words.country(code).text for code in place.countries),
            "elsewhere": place.elsewhere,
            "territory": place.territory,
        }
        super().__init__(data, initial=initial)
        empty = now("Not stated")
        options = {
            "stage": choices(words, "stage", get_args(Stage), empty=empty),
            "elsewhere": choices(words, "answer", ("yes", "no", "unknown")),
        }
        offer(self, **options)

    def clean_countries(self) -> list[str]:
        """The countries' codes, in the order given."""
        codes: list[str] = []
        for part in re.split(r"[,;،\n]", self.cleaned_data["countries"]):
            if name := part.strip():
                code = country_code(name, (self.words.language, "en"))
                if code is None:
                    raise forms.ValidationError(now("No country is called “%(name)s”.") % {"name": name})
                codes.append(code)
        return list(dict.fromkeys(codes))

    def changes(self) -> list[Change]:
        """One change for each field; what is empty is cleared."""
        data = self.cleaned_data
        paths: dict[str, tuple[str, ...]] = {
            **{field: ("system", field) for field in ("name", "purpose", "description", "alternatives", "stage")},
            "title": ("title",),
            "countries": ("system", "place", "countries"),
            "elsewhere": ("system", "place", "elsewhere"),
            "territory": ("system", "place", "territory"),
        }
        return [Set(path, plain(data[field])) for field, path in paths.items()]


class ReasonForm(forms.Form):
    """Why."""

    reason = ProseField(label=_("Why?"), help_text=_("Kept in the record of what was done."))


class CopyForm(forms.Form):
    """A copy under another title."""

    title = LineField(label=_("Title of the copy"))


def plain(value: Any) -> Any:
    """A form's value as a document's: nothing for what was left empty."""
    if value in ("", [], None):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else value


LARGEST_FILE = 30_000_000
"""Bytes. A little less than a whole request may have."""


class UploadForm(forms.Form):
    """A file to start from."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("At most 30 MB, as it was published or exported. It stays on this server."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose the file again, or fetch it anew."),
        },
    )

    def clean_file(self) -> Any:
        """The file, unless it is too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                now(
                    "This file is larger than 30 MB. Keep only the records that you need. Or see on the command line "
                    "where to look first in all of it: duecare screen, and the name of the file."
                )
            )
        return file


class ChooseForm(forms.Form):
    """Records of a file, by their positions."""

    record = forms.TypedMultipleChoiceField(
        coerce=int,
        label=_("Records"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one record."),
            "invalid_choice": _("The file has no such record. Choose from this list."),
        },
    )
    outside = OutsideField()

    def __init__(self, data: Any, *, source: Source, found: Sequence[int] = ()) -> None:
        """`found`: the records that are meant by all that were found."""
        super().__init__(data)
        self.every = data is not None and "all" in data
        self.ticked: list[str] = data.getlist("record") if data is not None and not self.every else []
        there = {str(record.position) for record in source.records} if self.ticked else set()
        options = [(position, position) for position in self.ticked if position in there]
        if self.every:
            self.data = {"record": list(map(str, found[: MOST + 1]))}
            options = [(str(position), str(position)) for position in found[: MOST + 1]]
            self.fields["record"].widget = forms.SelectMultiple()
        offer(self, record=options)

    def clean_record(self) -> list[int]:
        """The positions, no more than one import holds."""
        positions: list[int] = self.cleaned_data["record"]
        if len(set(positions)) > MOST:
            raise forms.ValidationError(
                now("More than %(most)s records are too many for one import. Search for those that belong together.")
                % {"most": MOST}
            )
        return positions


class OwnFileForm(forms.Form):
    """The id under which the dossier of a file is kept."""

    id = forms.RegexField(
        rf"^{SLUG.pattern}\Z",
        label=_("Id of the dossier here"),
        help_text=_("Part of its address, and unique in your organisation. It cannot be changed later."),
        max_length=80,
        widget=forms.TextInput({"dir": "ltr", "autocapitalize": "none", "spellcheck": "false", "translate": "no"}),
        error_messages={
            "required": _("Write an id."),
            "invalid": _("Use lower-case letters, digits and single hyphens, such as benefit-fraud-score."),
        },
    )

    def __init__(self, data: Any, *, document: Document, organisation: Organisation) -> None:
        self.organisation = organisation
        super().__init__(data, initial={"id": free_slug(organisation, document.id)})

    def clean_id(self) -> str:
        """An id that no dossier of the organisation has."""
        id_: str = self.cleaned_data["id"]
        free = free_slug(self.organisation, id_)
        if free != id_:
            raise forms.ValidationError(
                now("Your organisation has a dossier with the id %(id)s. Write another, such as %(free)s.")
                % {"id": id_, "free": free}
            )
        return id_
