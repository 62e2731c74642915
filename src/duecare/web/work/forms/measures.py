"""What is done about impacts: one measure, and what it did for one group of people."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import Definition
from duecare.core.dossier import Dossier, Measure
from duecare.core.dossier.records import EffectOnGroup
from duecare.core.dossier.words import Effect, MeasureKind, MeasureState
from duecare.core.revision import Add, Change, Set
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices, in_order, new_id
from duecare.web.evidence.forms import RestsOn, audience_field
from duecare.web.look.forms import DayField, HintedRadios, LineField, ProseField, offer

MEANS: Mapping[MeasureKind, str] = MappingProxyType(
    {
        "cease": "define-cessation-un",
        "prevent": "define-prevention-un",
        "mitigate": "define-mitigation-un",
        "leverage": "define-leverage-un",
        "monitor": "define-tracking-un",
        "remedy": "define-remedy-un",
    }
)
"""The records that say what each kind of measure means."""
CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one.")}


@dataclass(frozen=True)
class Draft:
    """What a new measure starts from: the impacts, and what a suggestion says."""

    impacts: tuple[str, ...] = ()
    title: str = ""
    kind: str = ""
    description: str = ""


class MeasureForm(RestsOn):
    """Something done about impacts."""

    title = LineField(
        label=_("What is done?"),
        help_text=_("One sentence, for example: Keep paying until a person has decided."),
    )
    kind = forms.ChoiceField(label=_("What kind of measure is it?"), error_messages=CHOOSE, widget=HintedRadios)
    impacts = forms.MultipleChoiceField(
        label=_("Which impacts does it answer?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the impact that it answers, or several.")},
    )
    description = ProseField(label=_("How is it done?"), rows=4, required=False)
    actor = forms.ChoiceField(
        label=_("Which organisation does it?"),
        help_text=_("Leave it open when nobody has taken it on. A contract moves no responsibility."),
        required=False,
    )
    owner = LineField(
        label=_("Who answers for it?"),
        help_text=_("An office or a role, never a person’s name. Without one, and without a day, it answers nothing."),
        required=False,
    )
    due = DayField(label=_("By which day?"), required=False)
    state = forms.ChoiceField(label=_("How far is it?"), error_messages=CHOOSE, widget=forms.RadioSelect)
    side_effects = ProseField(
        label=_("What does it do to other people?"),
        help_text=_("What helps some can harm others. Say whom, and how."),
        required=False,
    )

    def __init__(
        self, data: Any, *, measure: Measure | None, dossier: Dossier, words: Words, draft: Draft = Draft()
    ) -> None:
        self.before = measure
        super().__init__(data, initial=_initial(measure, draft))
        offered: dict[str, list[tuple[str, Any]]] = {
            "kind": choices(words, "measure-kind", get_args(MeasureKind)),
            "impacts": [(id_, words.name("impacts", id_)) for id_ in dossier.impacts],
            "actor": [("", now("Not stated")), *((id_, actor.name) for id_, actor in dossier.actors.items())],
            "state": choices(words, "measure-state", get_args(MeasureState)),
        }
        offer(self, **offered)
        self.fields["kind"].widget.hints = meanings(words)
        self.fields["shown_to"] = audience_field(words)
        self.offer_evidence(dossier, words)

    def clean_impacts(self) -> list[str]:
        """The impacts, in the order they had."""
        return in_order(self.cleaned_data["impacts"], self.before.impacts if self.before else ())

    def added(self, taken: Collection[str]) -> list[Change]:
        """The changes that add the measure, and the evidence that is new."""
        value, new = self._values()
        kept = {field: part for field, part in value.items() if part is not None}
        return [Add(("measures", new_id(kept["title"], taken, fallback="measure")), kept), *new]

    def changes(self, id_: str) -> list[Change]:
        """One change for each field, and the evidence that is new; what is empty is cleared."""
        value, new = self._values()
        return [*(Set(("measures", id_, field), part) for field, part in value.items()), *new]

    def _values(self) -> tuple[dict[str, Any], list[Change]]:
        """Each field as the document holds it, and the change that adds new evidence."""
        new = self.evidence_changes()
        evidence = self.rests_on(self.before.evidence if self.before else (), new)
        told = {field: _plain(self.cleaned_data[field]) for field in self.fields if field not in self.folded}
        return {**told, "evidence": evidence or None}, new


class EffectForm(RestsOn):
    """What a measure did for one group."""

    effect = forms.ChoiceField(label=_("What did it do for them?"), error_messages=CHOOSE, widget=forms.RadioSelect)
    reason = ProseField(
        label=_("How do you know, or why is it not known?"),
        help_text=_("Numbers for this group, and what they say themselves. Name no person who could be put at risk."),
        rows=4,
    )

    def __init__(self, data: Any, *, said: EffectOnGroup | None, dossier: Dossier, words: Words) -> None:
        self.before = said
        initial = {"effect": said.effect, "reason": said.reason, "evidence": list(said.evidence)} if said else None
        super().__init__(data, initial=initial)
        offer(self, effect=choices(words, "measure-effect", get_args(Effect)))
        self.offer_evidence(dossier, words)

    def changes(self, measure: str, group: str, *, by: str) -> list[Change]:
        """The changes that record what it did for the group, and the evidence that is new. Who says otherwise stays."""
        data, new = self.cleaned_data, self.evidence_changes()
        evidence = self.rests_on(self.before.evidence if self.before else (), new)
        told = {"effect": data["effect"], "reason": data["reason"], "by": by, "evidence": evidence}
        said = {**told, "against": self._against(data["effect"])}
        return [Set(("measures", measure, "effects", group), {name: part for name, part in said.items() if part}), *new]

    def _against(self, effect: str) -> dict[str, Any]:
        """Who says otherwise. What was answered is open again once something else is said."""
        voices: dict[str, Any] = self.before.plain().get("against", {}) if self.before else {}
        if self.before and effect != self.before.effect:
            answer = ("answered", "answered_by")
            return {id_: {k: v for k, v in one.items() if k not in answer} for id_, one in voices.items()}
        return voices


def meanings(words: Words) -> dict[str, Phrase]:
    """What each kind of measure means, as the knowledge says it."""
    records = {kind: words.catalogue.get(Definition, id_) for kind, id_ in MEANS.items()}
    return {kind: words.of_record(record, "summary") for kind, record in records.items() if record is not None}


def _initial(measure: Measure | None, draft: Draft) -> dict[str, Any]:
    if measure is None:
        told = {"title": draft.title, "kind": draft.kind, "description": draft.description}
        return {**told, "impacts": list(draft.impacts), "state": "proposed", "shown_to": "team"}
    fields = ("title", "kind", "description", "actor", "owner", "state", "side_effects", "shown_to")
    return {
        **{field: getattr(measure, field) for field in fields},
        "impacts": list(measure.impacts),
        "evidence": list(measure.evidence),
        "due": measure.due.isoformat() if measure.due else None,
    }


def _plain(value: Any) -> Any:
    if value in ("", [], None):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else value
