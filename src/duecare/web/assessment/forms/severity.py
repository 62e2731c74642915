"""One rater's view of one dimension of severity: a level by its anchor, a range, or that it is not known."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.catalogue import SeverityScale
from duecare.core.dossier import Impact
from duecare.core.dossier.impacts import Count, LevelSpan, Rating, ScopeRating, Span
from duecare.core.dossier.words import Dimension, Rater
from duecare.core.revision import Change, Set
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers.forms import choices
from duecare.web.look.forms import HintedRadios

BETWEEN, UNKNOWN, BY_NUMBERS = "between", "unknown", "numbers"
LEVELS = [(str(level), str(level)) for level in range(1, 6)]


class RatingForm(forms.Form):
    """Who rates, the level, and always the reason."""

    rater = forms.ChoiceField(label=_("Whose view is this?"), widget=forms.RadioSelect)
    value = forms.ChoiceField(widget=HintedRadios)
    low = forms.ChoiceField(label=_("At least"), choices=LEVELS, required=False)
    high = forms.ChoiceField(label=_("At most"), choices=LEVELS, required=False)
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("What in the lives of the people touched shows it. Name no person who could be put at risk."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=20_000,
    )

    def __init__(self, data: Any, *, impact: Impact, dimension: Dimension, rater: Rater, words: Words) -> None:
        self.dimension = dimension
        rating = impact.ratings()[dimension].get(rater)
        super().__init__(data, initial={"rater": rater, **_initial(rating)})
        self.fields["rater"].choices = choices(words, "rater", get_args(Rater))  # type: ignore[attr-defined]
        value, scale = self.fields["value"], words.catalogue.scale
        value.label = words.label("dimension", dimension)  # type: ignore[assignment]
        value.choices = self._values(scale, words)  # type: ignore[attr-defined]
        value.widget.hints = _hints(scale, dimension, words)

    def _values(self, scale: SeverityScale, words: Words) -> list[tuple[str, Phrase | str]]:
        anchors = [
            (str(anchor.level), words.of_record(scale, f"anchors.{self.dimension}.{place}.label"))
            for place, anchor in enumerate(scale.anchors[self.dimension])
        ]
        return [*anchors, (BETWEEN, now("Somewhere between two of these")), (UNKNOWN, now("Not known yet"))]

    def clean(self) -> dict[str, Any]:
        """A range has its ends in order."""
        data = super().clean() or {}
        if data.get("value") == BETWEEN and int(data.get("low") or 0) >= int(data.get("high") or 0):
            self.add_error("low", now("A range goes from a lower level to a higher one."))
        return data

    def change(self, id_: str, *, by: str, on: date, kept: dict[str, Any]) -> Change:
        """The change that records this rater's view; `kept` is what the earlier view held that no field shows."""
        data = self.cleaned_data
        rating = {**kept, "reason": data["reason"], "by": by, "on": on.isoformat(), **self._stated()}
        path = ("impacts", id_, "severity", self.dimension, data["rater"])
        return Set(path, {name: part for name, part in rating.items() if part is not None})

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

    people = forms.IntegerField(label=_("How many people, at least"), min_value=0, max_value=10**10, required=False)
    people_most = forms.IntegerField(
        label=_("At most, where it is a range"), min_value=0, max_value=10**10, required=False
    )
    counted = forms.ChoiceField(label=_("Are these people"), required=False)
    field_order = ("rater", "value", "low", "high", "people", "people_most", "counted", "reason")

    def __init__(self, data: Any, *, words: Words, **kwargs: Any) -> None:
        super().__init__(data, words=words, **kwargs)
        self.fields["counted"].choices = choices(words, "counted", ("exposed", "harmed"))  # type: ignore[attr-defined]

    def _values(self, scale: SeverityScale, words: Words) -> list[tuple[str, Phrase | str]]:
        return [*super()._values(scale, words), (BY_NUMBERS, now("As the number of people below gives it"))]

    def clean(self) -> dict[str, Any]:
        """A number where the level is to follow from it, and its ends in order."""
        data = super().clean()
        people, most = data.get("people"), data.get("people_most")
        if data.get("value") == BY_NUMBERS and people is None:
            self.add_error("people", now("Say how many people, or choose a level."))
        if most is not None and (people is None or most < people):
            self.add_error("people_most", now("The higher number is not below the lower one."))
        return data

    def _stated(self) -> dict[str, Any]:
        data = self.cleaned_data
        stated = {} if data["value"] == BY_NUMBERS else super()._stated()
        if data.get("people") is not None:
            most = data.get("people_most")
            people = data["people"] if most is None else {"low": data["people"], "high": most}
            stated["count"] = {"people": people, "counted": data.get("counted") or "exposed"}
        return stated


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
