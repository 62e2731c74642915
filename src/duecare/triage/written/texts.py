"""The fixed texts of a screened register, in English: the originals that translations follow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.core.method.reasons import Arg
from duecare.report.locales import base_of
from duecare.report.originals import gettext_noop as _
from duecare.report.phrase import Phrase
from duecare.report.words import Words

SCREEN_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "screen-title": _("Where to look first"),
        "screen-kicker": _("A register, looked through for people's rights"),
        "screen-what": _(
            "Words in the records point to what a system may do, and to whom. The order says where to look first. It "
            "is no finding: it measures words, not people, and a person has to look."
        ),
        "screen-counts": _("Records: {records}. Of those that are nearly the same one is shown, so below: {systems}."),
        "screen-shown": _("Asked for, and shown here: {count}."),
        "screen-on": _("Looked through on {day}, with the words {signals} and the knowledge {knowledge}."),
        # places
        "screen-place-first": _("Look first"),
        "screen-place-next": _("Look next"),
        "screen-place-later": _("Look later"),
        "screen-place-nothing-found": _("Nothing found"),
        "screen-place-too-vague": _("Too vague to judge"),
        "screen-place-language-not-held": _("Language not held"),
        # lists, with what they mean
        "screen-list-look": _("In this order"),
        "screen-list-too-vague": _("Too vague to judge: ask for more"),
        "screen-list-language-not-held": _("In a language for which no words are held"),
        "screen-list-nothing-found": _("Nothing found"),
        "screen-what-too-vague": _(
            "These records say too little for anybody to tell. They stand beside the order, not at its end. Ask what "
            "the system is for, on whom it is used, and what happens to people because of it."
        ),
        "screen-what-language-not-held": _("A person who reads the language has to look at these."),
        "screen-what-nothing-found": _(
            "No word that is held here points to people's rights. That is not a no: the record may leave out what "
            "matters, or say it in other words."
        ),
        "screen-none": _("None."),
        "screen-lacks": _("Not stated: {fields}."),
        # reasons
        "screen-words": _("Words"),
        "screen-words-more": _("and {count} more"),
        "screen-right": _("Whose right"),
        "screen-right-of": _("{right}. Of whom: {groups}. Through: {harm}"),
        "screen-right-through": _("{right}. Through: {harm}"),
        "screen-fits": _("If the words are right, the pattern fits."),
        "screen-partly": _("The words point to a part of the pattern."),
        "screen-line": _("Red line to ask about first"),
        "screen-line-ask": _("Ask: {question}"),
        "screen-line-all": _("The words point to all that makes it. Ask whether each is so."),
        "screen-line-part": _("The words point to a part of what makes it."),
        "screen-duties": _("Duties that may apply"),
        "screen-not-stated": _("Not stated, and needed"),
        "screen-stated": _("A field of the record states"),
        "screen-stated-as": _("{fact} {value} ({words} under {field})"),
        "screen-alike": _("Folded into this"),
        "screen-same-text": _("A record before this one says nearly the same."),
        "screen-alike-count": _("Records that say nearly the same: {count}."),
        "screen-nothing-else": _("No known pattern of harm or red line follows from these words alone."),
        # stances
        "screen-stance-says": _("said"),
        "screen-stance-perhaps": _("perhaps"),
        "screen-stance-denies": _("denied"),
        "screen-stance-repeated": _("repeated in many records"),
        "screen-legend": _("How words are marked"),
        "screen-legend-says": _("The text says it."),
        "screen-legend-perhaps": _("The text holds it possible, or plans it. It draws a look, too."),
        "screen-legend-denies": _("The text denies it. It draws no look."),
        "screen-legend-repeated": _(
            "Many records repeat the sentence, so it says little of this one. It draws no look."
        ),
        # fields
        "screen-field-name": _("Name"),
        "screen-field-purpose": _("Purpose"),
        "screen-field-description": _("Description"),
        "screen-system": _("System"),
        "screen-body": _("Stated by"),
        "screen-record": _("Record"),
        "screen-look": _("Look"),
        "screen-why": _("Why"),
        "screen-suppliers": _("Suppliers"),
        "screen-countries": _("Countries"),
        "screen-area": _("Area of use"),
        "screen-rights": _("Rights"),
        "screen-groups": _("Groups of people"),
        "screen-harm": _("Pattern of harm"),
        "screen-file": _("File"),
        "screen-suggests": _("What they suggest"),
        "screen-question": _("Question"),
        # pictures
        "screen-load": _("Several systems on the same people"),
        "screen-load-what": _(
            "Each system alone may look bearable; together they may not be. Counted are systems, not people or harm."
        ),
        "screen-load-named": _("Words name the group"),
        "screen-load-through": _("Only a pattern of harm touches it"),
        "screen-load-bodies": _("Stated by, where named"),
        "screen-load-systems": _("Systems that name it"),
        "screen-by-area": _("Where to look first, by area of use"),
        "screen-by-area-what": _(
            "Systems by the area that their words point to. One that points to several counts in each."
        ),
        "screen-no-area": _("No area is pointed to"),
        "screen-by-right": _("The rights most pointed at"),
        "screen-by-right-what": _("Systems whose words point to a pattern of harm that touches the right."),
        "screen-by-question": _("What is most often not stated"),
        "screen-by-question-what": _("Systems of which a pattern of harm or a red line waits for the answer."),
        "screen-systems": _("Systems"),
        "screen-bars": _("{name}: {counts}"),
        "screen-bar-black": _("Black: {name}."),
        "screen-bar-light": _("Light: {name}."),
        "screen-bar-dashed": _("Dashed: {name}."),
        "screen-folded-names": _("{count} records, by name"),
        "screen-left-out": _("Longer than what is read here. Characters left out: {count}."),
        "screen-in-all": _("Records looked through"),
        "screen-patterns": _("Patterns of harm that the words point to"),
        "screen-lines": _("Red lines that the words point to"),
        "screen-waits-for": _("Waits for: {questions}"),
        "screen-ids": _("Digests"),
        "screen-made": _("How this was made"),
        "screen-made-words": _("Words that suggest facts"),
        "screen-tables": _("The same as a table"),
        "screen-page-more": _("Not listed on this page: {count}. The table and JSON hold them all."),
        "screen-open-record": _("Words in their text, reasons and sources"),
        "screen-sources": _("Where the reasons come from"),
    }
)


def told(words: Words, key: str, /, **args: Arg | Phrase) -> Phrase:
    """A fixed text of the screening, or else of the report, in the reader's language."""
    return words.ours(SCREEN_TEXTS[key], **args) if key in SCREEN_TEXTS else words.text(key, **args)


def title_of(title: str, titles: Mapping[str, str], words: Words) -> Phrase:
    """A signal's title in the reader's language; in English, marked, where it is not translated."""
    found = titles.get(base_of(words.language))
    return words.english(title) if found is None or found == title else Phrase.of(found)
