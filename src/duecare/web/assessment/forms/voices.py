"""What somebody says against a fact as it is stated. Both voices stay visible, whoever holds in the end."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import FactQuestion, Group
from duecare.core.dossier import Dispute, Dossier, Fact
from duecare.core.revision import Change, Set
from duecare.report.words import Words
from duecare.web.assessment.forms.answers import AnswerForm, as_chosen
from duecare.web.dossiers.forms import new_id
from duecare.web.dossiers.forms.languages import LanguageField
from duecare.web.look.forms import DayField, LineField, ProseField

ANOTHER = "+"
"""Chooses a role or a body that is not in the chain. No id has this sign."""
KEPT = ("value", "by", "note", "evidence")
"""What a reason that settled it was given for."""


class VoiceForm(AnswerForm):
    """Who says otherwise, what they say it is, why, and on what evidence."""

    field_order = (
        *("by", "role", "value", "not_known", "note", "language", "on", "evidence"),
        *AnswerForm.folded,
    )

    def __init__(
        self, data: Any, *, question: FactQuestion, fact: Fact, voice: Dispute | None, dossier: Dossier, words: Words,
        me: str,
    ) -> None:  # fmt: skip
        self.fact, self.voice, self.words = fact, voice, words
        offered = speakers(dossier, voice.by if voice else None, words, me)
        super().__init__(data, initial=_initial(question, voice, offered))
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
        self.ask(question, words)
        self.fields["value"].label = _("What do they say it is?")
        self._offer_words(dossier)
        self.offer_evidence(dossier, words)
        self.order_fields(self.field_order)

    def _offer_words(self, dossier: Dossier) -> None:
        written = self.words.language_name(dossier.language).text
        self.fields["note"] = ProseField(
            label=_("Why do they say so?"),
            help_text=_(
                "As they say it. Everybody who may see this fact sees this, too. Name nobody, and nothing by which "
                "somebody could be found who is at risk because of it."
            ),
        )
        self.fields["language"] = LanguageField(
            language=self.words.language,
            tag=self.voice.language if self.voice else None,
            label=_("In which language, if it is another?"),
            help_text=now("Texts of this dossier are written in %(language)s.") % {"language": written},
        )
        self.fields["on"] = DayField(label=_("On which day did they say it?"), required=False)

    def clean(self) -> dict[str, Any]:
        """Somebody, and another answer than the one that is stated."""
        data = super().clean()
        if data.get("by") == ANOTHER and "role" not in self.errors and not is_role(data.get("role") or ""):
            self.add_error("role", now("Say which role or body, in Latin letters: it becomes an id."))
        if not self.errors and self.answered() == self.fact.plain()["value"] != self._before().get("value"):
            text = now("This is what is stated already. Record here only who says otherwise.")
            self.add_error("value", text)
        return data

    def _before(self) -> dict[str, Any]:
        return self.voice.plain() if self.voice else {}

    def changes(self, voice_id: str | None, *, on: date) -> list[Change]:
        """The changes that record the voice. What settled it settles it no longer, once it says something else."""
        data, added, before = self.cleaned_data, self.evidence_changes(), self._before()
        by = new_id(data["role"], (), fallback="") if data["by"] == ANOTHER else data["by"]
        day = data["on"] or (None if self.voice else on)
        said = {
            "value": self.answered(),
            "by": by,
            "on": day.isoformat() if day else None,
            "evidence": self.rests_on(self.voice.evidence if self.voice else (), added),
            "note": data["note"],
            "language": data["language"],
        }
        told = {name: part for name, part in said.items() if part not in (None, "", [])}
        if all(told.get(name) == before.get(name) for name in KEPT):
            told |= {name: before[name] for name in ("settled", "settled_by") if name in before}
        key = voice_id or new_id(by, self.fact.disputes, fallback="voice")
        return [*added, Set(("facts", self.question.id, "disputes", key), told)]


def speakers(dossier: Dossier, spoke: str | None, words: Words, me: str) -> list[tuple[Any, Any]]:
    """Who can be chosen: this person, the chain, the groups of people, or another role."""
    chain = [(id_, words.name("actors", id_)) for id_ in dossier.actors]
    groups = [(id_, words.name("groups", id_)) for id_ in words.catalogue.of(Group) if id_ not in dossier.actors]
    first = [("", now("Choose one")), (me, now("I do myself")), (ANOTHER, now("Somebody else, named below"))]
    if spoke is not None and spoke.startswith("p-") and spoke != me:
        first.append((spoke, words.person(spoke).text))
    offered: list[tuple[Any, Any]] = [*first]
    if chain:
        offered.append((now("Who is involved"), [(id_, name.text) for id_, name in chain]))
    return [*offered, (now("Groups of people"), [(id_, name.text) for id_, name in groups])]


def _initial(question: FactQuestion, voice: Dispute | None, offered: list[tuple[Any, Any]]) -> dict[str, Any]:
    if voice is None:
        return {}
    flat = [one for id_, name in offered for one in ([id_] if isinstance(name, str) else [who for who, _name in name])]
    known = voice.by in flat
    who = {"by": voice.by if known else ANOTHER, "role": "" if known else voice.by}
    return {**as_chosen(question, voice), **who, "on": voice.on}


def is_role(text: str) -> bool:
    """Whether an id can be made of it, and not one that a person of ours has."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.search("[a-z]", plain) is not None and not new_id(text, (), fallback="").startswith("p-")
