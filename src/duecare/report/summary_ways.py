"""The plain summary on the system and on ways out: who runs it, how to know, whom to ask, where else, and in fear."""

from __future__ import annotations

from collections.abc import Iterator

from duecare.core.catalogue import Duty, RemedyRoute
from duecare.core.catalogue.condition import facts_in
from duecare.core.conditions import Truth, evaluate
from duecare.core.dossier import Actor
from duecare.core.dossier.words import ActorRole
from duecare.core.method.findings import DutyFinding
from duecare.report.looked import hides
from duecare.report.phrase import Phrase, concat
from duecare.report.summary_told import Part, Told

STAGES = {
    "idea": "not-used",
    "design": "not-used",
    "development": "not-used",
    "procurement": "bought",
    "testing": "tested",
    "in-use": "in-use",
    "suspended": "stopped",
    "retired": "ended",
}
DECIDES = {"nobody": "nobody", "confirms": "confirms", "decides-freely": "freely"}
FOR_THE_PERSON = frozenset({"way-to-contest", "reasons-given", "correction-possible"})
"""Facts that show a duty which is owed to the person."""
MOST_DUTIES = 2
KINDS = ("state-non-judicial", "non-state")
"""The order in which ways without a court are named."""
MOST_OTHERS = 6


def what(told: Told) -> Part:
    """What the system does, who runs and made it, and whether a person decides."""
    system = told.dossier.system
    purpose = told.own(system.purpose or system.description)
    no_purpose = told.absent({"system"}, "purpose-none", "purpose-hidden")
    stage = told.say(STAGES.get(system.stage or "", "use-none"))
    use = (*_run_by(told), *(() if hides(told.withheld, {"system"}) else (stage,)))
    return told.part(
        "what", purpose or no_purpose, concat((*use, told.fact("human-decides", "decides", DECIDES)), " "), ask="run"
    )


def know(told: Told) -> Part:
    """How people can tell that it was used on them."""
    return told.part("know", told.own(told.dossier.contact.notice), told.fact("people-told", "told"))


def human(told: Told) -> Part:
    """A person, reasons, a correction, and by when."""
    contact, words = told.dossier.contact, told.words
    place = [told.say("desk", words=told.own(contact.desk))] if contact.desk else []
    place += [told.own(contact.reach)] if contact.reach else []
    place += [told.say("hours", words=told.own(contact.hours))] if contact.hours else []
    if not place:
        place = [told.absent({"contact"}, "desk-none", "desk-hidden")]
    tongues = words.listed([words.language_name(tag) for tag in contact.languages])
    when = [told.say("languages", languages=tongues)] if tongues else []
    if not hides(told.withheld, {"contact"}):
        when.append(told.say("days", days=contact.answer_days) if contact.answer_days else told.say("days-none"))
    facts = (
        told.fact("way-to-contest", "contest"),
        told.fact("reasons-given", "reasons"),
        told.fact("correction-possible", "correct"),
    )
    return told.part("human", *place, concat(when, " "), concat(facts, " "), _law(told))


def routes(told: Told) -> Part:
    """Outside ways that the facts point to, and free help."""
    names = [told.words.of_record(route, "title") for route in _routes(told)]
    help_ = told.own(told.dossier.contact.free_help)
    hidden = hides(told.withheld, {"contact"})
    free = told.say("help", words=help_) if help_ else Phrase() if hidden else told.say("help-none")
    none = told.absent({"facts", "system"}, "routes-none", "routes-hidden")
    return told.part("routes", free, told.say("routes-besides") if names else none, points=names)


def afraid(told: Told) -> Part:
    """Whom to turn to when asking could be dangerous."""
    safe = told.own(told.dossier.contact.safe_way)
    hidden = hides(told.withheld, {"contact"})
    way = told.say("safe", words=safe) if safe else Phrase() if hidden else told.say("safe-none")
    return told.part("afraid", way)


def _run_by(told: Told) -> Iterator[Phrase]:
    users, makers = (_named(told, roles) for roles in (("deployer",), ("provider", "developer")))
    yield told.say("used-by", who=users) if users else told.absent({"actors"}, "run-none", "run-hidden")
    if makers:
        yield told.say("made-by", who=makers)


def _named(told: Told, roles: tuple[ActorRole, ...]) -> Phrase:
    found = [_actor(actor, told) for actor in told.dossier.actors.values() if set(roles) & set(actor.roles)]
    return told.words.listed(list(dict.fromkeys(found))[:4])


def _actor(actor: Actor, told: Told) -> Phrase:
    """The name of an organisation. A private person is never named."""
    return told.say("private-person") if actor.kind == "individual" else told.own(actor.name)


def _law(told: Told) -> Phrase:
    """What the law asks for the person, where it applies by what is shown."""
    names = [told.words.name("duties", duty.id) for duty in told.findings.duties if _owed(duty, told)][:MOST_DUTIES]
    return told.say("law-asks", duties=told.words.series(names)) if names else Phrase()


def _owed(found: DutyFinding, told: Told) -> bool:
    record = told.words.catalogue.get(Duty, found.id)
    if record is None or found.status != "applies" or not found.drives or record.force not in ("law", "treaty"):
        return False
    return record.shown_by is not None and bool(FOR_THE_PERSON & set(facts_in(record.shown_by)))


def _routes(told: Told) -> list[RemedyRoute]:
    """Those first that need no lawyer; and one court, which stays open whatever else is tried."""
    found = [route for route in told.words.catalogue.of(RemedyRoute).values() if _fits(route, told)]
    courts = [route for route in found if route.kind == "judicial"]
    others = sorted((route for route in found if route not in courts), key=lambda route: KINDS.index(route.kind))
    return [*others[:MOST_OTHERS], *courts[:1]]


def _fits(route: RemedyRoute, told: Told) -> bool:
    if route.named_when is None or not route.drives or not route.in_force(told.findings.on):
        return False
    return evaluate(route.named_when, told.known).truth is Truth.YES
