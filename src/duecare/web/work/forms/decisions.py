"""What is decided at a gate; when the next decision is, when all is looked at again, and who assesses."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue.records import Gate
from duecare.core.dossier import Assessors, Dossier
from duecare.core.dossier.words import Outside
from duecare.core.revision import Add, Change, Set
from duecare.report.decisions import GOES_ON
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices, new_id
from duecare.web.look.forms import LINE, DayField, HintedRadios, LineField, ProseField, offer

MEANS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "proceed": _("As it is. What is open stays open, and this decision stands beside it."),
        "proceed-with-conditions": _(
            "Only if something is done first, or is kept to. Write what, by whom and by when."
        ),
        "redesign": _("Not like this: it comes back, changed, before it goes on."),
        "do-not-proceed": _("It is not bought, built, released or used."),
        "withdraw": _("It is in use, and is stopped. What it did to people is still put right."),
    }
)
"""What each outcome means."""
MOST_TRIGGERS = 50
OLDEST = date(1950, 1, 1)


class DecisionForm(forms.Form):
    """What was decided at a gate.

    A decision to go on is refused where a red line is crossed that nothing clears; where it is not settled whether one
    is, the form asks again.
    """

    outcome = forms.ChoiceField(
        label=_("What was decided?"),
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
        widget=HintedRadios(hints=MEANS),
    )
    knowing = forms.BooleanField(
        label=_("It was decided to go on without knowing whether this is banned"), required=False
    )
    conditions = ProseField(
        label=_("On which conditions?"),
        help_text=_("What must be done or kept to, by whom and by when."),
        required=False,
    )
    reason = ProseField(
        label=_("Why?"),
        help_text=_("The reason is shown wherever the decision is shown, beside what was open then."),
        rows=4,
    )
    office = LineField(
        label=_("In which office was it decided?"),
        help_text=_(
            "The office or role, not a name: “Head of the social services department”. The report shows it, so that "
            "people can tell who answers for it."
        ),
        required=False,
    )
    on = DayField(label=_("On which day was it decided?"))

    def __init__(
        self, data: Any, *, words: Words, today: date, crossed: Sequence[str], unsettled: Sequence[str]
    ) -> None:
        """`crossed` and `unsettled` are the red lines that stand in the way of going on."""
        self.today, self.crossed, self.unsettled = today, crossed, unsettled
        super().__init__(data, initial={"on": today.isoformat()})
        self._words = words
        offer(self, outcome=choices(words, "outcome", VOCABULARIES["outcome"]))
        if crossed:
            refused = dict.fromkeys(GOES_ON, _("Not recorded here: a red line is crossed."))
            self.fields["outcome"].widget.hints = {**MEANS, **refused}
        if crossed or not (unsettled and data is not None and data.get("outcome") in GOES_ON):
            del self.fields["knowing"]

    @property
    def is_refused(self) -> bool:
        """Whether it was sent to go on although a red line is crossed."""
        return bool(self.crossed) and self.data.get("outcome") in GOES_ON

    def clean_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["on"]
        if not OLDEST <= day <= self.today:
            raise forms.ValidationError(now("Write the day on which it was decided: today, or a day before."))
        return day

    def clean(self) -> dict[str, Any]:
        """What goes together."""
        data = super().clean() or {}
        outcome, conditions = data.get("outcome"), data.get("conditions")
        if outcome == "proceed-with-conditions" and not conditions and "conditions" not in self.errors:
            self.add_error("conditions", now("Write the conditions. Without them it goes on as it is."))
        if outcome == "proceed" and conditions:
            self.add_error(
                "outcome", now("Conditions are written below: choose “go on, with conditions”, or empty them.")
            )
        if outcome in GOES_ON and self.crossed:
            self.add_error("outcome", self._refusal())
        elif "knowing" in self.fields and not data.get("knowing"):
            self.add_error("knowing", self._question())
        return data

    def _refusal(self) -> str:
        said = now("A red line is crossed, and no measure, condition or decision clears it: %(lines)s.")
        return said % {"lines": self._named(self.crossed)}

    def _question(self) -> str:
        said = now(
            "It is not settled whether this is banned: %(lines)s. Settle it first; or tick this if that was decided."
        )
        return said % {"lines": self._named(self.unsettled)}

    def _named(self, lines: Sequence[str]) -> str:
        return self._words.series([self._words.name("red-lines", line) for line in lines]).text

    def added(self, gate: str, taken: Collection[str], *, by: str, findings: str) -> Add:
        """The change that records the decision, with the findings that were shown."""
        data = self.cleaned_data
        day = data["on"].isoformat()
        value = {"gate": gate, "outcome": data["outcome"], "conditions": data["conditions"] or None}
        value |= {"reason": data["reason"], "by": by, "on": day, "findings": findings}
        value["office"] = data["office"] or None
        kept = {name: part for name, part in value.items() if part is not None}
        return Add(("decisions", new_id(f"{gate} {day}", taken, fallback="decision")), kept)


class NextForm(forms.Form):
    """The next moment of decision."""

    gate = forms.ChoiceField(
        label=_("Next decision"),
        help_text=_("The next moment at which somebody decides whether and how to go on."),
        required=False,
    )
    gate_on = DayField(
        label=_("When that decision is due"),
        help_text=_("An impact that could no longer be put right by then comes first."),
        required=False,
    )

    def __init__(self, data: Any, *, dossier: Dossier, words: Words) -> None:
        day = dossier.gate_on.isoformat() if dossier.gate_on else None
        super().__init__(data, initial={"gate": dossier.gate or "", "gate_on": day})
        gates = choices(words, "gate", get_args(Gate), empty=now("Not stated"))
        offer(self, gate=gates)

    def changes(self) -> list[Change]:
        """Which gate comes next, and when."""
        data = self.cleaned_data
        return [Set(("gate",), data["gate"] or None), Set(("gate_on",), _plain(data["gate_on"]))]


class ReviewForm(forms.Form):
    """When the assessment is looked at again."""

    next_on = DayField(label=_("On which day is it looked at again, at the latest?"), required=False)
    triggers = ProseField(
        label=_("What brings that forward?"),
        help_text=_(
            "One on each line: another purpose, model, supplier, place or group of people; an incident; complaints "
            "that are alike; a new law."
        ),
        rows=5,
        required=False,
    )

    def __init__(self, data: Any, *, dossier: Dossier) -> None:
        review = dossier.review
        day = review.next_on.isoformat() if review.next_on else None
        super().__init__(data, initial={"next_on": day, "triggers": "\n".join(review.triggers)})

    def clean_triggers(self) -> list[str]:
        """One trigger for each line."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["triggers"].splitlines()]
        found = [line for line in lines if line]
        if len(found) > MOST_TRIGGERS or any(len(line) > LINE for line in found):
            told = now("Write at most %(most)s lines, of at most %(length)s characters each.")
            raise forms.ValidationError(told % {"most": MOST_TRIGGERS, "length": LINE})
        return found

    def changes(self) -> list[Change]:
        """When it is looked at again, and what brings that forward."""
        data = self.cleaned_data
        paths = (("review", "next_on"), ("review", "triggers"))
        return [Set(paths[0], _plain(data["next_on"])), Set(paths[1], data["triggers"] or None)]


class AssessorsForm(forms.Form):
    """Who assesses, and from where: roles, never names."""

    outside = forms.ChoiceField(
        label=_("From where is it made?"),
        help_text=_("From outside: by people who neither build, buy nor run the system. Every reader is told."),
        widget=forms.RadioSelect,
        required=False,
    )
    who = ProseField(
        label=_("Who assesses?"), help_text=_("Offices and roles, never names of people."), rows=2, required=False
    )
    competence = ProseField(
        label=_("What do they know of this, and what not?"),
        help_text=_("Of the technology, the law, and the lives of those it touches."),
        rows=2,
        required=False,
    )
    independence = ProseField(
        label=_("How independent are they?"),
        help_text=_("Of those who make, sell, buy or run the system."),
        rows=2,
        required=False,
    )
    paid_by = LineField(label=_("Who pays them?"), help_text=_("An organisation or an office."), required=False)

    def __init__(self, data: Any, *, dossier: Dossier, words: Words) -> None:
        held = {name: getattr(dossier.assessors, name) for name in Assessors.model_fields}
        super().__init__(data, initial={**held, "outside": dossier.outside or ""})
        inside = now("By those who build, buy or run it, or for them")
        options = choices(words, "outside", get_args(Outside), empty=inside)
        self.fields["outside"].choices = options  # type: ignore[attr-defined]

    def changes(self) -> list[Change]:
        """One change for each field; what is empty is cleared."""
        said = [Set(("assessors", name), self.cleaned_data[name] or None) for name in Assessors.model_fields]
        return [Set(("outside",), self.cleaned_data["outside"] or None), *said]


def _plain(value: date | None) -> str | None:
    return value.isoformat() if value else None
