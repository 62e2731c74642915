"""Puts a result into words: groups as the plan's writer named them, numbers by locale, and fixed texts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from duecare.core.method.reasons import Arg
from duecare.evaluation.plan import Plan, band_names
from duecare.evaluation.result import Group, Interval
from duecare.evaluation.words import numbers
from duecare.evaluation.words.texts import EVALUATION_TEXTS
from duecare.knowledge import bundle
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words


class Telling:
    """Says what a plan and its result hold. What people wrote keeps its language and its direction."""

    def __init__(self, words: Words, plan: Plan) -> None:
        self.words = words
        self.plan = plan

    # fixed texts

    def t(self, key: str, /, **args: Arg | Phrase) -> Phrase:
        """A fixed text of evaluation, or else of the report."""
        if key in EVALUATION_TEXTS:
            return self.words.ours(EVALUATION_TEXTS[key], **args)
        return self.words.text(key, **args)

    def joined(self, phrases: Iterable[Phrase]) -> Phrase:
        """Sentences after each other. The space between two of one language is of that language, too."""
        given = [phrase for phrase in phrases if phrase]
        pieces = given[:1]
        for before, phrase in pairwise(given):
            lang = before.segments[-1].lang
            pieces += [Phrase.of(" ", lang if lang == phrase.segments[0].lang else None), phrase]
        return concat(pieces)

    # what people wrote

    def own(self, text: str) -> Phrase:
        """A name or a text of the plan."""
        return Phrase.of(text, self.plan.language)

    def quote(self, text: str) -> Phrase:
        """Words of the plan inside a sentence, between quotation marks."""
        return self.words.quoted(self.own(text.strip().rstrip(".")))

    @property
    def decision(self) -> Phrase:
        """What a yes of the decision says."""
        return self.quote(self.plan.decision.means)

    def label(self, id_: str | None = None) -> Phrase:
        """What a yes of a label says; of the plan's own, without an id."""
        found = self.plan.other_labels.get(id_) if id_ else self.plan.label
        return self.quote(found.means) if found is not None else Phrase()

    # who

    def attribute(self, id_: str) -> Phrase:
        """The name of an attribute or of a stratum."""
        found = self.plan.attributes.get(id_) or self.plan.strata.get(id_)
        return self.own(found.title) if found is not None else self.words.code(id_)

    def attributes(self, ids: Iterable[str]) -> Phrase:
        """The names of the attributes of an intersection."""
        return self.words.listed([self.attribute(id_) for id_ in ids])

    def name(self, group: Group) -> Phrase:
        """The name of a group as it stands in a table."""
        pairs = zip(group.attributes, group.values, strict=True)
        return self.words.series([self._value(attribute, value) for attribute, value in pairs])

    def called(self, group: Group) -> str:
        """The same as plain text, for a document."""
        return self.name(group).text

    def group(self, group: Group) -> Phrase:
        """A group inside a sentence."""
        return self.t("group", name=self.words.quoted(self.name(group)))

    def others(self, against: Group | None) -> Phrase:
        """Whom a group is compared with, inside a sentence."""
        return self.t("the-rest") if against is None else self.group(against)

    def _value(self, attribute: str, value: str | None) -> Phrase:
        if value is None:
            return self.t("not-recorded", attribute=self.attribute(attribute))
        found = self.plan.attributes.get(attribute)
        if found is not None and value in (names := band_names(found.edges)):
            return self._band(found.edges, names.index(value))
        return self.own(found.values.get(value, value) if found is not None else value) or self.t("value-blank")

    def _band(self, edges: tuple[str, ...], at: int) -> Phrase:
        """A band between two edges, or beyond the first or the last."""
        named = [self.decimal(edge) for edge in edges]
        if at == 0:
            return self.t("band-below", high=named[0])
        if at == len(edges):
            return self.t("band-from", low=named[-1])
        return self.t("band-from-to", low=named[at - 1], high=named[at])

    # numbers

    def percent(self, share: str | None) -> Phrase:
        """A share in per cent; nothing for nothing."""
        return Phrase.of(numbers.percent(share, self.words.language)) if share is not None else Phrase()

    def decimal(self, number: str | None, digits: int = 2) -> Phrase:
        """A number; nothing for nothing."""
        return Phrase.of(numbers.decimal(number, self.words.language, digits)) if number is not None else Phrase()

    def ratio(self, number: str | None) -> Phrase:
        """How many times as often, or a chance; nothing for nothing."""
        return Phrase.of(numbers.fixed(number, self.words.language, 2)) if number is not None else Phrase()

    def points(self, share: str | None, *, unit: bool = True) -> Phrase:
        """A difference of shares in points of a hundred, which are no per cent of anything."""
        if share is None:
            return Phrase()
        value = round(Decimal(share) * 100, 1)
        told = Phrase.of(numbers.fixed(str(value), self.words.language, 1))
        return self.t(_point(value), value=told) if unit else told

    def stated_points(self, share: str) -> Phrase:
        """A difference that the plan states: with no more digits than it has."""
        value = round(Decimal(share) * 100, 1)
        return self.t(_point(value), value=self.decimal(str(value), 1))

    def p(self, number: str | None) -> Phrase:
        """A p-value; nothing for nothing."""
        return Phrase.of(numbers.p_value(number, self.words.language)) if number is not None else Phrase()

    def count(self, number: int | None) -> Phrase:
        """A count; what is held back where there is none."""
        return self.words.number(number) if number is not None else self.t("state-held-back")

    def between(self, interval: Interval | None) -> Phrase:
        """An interval of shares."""
        if interval is None:
            return Phrase()
        return self.t("from-to", low=self.percent(interval.low), high=self.percent(interval.high))

    def points_between(self, interval: Interval | None) -> Phrase:
        """An interval of differences."""
        if interval is None:
            return Phrase()
        low, high = self.points(interval.low, unit=False), self.points(interval.high, unit=False)
        return self.t("from-to", low=low, high=high)

    def ratio_between(self, interval: Interval | None) -> Phrase:
        """An interval of ratios."""
        if interval is None:
            return Phrase()
        return self.t("from-to", low=self.ratio(interval.low), high=self.ratio(interval.high))

    @property
    def level(self) -> Phrase:
        """How sure intervals are, by the plan: 95%."""
        return self.whole_percent(self.plan.compare.level)

    def whole_percent(self, share: str) -> Phrase:
        """A share in whole per cent."""
        return Phrase.of(numbers.whole_percent(share, self.words.language))

    def measure(self, measure: str) -> Phrase:
        """The name of a measure where it stands alone."""
        return self.t(f"measure-{measure}").capital()


def _point(value: Decimal) -> str:
    return "point" if abs(value) == 1 else "points"


def told_in(language: str, plan: Plan) -> Telling:
    """Tells results of a plan in a language that there are texts in."""
    return Telling(Words(language, bundle.load()), plan)
