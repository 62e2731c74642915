"""The fixed texts of the plain summary: short sentences and everyday words, to be read aloud as well."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.originals import gettext_noop as _

SUMMARY: Mapping[str, str] = MappingProxyType(
    {
        "plain-kicker": _("In plain words, for people whom it may concern"),
        "plain-what": _("What it does, and who runs it"),
        "plain-know": _("How to know that it was used on you"),
        "plain-wrong": _("What can go wrong, or has"),
        "plain-changed": _("What changed because people spoke"),
        "plain-open": _("What is not put right yet"),
        "plain-human": _("How to get a person, reasons, a correction, and by when"),
        "plain-routes": _("Where else to go, and free help"),
        "plain-afraid": _("If you are afraid"),
        # what it does, and who runs it
        "plain-purpose-none": _("Nobody has written down what it is for."),
        "plain-purpose-hidden": _("What it is for is not shown to the public."),
        "plain-used-by": _("Used by: {who}."),
        "plain-made-by": _("Made by: {who}."),
        "plain-run-none": _("Nobody has written down who uses it."),
        "plain-run-hidden": _("Who uses it is not shown to the public."),
        "plain-private-person": _("a private person"),
        "plain-not-used": _("It is not in use yet."),
        "plain-bought": _("It is being bought."),
        "plain-tested": _("It is being tried out."),
        "plain-in-use": _("It is in use now."),
        "plain-stopped": _("Its use is stopped for now."),
        "plain-ended": _("It is no longer in use."),
        "plain-use-none": _("Nobody has written down whether it is in use."),
        "plain-decides-nobody": _("No person decides. What it says counts at once."),
        "plain-decides-confirms": _("A person looks at what it says, and hardly ever decides otherwise."),
        "plain-decides-freely": _("A person looks at the whole case, and decides."),
        "plain-decides-none": _("Nobody has written down whether a person decides."),
        "plain-ask-run": _(
            "You may ask: who answers for this system, and who decides in the end, a person or a machine?"
        ),
        # how to know
        "plain-told-yes": _("People are told before it is used on them."),
        "plain-told-no": _("People are not told that it is used on them."),
        "plain-told-none": _("Nobody has written down whether people are told."),
        "plain-ask-know": _("You may ask: was this used on me, on which day, and what did it say about me?"),
        # what can go wrong
        "plain-impact": _("{title}. {status} It concerns: {who}."),
        "plain-actual-past": _("This has happened."),
        "plain-actual-ongoing": _("This is happening."),
        "plain-alleged": _("People say that this happens."),
        "plain-potential": _("This could happen."),
        "plain-status-none": _("Nobody has written down whether this has happened."),
        "plain-impacts-more": _("There is more of this, told in the full report: {count}."),
        "plain-impacts-none": _("Nobody has written down what can go wrong. That does not mean that nothing can."),
        "plain-impacts-hidden": _("What can go wrong is not shown to the public."),
        "plain-line-crossed": _("It does what nobody should do to people: {line}."),
        "plain-line-upcoming": _("From {day} on, this is forbidden: {line}."),
        "plain-line-awaited": _("It will be forbidden, and no day is known: {line}."),
        "plain-line-open": _("Nobody can tell yet whether it does what nobody should do to people: {lines}."),
        "plain-lines-open": _(
            "Nobody can tell yet whether it does what nobody should do to people. Still open: {count}."
        ),
        "plain-lines-hidden": _("Not all that was found on what nobody should do to people is shown to the public."),
        "plain-ask-wrong": _("You may say what happened to you, and ask that somebody looks at it."),
        # what changed
        "plain-heard": _("These people were heard: {who}. They said: {words}"),
        "plain-changed-so": _("What changed: {words}"),
        "plain-changed-none": _("Nobody has written down what changed because of it."),
        "plain-heard-more": _("Others were heard, too: {count}."),
        "plain-heard-none": _("Nobody whom it concerns was heard."),
        "plain-heard-none-why": _("Nobody whom it concerns was heard. The reason given: {words}"),
        "plain-heard-hidden": _("Who was heard is not shown to the public."),
        "plain-ask-heard": _("You may ask to be heard in your own language, before they decide."),
        # what is not put right
        "plain-done": _("On {numbers}: {title}. {state}."),
        "plain-done-by": _("On {numbers}: {title}. {state}, by {day}."),
        "plain-done-late": _("On {numbers}: {title}. {state}, late since {day}."),
        "plain-effect-made-worse": _("It made things worse for some."),
        "plain-effect-shown-to-help": _("It helped some."),
        "plain-effect-said-to-help": _("It is said to have helped some. That is not shown."),
        "plain-effect-no-difference-found": _("For some, no difference was found."),
        "plain-effect-not-known": _("For some, nobody knows whether it helped."),
        "plain-done-none": _("On {numbers}: nobody has written down what will be done."),
        "plain-done-hidden": _("What is done about it is not shown to the public."),
        "plain-not-known": _("Questions that nobody has answered yet: {count}."),
        "plain-ask-open": _("You may ask: what will you do about it, who does it, and by which day?"),
        # a person, reasons, a correction
        "plain-desk": _("Ask here: {words}"),
        "plain-hours": _("Opening hours: {words}"),
        "plain-languages": _("Languages: {languages}."),
        "plain-desk-none": _("Nobody has written down where you can ask."),
        "plain-desk-hidden": _("Where you can ask is not shown to the public."),
        "plain-days": _("A person answers within {days} days."),
        "plain-days-none": _("Nobody has written down by when you get an answer."),
        "plain-contest-yes": _("You can object, and reach a person who can change the result and put harm right."),
        "plain-contest-no": _("There is no working way yet to object and reach a person who can put it right."),
        "plain-contest-none": _("Nobody has written down whether you can object and reach a person."),
        "plain-reasons-yes": _("You can get the reasons for your own result."),
        "plain-reasons-no": _("People do not get the reasons for their own result."),
        "plain-reasons-none": _("Nobody has written down whether you get the reasons."),
        "plain-correct-yes": _("You can have wrong data about you corrected."),
        "plain-correct-no": _("Wrong data about you cannot be corrected so far."),
        "plain-correct-none": _("Nobody has written down whether wrong data can be corrected."),
        "plain-fact-hidden": _("Not shown to the public: {question}"),
        "plain-fact-disputed": _("People disagree on this: {question}"),
        "plain-law-asks": _("The law asks those who run it: {duties}."),
        "plain-ask-human": _(
            "You may ask, best in writing: for a person who can change the result, for the reasons, for wrong data to "
            "be put right, and for the day by which they answer."
        ),
        # other ways
        "plain-routes-none": _("Nobody has written down which office outside fits."),
        "plain-routes-hidden": _("Which office outside fits cannot be told from what is shown to the public."),
        "plain-routes-besides": _("Asking them does not take these ways from you:"),
        "plain-help": _("Free help: {words}"),
        "plain-help-none": _("Nobody has written down who helps you for free."),
        "plain-ask-routes": _(
            "You may ask any of them: can you help me, at no cost, in my language, and by which day?"
        ),
        # afraid
        "plain-safe": _("Then turn to: {words}"),
        "plain-safe-none": _("Nobody has written down whom to turn to when asking is dangerous."),
        "plain-ask-afraid": _(
            "Before you give your name you may ask: who will see it, may I stay without a name, may somebody whom I "
            "trust speak for me, and what do you do if somebody punishes me for asking?"
        ),
        # below
        "plain-withheld": _("Some of what is written about it is not shown to the public. You may ask why."),
        "plain-made": _("Written from what was known on {day}."),
        "plain-no-seal": _("This page does not say that the system does no harm, or that it keeps to the law."),
    }
)
