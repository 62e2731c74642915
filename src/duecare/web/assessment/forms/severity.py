"""One rater's view of one dimension of severity: a level by its anchor, a range, or that it is not known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import SeverityScale
from duecare.core.dossier import Impact
from duecare.core.dossier.impacts import Count, LevelSpan, Rating, ScopeRating, Span
from duecare.core.dossier.words import Dimension, Rater
from duecare.core.method.severity import dimensions_of
from duecare.core.revision import Change, Set
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices
from duecare.web.look.forms import HintedRadios, ProseField, offer

BETWEEN, UNKNOWN, BY_NUMBERS = "between", "unknown", "numbers"
MOST = 10**10
"""More people than there are."""
ASKED = {
    "scale": _("How grave is it for the people touched?"),
    "scope": _("How many people, or which part of a group?"),
    "irremediability": _("How hard would it be to put it right?"),
}
"""Each dimension as a question."""
HELP = {
    "assessor": _("Think of the person who is hit hardest, not of the average person."),
    "expert": _("What an independent expert found."),
    "affected-people": _("Record what the people touched said themselves, not what you think they would say."),
}

COUNT = _("Count everybody who is touched, also those whom nobody has asked yet.")
LOWERS = _(
    "This would lower the affected people’s own rating. Nobody does that here. Record another view as the assessor’s "
    "or an expert’s: both stay visible, and the graver one holds."
)


class RatingForm(forms.Form):
    """One rater's level, and always the reason. The dimension and the rater are the page's, not the form's."""

    value = forms.ChoiceField(
        error_messages={"required": _("Choose one. “Not known yet” is an answer.")}, widget=HintedRadios
    )
    low = forms.ChoiceField(label=_("At least"), required=False)
    high = forms.ChoiceField(label=_("At most"), required=False)
    reason = ProseField(
        label=_("Why?"),
        help_text=_("What in the lives of the people touched shows it. Name no person who could be put at risk."),
        rows=4,
    )

    def __init__(
        self,
        data: Any,
        *,
        impact: Impact,
        dimension: Dimension,
        rater: Rater,
        words: Words,
        hearings: Mapping[str, str] = MappingProxyType({}),
        heard: str = "",
        **kwargs: Any,
    ) -> None:
        """`hearings` are those in which the people touched had a voice, with their names; `heard` is the one that this
        comes from."""
        self.impact, self.dimension, self.rater, self.scale = impact, dimension, rater, words.catalogue.scale
        self.earlier, self.name = impact.ratings()[dimension].get(rater), words.label("dimension", dimension)
        super().__init__(data, initial=_initial(self.earlier), **kwargs)
        levels = _levels(self.scale, dimension, words)
        value: Any = self.fields["value"]
        value.label = ASKED[dimension]
        value.help_text = COUNT if (dimension, rater) == ("scope", "assessor") else HELP[rater]
        value.choices = [*levels, *self._others()]
        value.widget.hints = _hints(self.scale, dimension, words)
        offer(self, low=levels, high=levels)
        if rater == "affected-people" and hearings:
            self.fields["heard"] = heard_field(impact, hearings, heard)

    def _others(self) -> list[tuple[str, str]]:
        """What can be said besides a level."""
        return [(BETWEEN, now("Somewhere between two of these")), (UNKNOWN, now("Not known yet"))]

    @property
    def ends(self) -> list[forms.BoundField]:
        """The ends of a range."""
        return [self["low"], self["high"]]

    def clean(self) -> dict[str, Any]:
        """A range has its ends in order, and the affected people's rating is lowered by nobody here."""
        data = super().clean() or {}
        if data.get("value") == BETWEEN and int(data.get("low") or 0) >= int(data.get("high") or 0):
            self.add_error("low", now("A range goes from a lower level to a higher one."))
        if self.rater == "affected-people" and self.earlier is not None and not self.errors:
            before, after = self._highest(self.earlier.plain()), self._highest(self._rating())
            if after < before:
                self.add_error("value", LOWERS)
        return data

    def _highest(self, rating: dict[str, Any]) -> int:
        """The highest level that a rating gives by itself; that of one that is not known counts as none."""
        if rating.get("value") == UNKNOWN and "count" not in rating and "share" not in rating:
            return 0
        told = {"by": "x", "reason": "x", **rating}
        group = told.get("share", {}).get("group", "")
        alone = Impact.model_validate_json(json.dumps({"title": "x", "severity": {self.dimension: {self.rater: told}}}))
        return next(found.high for found in dimensions_of(alone, self.scale, {group}) if found.id == self.dimension)

    def changes(self, id_: str, *, by: str, on: date) -> list[Change]:
        """The changes that record this rater's view, and in which hearings it was said."""
        path = ("impacts", id_, "severity", self.dimension, self.rater)
        told = {**self._rating(), "by": by, "on": on.isoformat()}
        return [Set(path, told), *testimony(self, self.impact, id_)]

    def _rating(self) -> dict[str, Any]:
        """The rating, with what the earlier one held that no field shows."""
        kept = self.earlier.plain() if self.earlier else {}
        kept = {name: part for name, part in kept.items() if name in ("evidence", "share", "lowered_from")}
        return {**kept, "reason": self.cleaned_data["reason"], **self._stated()}

    def _stated(self) -> dict[str, Any]:
        data = self.cleaned_data
        match data["value"]:
            case "between":
                return {"value": {"low": int(data["low"]), "high": int(data["high"])}}
            case "unknown":
                return {"value": UNKNOWN}
        return {"value": int(data["value"])}


class ScopeForm(RatingForm):
    """Scope can also be said in people: the bands of the scale then give the level."""

    people = forms.IntegerField(label=_("How many people, at least"), min_value=0, max_value=MOST, required=False)
    people_most = forms.IntegerField(
        label=_("At most, where it is a range"), min_value=0, max_value=MOST, required=False
    )
    counted = forms.ChoiceField(label=_("These people are"), required=False)
    field_order = ("value", "low", "high", "people", "people_most", "counted", "reason")

    def __init__(self, data: Any, *, words: Words, **kwargs: Any) -> None:
        super().__init__(data, words=words, **kwargs)
        offer(self, counted=choices(words, "counted", ("exposed", "harmed")))

    def _others(self) -> list[tuple[str, str]]:
        return [(BY_NUMBERS, now("As the number of people below gives it")), *super()._others()]

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The fields that say it in people."""
        return [self["people"], self["people_most"], self["counted"]]

    def clean(self) -> dict[str, Any]:
        """A number where the level is to follow from it, and its ends in order."""
        data = self.cleaned_data
        people, most = data.get("people"), data.get("people_most")
        if data.get("value") == BY_NUMBERS and people is None and "people" not in self.errors:
            self.add_error("people", now("Say how many people, or choose a level."))
        if most is not None and (people is None or most < people):
            self.add_error("people_most", now("The higher number is not below the lower one."))
        return super().clean()

    def _stated(self) -> dict[str, Any]:
        data = self.cleaned_data
        stated = {} if data["value"] == BY_NUMBERS else super()._stated()
        if data.get("people") is not None:
            most = data.get("people_most")
            people = data["people"] if most is None else {"low": data["people"], "high": most}
            stated["count"] = {"people": people, "counted": data.get("counted") or "exposed"}
        return stated


def form_of(dimension: Dimension) -> type[RatingForm]:
    """The form that rates this dimension."""
    return ScopeForm if dimension == "scope" else RatingForm


def heard_field(impact: Impact, hearings: Mapping[str, str], heard: str) -> forms.MultipleChoiceField:
    """In which of these hearings the people touched said it."""
    return forms.MultipleChoiceField(
        label=_("In which hearing did they say it?"),
        help_text=_("What was said there is then shown with this impact."),
        choices=list(hearings.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=[*impact.testimony, heard],
        required=False,
    )


def testimony(form: forms.Form, impact: Impact, id_: str) -> list[Change]:
    """The change of the hearings in which it was said. Those that are not offered, such as those to come, stay."""
    if "heard" not in form.fields:
        return []
    chosen, before = form.cleaned_data["heard"], impact.testimony
    offered = {id_ for id_, _name in form.fields["heard"].choices}  # type: ignore[attr-defined]
    told = [
        *(one for one in before if one in chosen or one not in offered),
        *(one for one in chosen if one not in before),
    ]
    return [Set(("impacts", id_, "testimony"), told or None)] if told != list(before) else []


def _levels(scale: SeverityScale, dimension: Dimension, words: Words) -> list[tuple[str, Phrase]]:
    return [
        (str(anchor.level), words.of_record(scale, f"anchors.{dimension}.{place}.label"))
        for place, anchor in enumerate(scale.anchors[dimension])
    ]


def _hints(scale: SeverityScale, dimension: Dimension, words: Words) -> dict[str, Any]:
    return {
        str(anchor.level): words.of_record(scale, f"anchors.{dimension}.{place}.text")
        for place, anchor in enumerate(scale.anchors[dimension])
    }


def _initial(rating: Rating | ScopeRating | None) -> dict[str, Any]:
    if rating is None:
        return {}
    initial: dict[str, Any] = {"reason": rating.reason}
    match rating.value:
        case LevelSpan(low=low, high=high):
            initial |= {"value": BETWEEN, "low": str(low), "high": str(high)}
        case None:
            initial["value"] = BY_NUMBERS
        case value:
            initial["value"] = str(value)
    if isinstance(rating, ScopeRating) and rating.count is not None:
        initial |= _counted(rating.count)
    return initial


def _counted(count: Count) -> dict[str, Any]:
    if isinstance(count.people, Span):
        return {"people": count.people.low, "people_most": count.people.high, "counted": count.counted}
    return {"people": count.people, "counted": count.counted}
