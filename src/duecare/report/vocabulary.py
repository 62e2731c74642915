"""Plain words for every frozen word: what a person reads where a file says `border` or `cannot-tell`.

Each label fits in the middle of a sentence; `Words.label` gives it a capital where it stands alone. The keys of
`VOCABULARIES` name the vocabularies; a test holds them to the Literal types they stand for.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def gettext_noop(text: str) -> str:
    """Marks an English original for the translation catalogue and returns it as it is."""
    return text


_ = gettext_noop

_JUDGED: dict[str, dict[str, str]] = {
    "tier": {
        "critical": _("critical"),
        "severe": _("severe"),
        "significant": _("significant"),
        "limited": _("limited"),
    },
    "red-line-result": {
        "crossed": _("crossed"),
        "cannot-tell": _("cannot tell yet"),
        "awaiting-second-person": _("a second person must decide"),
        "excepted": _("a legal exception is evidenced"),
        "upcoming": _("will be crossed when it comes into force"),
        "not-crossed": _("not crossed on the facts stated"),
        "not-raised": _("nobody has raised it"),
    },
    "red-line-effect": {
        "ban": _("ban"),
        "moratorium": _("moratorium"),
        "advisory": _("advice not to use it"),
        "proposed": _("proposed, not in force"),
    },
    "harm-result": {
        "suggested": _("the facts fit it"),
        "cannot-tell": _("cannot tell yet"),
        "not-suggested": _("the facts do not fit it"),
    },
    "right-result": {
        "at-stake": _("at stake"),
        "set-aside": _("set aside by a person"),
        "cannot-tell": _("cannot tell yet"),
    },
    "duty-status": {
        "applies": _("applies"),
        "upcoming": _("will apply"),
        "cannot-tell": _("cannot tell yet whether it applies"),
        "not-triggered": _("not triggered on the facts stated"),
    },
    "held": {
        "yes": _("the dossier holds what shows it"),
        "no": _("not there"),
        "unknown": _("the dossier does not show it"),
    },
    "response": {
        "cease-or-prevent": _("stop the impact, or prevent it"),
        "cease-or-prevent-own-part": _("stop or prevent its own part"),
        "remediate": _("put it right for the people harmed"),
        "cooperate-in-remediation": _("take part in putting it right, to the extent of its part"),
        "use-leverage": _("use its leverage with the others"),
        "increase-leverage-or-consider-ending": _("gain more leverage, or consider ending the relationship"),
        "may-take-part-in-remedy": _("may help to put it right, though it need not alone"),
        "protect-meanwhile": _("protect the people concerned while it is looked into"),
        "decide-involvement": _("have a person decide how it is involved"),
        "answer-involvement": _("answer the questions on how it is involved"),
        "state-duty": _("meet its own duty as a State"),
    },
    "check": {
        "red-line-crossed": _("a red line is crossed"),
        "red-line-cannot-tell": _("a red line cannot be told yet"),
        "red-line-second-person": _("a second person must decide on a red line"),
        "red-line-upcoming": _("a red line comes into force"),
        "moratorium-not-cleared": _("a moratorium is not lifted"),
        "rights-not-screened": _("rights are not screened"),
        "impact-without-response": _("a measure with an owner and a date is missing"),
        "impact-severity-unknown": _("severity is not settled"),
        "impact-involvement-open": _("involvement is not settled"),
        "impact-nobody-heard": _("nobody of the people affected was heard"),
        "remedy-missing": _("remedy is missing"),
        "measure-overdue": _("a measure is overdue"),
        "unknown-name": _("a name or an answer that the knowledge does not hold"),
        "disputed-fact": _("a fact is disputed"),
        "review-overdue": _("the review is overdue"),
        "review-not-set": _("no date for the next review"),
    },
}

_DOSSIER: dict[str, dict[str, str]] = {
    "status": {
        "potential": _("could happen"),
        "alleged": _("alleged"),
        "actual-ongoing": _("happening now"),
        "actual-past": _("has happened"),
    },
    "origin": {
        "design": _("comes from the design"),
        "intended-use": _("comes from the intended use"),
        "foreseeable-misuse": _("comes from misuse that could be foreseen"),
        "malicious-use": _("comes from malicious use"),
        "accident": _("comes from an accident"),
        "context": _("comes from the context"),
    },
    "label": {
        "cause": _("cause"),
        "contribute": _("contribute"),
        "border": _("contribute or linked: a person must decide"),
        "linked": _("linked"),
        "none": _("not involved"),
        "undetermined": _("not determined yet"),
    },
    "dimension": {
        "scale": _("scale"),
        "scope": _("scope"),
        "irremediability": _("irremediability"),
    },
    "rater": {
        "assessor": _("the assessor"),
        "expert": _("an expert"),
        "affected-people": _("the affected people"),
    },
    "counted": {"exposed": _("exposed to it"), "harmed": _("harmed by it")},
    "likelihood": {
        "almost-certain": _("almost certain"),
        "likely": _("likely"),
        "possible": _("possible"),
        "unlikely": _("unlikely"),
        "remote": _("remote"),
        "unknown": _("not known, so it counts as likely"),
    },
    "answer": {"yes": _("yes"), "no": _("no"), "unknown": _("not known")},
    "state-duty": {"respect": _("respect"), "protect": _("protect"), "fulfil": _("fulfil")},
    "involvement-question": {
        "connected": _("is the impact connected to its operations, products, services or relationships"),
        "sufficient": _("was its own act or omission sufficient"),
        "part": _("did its acts or omissions form part of what produced it"),
        "substantial": _("was that part substantial"),
        "encouraged": _("did it motivate or encourage the impact"),
        "foreseeable": _("did it know, or should it have known"),
        "mitigated": _("did it take effective steps against it"),
        "linked": _("is the impact linked to it through a business relationship"),
        "state-duty": _("is its own duty as a State in breach"),
        "decided": _("what does a person decide"),
    },
    "fact-state": {
        "stated": _("stated"),
        "derived": _("follows from the dossier"),
        "not-stated": _("not stated"),
        "not-known": _("stated as not known"),
        "suggested": _("suggested by a text, not confirmed by a person"),
        "disputed": _("disputed, not settled"),
    },
    "stage": {
        "idea": _("an idea"),
        "design": _("being designed"),
        "procurement": _("being bought"),
        "development": _("being developed"),
        "testing": _("being tested"),
        "in-use": _("in use"),
        "suspended": _("suspended"),
        "retired": _("retired"),
    },
    "actor-kind": {
        "public-body": _("public body"),
        "business": _("business"),
        "civil-society": _("civil society"),
        "international-organisation": _("international organisation"),
        "individual": _("individual"),
        "unknown": _("kind not stated"),
    },
    "actor-role": {
        "provider": _("provider"),
        "deployer": _("deployer"),
        "developer": _("developer"),
        "importer": _("importer"),
        "distributor": _("distributor"),
        "data-supplier": _("supplier of data"),
        "data-labeller": _("labeller of data"),
        "infrastructure": _("provider of infrastructure"),
        "investor": _("investor"),
        "customer": _("customer"),
        "user": _("user"),
        "authority": _("authority"),
    },
    "measure-kind": {
        "cease": _("stop"),
        "prevent": _("prevent"),
        "mitigate": _("mitigate"),
        "leverage": _("use leverage"),
        "monitor": _("monitor"),
        "remedy": _("remedy"),
    },
    "measure-state": {
        "proposed": _("only proposed"),
        "planned": _("planned"),
        "under-way": _("under way"),
        "done": _("done"),
        "dropped": _("dropped"),
    },
    "measure-effect": {
        "shown-to-help": _("shown to help"),
        "no-difference-found": _("no difference found"),
        "made-worse": _("made it worse"),
        "not-known": _("effect not known"),
    },
    "red-line-decision": {"crossed": _("crossed"), "not-crossed": _("not crossed")},
    "right-decision": {"at-stake": _("at stake"), "set-aside": _("set aside")},
    "audience": {"team": _("the team"), "partners": _("partners"), "public": _("everybody")},
    "heard-by": {
        "interview": _("interview"),
        "group-talk": _("group talk"),
        "survey": _("survey"),
        "workshop": _("workshop"),
        "hearing": _("hearing"),
        "representatives": _("through their representatives"),
        "experts": _("experts, not the people themselves"),
        "other": _("in another way"),
        "none": _("nobody was heard"),
    },
    "evidence-kind": {
        "document": _("document"),
        "record": _("record"),
        "test-result": _("test result"),
        "testimony": _("testimony"),
        "web-page": _("web page"),
        "decision": _("decision"),
        "law": _("law"),
        "other": _("other evidence"),
    },
    "withheld": {
        "actors": _("an actor"),
        "chain": _("a link in the chain"),
        "facts": _("a fact"),
        "rights": _("what a person said of a right"),
        "red_lines": _("what people said of a red line"),
        "impacts": _("an impact"),
        "measures": _("a measure"),
        "engagement": _("a record of who was heard"),
        "evidence": _("a piece of evidence"),
        "decisions": _("a decision"),
        "records": _("an imported record"),
        "finding-red_lines": _("what was found on a red line"),
        "finding-harms": _("what was found on a known pattern of harm"),
        "finding-rights": _("what was found on a right"),
        "finding-impacts": _("what was found on an impact"),
        "finding-duties": _("what was found on a duty"),
        "finding-questions": _("an open question"),
        "finding-open-items": _("something that is open"),
    },
    "outcome": {
        "proceed": _("go on"),
        "proceed-with-conditions": _("go on, with conditions"),
        "redesign": _("redesign"),
        "do-not-proceed": _("do not go on"),
        "withdraw": _("withdraw the system"),
    },
}

_KNOWLEDGE: dict[str, dict[str, str]] = {
    "gate": {
        "need": _("is it needed"),
        "design": _("design is settled"),
        "tender": _("call for tenders"),
        "award": _("contract is awarded"),
        "release": _("release by the provider"),
        "go-live": _("first use on people"),
        "change": _("a change"),
        "review": _("review in use"),
        "retire": _("end of use"),
    },
    "addressee": {
        "provider": _("provider"),
        "deployer": _("deployer"),
        "public-deployer": _("public body that uses the system"),
        "business": _("business"),
        "state": _("State"),
        "any": _("actor"),
    },
    "right-kind": {
        "absolute": _("absolute: nothing can be weighed against it"),
        "non-derogable": _("holds in every emergency"),
        "qualified": _("can be limited only by law, where necessary and proportionate"),
        "progressive": _("to be realised step by step, with a core that holds at once"),
        "guarantee": _("a guarantee for the other rights"),
    },
    "force": {
        "treaty": _("treaty"),
        "law": _("law"),
        "soft-law": _("soft law"),
        "standard": _("standard"),
        "policy": _("policy"),
        "house-rule": _("house rule"),
    },
    "sureness": {
        "seed": _("from a founding document"),
        "read": _("read in a public source"),
        "known": _("well established"),
        "house": _("our own choice"),
        "unsure": _("not verified: shown, decides nothing"),
        "summary": _("seen only in a summary: shown, decides nothing"),
    },
}

VOCABULARIES: Mapping[str, Mapping[str, str]] = MappingProxyType({**_JUDGED, **_DOSSIER, **_KNOWLEDGE})
"""By vocabulary and word. A `Ref("word", ...)` without a hint is looked up in this order."""
