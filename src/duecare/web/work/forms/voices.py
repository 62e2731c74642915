"""Somebody who says that a measure did otherwise for a group, and what was found when that was looked into."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import ContraryVoice, Dossier, EffectOnGroup
from duecare.core.revision import Change, Set
from duecare.report.words import Words
from duecare.web.assessment.forms.voices import ANOTHER, is_role, speakers
from duecare.web.dossiers.forms import new_id
from duecare.web.dossiers.forms.languages import LanguageField
from duecare.web.evidence.forms import RestsOn
from duecare.web.look.forms import DayField, LineField, ProseField

Where = tuple[str, str]
"""A measure and a group."""


class ContraryForm(RestsOn):
    """Who says otherwise, in their words."""

    def __init__(
        self, data: Any, *, effect: EffectOnGroup, voice: ContraryVoice | None, dossier: Dossier, words: Words, me: str
    ) -> None:
        self.effect, self.voice = effect, voice
        offered = speakers(dossier, voice.by if voice else None, words, me)
        super().__init__(data, initial=_initial(voice))
        self.fields["by"] = forms.ChoiceField(
            label=_("Who says so?"),
            help_text=_("An organisation, a group of people or a role. Never a person’s name."),
            choices=offered,
            error_messages={"required": _("Say who."), "invalid_choice": _("Choose one of these.")},
        )
        self.fields["role"] = LineField(
            label=_("If somebody else: which role or body?"),
            help_text=_("In Latin letters, for example: works council. Never a person’s name."),
            required=False,
        )
        self.fields["words"] = ProseField(
            label=_("What do they say it did?"),
            help_text=_("As they say it. Name nobody, and nothing by which somebody could be found who is at risk."),
        )
        self.fields["language"] = LanguageField(
            language=words.language,
            tag=voice.language if voice else None,
            label=_("In which language, if it is another?"),
        )
        self.fields["on"] = DayField(label=_("On which day did they say it?"), required=False)
        if dossier.engagement:
            self.fields["testimony"] = forms.MultipleChoiceField(
                label=_("Where were they heard?"),
                choices=[(id_, words.name("engagement", id_)) for id_ in dossier.engagement],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        self.offer_evidence(dossier, words)

    def clean(self) -> dict[str, Any]:
        """Somebody who can have an id."""
        data = super().clean()
        if data.get("by") == ANOTHER and "role" not in self.errors and not is_role(data.get("role") or ""):
            self.add_error("role", now("Say which role or body, in Latin letters: it becomes an id."))
        return data

    def changes(self, where: Where, voice_id: str, *, on: date) -> list[Change]:
        """The changes that record it. What was answered is open again once something else is said."""
        data, added = self.cleaned_data, self.evidence_changes()
        by = new_id(data["role"], (), fallback="") if data["by"] == ANOTHER else data["by"]
        day = data["on"] or (None if self.voice else on)
        said = {
            "words": data["words"],
            "by": by,
            "on": day.isoformat() if day else None,
            "language": data["language"],
            "testimony": data.get("testimony") or [],
            "evidence": self.rests_on(self.voice.evidence if self.voice else (), added),
        }
        told = {name: part for name, part in said.items() if part not in (None, "", [])}
        before = self.voice.plain() if self.voice else {}
        if all(told.get(name) == before.get(name) for name in ("words", "by")):
            told |= {name: before[name] for name in ("answered", "answered_by") if name in before}
        key = voice_id or new_id(by, self.effect.against, fallback="voice")
        return [*added, change_of(where, self.effect, {key: told})]


class AnswerVoiceForm(forms.Form):
    """What was found when it was looked into."""

    answered = ProseField(
        label=_("What was found?"),
        help_text=_("How it was looked into, with whom, and what came of it. They read it, too."),
    )

    def changes(self, where: Where, effect: EffectOnGroup, voice_id: str, *, by: str) -> list[Change]:
        """The change that answers them."""
        answer = {"answered": self.cleaned_data["answered"], "answered_by": by}
        return [change_of(where, effect, {voice_id: {**effect.against[voice_id].plain(), **answer}})]


def change_of(where: Where, effect: EffectOnGroup, voices: dict[str, Any], *, without: str = "") -> Change:
    """The change that sets these voices beside the others, or takes one out. What was said and all voices stay one
    statement."""
    plain = effect.plain()
    held = {id_: one for id_, one in {**plain.get("against", {}), **voices}.items() if id_ != without}
    told = {name: part for name, part in plain.items() if name != "against"}
    measure, group = where
    return Set(("measures", measure, "effects", group), {**told, "against": held} if held else told)


def _initial(voice: ContraryVoice | None) -> dict[str, Any]:
    if voice is None:
        return {}
    told = {"by": voice.by, "words": voice.words, "on": voice.on}
    return {**told, "testimony": list(voice.testimony), "evidence": list(voice.evidence)}
