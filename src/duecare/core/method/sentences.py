"""The sentences of reasons, in English: the originals that translations follow. One idea each, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _(english: str) -> str:
    """Marks an original for the translation catalogue, and returns it as it is."""
    return english


SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # red lines
        "element-holds": _("What this line asks for is there: {element}."),
        "element-fails": _("One thing that this line asks for is not there: {element}."),
        "element-unknown": _("It is not known whether this holds: {element}."),
        "line-in-scope": _("This norm reaches this use."),
        "line-outside-scope": _("This norm does not reach this use."),
        "line-scope-unknown": _("It is not known whether this norm reaches this use."),
        "line-from": _("This line is in force from {day}."),
        "line-ended": _("This line was in force until {day} only."),
        "line-upcoming": _("On these facts the line will be crossed from {day}."),
        "line-awaited": _(
            "On these facts the line will be crossed once its norm is in force, and no day is known yet."
        ),
        "exception-holds": _("A legal exception is evidenced: {exception}. Another norm's line is not cleared by it."),
        "exception-unknown": _("An exception may apply, and its conditions are not known: {exception}."),
        "exception-fails": _("The exception does not apply: {exception}."),
        "rights-view": _("Whatever the exception, for the people concerned: {view}"),
        "moratorium-cleared": _("The conditions under which this moratorium lifts are evidenced."),
        "moratorium-not-cleared": _("The conditions under which this moratorium lifts are not evidenced."),
        "moratorium-unknown": _("It is not known whether the conditions under which this moratorium lifts are met."),
        "nobody-raised": _(
            "Nobody has raised this line, and no critical impact is known to touch the core of a right."
        ),
        "person-raised": _("A person raised this line: {words}"),
        "core-raised": _("A critical impact touches an absolute right or the essence of a right: {impact}."),
        "one-answered": _("One person answered; a second person must decide too. Their reason: {words}"),
        "nobody-answered": _("Raised, and two people must decide, with reasons. Nobody has yet."),
        "two-agree": _("Two people decided the same. One reason given: {words}"),
        "two-disagree": _("Two people decided differently, so it stays open. One reason given: {words}"),
        "person-said-not": _("A person judged that this line is not crossed, which does not clear it: {words}"),
        "person-said-crossed": _("A person judged that this line is crossed: {words}"),
        "only-shown": _("This record is not sure enough to decide anything. It is shown for information."),
        "answer-before": _(
            "An answer that came before the line was raised, or without a date, does not count: {words}"
        ),
        "answer-beside": _(
            "An answer that did not look at every critical impact on the core of a right does not count: {words}"
        ),
        # scoping
        "harm-fits": _("The facts fit this known pattern of harm."),
        "harm-open": _("The facts do not yet show whether this known pattern of harm fits."),
        "harm-does-not-fit": _("The facts do not fit this known pattern of harm."),
        "harm-set-aside": _("A person set this known pattern of harm aside, which changes nothing else: {words}"),
        "right-by-impact": _("An impact on this right is recorded: {impact}."),
        "right-by-harm": _("A known pattern of harm touches this right: {harm}."),
        "right-harm-aside": _(
            "A person set aside a known pattern of harm that touches this right, which leaves the right as it is: {harm} {words}"
        ),
        "right-by-line": _("A red line that protects this right is crossed or open: {line}."),
        "right-by-person": _("A person found this right at stake: {words}"),
        "right-set-aside": _("A person set this right aside: {words}"),
        "right-against": _("A person set this right aside, against what the dossier shows: {words}"),
        "right-open": _("Nothing in the dossier touches this right, and nobody has said why it could be set aside."),
        "right-by-facts": _("What the system does, or where, puts this right at stake."),
        "right-facts-open": _("What the system does, or where, may put this right at stake."),
        "right-harm-open": _("A known pattern of harm that touches this right may fit: {name}."),
        "right-harm-opens": _("{count} known patterns of harm that touch this right may fit, such as {names}."),
        # severity
        "rated": _("Rated {level} by {rater}: {words}"),
        "rated-span": _("Rated from {low} to {high} by {rater}: {words}"),
        "rated-by-numbers": _("Stated in numbers by {rater}: {words}"),
        "rated-unknown": _("{rater} could not tell: {words}"),
        "not-rated": _("Nobody has rated this yet, so it may be anything."),
        "no-affected-rating": _("The affected people have not rated this."),
        "holds-gravest": _("Raters differ; the most severe reasoned rating holds."),
        "affected-lowered": _("A reviewer rates lower than the affected people did ({level}): {words}"),
        "by-count": _("About {people} people {counted}, which is level {level} at least."),
        "by-count-span": _("Between {low} and {high} people {counted}, which is level {level} at most."),
        "by-share": _("{per_cent} per cent of {group} in {territory}, which is level {level} at least."),
        "by-share-span": _(
            "Between {low} and {high} per cent of {group} in {territory}, which is level {level} at most."
        ),
        "by-share-of-nobody": _("A share of a group that no record holds says nothing of scope: {words}"),
        "tier-by": _("Severity is {tier}: scale {scale}, scope {scope}, irremediability {irremediability}."),
        "tier-range": _(
            "Severity is between {low} and {high}, because not every dimension is known. It is ordered by {high}."
        ),
        "core-no-balance": _("It touches the core of a right, so nothing can be weighed against it: avoid or stop."),
        "limit-never": _("This right is never limited, whatever the reason."),
        "limit-not-a-state": _(
            "Only a State may limit a right, and no State body is recorded as involved. A company may not."
        ),
        "limit-yes": _("Answered yes: {question} {words}"),
        "limit-no": _("Answered no: {question} {words}"),
        "limit-unknown": _("Not known: {question} {words}"),
        "limit-open": _("Not answered, so it cannot be told: {questions}"),
        "limit-keeps-severity": _("Whatever the answer, the severity for people stays what it is."),
        "beyond-leverage": _("A person found this beyond what the actors here can change; a State must act: {words}"),
        "impact-counted-worse": _("An evaluation found these people worse off than others: {groups} ({evaluation})."),
        "impact-counted-few": _(
            "Of these people an evaluation counted too few to tell, which is never the same as no difference: {groups} ({evaluation})."
        ),
        "impact-counted-open": _("An evaluation cannot tell how these people fare: {groups} ({evaluation})."),
        "impact-counted-besides": _("An evaluation found others worse off too, {words} ({evaluation})."),
        # involvement
        "not-connected": _("The impact is not connected to its operations, products, services or relationships."),
        "own-act-sufficient": _("Its own act, decision or omission was sufficient."),
        "substantial-encouraged": _("It played a substantial part, and motivated or encouraged the impact."),
        "substantial-foreseeable": _(
            "It played a substantial part that was foreseeable, without effective steps against it."
        ),
        "substantial-mitigated": _(
            "It played a substantial, foreseeable part and took effective steps: contribute or linked, a person must decide."
        ),
        "relationship-only": _(
            "It played no substantial part that it encouraged or could foresee, and is linked through a business relationship."
        ),
        "no-part": _(
            "It played no substantial part that it encouraged or could foresee, and there is no link through a business relationship."
        ),
        "answers-open": _("Answers are missing that could change this: {questions}."),
        "label-decided": _("A person decided this: {words}"),
        "label-against": _("The answers alone would say: {label}."),
        "notice-passed": _(
            "Credible notice was on {day}, and no meaningful action is recorded within {days} days. A person must reconsider whether it now contributes."
        ),
        "notice-runs": _("Credible notice was on {day}; action is due by {until}."),
        "state-duty-breached": _("As a State body its own duty to {duty} is in breach: {words}"),
        "state-duty-open": _(
            "As a State body it has its own duty to {duty}; whether it is in breach is not decided: {words}"
        ),
        "state-duty-kept": _("As a State body its own duty to {duty} is not found in breach: {words}"),
        "state-duty-unanswered": _(
            "As a State body it has its own duties to respect, protect and fulfil, and nobody has looked at them yet."
        ),
        "nobody-in-chain": _("No actor is recorded, so nobody can be asked to act."),
        # priority
        "place-tier": _("Severity: {tier}."),
        "place-range": _("Severity is not settled; ordered by its worse end, {tier}."),
        "place-cannot-wait": _("It could no longer be put right from {day}, before the next decision."),
        "place-actual": _("It is happening or has happened: remedy."),
        "place-alleged": _("It is alleged: interim protection while it is looked into."),
        "place-likelihood": _("Inside the tier, by likelihood: {likelihood}."),
        "place-scope": _("Then by scope: {level}."),
        "place-date-unknown": _(
            "From when it could no longer be put right is not known. Ask; it changes no place yet."
        ),
        "place-status-unknown": _("Whether it has happened is not known, so it stands in both lists."),
        # what a measure did for a group
        "effect-said-help": _("It is said to have helped them: {words}"),
        "effect-said-worse": _("It is said to have made things worse for them: {words}"),
        "effect-said-no-difference": _("It is said to have made no difference that anybody found: {words}"),
        "effect-said-not-known": _("What it did for them is not known: {words}"),
        "effect-nothing-said": _("Nobody has said what it did for them."),
        "effect-no-evaluation": _(
            "No evaluation is attached that counted what became of them before and after it, so that it helped is not shown."
        ),
        "effect-not-compared": _("This evaluation of it says nothing of them: {evaluation}."),
        "effect-held-back": _(
            "They were too few in this evaluation to be told of, which is never the same as no difference: {evaluation}."
        ),
        "effect-cannot-tell": _("This evaluation cannot tell what it did for them: {evaluation}."),
        "effect-found-helped": _("This evaluation found that it helped them: {evaluation}. {rate}: {figures}."),
        "effect-found-worse": _(
            "This evaluation found that it made things worse for them: {evaluation}. {rate}: {figures}."
        ),
        "effect-changed": _(
            "This evaluation found a change for them that is neither better nor worse by itself: {evaluation}. {rate}: {figures}."
        ),
        "effect-no-change": _(
            "This evaluation found no change for them, and might have missed one smaller than {could}: {evaluation}. {rate}: {figures}."
        ),
        "effect-against": _("Somebody says otherwise, and has no answer: {words}"),
        "effect-against-answered": _("Somebody said otherwise, and it was looked into: {words}"),
        # duties
        "duty-applies": _("The facts stated are those for which this is asked."),
        "duty-of": _("This is asked of {actor}."),
        "duty-always": _("This applies to every {addressee}."),
        "duty-upcoming": _("This will apply from {day}."),
        "duty-awaited": _("This is adopted or proposed, not in force, and no first day is known."),
        "duty-part-filled": _(
            "Where an answer would stand, the dossier holds something: {parts}. Read whether it is enough."
        ),
        "duty-part-empty": _("Where an answer would stand, the dossier holds nothing: {parts}."),
        "duty-unknown": _("It is not known whether this applies."),
        "duty-not": _("On the facts stated, this is not triggered."),
        "duty-excepted": _("On the facts stated, an exception takes this away."),
        "duty-no-such-actor": _("No {addressee} is recorded in the chain, so it is not known whether this applies."),
        "duty-held": _("The dossier holds what shows this."),
        "duty-not-held": _("The dossier says that this is not there."),
        "duty-held-unknown": _("The dossier does not show whether this is done."),
        # questions
        "asks-line": _("The answer could change a red line: {name}."),
        "asks-lines": _("The answer could change {count} red lines, such as {names}."),
        "asks-harm": _("The answer could show or rule out a known pattern of harm: {name}."),
        "asks-harms": _("The answer could show or rule out {count} known patterns of harm, such as {names}."),
        "asks-duty": _("The answer could change what is asked of whom: {name}."),
        "asks-dutys": _("The answer could change what is asked of whom in {count} norms, such as {names}."),
        "asks-right": _("The answer could put a right at stake: {name}."),
        "asks-rights": _("The answer could put {count} rights at stake, such as {names}."),
        "asks-check": _("The answer could show what a robust assessment needs: {name}."),
        "asks-checks": _("The answer could show {count} things that a robust assessment needs, such as {names}."),
        "asks-disputed": _("Two voices disagree on this."),
        "asks-suggested": _("A text suggests an answer. A person must confirm or refuse it."),
        # gates
        "open-crossed": _("A red line is crossed. No measure or score clears it."),
        "open-stop": _("The system is in operation: stop, keep the evidence, open remedy."),
        "open-cannot-tell": _("Whether a red line is crossed cannot be told yet."),
        "open-second": _("A second person must decide on a red line."),
        "open-upcoming": _("A red line comes into force on {day}, and the system may still be in use then."),
        "open-moratorium": _("A moratorium holds, and the conditions under which it lifts are not evidenced."),
        "open-rights": _("{count} rights are neither at stake nor set aside with a reason."),
        "open-response": _("The impact is {tier} and has no measure with an owner and a date."),
        "open-own-part": _(
            "The impact is {tier}. These caused it or contribute to it, or would, and no measure of theirs with an owner and a date ends or prevents that: {actors}."
        ),
        "open-overdue": _("It was due on {day} and is not done."),
        "open-nobody-answers": _(
            "The impact is happening or has happened, and nobody is recorded who caused it or contributed to it."
        ),
        "open-not-heard": _("The impact is {tier}, and of these people nobody was heard: {groups}."),
        "open-unknown-fact": _("The knowledge held here asks no such question, so the answer was not used: {words}"),
        "open-unknown-value": _("This is no answer that the question takes, so it was not used: {fact} {words}"),
        "open-unknown-right": _("The knowledge held here has no such right, so it was not looked at: {words}"),
        "open-unknown-group": _("The knowledge held here has no such group of people: {words}"),
        "open-unknown-harm": _("The knowledge held here has no such pattern of harm: {words}"),
        "open-unknown-line": _("The knowledge held here has no such red line, so it was not looked at: {words}"),
        "open-severity": _("The severity of this impact is not settled."),
        "open-involvement": _("Who is involved how in this impact is not settled."),
        "open-heard": _("The impact is {tier}, and nobody of the people affected was heard."),
        "open-remedy": _("The impact is happening or has happened, and no measure of remedy is recorded."),
        "open-remedy-of": _(
            "The impact is happening or has happened. These caused it or contributed to it, and no measure of remedy of theirs is recorded: {actors}."
        ),
        "open-status": _("Whether this impact has happened, is alleged or could happen is not stated."),
        "open-core": _(
            "It may be critical, and nobody has said whether it violates an absolute right or empties a right of its essence."
        ),
        "open-limitation": _(
            "A State body is involved, and its reasons for limiting these rights are not whole: {rights}."
        ),
        "open-leverage": _("The impact is {tier}, others must be moved to act, and no measure uses leverage."),
        "open-remedy-route": _("The impact is {tier}, and no way to put it right is prepared should it happen."),
        "check-not-shown": _("The facts say that this is not there."),
        "check-unknown": _("It is not known whether this is there."),
        "open-chain": _(
            "Nobody upstream is recorded: who built it, trained it, labelled its data or runs its machines."
        ),
        "open-alternatives": _("What else was weighed, not using AI included, is not stated."),
        "open-assessors": _("Who assessed, and how independent they are, is not stated."),
        # of one line, in findings that were kept before it was said of the answer
        "open-evidence": _("That it is not crossed rests on what somebody says, without evidence."),
        "open-unevidenced-line": _(
            "This answer has no evidence, and because of it a red line does not stand in the way: {name}."
        ),
        "open-unevidenced-lines": _(
            "This answer has no evidence, and because of it {count} red lines do not stand in the way. The gravest first: {names}."
        ),
        "open-effect": _("It is done, and nobody has found what it did for these people: {groups}."),
        "open-worse": _("It made things worse for these people, so it answers nothing, however far it is: {groups}."),
        "open-worse-dropped": _(
            "It was dropped, and nothing is shown to have put right what it did to these people: {groups}."
        ),
        "open-effect-said": _("It is done, and is said to have helped these people, which is not shown: {groups}."),
        "open-worse-counted": _(
            "An evaluation found that it made things worse for these people, and the dossier does not say so: {groups}."
        ),
        "open-worse-besides": _("An evaluation found that it made things worse for others too: {words}"),
        "open-engagement": _(
            "The record does not say when people were heard, what they said, or what changed because of it."
        ),
        "open-nobody-heard": _("Nobody of the people affected was heard, and no reason is recorded why."),
        "open-disputed": _("A fact is disputed, and nobody has settled it."),
        "open-review-overdue": _("The review was due on {day}."),
        "open-review-unset": _("No date for the next review is set."),
        # to be read where nothing stands in the way
        "caveat-unheard": _("Nobody of the people affected was heard."),
        "caveat-unheard-why": _("Nobody of the people affected was heard. The reason given: {words}"),
        "caveat-unsaid": _("People are said to have been heard, and nothing of what they said is recorded."),
        "caveat-informed": _("People were told, and nobody of them was asked: that is not being heard."),
        "caveat-consent": _(
            "That these people could say no is not recorded: {groups}. Their free, prior and informed consent is asked by: {norms}."
        ),
        "caveat-unheard-groups": _("Of these people nobody was heard: {groups}."),
        "caveat-no-impact": _("Nobody has recorded what this could do to people, or has done to them."),
        "caveat-harm": _(
            "The facts fit a known pattern of harm, and nobody recorded it as an impact or set it aside: {name}."
        ),
        "caveat-harms": _(
            "The facts fit {count} known patterns of harm that nobody recorded as impacts or set aside, such as {names}."
        ),
        "caveat-rights-aside": _("{count} rights were set aside with one and the same reason: {words}"),
        "caveat-rights-aside-of": _(
            "Of {all} rights that were set aside, {count} were with one and the same reason: {words}"
        ),
        "caveat-harms-aside": _("{count} known patterns of harm were set aside with one and the same reason: {words}"),
        "caveat-harms-aside-of": _(
            "Of {all} known patterns of harm that were set aside, {count} were with one and the same reason: {words}"
        ),
        "caveat-suggested": _("An answer is only suggested by a text; nobody confirmed or refused it: {name}."),
        "caveat-suggesteds": _(
            "{count} answers are only suggested by texts; nobody confirmed or refused them. Some of them: {names}."
        ),
        "caveat-disputed": _("An answer is disputed, and nobody has settled it: {name}."),
        "caveat-disputeds": _("{count} answers are disputed, and nobody has settled them. Some of them: {names}."),
        "caveat-crossed": _("A person judged that this red line is crossed, and what is found here says not: {name}."),
        "caveat-crosseds": _(
            "People judged that {count} red lines are crossed, and what is found here says not. Some of them: {names}."
        ),
        "caveat-lowered": _("A reviewer rated this impact lower than the people affected did: {name}."),
        "caveat-lowereds": _(
            "A reviewer rated {count} impacts lower than the people affected did. Some of them: {names}."
        ),
    }
)
