"""A conflict in words: what it is about, and both versions of it as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from duecare.core.method.involvement import QUESTIONS
from duecare.core.revision import Conflict
from duecare.report.phrase import Phrase, concat
from duecare.report.words import Words

_NAMED = {"facts": "facts", "red_lines": "red-lines", "rights": "rights", "harms": "harms", "groups": "groups"}
"""Collections whose items have their name from the knowledge, and its folder there."""
_KINDS = {"impacts", "actors", "evidence", "engagement", "measures", "evaluations"}
_ITEMS = {
    **{name: name for name in ("groups", "rights", "evidence", "impacts")},
    **dict.fromkeys(("actor", "from", "to"), "actors"),
    "testimony": "engagement",
    "measure": "measures",
}
"""Fields that name something, and what they name."""
_VOCABULARIES = {
    "decision": "right-decision",
    "kind": "actor-kind",
    "roles": "actor-role",
    "duty": "state-duty",
    "label": "label",
    "how": "heard-by",
    "say": "say",
    "outside": "outside",
    "shown_to": "audience",
    **dict.fromkeys(("status", "origin", "likelihood", "counted", "stage", "gate"), ""),
    **dict.fromkeys(("breached", "touches_core", "elsewhere", *QUESTIONS), "answer"),
}
_FIELDS: Mapping[str, Promise] = {
    "title": _("Title"),
    "name": _("Name"),
    "purpose": _("What it is for"),
    "description": _("Description"),
    "stage": _("Where it stands"),
    "countries": _("Countries"),
    "territory": _("City, region or place"),
    "elsewhere": _("Anywhere else?"),
    "gate": _("Next decision"),
    "gate_on": _("When it is due"),
    "next_on": _("When this assessment is looked at again"),
    "from": _("Who gives"),
    "to": _("Who gets it"),
    "what": _("What passes between them"),
    "value": _("Answer"),
    "note": _("What it is based on"),
    "reason": _("Why"),
    "by": _("Who says it"),
    "on": _("When"),
    "evidence": _("Evidence"),
    "disputes": _("Who says otherwise"),
    "decision": _("Decision"),
    "raised": _("Raised, because"),
    "groups": _("Who is touched"),
    "rights": _("Rights"),
    "status": _("Has it happened?"),
    "origin": _("What it comes from"),
    "likelihood": _("How likely it is"),
    "low": _("At least"),
    "high": _("At most"),
    "people": _("How many people"),
    "involvement": _("Who is involved how"),
    "severity": _("How severe it is for people"),
    "label": _("Decision on involvement"),
    "state_duty": _("Its own duty as a State"),
    "kind": _("Kind"),
    "impacts": _("Impacts"),
    "actor": _("Which organisation does it"),
    "owner": _("Who answers for it"),
    "due": _("By which day"),
    "state": _("How far it is"),
    "side_effects": _("What it does to other people"),
    "effects": _("What it did, group by group"),
    "effect": _("What it did"),
    "against": _("Who says otherwise"),
    "answered": _("What was found when it was looked into"),
    "words": _("What they say"),
    "outcome": _("What was decided"),
    "conditions": _("Conditions"),
    "office": _("In which office"),
    "triggers": _("What brings it forward"),
    "outside": _("From where it is made"),
    "who": _("Who assesses"),
    "competence": _("What they know"),
    "independence": _("How independent they are"),
    "paid_by": _("Who pays them"),
    "where": _("Where it can be found"),
    "digest": _("Digest"),
    "shown_to": _("Who may see it"),
    "how": _("How they were heard"),
    "say": _("What they could change"),
    "language": _("In which language"),
    "support": _("With what support"),
    "said": _("What they said"),
    "changed": _("What changed because of it"),
    "why_nobody": _("Why nobody was heard"),
    "testimony": _("Where they spoke of it"),
}


@dataclass(frozen=True)
class Line:
    """One line of a version: a term, where there is one, and what it says."""

    term: str | Phrase
    text: Phrase


@dataclass(frozen=True)
class Met:
    """One thing that two people changed, as the conflict page shows it."""

    about: Sequence[Phrase | str]
    kind: str
    was: Sequence[Line]
    mine: Sequence[Line]
    theirs: Sequence[Line]
    together: Sequence[Line]


def met(found: Conflict, words: Words) -> Met:
    """The conflict in the reader's words."""
    values = (found.base, found.mine, found.theirs, found.together)
    return Met(about(found.path, words), found.kind, *(tuple(_lines(found, value, words)) for value in values))


def about(path: Sequence[str], words: Words) -> list[Phrase | str]:
    """The way to what it is about, in names."""
    collection, *rest = path
    names: list[Phrase | str] = []
    if rest and collection == "facts":
        names.append(words.question(rest.pop(0)))
    elif rest and (collection in _NAMED or collection in _KINDS):
        names.append(words.name(_NAMED.get(collection, collection), rest.pop(0)))
    elif rest and collection == "chain":
        names.append(now("What one gives another"))
        rest.pop(0)
    else:
        names += [] if collection == "system" and rest else [_term(collection, words)]
    after = ""
    for part in rest:
        names.append(words.name("actors", part) if after == "involvement" else _term(part, words))
        after = part
    return names


def _term(name: str, words: Words) -> Phrase | str:
    if name in _FIELDS:
        return str(_FIELDS[name])
    if name in QUESTIONS:
        return words.label("involvement-question", name)
    return words.word(name.replace("_", "-")).capital()


def _lines(found: Conflict, value: object, words: Words) -> list[Line]:
    if value is None:
        return []
    if found.kind == "judgement":
        return [Line("", _judged(found.path, value, words))]
    if isinstance(value, dict):
        fact = found.path[1] if found.path[0] == "facts" and len(found.path) == 2 else ""
        return [Line(_term(name, words), _said(name, part, words, fact=fact)) for name, part in value.items()]
    return [Line("", _said(found.path[-1], value, words))]


def _judged(path: Sequence[str], value: object, words: Words) -> Phrase:
    """A red line's result, an impact's tiers, or an actor's involvement."""
    if isinstance(value, tuple | list):
        low, high = (words.word(str(tier), "tier") for tier in value)
        return (low if low == high else words.text("tier-range", low=low, high=high)).capital()
    return words.label("red-line-result" if path[0] == "red_lines" else "label", str(value))


def _said(name: str, value: object, words: Words, *, fact: str = "") -> Phrase:
    match value:
        case dict():
            terms = ((_phrase(_term(key, words)), _said(key, part, words, fact=fact)) for key, part in value.items())
            return concat((concat(pair, ": ") for pair in terms), words.text("between").text)
        case list() | tuple():
            return words.series([_said(name, part, words, fact=fact) for part in value])
        case int():
            return words.number(value)
    return _word(name, str(value), words, fact=fact)


def _word(name: str, value: str, words: Words, *, fact: str) -> Phrase:
    if name == "value" and fact:
        return words.stated(fact, value).capital()
    if name in ("by", "raised_by", "settled_by", "aside_by"):
        return words.person(value)
    if name in _ITEMS:
        return words.name(_ITEMS[name], value)
    if name == "countries":
        return words.country(value)
    if name in _VOCABULARIES:
        return words.label(_VOCABULARIES[name], value)
    try:
        return words.day(date.fromisoformat(value))
    except ValueError:
        return words.own(value)


def _phrase(text: Phrase | str) -> Phrase:
    return text if isinstance(text, Phrase) else Phrase.of(text)
