"""The fixed texts of a request, in English: the originals that translations follow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from duecare.report.originals import gettext_noop as _

REQUEST: Mapping[str, str] = MappingProxyType(
    {
        "title": _("Request for information"),
        "about": _("{title}: request for information"),
        "to": _("To"),
        "from": _("From"),
        "date": _("Date"),
        "blank-to": _("[to fill in: the body that uses the system]"),
        "blank-from": _("[to fill in: the organisation that asks, and an address for the answer]"),
        "blank-law": _("[to fill in: the law on access to information, and its article]"),
        "blank-due": _("[to fill in: a date]"),
        # the opening
        "greeting": _("Dear Sir or Madam,"),
        "opening": _(
            "We are looking at what the system named above means for the rights of the people it is used on. We do so "
            "from outside, from what is public, and you have had no part in it."
        ),
        "opening-inside": _(
            "We are looking at what the system named above means for the rights of the people it is used on."
        ),
        "records": _("We have read: {records}."),
        "no-claim": _(
            "We ask because we do not know. No question here says that something is so, or that anybody did anything "
            "wrong."
        ),
        "misread": _("Where we have misread a public text, please tell us."),
        # the legal basis
        "basis": _("On what this request rests"),
        "basis-law": _(
            "We make this request under {law}, {at}. We ask for the information below, and for copies of the documents "
            "in which it stands."
        ),
        "basis-blank": _(
            "We make this request under {blank}. We ask for the information below, and for copies of the documents in "
            "which it stands."
        ),
        "basis-operator": _(
            "No law is invoked here. Those who carry responsibility for people’s rights are expected to know the "
            "effects of what they use, and to be able to show what they did about them (UN Guiding Principles on "
            "Business and Human Rights, principles 17 and 21)."
        ),
        "within": _("The law asks for an answer within {time} ({at})."),
        "within-plain": _("On when an answer is due, the law says: {at}."),
        "in-part": _(
            "Please give what can be given. Where something is kept back, please say which document it is, on which "
            "ground of the law, and where we can turn with an appeal."
        ),
        # the questions
        "questions": _("What we ask"),
        "question": _("{number}. {question}"),
        "why": _("Why it matters"),
        "why-lines": _("The answer tells whether a rule against certain uses of AI applies here: {names}."),
        "why-harms": _("It would show, or rule out, something that went wrong elsewhere: {names}."),
        "why-lines-many": _(
            "The answer narrows down, at once, which of {count} bans, suspensions and warnings on certain uses of AI "
            "have anything to do with this system."
        ),
        "why-harms-many": _(
            "It could rule out many of {count} things that went wrong elsewhere, so that nobody has to ask about them."
        ),
        "why-rights": _("Rights that it is about: {names}."),
        "why-duties": _("It tells whether these rules ask something here: {names}."),
        "why-checks": _("It is part of what any sound assessment shows: {names}."),
        "why-duty": _("It is asked by: {names}."),
        "and-more": _("{names}, and {count} more"),
        "documents": _("Documents that would answer it"),
        "documents-any": _("Any document from which the answer follows"),
        "knows": _("Who may know"),
        "choose": _("Please say which of these holds"),
        "suggested": _(
            "A public text can be read as: {value}. We do not take that for shown, and ask you to confirm or correct "
            "it."
        ),
        "how-many": _(
            "How many people does the system touch, or could it touch, among: {groups}? How is that counted?"
        ),
        "how-many-documents": _(
            "Numbers by group, with the period, the place and the method of counting; error rates for each group"
        ),
        "has-it-happened": _(
            "What is known of complaints, appeals, incidents or court cases about what the system does to people, "
            "among them: {groups}?"
        ),
        "has-it-happened-documents": _(
            "Registers of complaints and incidents, with numbers by year; decisions on appeals; audit reports"
        ),
        "what-is-done": _(
            "What is done to prevent harm, what is done to put it right, who answers for it, and by when, for each of "
            "these groups: {groups}?"
        ),
        "what-is-done-documents": _(
            "Plans of measures with owner and date; evaluations of their effect for each group; how people get remedy"
        ),
        "what-knows": _("The office that answers for the system, and those who handle complaints"),
        "duty": _("What shows how this is met: {duty}?"),
        "none": _("No question is open that could be asked."),
        # how to answer
        "answering": _("How to answer"),
        "by-number": _(
            "Please answer by number. A short answer with a document is best. “We do not know” is an answer, too, and "
            "so is “this exists, and we do not give it”, with the reason."
        ),
        "form": _(
            "Please send documents as files that a machine can read, in the language in which they were written. "
            "Where an answer is on a public page, its address is enough."
        ),
        "no-persons": _(
            "Please send nothing that names or singles out a person: neither staff, nor anybody on whom the system "
            "was used. Cover such passages."
        ),
        "by-day": _("We would be grateful for an answer by {day}. Parts that are ready earlier are welcome."),
        "by-blank": _("We would be grateful for an answer by {blank}. Parts that are ready earlier are welcome."),
        "what-then": _(
            "Your answers will stand in our assessment as your statements, with the documents as their evidence. "
            "Where they show that we were wrong, we correct it."
        ),
        "then-told": _("Wherever we publish it, readers are told that you were asked, and whether you answered."),
        "closing": _("Yours faithfully,"),
        "signature": _("[signature and function]"),
        "annex": _("Annex: other open questions"),
        "annex-what": _(
            "These matter less, or hang on the answers above. Please answer those above first. An answer to any of "
            "these helps."
        ),
        # units of time
        "working-days": _("{number} working days"),
        "days": _("{number} days"),
        "weeks": _("{number} weeks"),
        "months": _("{number} months"),
        "month": _("one month"),
        # beside the letter, never in it
        "law-binds": _("This law binds: {binds}. Look whether the body you ask is one of them."),
        "law-asks": _("What a request needs: {asks}."),
        "law-appeal": _("If it is refused or not answered: {appeal}."),
        "law-sure": _("{sure}; looked at on {day}. Read the law’s own text before you send anything."),
        "no-law": _(
            "No law on access to information is held here for {countries}. The legal basis is left blank: fill it in, "
            "or ask somebody who knows that law."
        ),
        "no-country": _(
            "The dossier names no country, so no law on access to information was chosen. The legal basis is left "
            "blank."
        ),
        "covenant": _(
            "The right to seek information includes access to what public bodies hold (International Covenant on Civil "
            "and Political Rights, Article 19(2); Human Rights Committee, General Comment 34, paragraphs 18 and 19)."
        ),
        "business": _(
            "Laws on access to information mostly bind public bodies. The body named is recorded as a business: look "
            "whether the law reaches it, or ask the public body that buys from it."
        ),
    }
)
