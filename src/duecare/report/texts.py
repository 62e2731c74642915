"""The fixed texts of the report, in English: the originals that translations follow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.evaluation_texts import EVALUATION_TEXTS
from duecare.report.originals import gettext_noop as _
from duecare.report.pictures.texts import PICTURE_TEXTS
from duecare.report.summary_texts import SUMMARY

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        # headings of page one
        "kicker": _("Human rights assessment of an AI system"),
        "decision": _("The decision"),
        "red-lines": _("Red lines"),
        "worst": _("The worst impacts on people"),
        "heard": _("What the people affected said"),
        "unknowns": _("What is not known, and could change this"),
        "tasks": _("Who must do what by when"),
        "made-by": _("Who assessed, who paid, and when"),
        "challenge": _("How to challenge this"),
        # headings of the chapters
        "reasons": _("Every reason"),
        "system": _("The system and who is in its chain"),
        "actors": _("Who is in the chain"),
        "impacts": _("Impacts on people"),
        "severity-picture": _("How severe the impacts are"),
        "order": _("In which order to act"),
        "remedy-list": _("To be put right"),
        "prevention-list": _("To be prevented"),
        "all-tasks": _("Everything that somebody must do"),
        "measures": _("Measures"),
        "duties": _("What norms ask"),
        "rights": _("Rights"),
        "harms": _("Known patterns of harm"),
        "voices": _("Where voices differ"),
        "facts": _("The facts stated"),
        "gates": _("Moments of decision"),
        "decisions": _("Decisions so far"),
        "evidence": _("Evidence"),
        "records": _("Records that this started from"),
        "withheld": _("What is not shown here"),
        "provenance": _("How this was made"),
        # where something is hidden from the readers: never that there is none
        "not-shown": _("not shown here"),
        "none-shown": _(
            "Nothing of this is shown here. That does not mean that there is none: not all that is recorded is shown."
        ),
        "not-all-shown": _("Not all that is recorded is shown here."),
        "involvement-none-shown": _(
            "Nobody in the chain is shown here for this impact. Not everybody in the chain is shown."
        ),
        "tasks-none-shown": _("Nothing that is asked of anybody is shown here. Not all that is recorded is shown."),
        "measures-not-all": _("Not all measures are shown here."),
        "lines-not-all": _("Not all that was found on red lines is shown here."),
        "gate-clear-shown": _("Nothing that is open at this moment is shown here. Not all that is recorded is shown."),
        "others-unheard-shown": _("Nobody is shown here who heard these people: {who}."),
        "rights-not-looked-at-shown": _(
            "Rights shown here that nobody has looked at: {count}. Not all rights are shown here."
        ),
        # the decision
        "not-decided": _("Not decided yet"),
        "next-gate": _("Next decision: {gate}."),
        "next-gate-on": _("Next decision: {gate}, on {day}."),
        "next-gate-late": _("Next decision: {gate}. It was due on {day}; that day is over."),
        "no-gate": _("No next moment of decision is set."),
        "gate-open": _("Open there: {open}. Of these, standing in the way: {blocking}."),
        "nothing-in-the-way": _("Nothing recorded stands in the way. Read this beside it:"),
        "nothing-in-the-way-shown": _(
            "Nothing that stands in the way is shown here. Not all that is recorded is shown here."
        ),
        "gate-after": _("No later decision is named. What usually comes next: {gates}."),
        "decided": _("Decided by {office} ({who}) on {day}, at: {gate}."),
        "decided-no-office": _("Decided by {who} (office not stated) on {day}, at: {gate}."),
        "conditions": _("Conditions: {words}"),
        "no-conditions": _("The conditions are not stated."),
        "decision-reason": _("The reason given: {words}"),
        "decision-stale": _("It rested on other findings than those shown here. Look at it again."),
        "decision-unbound": _("Which findings it rested on is not recorded."),
        "decision-withheld": _("Which findings it rested on is not shown here."),
        "decision-unsettled": _("It goes on although it is not settled whether this is banned: {lines}."),
        "decision-against": _(
            "By what is found here, a red line stands against it, and no decision clears one: {lines}."
        ),
        # page one
        "red-lines-none": _("Among the red lines held here, none is crossed or open on the facts stated."),
        "red-lines-none-shown": _(
            "Among the red lines shown here, none is crossed or open on the facts stated. Not all that was found on "
            "red lines is shown here."
        ),
        "red-lines-no-records": _("No red line is held here, so none was examined. Bans exist all the same."),
        "lines-looked-at": _("Looked at: {lines}."),
        "lines-looked-at-some": _("Looked at: {lines}; and others, named in the chapters below: {count}."),
        "lines-not-looked-at": _("No red line was looked at."),
        "lines-others": _("Other bans exist that are not held here, and were not looked at."),
        "lines-not-raised": _("Looked at only when somebody raises it, which nobody has: {lines}."),
        "lines-only-shown": _("Shown for information, and not counted, because the source is not verified: {lines}."),
        "decided-not-crossed": _("two people decided: not crossed"),
        "red-lines-more-open": _(
            "Red lines not listed here, all named in the chapters below: {count}. Of these, not settled: {open}."
        ),
        "line-upcoming-on": _("will be crossed from {day} on, when it comes into force"),
        "red-lines-more": _("Red lines not listed here, with their reasons in the chapters below: {count}."),
        "worst-none": _("No impact on people is recorded. That does not mean that there is none."),
        "impacts-withheld": _("No impact on people is shown here. Not all that is recorded is shown here."),
        "worst-more": _("Impacts not listed here, with their reasons in the chapters below: {count}."),
        "who": _("Who"),
        "which-rights": _("Rights"),
        "why-here": _("Why in this place"),
        "groups-unstated": _("not stated who"),
        "rights-unstated": _("not stated which right"),
        "status-unstated": _("not stated whether it has happened"),
        "nobody-heard": _("Nobody of the people affected was heard."),
        "nobody-heard-why": _("Nobody of the people affected was heard. The reason given: {words}"),
        "others-unheard": _("Nobody has heard these people: {who}."),
        "rated-unheard": _("But they rated, and how they were heard is not recorded:"),
        "rated-line": _("{impact}, {dimension}: {said}"),
        "only-experts": _("Only experts were heard, not the people affected themselves."),
        "heard-said": _("{who}, {how}: {words}"),
        "heard-unsaid": _("{who}, {how}. Held, and nothing is recorded of what they said."),
        "heard-undated": _("{who}, {how}. Neither the day nor what they said is recorded."),
        "unsaid": _("held, nothing recorded of what they said: {how}"),
        "undated": _("neither the day nor what they said is recorded: {how}"),
        "heard-so": _("{how}, {say}"),
        "informed": _("told, and not asked: {how}"),
        "others-informed": _("Only told, and not asked: {who}."),
        "heard-planned": _("planned, and no hearing yet: {how}"),
        "questions-none": _("Among the questions held here, none is open that could change a conclusion."),
        "questions-none-shown": _(
            "Among the questions shown here, none is open that could change a conclusion. Not all that is open is "
            "shown here."
        ),
        "rights-not-looked-at": _("Rights that nobody has looked at: {count}."),
        "questions-more": _("More open questions in the chapters below: {count}."),
        "tasks-none": _("Nothing is asked of anybody yet, because no impact and no duty is established."),
        "tasks-more": _("More in the chapters below: {count}."),
        "must": _("Must"),
        "about": _("About"),
        "by-when": _("By when"),
        "no-date": _("no date set"),
        "overdue-since": _("overdue since {day}"),
        "done": _("done"),
        "now": _("now"),
        "awaited": _("once it is in force; no day is known"),
        "nobody-named": _("Nobody is named yet"),
        "name-somebody": _("say who is in the chain, so that somebody can be asked to act"),
        "no-measure": _("No measure with an owner and a date."),
        "measure-line": _("{title} ({kind}, {state})"),
        "measure-owned": _("{title} ({kind}, {state}; {owner})"),
        "measure-worse": _("It made things worse for these people: {who}"),
        "challenge-text": _(
            "Anybody concerned can say that something here is wrong. Tell those who assessed it, or those who use the "
            "system, which statement is wrong and why, in any language. A disputed fact counts as not known until it "
            "is settled with reasons, and every voice stays in this report. Courts, authorities and complaints bodies "
            "stay open all the same."
        ),
        "not-compliance": _(
            "This is not a finding of compliance. It says what is known, what is not known, and what must be done."
        ),
        # who made it
        "assessed-by": _("Assessed by"),
        "competence": _("Competence"),
        "independence": _("Independence"),
        "paid-by": _("Paid for by"),
        "judged-on": _("Judged on"),
        "next-review": _("Next review"),
        "review-triggers": _("Reviewed earlier when"),
        "not-stated": _("not stated"),
        "voice": _("Person {number}"),
        "outside-operator-not-asked": _(
            "This was made from outside. Who runs the system took no part in it, and was not asked. What is said here "
            "is said by those who are named beside it."
        ),
        "outside-operator-asked": _(
            "This was made from outside. Who runs the system took no part in it. They were asked, and no answer is "
            "recorded. What is said here is said by those who are named beside it."
        ),
        "outside-operator-answered": _(
            "This was made from outside. Who runs the system took no part in assessing it. They were asked, and their "
            "answers stand here as theirs. What is said here is said by those who are named beside it."
        ),
        "outside-records": _("It started from these public records: {records}."),
        "outside-record": _("{file} (stated by {who})"),
        "outside-more": _("{records}, and {count} more"),
        "outside-no-records": _("It names no public record that it started from."),
        "changed-since": _("Something changed by itself on {day}. Judge again before relying on this."),
        "older-report": _("It was judged on {judged} and printed on {printed}."),
        "not-reviewed": _(
            "Nobody who knows the law in this language has reviewed the translation. In doubt, the English text counts."
        ),
        "characters": _(
            "Some characters cannot be shown with the fonts of this document. Each is shown by its Unicode number, "
            "between ‹ and ›. How many: {count}."
        ),
        # inside reasons
        "between": _("; "),
        "from-to": _("{low} to {high}"),
        "why": _("Why"),
        "rests-on": _("Rests on"),
        "norms": _("Norm"),
        "would-change": _("Would change it"),
        "fact-known": _("{question} {value} ({how})"),
        "fact-known-by": _("{question} {value} ({how}, {who})"),
        "fact-value": _("{value} ({how})"),
        "fact-open": _("{question} {how}"),
        "with-evidence": _("{fact}. Evidence: {evidence}"),
        "said-with-evidence": _("{said} Evidence: {evidence}"),
        "with-against": _("{fact}. Says otherwise: {who}"),
        "norm-at": _("{norm}, {at}"),
        "norm-line": _("{norm} ({force}; {sure})"),
        "norm-applied": _("{norm} ({force}, applied here as: {applied}; {sure})"),
        # what is named only
        "reasons-there": _(
            "Each name leads to a page with all its reasons and sources. The report as a file holds all of them, too."
        ),
        "chapter-begun": _("This chapter is long: here stands how it begins."),
        "chapter-whole": _("All {count}, in the same order, page by page"),
        "page-of": _("Page {page} of {pages}"),
        "contents": _("What this report holds"),
        "pair": _("{name}: {value}"),
        "rest": _("{stand}: {count}"),
        "rest-only-shown": _("Shown, decides nothing, because the source is not verified"),
        "settles": _("Answers that would settle most of them, or narrow them down"),
        "settles-one": _("{question} For {count} of them."),
        "questions-others": _("The other open questions, by what they are about"),
        "other-topics": _("other things"),
        "open-later": _("Open, and not counted at the next decision"),
        # impacts
        "tier": _("Severity"),
        "tier-range": _("{low} to {high}, not settled"),
        "level": _("{level} of 5: {word}"),
        "levels": _("{low} to {high} of 5"),
        "level-plain": _("{level} of 5"),
        "level-unknown": _("not known"),
        "by-numbers": _("in numbers"),
        "impact": _("Impact"),
        "what": _("What"),
        "harm": _("Known pattern"),
        "status": _("Status"),
        "origin": _("Where it comes from"),
        "likelihood": _("Likelihood"),
        "core": _("Touches the core of a right"),
        "irremediable-from": _("Can no longer be put right from"),
        "involvement": _("Who is involved how"),
        "involvement-none": _("Nobody in the chain is recorded for this impact."),
        "expected": _("Expected"),
        "said-by": _("Said by the people affected"),
        "state-action": _("What a State must do"),
        "state-action-by": _("{words} ({who})"),
        "limits": _("Whether a State may limit these rights in this way"),
        "limit-said": _("stated these reasons"),
        "not-answered": _("not answered"),
        "held-rating": _("this one holds"),
        "picture-what": _(
            "Each circle is an impact, with its number. Higher: graver for each person. Further along: more people. A "
            "thicker ring: harder to put right. A dashed line shows a range; the circle stands at its worse end."
        ),
        "picture-title": _("Impacts by scale and scope"),
        "picture-desc": _("Impacts drawn: {count}. The table after the picture says the same in words."),
        "picture-left-out": _("Only the first {count} are drawn. The table has all of them."),
        "order-what": _(
            "Order is by severity to people. Likelihood orders prevention within a tier only. How somebody is involved "
            "decides what is expected of them, never the order."
        ),
        "remedy-none": _("No impact is recorded as happening, as having happened, or as alleged."),
        "prevention-none": _("No impact that could happen is recorded."),
        # system and chain
        "purpose": _("Purpose"),
        "description": _("Description"),
        "name": _("Name"),
        "version": _("Version"),
        "sector": _("Sector"),
        "stage": _("Stage"),
        "where": _("Where"),
        "elsewhere": _("Does it act on people anywhere else, or will it?"),
        "started": _("Started"),
        "ends": _("Ends"),
        "alternatives": _("What else was weighed"),
        "gives": _("{who} gives {to}: {what}"),
        "actors-none": _("Nobody is recorded."),
        # measures, duties, rights
        "kind": _("Kind"),
        "state": _("Status"),
        "owner": _("Owner"),
        "due": _("Due"),
        "actor": _("Whose"),
        "for-impacts": _("For"),
        "side-effects": _("Side effects"),
        "effects": _("What it did, by group"),
        "measures-none": _("No measure is recorded."),
        "addressee": _("Asked of"),
        "norm-gone": _("a norm that the knowledge held here no longer has"),
        "anybody": _("everybody in the chain"),
        "asks": _("What is asked"),
        "held": _("What the dossier holds"),
        "norm": _("Norm"),
        "duties-what": _("Among the norms held here. There may be others."),
        "duties-more": _("More that this norm asks, named with it below: {count}"),
        "duties-none": _("No duty is held here, so none was examined."),
        "rights-what": _("Every right is in scope until a person sets it aside with a reason."),
        "harms-what": _("Patterns seen elsewhere that the facts suggest. A suggestion is not a finding."),
        "harm-aside": _("{result}; set aside by a person"),
        "harms-none": _("No known pattern of harm is held here."),
        "right-kind": _("What kind of right"),
        "effect": _("What it does"),
        "in-force-from": _("In force from"),
        "only-shown": _("For information only"),
        "summary": _("In short"),
        "raised-by": _("Raised: {words}"),
        # voices, questions, gates, sources
        "when": _("When"),
        "language": _("In which language"),
        "say": _("What they could change"),
        "support": _("Support given"),
        "said": _("What they said"),
        "changed": _("What changed because of it"),
        "why-nobody": _("Why nobody was heard"),
        "facts-none": _("No fact is stated."),
        "voices-none": _("No disagreement is recorded."),
        "states-because": _("{value}: {words}"),
        "settled": _("Settled: {words}"),
        "set-aside-because": _("{quote} Set aside: {words}"),
        "suggested": _("A text suggests: {value}. A person must confirm or refuse it."),
        "who-knows": _("Who may know"),
        "hint": _("Help"),
        "blocking": _("Stands in the way"),
        "counting": _("Open, without standing in the way"),
        "next": _("next"),
        "rights-none": _("No right is held here, so none was examined."),
        "open": _("What is open"),
        "open-none": _("Nothing is open among what is checked here."),
        "open-none-shown": _("Nothing is shown here as open. Not all that is open is shown here."),
        "gate-clear": _("Among what is checked here, nothing is open that counts at this moment."),
        "gates-none": _("No moment of decision is held here."),
        "evidence-none": _("No evidence is recorded."),
        "records-none": _("It did not start from an imported record."),
        "asserted-by": _("Stated by"),
        "file": _("File"),
        "file-digest": _("Digest of the file"),
        "format": _("Format"),
        "position": _("Row in the file"),
        "imported-on": _("Imported on"),
        "fields": _("Fields"),
        "fields-count": _("{all}, of which not stated: {blank}"),
        "dossier-digest": _("Dossier"),
        "knowledge-digest": _("Knowledge"),
        "findings-digest": _("Findings"),
        "method-version": _("Version of the method"),
        "changes-on": _("Changes by itself on"),
        "printed-on": _("Printed on"),
        "provenance-what": _(
            "The same dossier, knowledge, method and day always give the same findings. A digest shows that something "
            "is unaltered. It does not show that it is true."
        ),
        "page": _("Page"),
        **EVALUATION_TEXTS,
        **PICTURE_TEXTS,
        **SUMMARY,
    }
)
