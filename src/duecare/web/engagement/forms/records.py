"""A record of engagement: people who were heard, a hearing that is planned, or why nobody was heard."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import Group
from duecare.core.dossier import Dossier, Engagement
from duecare.core.revision import Add, Change, Set
from duecare.report.words import Words
from duecare.web.dossiers.forms import in_order, new_id
from duecare.web.dossiers.forms.languages import LanguageField
from duecare.web.engagement.forms.say import say_field
from duecare.web.engagement.queries import spoken_of
from duecare.web.evidence.forms import RestsOn, audience_field
from duecare.web.look.forms import DayField, FoldedBoxes, HintedRadios, LineField, ProseField, offer

WAYS = ("interview", "group-talk", "survey", "workshop", "hearing", "representatives", "experts", "other")
WAY_HINTS = {
    "representatives": _("People whom the group itself chose to speak for it."),
    "experts": _("Kept apart: what others know of people is not what people say."),
}
CHOOSE = {"required": _("Choose one."), "invalid_choice": _("Choose one.")}
NO_NAMES = _("Name nobody who took part, and nothing by which they could be found.")


class RecordForm(RestsOn):
    """What every record has: a title, the groups, and who may see it."""

    title = LineField(label=_("What was it?"))
    groups = forms.MultipleChoiceField(label=_("Who are they?"), widget=FoldedBoxes, required=False)
    fixed: ClassVar[Mapping[str, Any]] = {}
    """What a record of this kind says without being asked."""
    hearing: ClassVar[bool] = False
    """Whether it is about how people are heard, so that what keeps them from it is of help."""

    def __init__(
        self,
        data: Any,
        *,
        dossier: Dossier,
        known: str | None,
        asked: Sequence[str],
        near: Sequence[str],
        words: Words,
        today: date,
    ) -> None:
        """`known` is the id of a record that is there; `asked` are groups to be ticked in a new one, `near` those to
        stand first."""
        self.dossier, self.known, self.words, self.today = dossier, known, words, today
        self.before = dossier.engagement[known] if known else None
        super().__init__(data, initial=self.before.plain() if self.before else {"groups": list(asked)})
        self._offer_groups(near)
        self.fields["shown_to"] = audience_field(words)

    def _offer_groups(self, near: Sequence[str]) -> None:
        first = dict.fromkeys((*near, *self.initial.get("groups", ())))
        records = sorted(self.words.catalogue.of(Group).values(), key=lambda record: record.code or record.id)
        others = [(record.id, self.words.of_record(record, "title")) for record in records if record.id not in first]
        chosen: list[tuple[Any, Any]] = [(id_, self.words.name("groups", id_)) for id_ in first]
        field: Any = self.fields["groups"]
        field.choices = [*chosen, (now("All others"), others)] if chosen and others else [*chosen, *others]

    def _offer_language(self) -> None:
        """Shown by its name: what is typed there is a name, too."""
        self.fields["language"] = LanguageField(
            language=self.words.language,
            tag=self.before.language if self.before else None,
            label=_("In which language?"),
            help_text=_("The one that they speak, by its name or its code. Say under support who interprets."),
        )
        self.initial.pop("language", None)

    def clean_groups(self) -> list[str]:
        """The groups, in the order they had."""
        return in_order(self.cleaned_data["groups"], self.before.groups if self.before else ())

    def values(self) -> dict[str, Any]:
        """Each field's value as the document holds it; nothing for what was left empty."""
        own = [name for name in self.fields if name in Engagement.model_fields]
        return {**{name: _plain(self.cleaned_data[name]) for name in own}, **self.fixed}

    def changes(self) -> list[Change]:
        """The changes that record it; the first names the record in its path."""
        values = self.values()
        if self.known is not None:
            return [Set(("engagement", self.known, name), value) for name, value in values.items()]
        kept = {name: value for name, value in values.items() if value is not None}
        return [Add(("engagement", new_id(kept["title"], self.dossier.engagement, fallback="hearing")), kept)]


class PlanForm(RecordForm):
    """A hearing that is to come. It is no hearing yet."""

    hearing = True
    how = forms.ChoiceField(
        label=_("How will they be heard?"), error_messages=CHOOSE, widget=HintedRadios(hints=WAY_HINTS)
    )
    on = DayField(
        label=_("On which day?"),
        help_text=_("The day for which it is planned now. It can be moved."),
        error_messages={"required": _("Give a day, even if it may move: without one it would count as held.")},
    )
    support = ProseField(
        label=_("With what support?"),
        help_text=_("What lets people come, speak freely and be understood: interpreters, pay, child care, advice."),
        required=False,
    )
    field_order = ("title", "groups", "how", "on", "language", "support", "say")

    def __init__(self, data: Any, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["title"].label = _("What is planned?")
        self.fields["title"].help_text = _("For example: Two evenings at the residents’ house. ") + str(NO_NAMES)
        self.fields["say"] = say_field(self.words, now("What will they be able to change?"))
        offer(self, how=ways(self.words))
        self._offer_language()
        self.order_fields(self.field_order)

    def clean_on(self) -> date:
        """A day to come."""
        day: date = self.cleaned_data["on"]
        if day <= self.today:
            raise forms.ValidationError(now("This day is not to come. If it has taken place, record who was heard."))
        return day


class HeardForm(RecordForm):
    """People who were heard: how, in which language, with what support, what they said, and what changed."""

    hearing = True
    how = forms.ChoiceField(
        label=_("How were they heard?"), error_messages=CHOOSE, widget=HintedRadios(hints=WAY_HINTS)
    )
    on = DayField(label=_("On which day?"), required=False)
    support = ProseField(
        label=_("With what support?"),
        help_text=_("What let people come, speak freely and be understood: interpreters, pay, child care, advice."),
        required=False,
    )
    said = ProseField(label=_("What did they say?"), rows=6, required=False)
    changed = ProseField(
        label=_("What changed because of it?"),
        help_text=_("What is done otherwise now, or why something they asked for is not. Tell them, too."),
        rows=4,
        required=False,
    )
    field_order = (
        *("title", "groups", "how", "on", "language", "support", "say", "said", "impacts", "changed", "evidence"),
        *RestsOn.folded,
    )

    def __init__(self, data: Any, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["title"].help_text = _("For example: Two evenings at the residents’ house. ") + str(NO_NAMES)
        offer(self, how=ways(self.words))
        self._offer_language()
        self.fields["say"] = say_field(self.words, now("What could they change?"))
        written = self.words.language_name(self.dossier.language).text
        self.fields["said"].help_text = (
            now("As they said it, also where it is uncomfortable. Texts of this dossier are written in %(language)s.")
            % {"language": written}
            + " "
            + str(NO_NAMES)
        )
        self._offer_impacts()
        self.offer_evidence(self.dossier, self.words)
        self.order_fields(self.field_order)

    def _offer_impacts(self) -> None:
        self.spoken = spoken_of(self.dossier, self.known) if self.known else []
        if not self.dossier.impacts:
            return
        self.fields["impacts"] = forms.MultipleChoiceField(
            label=_("Of which of these did they speak?"),
            help_text=_("Their words are then shown there, too."),
            choices=[(id_, self.words.name("impacts", id_)) for id_ in self.dossier.impacts],
            widget=forms.CheckboxSelectMultiple,
            initial=self.spoken,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """What people will say on a day to come, nobody can know."""
        data = super().clean() or {}
        day = data.get("on")
        if day is not None and day > self.today and (data.get("said") or data.get("changed")):
            self.add_error("on", now("This day is still to come. Leave out what they said, or correct the day."))
        return data

    def changes(self) -> list[Change]:
        """Also the evidence that is new, and the impacts of which people spoke."""
        added = self.evidence_changes()
        self.cleaned_data["evidence"] = self.rests_on(self.before.evidence if self.before else (), added)
        first, *others = super().changes()
        return [first, *others, *added, *self._testimony(first.path[1])]

    def values(self) -> dict[str, Any]:
        """With the evidence, also where none could be ticked. Somebody was heard, so no reason why nobody was stays."""
        return {**super().values(), "evidence": self.cleaned_data["evidence"] or None, "why_nobody": None}

    def _testimony(self, id_: str) -> list[Change]:
        chosen = self.cleaned_data.get("impacts", [])
        return testimony_changes(self.dossier, id_, [one for one in self.spoken if one not in chosen], chosen)


class NobodyForm(RecordForm):
    """Nobody was heard, and why."""

    fixed: ClassVar[Mapping[str, Any]] = {"how": "none"}
    why_nobody = ProseField(
        label=_("Why was nobody heard?"),
        help_text=_("The reason stands in the report, in your words. If somebody will be heard later, plan that too."),
        rows=4,
    )
    field_order = ("title", "groups", "why_nobody")

    def __init__(self, data: Any, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["title"].label = _("Who was not heard?")
        self.fields["title"].help_text = _("In a few words, for example: People with a school certificate from abroad.")
        self.fields["groups"].label = _("Which groups are they?")


def testimony_changes(dossier: Dossier, held: str, no_longer: Collection[str], now_: Collection[str]) -> list[Change]:
    """The changes after which the impacts name, or no longer name, a hearing in which people spoke of them."""
    changes: list[Change] = []
    for id_, impact in dossier.impacts.items():
        if id_ in no_longer:
            left = [one for one in impact.testimony if one != held]
            changes.append(Set(("impacts", id_, "testimony"), left or None))
        elif id_ in now_ and held not in impact.testimony:
            changes.append(Set(("impacts", id_, "testimony"), [*impact.testimony, held]))
    return changes


def ways(words: Words) -> list[tuple[str, Any]]:
    """How people can be heard."""
    return [(way, words.label("heard-by", way)) for way in WAYS]


def _plain(value: Any) -> Any:
    if value in ("", [], None):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else value
