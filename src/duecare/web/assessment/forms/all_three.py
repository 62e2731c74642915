"""One rater's view of all three dimensions of severity at once. Each stays its own, with its level and its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.dossier import Impact
from duecare.core.dossier.words import Dimension, Rater
from duecare.core.revision import Change
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words
from duecare.web.assessment.forms.parts import InParts
from duecare.web.assessment.forms.severity import RatingForm, form_of, heard_field, testimony

LEFT_OUT = ("", _("I leave this one out for now"))


class AllThreeForm(InParts[RatingForm]):
    """The three dimensions, each with the form that rates it alone. Any may be left out, but not all of them."""

    def __init__(
        self,
        data: Any,
        *,
        impact: Impact,
        rater: Rater,
        words: Words,
        hearings: Mapping[str, str] = MappingProxyType({}),
        heard: str = "",
    ) -> None:
        self.impact, self.rater = impact, rater
        super().__init__(data)
        self.parts = [_part(data, impact, dimension, rater, words) for dimension in get_args(Dimension)]
        if rater == "affected-people" and hearings:
            self.fields["heard"] = heard_field(impact, hearings, heard)

    def clean(self) -> dict[str, Any]:
        """Something is rated, now or before."""
        data = super().clean() or {}
        if not any(part.has_changed() or part.earlier for part in self.parts):
            self.add_error(None, now("Rate at least one of the three. The others may be left out."))
        return data

    def changes(self, id_: str, *, by: str, on: date) -> list[Change]:
        """The changes of each dimension that was rated, and in which hearings it was said."""
        rated = [part for part in self.parts if part.has_changed()]
        changes = [change for part in rated for change in part.changes(id_, by=by, on=on)]
        return [*changes, *testimony(self, self.impact, id_)]


def _part(data: Any, impact: Impact, dimension: Dimension, rater: Rater, words: Words) -> RatingForm:
    """The form of one dimension. Nothing is chosen of it beforehand but that it is left out."""
    part = form_of(dimension)(
        data,
        impact=impact,
        dimension=dimension,
        rater=rater,
        words=words,
        prefix=dimension,
        empty_permitted=True,
        use_required_attribute=False,
    )
    for name in ("low", "high", "reason"):  # what the three have in common is told apart among the problems
        field: Any = part.fields[name]
        field.label = concat((part.name, Phrase.of(str(field.label))), ": ")
    if part.earlier is None:
        value: Any = part.fields["value"]
        value.choices = [LEFT_OUT, *value.choices]
    for name in ("low", "high", "counted"):
        if name in part.fields:  # what a list shows first is sent by every browser, and is no choice of anybody's
            part.fields[name].initial = part.fields[name].choices[0][0]  # type: ignore[attr-defined]
    return part
