"""An impact: who, what, which right, whether it has happened, what it comes from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import Group, Harm, Right
from duecare.core.dossier import Impact
from duecare.core.dossier.words import Likelihood, Origin, Status
from duecare.core.revision import Add, Change, Set
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices, in_order, new_id
from duecare.web.look.forms import AcrossRadios, DayField, FoldedBoxes, LineField, ProseField, offer


class ImpactForm(forms.Form):
    """What can happen, or has happened, to whom."""

    title = LineField(
        label=_("What can happen, or has happened, to people?"),
        help_text=_("One sentence, for example: Families lose their benefit because of a wrong flag."),
    )
    description = ProseField(
        label=_("Tell more about it"),
        help_text=_("How it comes about, and what it means in their lives. Name no person who could be put at risk."),
        rows=4,
        required=False,
    )
    status = forms.ChoiceField(label=_("Has it happened?"), widget=forms.RadioSelect, required=False)
    groups = forms.MultipleChoiceField(label=_("Who is touched?"), widget=FoldedBoxes, required=False)
    rights = forms.MultipleChoiceField(
        label=_("Which of their rights does it touch?"), widget=FoldedBoxes, required=False
    )
    origin = forms.ChoiceField(label=_("What does it come from?"), required=False)
    likelihood = forms.ChoiceField(
        label=_("If it has not happened: how likely is it?"),
        help_text=_("Puts impacts that are equally severe in order. It never makes one less severe."),
        required=False,
    )
    irremediable_from = DayField(
        label=_("From which day could it no longer be put right?"),
        help_text=_("Leave it empty when there is no such day, or it is not known."),
        required=False,
    )
    touches_core = forms.ChoiceField(
        label=_("Does it violate a right that allows no exception, or leave nothing of a right?"),
        help_text=_("Freedom from torture allows no exception, for example."),
        widget=AcrossRadios,
        required=False,
    )

    def __init__(
        self,
        data: Any,
        *,
        impact: Impact | None,
        harm: Harm | None,
        near: Mapping[str, Collection[str]],
        recorded: Collection[str],
        words: Words,
    ) -> None:
        """`near` are the groups and rights to stand first; those of the impact and of the pattern do too. `recorded`
        are the titles that are there: a form that is sent twice adds one impact."""
        super().__init__(data, initial=_initial(impact, harm, words))
        self.before = impact
        self.recorded = recorded if impact is None else ()
        self.harm = harm.id if harm else impact.harm if impact else None
        empty = now("Not stated")
        offered: dict[str, list[tuple[str, Any]]] = {
            "status": choices(words, "status", get_args(Status), empty=now("Not known yet")),
            "origin": choices(words, "origin", get_args(Origin), empty=empty),
            "likelihood": choices(words, "likelihood", get_args(Likelihood)),
            "touches_core": choices(words, "answer", ("yes", "no", "unknown")),
            "groups": self._folded(words, Group, "groups", near),
            "rights": self._folded(words, Right, "rights", near),
        }
        offer(self, **offered)

    def _folded(
        self, words: Words, kind: type[Group | Right], field: str, near: Mapping[str, Collection[str]]
    ) -> list[tuple[str, Any]]:
        """The records in the order of the source book: those that are near, then all others behind a title."""
        first = {*near.get(field, ()), *self.initial.get(field, ())}
        records = sorted(words.catalogue.of(kind).values(), key=lambda record: record.code or record.id)
        chosen, others = (
            [(record.id, words.of_record(record, "title")) for record in records if (record.id in first) is near_]
            for near_ in (True, False)
        )
        return [*chosen, (now("All others"), others)] if chosen and others else [*chosen, *others]

    def clean_title(self) -> str:
        """The title, which no other impact has."""
        title: str = self.cleaned_data["title"]
        if title in self.recorded:
            raise forms.ValidationError(
                _(
                    "This impact is recorded already, in the same words. Open it from the list of impacts, or say what "
                    "is different here."
                )
            )
        return title

    def clean_groups(self) -> list[str]:
        """The groups, in the order they had."""
        return in_order(self.cleaned_data["groups"], self.before.groups if self.before else ())

    def clean_rights(self) -> list[str]:
        """The rights, in the order they had."""
        return in_order(self.cleaned_data["rights"], self.before.rights if self.before else ())

    def added(self, taken: Collection[str]) -> Add:
        """The change that adds the impact."""
        value = {field: _plain(self.cleaned_data[field]) for field in self.fields}
        if self.harm:
            value["harm"] = self.harm
        kept = {field: part for field, part in value.items() if part is not None}
        return Add(("impacts", new_id(self.cleaned_data["title"], taken, fallback="impact")), kept)

    def changes(self, id_: str) -> list[Change]:
        """One change for each field; what is empty is cleared."""
        return [Set(("impacts", id_, field), _plain(self.cleaned_data[field])) for field in self.fields]


def _initial(impact: Impact | None, harm: Harm | None, words: Words) -> dict[str, Any]:
    if impact is not None:
        fields = ("title", "description", "status", "origin", "likelihood", "touches_core")
        day = impact.irremediable_from
        return {
            **{field: getattr(impact, field) for field in fields},
            "groups": list(impact.groups),
            "rights": list(impact.rights),
            "irremediable_from": day.isoformat() if day else None,
        }
    if harm is None:
        return {"likelihood": "unknown", "touches_core": "unknown"}
    return {
        "title": words.of_record(harm, "title").text,
        "status": "potential",
        "groups": list(harm.groups),
        "rights": list(harm.rights),
        "likelihood": "unknown",
        "touches_core": "unknown",
    }


def _plain(value: Any) -> Any:
    if value in ("", [], None):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else value
