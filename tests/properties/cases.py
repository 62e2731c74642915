"""Random dossiers that the small body of knowledge of the core's tests has much to say about."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from duecare.core.dossier import Dossier
from tests.core.evaluations import evaluation, told
from tests.core.method.knowledge import FACTS, HARMS, RED_LINES, RIGHTS

Plain = dict[str, Any]
Plains = SearchStrategy[Plain]

ACTORS = ("agency", "vendor", "cloud")
IMPACTS = ("denied", "watched", "shamed")
EVIDENCE = ("memo", "law")
TALKS = ("visit", "survey")
PEOPLE = ("ana", "ben", "eva")
DAYS = ("2026-06-01", "2026-10-20", "2026-11-21", "2026-11-22", "2026-12-02", "2027-01-01", "2027-06-01")
AUDIENCES = ("team", "partners", "public")
PARTS = (
    "system",
    "chain",
    "rights",
    "harms",
    "red_lines",
    "raised",
    "decisions",
    "gate",
    "review",
    "assessors",
    "contact",
)

days = st.sampled_from(DAYS)
people = st.sampled_from(PEOPLE)
speakers = st.sampled_from([*PEOPLE, *ACTORS])
evidence = st.lists(st.sampled_from(EVIDENCE), max_size=2, unique=True)


def some(of: SearchStrategy[Any], ids: tuple[str, ...]) -> Plains:
    """Some of the named items."""
    return st.dictionaries(st.sampled_from(ids), of, max_size=len(ids))


def fields(required: dict[str, SearchStrategy[Any]], **optional: SearchStrategy[Any]) -> Plains:
    return st.fixed_dictionaries(required, optional=optional)


def item(required: dict[str, SearchStrategy[Any]], **optional: SearchStrategy[Any]) -> Plains:
    """An item of the document, shown to somebody."""
    shown = {"shown_to": st.sampled_from(AUDIENCES), "withheld_because": st.just("It would harm somebody.")}
    return fields(required, **optional, **shown)


def values(id_: str) -> SearchStrategy[Any]:
    """Answers to a question: fitting ones mostly."""
    return st.one_of(fitting(id_), fitting(id_), fitting(id_), st.sampled_from(["no", "unknown", "purple", 7, []]))


def fact(id_: str) -> Plains:
    """A fact, now and then suggested or disputed."""
    settled = {"settled": st.just("We asked again."), "settled_by": people}
    dispute = fields({"value": values(id_), "by": speakers}, evidence=evidence, **settled)
    return item(
        {"value": values(id_), "by": speakers, "basis": st.sampled_from(["stated", "stated", "derived", "suggested"])},
        evidence=evidence,
        aside=st.just("It says so of another system."),
        aside_by=people,
        disputes=st.dictionaries(people, dispute, max_size=1),
    )


def fitting(id_: str) -> SearchStrategy[Any]:
    """Answers that fit the question, mostly a yes."""
    options = list(FACTS[id_].get("options", ()))
    return {
        "yes-no": st.sampled_from(["yes", "yes", "yes", "no"]),
        "choice": st.sampled_from(options or ["x"]),
        "choices": st.sampled_from(options or ["x"]).map(lambda option: [option]),
        "number": st.integers(0, 10),
        "date": days,
    }[FACTS[id_]["type"]]


def facts() -> Plains:
    """Some facts in whatever state, or every fact stated."""
    stated = st.fixed_dictionaries({id_: item({"value": fitting(id_), "by": people}) for id_ in FACTS})
    return stated | some_facts()


def some_facts() -> Plains:
    misspelt = item({"value": st.just("yes"), "by": people})
    return st.fixed_dictionaries({}, optional={**{id_: fact(id_) for id_ in FACTS}, "misspelt": misspelt})


def levels() -> SearchStrategy[Any]:
    span = st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda ends: {"low": min(ends), "high": max(ends)})
    return st.integers(1, 5) | span | st.just("unknown")


def ratings() -> Plains:
    """One dimension, by raters."""
    rating = fields({"value": levels(), "reason": st.just("As seen."), "by": people}, lowered_from=st.integers(1, 5))
    return some(rating, ("assessor", "expert", "affected-people"))


def severities() -> Plains:
    return st.fixed_dictionaries({name: ratings() for name in ("scale", "scope", "irremediability")})


_PART = {"connected": "yes", "sufficient": "no", "part": "yes", "substantial": "yes"}
_LINKED = {"connected": "yes", "sufficient": "no", "part": "no", "linked": "yes"}
ANSWERS: tuple[Plain, ...] = (
    {},
    {"connected": "no"},
    {"connected": "yes", "sufficient": "yes"},
    {"sufficient": "yes"},
    {**_PART, "encouraged": "yes"},
    {**_PART, "encouraged": "no", "foreseeable": "yes", "mitigated": "no"},
    {**_PART, "encouraged": "no", "foreseeable": "yes", "mitigated": "yes"},
    {**_PART, "encouraged": "no", "foreseeable": "yes"},
    {**_PART, "linked": "yes"},
    {**_LINKED, "linked": "unknown"},
    {**_LINKED, "linked": "no"},
    _LINKED,
    _LINKED,
    _LINKED,
)
"""Each label, and some that are open (all answers there are: `tests/core/method/test_involvement.py`)."""


def involvements() -> Plains:
    """One actor's answers, with what people decided and when there was notice."""
    decided = fields(
        {"label": st.sampled_from(["cause", "contribute", "linked", "none"]), "reason": st.just("So."), "by": people},
        on=days,
    )
    duty = fields(
        {"duty": st.sampled_from(["respect", "protect", "fulfil"]), "reason": st.just("Law."), "by": people},
        breached=st.sampled_from(["yes", "no", "unknown"]),
    )
    rest = fields({}, decided=decided, state_duty=duty, notice_on=days, acted_on=days, evidence=evidence)
    return st.builds(dict.__or__, st.sampled_from(ANSWERS), rest)


def impacts() -> Plains:
    """One impact."""
    return item(
        {
            "title": st.just("People are harmed"),
            "severity": severities(),
            "involvement": some(involvements(), ACTORS),
            "status": st.sampled_from(["potential", "alleged", "actual-ongoing", "actual-past"]),
        },
        rights=st.lists(st.sampled_from([*RIGHTS, "misspelt"]), max_size=2, unique=True),
        groups=st.lists(st.sampled_from(["migrants", "children", "misspelt"]), max_size=2, unique=True),
        harm=st.sampled_from(["watched", "misspelt"]),
        likelihood=st.sampled_from(["almost-certain", "likely", "possible", "unlikely", "remote", "unknown"]),
        irremediable_from=days,
        touches_core=st.sampled_from(["yes", "no", "unknown"]),
        evidence=evidence,
        testimony=st.lists(st.sampled_from(TALKS), max_size=1),
        limitations=some(limitations(), ("privacy", "dignity")),
        state_action=fields({"what": st.just("Pass a law"), "reason": st.just("Nobody else can."), "by": people}),
    )


def limitations() -> Plains:
    """A State body's reasons for limiting a right, some of them."""
    answer = fields({"answer": st.sampled_from(["yes", "no", "unknown"]), "reason": st.just("As stated.")})
    questions = ("law", "aim", "necessary", "proportionate", "equal", "safeguards")
    return st.builds(
        dict.__or__, st.fixed_dictionaries({"by": people}), st.dictionaries(st.sampled_from(questions), answer)
    )


def standpoints() -> Plains:
    """What people said of a red line."""
    answer = fields(
        {"decision": st.sampled_from(["crossed", "not-crossed"]), "reason": st.just("So."), "by": people},
        evidence=evidence,
        on=days,
        impacts=st.lists(st.sampled_from(IMPACTS), max_size=3, unique=True),
    )
    return fields({}, raised=st.just("I fear it."), raised_by=people, raised_on=days, answers=some(answer, PEOPLE))


def measures() -> Plains:
    kinds = ["cease", "prevent", "mitigate", "leverage", "monitor", "remedy"]
    effect = fields(
        {"effect": st.sampled_from(["shown-to-help", "no-difference-found", "made-worse"]), "reason": st.just("Seen.")},
        evidence=evidence,
        by=people,
        against=some(contrary(), PEOPLE),
    )
    return item(
        {
            "title": st.just("Do something"),
            "kind": st.sampled_from(kinds),
            "impacts": st.lists(st.sampled_from(IMPACTS), max_size=2, unique=True),
        },
        actor=st.sampled_from(ACTORS),
        owner=st.just("The lead"),
        due=days,
        state=st.sampled_from(["planned", "done", "dropped"]),
        effects=st.dictionaries(st.just("migrants"), effect, max_size=1),
        description=st.just("It helps a great many people."),
    )


def contrary() -> Plains:
    """Somebody who says that a measure did otherwise."""
    required = {"words": st.just("It is as before."), "by": people}
    return fields(required, answered=st.just("It was counted."), answered_by=people)


def counted() -> Plains:
    """What an evaluation found of a group, by one rate or two."""
    changes = [told(one) for one in ("made-worse", "held-back", "cannot-tell", "changed", "no-change-found", "helped")]
    differences = [told(one) for one in ("worse", "held-back", "cannot-tell", "no-difference-found", "better")]
    rates = ("selection-rate", "error-rate")
    return fields(
        {"changes": some(st.sampled_from(changes), rates), "differences": some(st.sampled_from(differences), rates)}
    )


def evaluations() -> Plains:
    """One evaluation of a measure."""
    groups = some(counted(), ("migrants", "children", "misspelt"))
    impacts = st.lists(st.sampled_from(IMPACTS), max_size=2, unique=True)
    besides = st.just(["Women over 65"])
    made = {
        **{name: st.just(value) for name, value in evaluation("stop").items()},
        "groups": groups,
        "impacts": impacts,
    }
    return item(made, failed_besides=besides, made_worse_besides=besides)


@cache  # built and checked once, and then only drawn from
def sections() -> Plains:
    """All sections, of which references hold: what is named is there."""
    roles = st.lists(st.sampled_from(["deployer", "provider", "developer"]), max_size=2, unique=True)
    kinds = st.sampled_from(["public-body", "business", "unknown"])
    actor = item({"name": st.just("Somebody"), "kind": kinds, "roles": roles})
    talk = item(
        {"title": st.just("A talk"), "how": st.sampled_from(["hearing", "experts", "none"])},
        evidence=evidence,
        groups=st.lists(st.sampled_from(["migrants", "children", "misspelt"]), max_size=2, unique=True),
        say=st.sampled_from(["informed", "consulted", "consent"]),
        said=st.just("It hurts."),
    )
    link = fields({"from": st.sampled_from(ACTORS), "to": st.sampled_from(ACTORS), "what": st.just("A model")})
    every: dict[str, SearchStrategy[Any]] = {
        "actors": st.fixed_dictionaries(dict.fromkeys(ACTORS, actor)),
        "engagement": st.fixed_dictionaries(dict.fromkeys(TALKS, talk)),
        "evidence": st.fixed_dictionaries(
            {id_: item({"title": st.just("A paper"), "kind": st.just("document")}) for id_ in EVIDENCE}
        ),
        "impacts": st.fixed_dictionaries({id_: impacts() for id_ in IMPACTS}),
        "facts": facts(),
    }
    standing = fields({"decision": st.sampled_from(["at-stake", "set-aside"]), "reason": st.just("So."), "by": people})
    return fields(
        every,
        chain=st.dictionaries(st.sampled_from(["first", "second"]), link, max_size=2),
        rights=some(standing, tuple(RIGHTS)),
        harms=some(asides(), tuple(HARMS)),
        red_lines=some(standpoints(), tuple(RED_LINES)),
        measures=some(measures(), ("stop", "mend")),
        evaluations=some(evaluations(), ("count", "recount")),
        decisions=some(decisions(), ("first-use", "renewal")),
        shown=st.dictionaries(st.sampled_from(PARTS), st.sampled_from(AUDIENCES)),
        system=fields(
            {},
            purpose=st.just("To save money"),
            alternatives=st.just("Asking people"),
            stage=st.sampled_from(["idea", "testing", "in-use"]),
            place=fields({}, countries=st.lists(st.sampled_from(["DE", "KE"]), max_size=2, unique=True)),
            ends=days,
        ),
        gate=st.sampled_from(["go-live", "release"]),
        gate_on=days,
        review=fields({}, next_on=days, triggers=st.just(["A complaint by somebody"])),
        contact=fields({}, desk=st.just("The welcome desk"), answer_days=st.integers(1, 90)),
        assessors=fields({}, who=st.just("The lead"), independence=st.just("They are paid by the vendor")),
    )


def asides() -> Plains:
    """A known pattern of harm that a person set aside."""
    return fields({"decision": st.just("set-aside"), "reason": st.just("So."), "by": people}, on=days)


def decisions() -> Plains:
    """What was decided at a gate."""
    outcomes = st.sampled_from(["proceed", "redesign", "withdraw"])
    said = {"gate": st.just("go-live"), "outcome": outcomes, "reason": st.just("So."), "by": people, "on": days}
    return fields(said, findings=st.just("sha256:" + "7" * 64), office=st.just("The board"))


def document(plain: Plain) -> Dossier:
    return Dossier.model_validate({"format": "duecare-dossier/1", "id": "case", "title": "Case", **plain}, strict=False)


@st.composite
def cases(draw: DrawFn) -> Dossier:
    """Dossiers whose facts, impacts, actors and red lines are those of the tests' knowledge."""
    plain = draw(sections())
    return document(
        {**plain, "evaluations": {} if "stop" not in plain.get("measures", {}) else plain.get("evaluations", {})}
    )


def with_changed(dossier: Dossier, **sections_: Any) -> Dossier:
    """The dossier with other sections, given as plain values."""
    return Dossier.model_validate({**dossier.plain(), **sections_}, strict=False)
