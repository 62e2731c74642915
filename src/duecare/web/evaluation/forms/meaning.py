"""The second step of a plan: what the values of the chosen columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.evaluation.plan import suggested
from duecare.web.evaluation.forms.each import OUTCOMES, RUNS, EachField, key_of, meaning_of
from duecare.web.evaluation.forms.fields import LISTED, EdgesField, NumberField, choice, told, values_field
from duecare.web.evaluation.store.seen import SeenColumn
from duecare.web.look.forms import LineField, ProseField

SEEN_FOR = ("everyone", "only-decided-yes", "only-decided-no", "not-known")
NAMED = 12
"""Values that can be given a name in words."""
Chosen = Mapping[str, Any]
"""What the first step chose: a column, or several, by what it says."""


class MeaningForm(forms.Form):
    """What a yes says, who recorded it, why a personal attribute may be used."""

    def __init__(
        self, data: Any, *, columns: Sequence[SeenColumn], chosen: Chosen, groups: Sequence[tuple[str, str]]
    ) -> None:
        """`groups`: ids and names of the groups that the dossier names."""
        super().__init__(data)
        self.by_name = {column.name: column for column in columns}
        self.chosen, self.groups = chosen, groups
        self.fields.update(dict(self._decision()))
        self.fields.update(dict(self._label()))
        self.fields.update(dict(self._change()))
        for at, name in enumerate(chosen["attributes"]):
            self.fields.update(dict(self._attribute(at, self.by_name[name])))
        for at, name in enumerate(chosen.get("strata", ())):
            self.fields.update(dict(_stratum(at, name)))
        self.fields.update(dict(self._others()))

    def sections(self) -> Iterator[dict[str, Any]]:
        """The fields below the column that they are about."""
        for start, title in self._titles():
            names = [name for name in self.fields if name.startswith(f"{start}_")]
            folded = [self[name] for name in names if "_proxy_" in name]
            if names:
                yield {
                    "title": title,
                    "fields": [self[name] for name in names if "_proxy_" not in name],
                    "folded": folded,
                    "open": any(field.value() or field.errors for field in folded),
                }

    def _titles(self) -> Iterator[tuple[str, str]]:
        yield "decision", now("The decision: %s") % self.chosen["decision"]
        yield "label", now("What was right: %s") % self.chosen.get("label", "")
        yield "after", now("What was changed")
        for at, name in enumerate(self.chosen["attributes"]):
            yield f"a{at}", now("Who the people are: %s") % name
        for at, name in enumerate(self.chosen.get("strata", ())):
            yield f"s{at}", now("Compare within: %s") % name
        yield "score", now("The score: %s") % self.chosen.get("score", "")
        yield "only", now("Rows that are used: %s") % self.chosen.get("only", "")

    def _outcome(self, start: str, column: SeenColumn) -> Iterator[tuple[str, forms.Field]]:
        if 0 < len(column.values) <= LISTED:
            yield (
                f"{start}_values",
                EachField(
                    column,
                    OUTCOMES,
                    suggested(column.listed),
                    label=now("What does each value of “%s” mean?") % column.name,
                    help_text=_("Blank ones count as not recorded."),
                ),
            )
        else:
            yield f"{start}_at_least", NumberField(label=_("From which number on does it mean yes?"))

    def _decision(self) -> Iterator[tuple[str, forms.Field]]:
        yield from self._outcome("decision", self.by_name[self.chosen["decision"]])
        yield "decision_means", ProseField(label=_("What does a yes say, in plain words?"), rows=2)
        yield (
            "decision_yes_is",
            choice(
                _("What is a yes for the person?"),
                [
                    ("burden", _("A burden, such as a control, a refusal or a suspicion")),
                    ("benefit", _("A benefit, such as a payment, a place or an offer")),
                ],
                widget=forms.RadioSelect,
            ),
        )

    def _label(self) -> Iterator[tuple[str, forms.Field]]:
        if not self.chosen.get("label"):
            return
        yield from self._outcome("label", self.by_name[self.chosen["label"]])
        yield "label_means", ProseField(label=_("What does a yes say, in plain words?"), rows=2)
        yield (
            "label_recorded_by",
            LineField(label=_("Who recorded it?"), help_text=_("A body or a role, never a name.")),
        )
        yield (
            "label_could_be_wrong",
            ProseField(
                label=_("How could it be wrong, and for whom more than for others?"),
                help_text=_(
                    "Who is looked at more closely is found wrong more often. The answer stands in the result."
                ),
            ),
        )
        yield (
            "label_seen_for",
            choice(_("For whom was it recorded at all?"), told("seen", SEEN_FOR), widget=forms.RadioSelect),
        )

    def _change(self) -> Iterator[tuple[str, forms.Field]]:
        if after := self.chosen.get("after"):
            yield from self._outcome("after", self.by_name[after])
        elif run := self.chosen.get("run"):
            told = _("Rows of neither are counted and left out.")
            yield "after_runs", EachField(self.by_name[run], RUNS, label=_("Which values are of when?"), help_text=told)
        else:
            return
        yield "after_what", ProseField(label=_("What was changed between before and after?"))

    def _attribute(self, at: int, column: SeenColumn) -> Iterator[tuple[str, forms.Field]]:
        start = f"a{at}"
        yield f"{start}_title", LineField(label=_("Its name in words"), initial=column.name)
        yield (
            f"{start}_why",
            ProseField(label=_("Why may it be used here?"), help_text=_("The purpose and the legal basis."), rows=2),
        )
        if 0 < len(column.values) <= LISTED:
            missing = _("Which values mean that it was not recorded?")
            yield f"{start}_missing", values_field(column, label=missing, help_text=_("Blank ones do already."))
        else:
            yield (
                f"{start}_edges",
                EdgesField(
                    label=_("Where do bands begin?"), help_text=_("For a column of numbers, for example 18 30 65.")
                ),
            )
        yield from _names(start, column)
        yield from self._of_the_dossier(start, column)
        yield (
            f"{start}_proxy_of",
            LineField(
                label=_("Does it only stand for something that was not recorded? For what?"),
                help_text=_("Such as a first name for sex. Leave it blank where the column is the thing itself."),
                required=False,
            ),
        )
        yield (
            f"{start}_proxy_why",
            ProseField(label=_("Why is that needed, and on what basis?"), rows=2, required=False),
        )
        yield (
            f"{start}_proxy_wrong",
            ProseField(label=_("How often is it wrong, and for whom?"), rows=2, required=False),
        )

    def _of_the_dossier(self, start: str, column: SeenColumn) -> Iterator[tuple[str, forms.Field]]:
        if not self.groups or not 0 < len(column.values) <= LISTED:
            return
        none = [("", now("None of these")), *self.groups]
        for value in column.listed:
            label = now("Which group of this dossier is “%s”?") % value
            yield f"{start}_group_{key_of(value)}", forms.ChoiceField(label=label, choices=none, required=False)

    def _others(self) -> Iterator[tuple[str, forms.Field]]:
        if self.chosen.get("score"):
            yield from _score(self.by_name[self.chosen["score"]])
            yield "score_is_chance", forms.BooleanField(label=_("It is meant as a chance"), required=False)
        if only := self.chosen.get("only"):
            yield "only_values", values_field(self.by_name[only], label=_("Which rows are used?"), required=True)
            yield "only_why", ProseField(label=_("Why only these?"), rows=2)

    def clean(self) -> dict[str, Any]:
        """A value cannot mean two things, and a proxy needs its reasons."""
        data = super().clean() or {}
        for start in ("decision", "label", "after"):
            self._both_occur(data, f"{start}_values", yes=now("No value means yes."), no=now("No value means no."))
        self._both_occur(data, "after_runs", before=now("No value is of before."), after=now("No value is of after."))
        for at in range(len(self.chosen["attributes"])):
            self._proxy_has_reasons(data, f"a{at}")
            self._names_differ(data, f"a{at}")
        return data

    def _both_occur(self, data: Mapping[str, Any], name: str, **needed: str) -> None:
        """What has two sides needs a value on each."""
        for meant, lacking in needed.items():
            if data.get(name) and not meaning_of(data[name], meant):
                self.add_error(name, lacking)

    def _names_differ(self, data: Mapping[str, Any], start: str) -> None:
        seen: set[str] = set()
        for name in (one for one in self.fields if one.startswith(f"{start}_name_")):
            said = data.get(name)
            if said and said in seen:
                self.add_error(
                    name,
                    now(
                        "Another value is called so already, and nobody could tell the two groups apart. To put values "
                        "together, make a column in the table that does so."
                    ),
                )
            seen.add(said or "")

    def _proxy_has_reasons(self, data: Mapping[str, Any], start: str) -> None:
        if data.get(f"{start}_proxy_of"):
            for name in (f"{start}_proxy_why", f"{start}_proxy_wrong"):
                if not data.get(name):
                    self.add_error(name, now("What only stands for an attribute may be used with a reason only."))


def _names(start: str, column: SeenColumn) -> Iterator[tuple[str, forms.Field]]:
    """What the values are called in words, where they are few."""
    for value in column.listed[:NAMED]:
        label = now("What is “%s” called in words?") % value
        yield f"{start}_name_{key_of(value)}", LineField(label=label, initial=value, required=False)


def _score(column: SeenColumn) -> Iterator[tuple[str, forms.Field]]:
    """Where a score can lie. From 0 to 1 is offered only where the table has no other: one outside is in no figure."""
    shares = bool(column.low and column.high) and float(column.low) >= 0 and float(column.high) <= 1
    seen = now("In the table: from %(low)s to %(high)s.") % {"low": column.low, "high": column.high}
    told = now("A score outside of these two is in no figure of the score.")
    hint = f"{seen} {told}" if column.low and column.high else told
    low, high = ("0", "1") if shares else ("", "")
    yield "score_low", NumberField(label=_("The lowest score there can be"), initial=low, help_text=hint)
    yield "score_high", NumberField(label=_("The highest score there can be"), initial=high)


def _stratum(at: int, name: str) -> Iterator[tuple[str, forms.Field]]:
    yield f"s{at}_title", LineField(label=_("Its name in words"), initial=name)
    yield (
        f"s{at}_why",
        ProseField(
            label=_("Why is it right to compare within it?"),
            help_text=_("What is itself a result of unfair treatment hides it."),
            rows=2,
        ),
    )
