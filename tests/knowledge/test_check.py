"""The checker: the shipped knowledge passes, and each thing that could be wrong is noticed at its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from duecare.core.catalogue import Catalogue
from duecare.knowledge.bundle import catalogue_of, load
from duecare.knowledge.cases import Case
from duecare.knowledge.check import check, check_structure
from tests.knowledge.records import Plain, asking, changed, setting, without
from tests.knowledge.shipped import CASES

HARM, LINE, FACT, DUTY = (
    ("harms", "origin-proxy-discrimination"),
    ("red-lines", "eu-crime-prediction"),
    "facts",
    "duties",
)
CHECK, ROW = ("checks", "findings-are-public"), "crosswalk-12-communicate"
BY_ID = {case.id: case for case in CASES}


def cases(*ids: str) -> tuple[Case, ...]:
    """Some of the shipped cases."""
    return tuple(BY_ID[id_] for id_ in ids)


def test_the_shipped_records_pass() -> None:
    """The shipped cases are tried one by one in `tests/spec`, and all of it by `duecare knowledge check`."""
    assert [str(problem) for problem in check_structure(load())] == []


def test_the_shipped_cases_are_used_where_none_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duecare.knowledge.check.read_cases", lambda: cases("burglary-forecast"))
    assert check(load()) == check(load(), cases("burglary-forecast")) != check(load(), ())


BROKEN: list[tuple[str, str, Callable[[Plain], object] | None, str]] = [
    (*HARM, setting(rights=["privvacy"]), "Did you mean privacy?"),
    (*HARM, setting(groups=["nobody"]), "There is no nobody in groups."),
    (*HARM, setting(sources=[{"norm": "iccprr"}, {"norm": "house-method"}]), "Did you mean iccpr?"),
    (*HARM, setting(when=asking("uses-orign-data", **{"is": "yes"})), "Did you mean uses-origin-data?"),
    (*HARM, setting(when=asking("scores-people", one_of=["yes"])), "one_of does not fit scores-people"),
    (*HARM, setting(when=asking("scores-people", **{"is": "maybe"})), "Its answers are: yes, no."),
    (*HARM, setting(when=asking("scores-people", min=3)), "min does not fit scores-people"),
    (*HARM, setting(when=asking("flag-consequence", **{"is": "jail"})), "jail is no answer to flag-consequence."),
    (*HARM, setting(when=asking("flag-consequence", one_of=["delay", "jail"])), "jail is no answer"),
    (*HARM, setting(when=asking("flag-consequence", includes="delay")), "includes does not fit flag-consequence"),
    (*HARM, setting(when=asking("prediction-unit", **{"is": "person"})), "Use: includes."),
    (*HARM, setting(when={"not": {"at_least": 2, "of": [asking("scores-people", **{"is": "yes"})]}}), "can never hold"),
    (*HARM, setting(sources=[]), "It has no source."),
    (*HARM, setting(sources=[{"norm": "icerd"}]), "does not say that it is our own"),
    (*HARM, setting(sure="known"), "A house rule is sure as our own choice only."),
    (*LINE, without("in_force_from"), "A law has a first day."),
    (*LINE, setting(in_force_until="2025-02-02"), "It ends before it starts."),
    (DUTY, "gdpr-dpia-art-35", setting(norm="iccpr"), "is not among its sources"),
    (DUTY, "gdpr-dpia-art-35", setting(norm="gdprr"), "Did you mean gdpr?"),
    (FACT, "people-told", without("who_knows"), "does not say who knows"),
    ("norms", "gdpr", without("url"), "Give its url."),
    ("norms", "eu-ai-act", setting(sure="summary"), "rests only on what is unsure itself"),
    (FACT, "solely-profiling", setting(sure="unsure", force="policy"), "asks solely-profiling, which is unsure"),
    ("gates", "award", None, "There are 0 records of this gate."),
    ("gates", "award", setting(gate="tender"), "There are 2 records of this gate."),
    ("gates", "award", setting(counts=["red-line-crossed"]), "stands in blocks and in counts"),
    ("scales", "house-severity", setting(anchors={}), "does not have every level"),
    ("scales", "house-severity", setting(people_bands=[{"from": 1, "level": 1}]), "do not rise from 0"),
    (
        "scales",
        "house-severity",
        setting(share_bands=[{"from": 0, "level": 2}, {"from": 9, "level": 1}]),
        "do not rise",
    ),
    ("scales", "house-severity", setting(response_days={"critical": 30}), "do not follow the tiers"),
    (
        "scales",
        "house-severity",
        setting(response_days={"critical": 90, "severe": 30, "significant": 180, "limited": 365}),
        "the graver tier no more than the next",
    ),
    ("scales", "house-severity", setting(tiers={"critical": [{"scale": 5}]}), "are not all there"),
    ("scales", "house-severity", setting(sure="unsure", force="policy"), "It decides, and is not sure."),
    ("gates", "award", setting(sure="summary", force="policy"), "It decides, and is not sure."),
    (*CHECK, setting(sure="unsure", force="policy"), "It decides, and is not sure."),
    (*CHECK, setting(counts_at=[], blocks_at=[]), "It counts at no gate."),
    (*CHECK, setting(shown_by=asking("findings-publik", **{"is": "yes"})), "There is no question findings-publik"),
    (*CHECK, setting(applies_when=asking("scores-people", min=3)), "min does not fit scores-people"),
    (*LINE, setting(awaited="yes"), "It is awaited, and has a first day."),
    ("rights", "manifesting-belief", setting(when=asking("infers-trait", includes="x")), "Did you mean infers-traits?"),
    (DUTY, "us-omb-test-and-assess", setting(unless=asking("human-decides", **{"is": "x"})), "x is no answer to"),
    (FACT, "people-told", without("topic"), "It has no topic"),
    (FACT, "people-told", setting(no_when=asking("scores-people", min=3)), "min does not fit scores-people"),
    ("measures", "measure-notice", setting(harms=["frraud-score-base-rate"]), "Did you mean fraud-score-base-rate?"),
    ("steps", "oecd-step-3-1", setting(framework="oecd"), "There is no oecd in norms."),
    ("steps", "oecd-step-3-1", setting(part_of="oecd-step-33"), "Did you mean oecd-step-3?"),
    ("actions", "oecd-action-openness", setting(step="oecd-step-31"), "Did you mean oecd-step-3-1?"),
    ("engagement", "engagement-no-names", setting(helps_with=["engagement-fear"]), "There is no engagement-fear in"),
    ("contract-topics", "contract-red-line-ends-it", setting(seen_in=["nowhere"]), "There is no nowhere in practices."),
    ("crosswalk", ROW, setting(nothing_in=["iso-42001x"]), "Did you mean iso-42001?"),
    ("crosswalk", ROW, setting(cells=[{"norm": "ungpss", "at": "x", "strength": "same"}]), "Did you mean ungps?"),
]


@pytest.mark.parametrize(("kind", "id_", "change", "told"), BROKEN, ids=[row[3] for row in BROKEN])
def test_what_is_wrong_is_told_at_its_place(
    kind: str, id_: str, change: Callable[[Plain], object] | None, told: str
) -> None:
    problems = [problem for problem in check_structure(changed(kind, id_, change)) if told in str(problem)]
    assert problems, told
    assert all(problem.file.endswith(".yaml") and problem.instead for problem in problems)


def test_law_that_waits_for_its_first_day_needs_none() -> None:
    waiting = changed(*LINE, lambda plain: (plain.pop("in_force_from"), plain.update(awaited="yes")))
    assert [problem for problem in check_structure(waiting) if problem.path == ("in_force_from",)] == []


def test_a_no_follows_only_from_what_people_state() -> None:
    once = changed(FACT, "people-told", setting(no_when=asking("main-functions", includes="none-of-these")))
    records = {kind: dict(held) for kind, held in once.records.items()}
    further = changed(FACT, "reasons-given", setting(no_when=asking("people-told", **{"is": "no"})))
    records["facts"]["reasons-given"] = further.records["facts"]["reasons-given"]
    (problem,) = check_structure(catalogue_of(records))
    assert str(problem).startswith("facts/reasons-given.yaml: no_when: A no follows from people-told, which may itself")
    assert check_structure(once) == ()


def test_one_id_names_one_record() -> None:
    twice = changed("rights", "privacy", setting(), new_id="migrants")
    assert "used in rights and groups" in "\n".join(map(str, check_structure(twice)))


def test_a_question_that_nothing_asks_is_noticed() -> None:
    lonely = changed("facts", "people-told", setting(), new_id="people-asked")
    assert "facts/people-asked.yaml: No condition asks this" in "\n".join(map(str, check_structure(lonely)))


def told(catalogue: Catalogue, held: Sequence[Case]) -> str:
    """Everything the checker says with these cases."""
    return "\n".join(map(str, check(catalogue, held, {})))


def test_a_changed_record_that_breaks_a_case_is_noticed() -> None:
    wider = changed(
        *LINE, setting(elements={"forecasts": {"text": "x", "when": asking("predicts-offending", **{"is": "yes"})}})
    )
    text = told(wider, cases("burglary-forecast"))
    assert "cases/burglary-forecast.yaml: on 2026-11-22: red line eu-crime-prediction: expected not-crossed" in text


def test_every_line_and_harm_has_a_case_on_each_side() -> None:
    text = told(load(), cases("studio-that-undresses"))
    assert "red-lines/eu-intimate-imagery.yaml: No case expects: not-crossed." in text
    assert "red-lines/eu-intimate-imagery.yaml: No case expects: crossed." not in text
    assert "harms/automated-benefit-denial.yaml: No case expects: suggested." in text
    assert "red-lines/eu-crime-prediction.yaml: No case expects its exception." in text
    assert "red-lines/wg-incompatible.yaml: No case expects: awaiting-second-person or crossed." in text


@pytest.mark.parametrize(
    ("dossier", "words"),
    [
        ({"facts": {"scores-peopel": {"value": "yes", "by": "a"}}}, "Did you mean scores-people?"),
        ({"facts": {"flag-consequence": {"value": "jail", "by": "a"}}}, "jail is no answer to flag-consequence."),
        ({"impacts": {"a": {"title": "A", "rights": ["privvacy"]}}}, "Did you mean privacy?"),
        ({"impacts": {"a": {"title": "A", "groups": ["children", "kids"]}}}, "There is no kids in groups."),
        ({"impacts": {"a": {"title": "A", "harm": "privacy"}}}, "There is no privacy in harms."),
    ],
)
def test_a_case_that_names_what_does_not_exist_is_noticed(dossier: Plain, words: str) -> None:
    case = Case.model_validate_json(
        '{"id":"a","title":"A","why":"w","on":"2026-11-22","expect":{},"dossier":'
        + repr(dossier).replace("'", '"')
        + "}"
    )
    assert f"cases/a.yaml: dossier.{next(iter(dossier))}" in told(load(), [case])
    assert words in told(load(), [case])


def test_a_fact_stated_as_unknown_is_an_answer() -> None:
    case = Case.model_validate_json(
        '{"id":"a","title":"A","why":"w","on":"2026-11-22","expect":{},'
        '"dossier":{"facts":{"scores-people":{"value":"unknown","by":"a"}}}}'
    )
    assert "cases/a.yaml" not in told(load(), [case])


@pytest.mark.parametrize(
    ("type_", "test", "words"),
    [
        ("number", {"min": 3}, ""),
        ("number", {"max": 3}, ""),
        ("number", {"is": 3}, ""),
        ("number", {"is": "three"}, "Its answers are: whole numbers."),
        ("number", {"before": "2026-01-01"}, "before does not fit"),
        ("date", {"before": "2026-01-01"}, ""),
        ("date", {"since": "2026-01-01"}, ""),
        ("date", {"max": 3}, "Use: before, since."),
    ],
)
def test_numbers_and_days_are_asked_as_such(type_: str, test: Plain, words: str) -> None:
    with_fact = changed("facts", "people-told", setting(type=type_), new_id="new-fact")
    records = {kind: dict(held) for kind, held in with_fact.records.items()}
    asks = changed(*HARM, setting(when=asking("new-fact", **test)))
    records["harms"] = dict(asks.records["harms"])
    text = "\n".join(str(problem) for problem in check_structure(catalogue_of(records)) if "new-fact" in str(problem))
    assert words in text if words else text == ""


def test_cases_are_not_judged_while_names_lead_nowhere() -> None:
    problems = check(changed(*HARM, setting(rights=["privvacy"])), cases("burglary-forecast"), {})
    assert [problem.file for problem in problems] == ["harms/origin-proxy-discrimination.yaml"]


def test_a_record_that_only_is_shown_may_ask_an_unsure_question() -> None:
    records = {kind: dict(held) for kind, held in load().records.items()}
    unsure = setting(sure="unsure", force="policy")
    records["facts"] = dict(changed("facts", "solely-profiling", unsure).records["facts"])
    records["red-lines"] = dict(changed(*LINE, setting(sure="unsure")).records["red-lines"])
    assert "solely-profiling" not in "\n".join(map(str, check_structure(catalogue_of(records))))
