"""The third step of a plan: what is compared with what, how surely, and what may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.evaluation.measures import DEFINITIONS, MEASURES
from duecare.evaluation.plan import Plan
from duecare.evaluation.plan.data import Drawn
from duecare.evaluation.plan.told import untold
from duecare.web.evaluation.forms.fields import ShareField, choice, told
from duecare.web.look.forms import HintedBoxes, HintedRadios, LineField, ProseField, offer

MEASURE_NAMES: Mapping[str, Any] = {
    "selection-rate": _("How many are decided yes"),
    "true-positive-rate": _("Of those who should be decided yes, how many are"),
    "false-positive-rate": _("Of those who should not be decided yes, how many are all the same"),
    "false-negative-rate": _("Of those who should be decided yes, how many are missed"),
    "precision": _("Of those decided yes, for how many it was right"),
    "false-omission-rate": _("Of those decided no, for how many it was wrong"),
    "base-rate": _("How many should be decided yes"),
    "error-rate": _("For how many the decision was wrong"),
}
TECHNICAL: Mapping[str, Any] = {
    "selection-rate": _("Selection rate"),
    "true-positive-rate": _("True positive rate, or recall"),
    "false-positive-rate": _("False positive rate"),
    "false-negative-rate": _("False negative rate"),
    "precision": _("Precision, or positive predictive value"),
    "false-omission-rate": _("False omission rate"),
    "base-rate": _("Base rate"),
    "error-rate": _("Error rate: what is left of accuracy"),
}
"""What people who know such evaluations look for."""


class CompareForm(forms.Form):
    """Everything that has to be said before anybody looks at an outcome by group."""

    question = ProseField(label=_("What do you want to know?"), rows=2)
    about = ProseField(label=_("What is one row, of what time and place?"), rows=2)
    recorded_by = LineField(label=_("Who recorded the table?"), help_text=_("A body or a role, never a name."))
    drawn = choice(_("How were the rows drawn?"), (), widget=forms.RadioSelect)
    drawn_how = ProseField(
        label=_("How exactly?"), help_text=_("Asked for unless the rows are all decisions."), rows=2, required=False
    )
    row = choice(
        _("What is counted?"),
        [("decision", _("Decisions")), ("person", _("People")), ("other", _("Something else"))],
        widget=forms.RadioSelect,
    )
    repeats = choice(
        _("Can the same person be in several rows?"),
        [("none", _("No")), ("possible", _("Yes")), ("not-known", _("Not known"))],
        widget=forms.RadioSelect,
    )
    looked = choice(
        _("Has anybody looked at outcomes by group before?"),
        [("no", _("No")), ("yes", _("Yes")), ("not-known", _("Not known"))],
        widget=forms.RadioSelect,
    )
    looked_what = ProseField(label=_("What was seen?"), help_text=_("Asked for with a yes."), rows=2, required=False)
    measures = forms.MultipleChoiceField(
        label=_("What is compared?"),
        help_text=_(
            "One measure alone misleads. How many should be decided yes, and both kinds of mistakes, show whether "
            "measures disagree."
        ),
        widget=HintedBoxes(hints=TECHNICAL),
        error_messages={"required": _("Choose at least one.")},
    )
    against = choice(
        _("With whom is each group compared?"),
        [("the-rest", _("With everybody else")), ("reference", _("With one group"))],
        widget=forms.RadioSelect,
    )
    intersections = forms.MultipleChoiceField(
        label=_("Look also where attributes meet"), widget=forms.CheckboxSelectMultiple, required=False
    )
    matters_from = ShareField(
        label=_("From which difference on does it matter to a person?"),
        help_text=_("As a share: 0.05 is five in a hundred."),
    )
    why = ProseField(label=_("Why these, and why does that difference matter?"), rows=2)
    correction = choice(
        _("What is done about many comparisons?"),
        [
            ("holm", _("Hardly ever call chance a difference (Holm)")),
            (
                "benjamini-hochberg",
                _("Let few of the differences that are called so be chance (Benjamini and Hochberg)"),
            ),
        ],
        widget=forms.RadioSelect,
        initial="holm",
    )
    threshold = forms.IntegerField(
        label=_("Groups of fewer people than this are not shown"), min_value=3, max_value=1_000, initial=10
    )
    written_by = LineField(label=_("Who writes this plan?"), help_text=_("A role, never a name."))

    def __init__(
        self, data: Any, *, attributes: Sequence[tuple[str, str, Sequence[str]]], labelled: bool, changed: bool
    ) -> None:
        """`attributes`: id, title and values of each; `labelled`: whether what was right is known; `changed`: whether
        there is a before and an after."""
        super().__init__(data)
        self.attributes, self.changed = attributes, changed
        measures = [name for name in MEASURES if labelled or not DEFINITIONS[name].needs_label]
        named = [(name, MEASURE_NAMES[name]) for name in measures]
        pairs = [(f"{one[0]} {two[0]}", f"{one[1]} × {two[1]}") for one, two in combinations(attributes, 2)]
        offer(self, measures=named, intersections=pairs, drawn=told("drawn", get_args(Drawn)))
        for id_, title, values in attributes:
            self.fields[f"reference_{id_}"] = _value(now("The group to compare with: %s") % title, values)
        if changed:
            self._worst_off(named)

    def _worst_off(self, measures: Sequence[tuple[str, Any]]) -> None:
        self.fields["worst_measure"] = choice(_("By what is one worst off?"), measures)
        for id_, title, values in self.attributes:
            self.fields[f"worst_{id_}"] = _value(now("The group worst off: %s") % title, values)
        self.fields["worst_how"] = choice(
            _("Who fixes the group worst off?"),
            [("named", _("We name it now")), ("half", _("One half of the rows does"))],
            widget=HintedRadios(
                hints={
                    "half": _(
                        "The other half then tells what changed. A group chosen where it looks worst looks better "
                        "the next time by chance alone."
                    )
                }
            ),
        )
        self.fields["worst_why"] = ProseField(label=_("Why this group, or this rule?"), rows=2)

    def sections(self) -> Iterator[dict[str, Any]]:
        """The fields in their order, each below what it is about."""
        references = [f"reference_{id_}" for id_, _title, _values in self.attributes]
        worst = [name for name in self.fields if name.startswith("worst_")]
        yield self._section(now("The question"), "question", "looked", "looked_what", "written_by")
        yield self._section(now("The rows"), "about", "recorded_by", "drawn", "drawn_how", "row", "repeats")
        yield self._section(now("The comparison"), "measures", "against", *references, "intersections")
        if worst:
            yield self._section(now("The group worst off"), *worst)
        yield self._section(now("What counts as a difference"), "matters_from", "why", "correction", "threshold")

    def _section(self, title: str, *names: str) -> dict[str, Any]:
        return {"title": title, "fields": [self[name] for name in names]}

    def clean(self) -> dict[str, Any]:
        """What needs a word in words has one."""
        data = super().clean() or {}
        if data.get("drawn") not in (None, "everyone") and not data.get("drawn_how"):
            self.add_error("drawn_how", now("Say how the rows were drawn, or what is not known of it."))
        if data.get("looked") == "yes" and not data.get("looked_what"):
            self.add_error("looked_what", now("Say what was seen before."))
        if data.get("against") == "reference":
            for id_, _title, _values in self.attributes:
                if not data.get(f"reference_{id_}"):
                    self.add_error(f"reference_{id_}", now("Choose the group to compare with."))
        if data.get("worst_how") == "named" and not any(data.get(f"worst_{one[0]}") for one in self.attributes):
            self.add_error("worst_how", now("Choose the group, or let one half of the rows fix it."))
        return data


def _value(label: str, values: Sequence[str]) -> forms.ChoiceField:
    named = [("", now("None")), *((value, value) for value in values)]
    return forms.ChoiceField(label=label, choices=named, required=False)


def comparison_said(plan: Plan) -> dict[str, Any]:
    """What is compared, and what of it will not be told, by name."""
    found = untold(plan)
    return {
        "measures": _named(plan.compare.measures),
        "untold": {
            "in_times": _named(found.in_times),
            "drawn": _named(found.drawn),
            "seen": _named(found.seen),
            "nothing_left": found.nothing_left,
        },
    }


def _named(measures: Sequence[str]) -> list[str]:
    return [f"{MEASURE_NAMES[one]} ({TECHNICAL[one]})" for one in measures]
