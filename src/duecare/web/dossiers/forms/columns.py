"""Saying which column of a table says what."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.exchange import TARGETS, Columns, Proposal, Target
from duecare.exchange.spreadsheet import mapping
from duecare.exchange.text import one_line, shortened
from duecare.report.locales import base_of, locale_of
from duecare.web.look.forms import LineField, offer
from duecare.web.look.templatetags.look import number

LABELS: Mapping[Target, Any] = MappingProxyType(
    {
        "title": _("What each system is called"),
        "purpose": _("What it is for"),
        "description": _("How it works, and what happens to people because of it"),
        "asserted-by": _("The organisation that states each record"),
        "deployer": _("The organisation that uses the system on people"),
        "supplier": _("The organisation that supplies the system"),
        "developer": _("The organisation that built the system"),
        "stage": _("Where it stands"),
        "sector": _("Sector"),
        "countries": _("Countries in which it acts on people"),
        "territory": _("City, region or place"),
        "version": _("Version of the system"),
    }
)
LANGUAGES = (
    *("en", "ar", "zh", "fr", "ru", "es", "am", "bn", "cs", "da", "de", "el", "et", "fa", "fi", "ga", "ha", "he", "hi"),
    *("hr", "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "mt", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "so", "sr"),
    *("sv", "sw", "th", "tr", "uk", "ur", "vi"),
)
"""Tags of languages in which many public bodies write. Any other can be named in a mapping's file."""
HEADING, SHORT_HEADING = 40, 12
MANY = 100
"""In a table of more columns the lists to choose from show less of each heading, so that the page stays light."""


class ColumnsForm(forms.Form):
    """For each thing that a column can say, the column that says it."""

    name = LineField(
        label=_("Name of this mapping"),
        help_text=_("For your organisation: it is kept, and used for the next table with the same headings."),
    )
    asserted_by = LineField(
        label=_("Who states this table"),
        help_text=_("An organisation. It counts where no column names one, and where that column is blank."),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("The language of its words"),
        error_messages={
            "required": _("Choose a language from the list."),
            "invalid_choice": _("Choose a language from the list."),
        },
    )

    def __init__(self, data: Any, *, table: Proposal, columns: Columns | None, reader: str) -> None:
        """`columns`: what was said before; `reader`: the reader's language."""
        self.table = table
        before = columns or table.columns()
        places = {target: before.at(target) for target in TARGETS}
        initial: dict[str, Any] = {target: place for target, place in places.items() if place is not None}
        language = before.language if columns else reader
        initial |= {"name": before.name, "asserted_by": before.asserted_by, "language": language}
        super().__init__(data, initial=initial)
        offer(self, language=languages(reader, before.language))
        shown = headings(table, SHORT_HEADING if len(table.header) > MANY else HEADING)
        self.fields |= {target: self._column(target, shown) for target in TARGETS}

    def _column(self, target: Target, shown: list[str]) -> forms.TypedChoiceField:
        return forms.TypedChoiceField(
            label=LABELS[target],
            choices=[("", now("No column")), *enumerate(shown)],
            coerce=int,
            empty_value=None,
            required=target == "title",
            error_messages={
                "required": _("Choose the column that names each system."),
                "invalid_choice": _("The table has no such column. Choose from the list."),
            },
        )

    def columns(self) -> Columns:
        """What was said."""
        chosen = {target: self.cleaned_data[target] for target in TARGETS}
        says = [
            tuple(target for target in TARGETS if chosen[target] == place) for place in range(len(self.table.header))
        ]
        data = self.cleaned_data
        return mapping(
            self.table.header,
            says,
            name=data["name"],
            asserted_by=data["asserted_by"] or None,
            language=data["language"],
        )


def languages(reader: str, also: str) -> list[tuple[str, str]]:
    """The languages to choose from, by their names in the reader's language, in the order of the names."""
    names = locale_of(reader).languages
    found = {tag: str(names.get(tag, tag)) for tag in (*LANGUAGES, base_of(reader), also)}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


def headings(table: Proposal, length: int = HEADING) -> list[str]:
    """Each heading after its number, as headings may be empty or stand twice; the words keep their own direction."""
    shown = (shortened(one_line(heading), length) or now("(no heading)") for heading in table.header)
    return [f"{number(place)}: {isolated(words)}" for place, words in enumerate(shown, 1)]


def isolated(words: str) -> str:
    """The words between marks that keep their direction from turning what stands beside them, where no tag can."""
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"
