"""The headings and fixed words of a record's page: what `knowledge.showing` writes, marked for translation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.originals import gettext_noop as _

VOCABULARY: Mapping[str, str] = MappingProxyType(
    {
        "Effect": "red-line-effect",
        "Topic": "topic",
        "Kind": "right-kind",
        "Looked at with": "right-family",
        "Of whom": "addressee",
        "Where an answer would stand in a dossier": "parts",
        "What it does": "measure-kind",
        "Stands in the way": "check",
        "Is shown as open": "check",
    }
)
"""By heading, whose plain words its lines are made of."""

TESTS: Mapping[str, str] = MappingProxyType(
    {
        "is": _("{answer}"),
        "one_of": _("one of these: {answer}"),
        "includes": _("{answer}"),
        "min": _("at least {answer}"),
        "max": _("at most {answer}"),
        "before": _("before {answer}"),
        "since": _("since {answer}"),
    }
)
"""What an answer must be, by the test of a condition."""

ELEMENT, EXCEPTION = _("Element {number}"), _("Exception {number}")
BESIDE = _("Beside it: {title}")
PER_TIER = _("{tier}, from any of")
FOR_PEOPLE = _("For the people concerned: {text}")
FROM, UNTIL = _("in force from {day}"), _("until {day}")
AT_LEAST = _("at least {count} of:")
GRAVE = _("{tier}; it orders what to ask, and decides nothing")

ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "eu": _("European Union"),
        "Council of Europe": _("Council of Europe"),
        "international": _("international"),
        "everywhere": _("everywhere"),
    }
)
"""Where a norm holds, when that is no country."""

DERIVED: Mapping[str, str] = MappingProxyType(
    {
        "system.stage": _("The stage that the system has reached"),
        "system.countries": _("The countries in which it acts on people"),
        "actors.deployer.kind": _("What kind of organisation uses it"),
    }
)
"""What the document says already, by where it says so."""

HEADINGS = (
    _("About"),
    _("Asked only of"),
    _("Days to act after a notice"),
    _("For"),
    _("Irremediability"),
    _("Part of due diligence"),
    _("Scale"),
    _("Scope"),
    _("Scope by headcount"),
    _("Scope by share of a group"),
    _("Seen in"),
    _("Stage"),
    _("Step"),
    _("Term"),
    _("Version"),
    _("What it is"),
    _("Where it stands"),
    _("Who"),
    _("Answers"),
    _("Asked by"),
    _("Asked when"),
    _("Ask"),
    _("At stake when"),
    _("At the gate"),
    _("A no follows, where nobody answers, when"),
    _("Cited by"),
    _("Dates"),
    _("Effect"),
    _("Evidence that counts"),
    _("Examples"),
    _("Examples of it"),
    _("Example of"),
    _("File"),
    _("Framework"),
    _("Graver when"),
    _("Groups"),
    _("Harder to put right when"),
    _("Helps with"),
    _("How to answer"),
    _("Is shown as open"),
    _("Is shown as open at"),
    _("Is shown as open here"),
    _("Issued by"),
    _("Its parts"),
    _("Its steps and elements"),
    _("Kind"),
    _("Known cases"),
    _("Known cases were as grave as"),
    _("Lifts when"),
    _("Looked at with"),
    _("Named to people when"),
    _("Not asked any more when"),
    _("Nobody is asked where the document says it"),
    _("Of each case that names somebody real"),
    _("Of whom"),
    _("Part of"),
    _("Question"),
    _("Reached or protected by"),
    _("Rights"),
    _("Shown by"),
    _("Shown when"),
    _("Signs that it helps"),
    _("Silent on"),
    _("Sources"),
    _("Speaks of"),
    _("Stands in the way"),
    _("Stands in the way at"),
    _("Stands in the way here"),
    _("Suits"),
    _("Text"),
    _("Topic"),
    _("Touched or protected by"),
    _("Unless the facts show"),
    _("Vulnerable to"),
    _("What answers it"),
    _("What a contract can take from it"),
    _("What helps against it"),
    _("What is asked"),
    _("What it can do besides"),
    _("What it does"),
    _("What it gives to whoever asks for information"),
    _("What keeps people from it"),
    _("What others have done"),
    _("When"),
    _("When it is violated, people can no longer"),
    _("Where"),
    _("Where an answer would stand in a dossier"),
    _("Where the norm reaches"),
    _("Who knows"),
    _("Yes for these countries"),
    _("No where all countries are named, and none of these"),
    _("Asked of a system when"),
    _("No counterpart: a gap to see"),
    _("Where frameworks speak of it, in our reading"),
)

FIXED = (
    _("all of:"),
    _("any of:"),
    _("not:"),
    _("always"),
    _("yes or no"),
    _("number"),
    _("date"),
    _("facts decide"),
    _("two people decide"),
    _("its condition"),
    _("whether it applies"),
    _("what takes it away"),
    _("what shows it"),
    _("when it lifts"),
    _("a no can follow from it"),
    _("when it is asked for"),
    _("when it is named to people"),
    _("one of its elements"),
    _("one of its exceptions"),
    _("awaited: not in force, and no first day is known"),
    _("barrier"),
    _("judicial"),
    _("level"),
    _("moment"),
    _("non state"),
    _("not engagement"),
    _("quality"),
    _("state non judicial"),
    _("support"),
    _("ways to complain that a company runs itself"),
    _("input suppliers"),
    _("lifecycle actors"),
    _("users"),
    _("company practice"),
    _("engagement"),
    _("procurement"),
    _("remedy"),
    _("state framework"),
    _("transparency"),
    _("in use"),
    _("not known"),
    _("planned"),
    _("withdrawn"),
    _("channel"),
    _("end use"),
    _("end user"),
    _("evidence"),
    _("product"),
    _("safeguards"),
    _("question"),
    _("safeguard"),
    _("warning"),
    _("award"),
    _("before tender"),
    _("contract"),
    _("exit"),
    _("operation"),
    _("selection"),
    _("No model text was found: draft it with a lawyer."),
)
"""Lines, and what is said behind a name."""
