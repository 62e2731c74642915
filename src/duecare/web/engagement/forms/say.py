"""What people can change: a choice in plain words, and no score."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import EngagementAid
from duecare.report.phrase import Phrase
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from duecare.web.look.forms import HintedRadios


def say_field(words: Words, label: str) -> forms.ChoiceField:
    """One of the levels, each told by the knowledge; or none of them, which stays not said."""
    return forms.ChoiceField(
        label=label,
        help_text=_(
            "How much say they have, not how good the hearing is: this is no score. "
            "Those who are only told do not count as heard."
        ),
        choices=[("", _("Not said")), *((one, words.label("say", one)) for one in VOCABULARIES["say"])],
        error_messages={"invalid_choice": _("Choose one.")},
        widget=HintedRadios(hints=_meaning(words)),
        required=False,
    )


def _meaning(words: Words) -> Mapping[str, Phrase]:
    levels = [aid for aid in words.catalogue.of(EngagementAid).values() if aid.kind == "level" and aid.say]
    return {str(aid.say): words.of_record(aid, "summary") for aid in levels}
