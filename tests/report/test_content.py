"""The report holds everything that was found, every voice, and no false comfort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from duecare.core.method.findings import METHOD_VERSION, RightFinding
from duecare.core.method.reasons import NormUse, Reason
from duecare.core.method.sentences import SENTENCES
from duecare.core.revision.view import view
from duecare.report.beside.texts import BESIDE
from duecare.report.content import build
from duecare.report.model import Report
from duecare.report.phrase import Phrase
from duecare.report.request.texts import REQUEST
from duecare.report.texts import TEXTS
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from tests.report.example import CATALOGUE, DOCUMENT, ON, blank, dossier, judged, reported

VOICES = {"reason", "note", "raised", "said", "changed", "conditions", "description", "who", "paid_by", "alternatives"}
COMFORT = re.compile(r"\b(compliant|safe|approved|certified|passed|grade|badge|score of|acceptable|no duties)\b", re.I)


def texts(value: Any) -> Iterator[str]:
    """Every text of a report."""
    match value:
        case Phrase():
            yield value.text
        case tuple():
            for one in value:
                yield from texts(one)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from texts(getattr(value, field.name))


def all_of(report: Report) -> str:
    return "\n".join(texts(report))


def changed(**parts: Any) -> Report:
    return reported(dossier(**parts))[0]


def voices(value: Any) -> Iterator[str]:
    """Everything that a person said in the document."""
    match value:
        case dict():
            for key, inner in value.items():
                if key in VOICES and isinstance(inner, str):
                    yield inner
                else:
                    yield from voices(inner)
        case list():
            for inner in value:
                yield from voices(inner)


def test_every_voice_is_in_the_report() -> None:
    shown = all_of(changed())
    said = set(voices(DOCUMENT))
    assert len(said) > 15
    assert [voice for voice in said if voice not in shown] == []


def test_everything_found_is_in_the_report() -> None:
    document = dossier()
    findings, (report, words) = judged(document), reported(document)
    assert {point.id for point in report.red_lines} == {found.id for found in findings.red_lines}
    assert {point.id for point in report.rights} == {found.id for found in findings.rights}
    assert {point.id for point in report.harms} == {found.id for found in findings.harms}
    assert {point.id for point in report.duties} == {found.id for found in findings.duties}
    assert [point.id for point in report.questions] == [found.id for found in findings.next_questions]
    assert {part.id for part in report.impacts} == {found.id for found in findings.impacts}
    assert [place.id for place in report.remedy] == [place.id for place in findings.remedy_order]
    assert [place.id for place in report.prevention] == [place.id for place in findings.prevention_order]
    assert {gate.id for gate in report.gates} == {gate.id for gate in findings.gates}
    shown = all_of(report)
    in_full = {point.id for point in (*report.red_lines, *report.harms) if point.in_full}
    judged_ = [found for found in (*findings.red_lines, *findings.harms) if found.id in in_full]
    assert len(judged_) == 6
    for found in (*judged_, *findings.impacts):
        assert all(words.reason(reason).text in shown for reason in found.reasons), found.id


def test_reasons_of_a_right_that_differ_in_what_they_name_are_said_as_one_that_names_all() -> None:
    impacts = {id_: {**impact, "rights": ["privacy"]} for id_, impact in DOCUMENT["impacts"].items()}
    privacy = next(point for point in changed(impacts=impacts).rights if point.id == "privacy")
    assert privacy.word.text == "At stake"
    assert [reason.text.text for reason in privacy.because] == [
        "An impact on this right is recorded: People do not ask for help any more; People of foreign origin are "
        "flagged more often; Benefits stop although nothing was wrong.",
        "A known pattern of harm touches this right: Many who did nothing are flagged.",
        "A red line that protects this right is crossed or open: Forecasting offences on a profile alone.",
    ]
    assert [reason.would_change for reason in privacy.because] == [(), (), ()], "it is at stake whatever the answers"


def test_the_norms_of_a_right_are_named_once() -> None:
    said = {"decision": "at-stake", "reason": "Look at it.", "by": "rights-lead"}
    held = CATALOGUE.records["rights"]["culture"]
    norms = (NormUse.of(held)[0],)
    reasons = (Reason("right-open", norms=norms), Reason("right-by-person", (("words", "Look."),), norms=norms))
    document = dossier(rights={"culture": said})
    findings = replace(judged(document), rights=(RightFinding("culture", reasons, "at-stake"),))
    report = build(document, findings, Words("en", CATALOGUE, document), on=ON)
    assert [len(reason.norms) for reason in report.rights[0].because] == [1, 0]


def test_each_gate_says_what_stands_in_the_way_and_what_that_is_about() -> None:
    review = next(gate for gate in changed().gates if gate.id == "review")
    assert review.is_next
    blocking = {row.term.text: row.detail.text for row in review.blocking_lines}
    assert blocking["A red line is crossed"] == "Scoring people for their conduct"
    counting = {row.term.text: row.detail.text for row in review.counting_lines}
    assert counting["A fact is disputed"] == "Are people told that a score was used?"


def test_what_is_open_is_named_by_what_it_is_about_even_where_ids_are_shared() -> None:
    late = {**DOCUMENT["measures"]["resume"], "due": "2026-11-01"}
    names = {"rights": ["housing"], "groups": ["housing"]}
    impacts = {**DOCUMENT["impacts"], "chilling": {**DOCUMENT["impacts"]["chilling"], **names}}
    facts = {**DOCUMENT["facts"], "flag-consequence": {"value": "shouting", "by": "city"}}
    report = changed(measures={"wrongful-stop": late}, impacts=impacts, facts=facts)
    review = next(gate for gate in report.gates if gate.id == "review")
    counting = {row.term.text: row.detail.text for row in review.counting_lines}
    assert counting["A measure is overdue"] == "Payments go on during a check"
    assert counting["A name or an answer that the knowledge does not hold"] == (
        "What happens to a person who is flagged?; housing"
    )
    kinds = (kind for part in report.open_next for kind in part.kinds)
    (housing,) = (point for kind in kinds for point in kind.points if point.name.text == "housing")
    assert len(housing.because) == 2, "as a right and as a group"


def test_every_actor_stands_with_label_and_expected_response() -> None:
    stop = next(part for part in changed().impacts if part.id == "wrongful-stop")
    assert [(actor.who.text, actor.label.text) for actor in stop.involved] == [
        ("City of Westermond", "Cause"),
        ("Corvane Analytics", "Contribute or linked: a person must decide"),
    ]
    assert "Put it right for the people harmed" in [must.text for must in stop.involved[0].must]


def test_every_rater_stays_visible_and_the_one_that_holds_is_named() -> None:
    stop = next(part for part in changed().impacts if part.id == "wrongful-stop")
    scale = stop.dimensions[0]
    assert scale.word.text == "4 of 5: Serious"
    assert [(said.who.text, said.what.text, said.note.text) for said in scale.said] == [
        ("The assessor", "3 of 5: “Payments are resumed later.”", "rights-lead"),
        ("The affected people", "4 of 5: “We could not pay the rent.”", "this one holds; clients-union"),
    ]
    assert stop.dimensions[2].word.text == "3 to 4 of 5"


def test_a_dispute_shows_both_voices_and_how_it_was_settled() -> None:
    fact = dossier().facts["people-told"].plain()
    fact["disputes"]["union"]["settled"] = "The leaflet was shown to us."
    report = changed(facts={"people-told": fact})
    assert [(said.who.text, said.what.text) for said in report.voices[0].said] == [
        ("City of Westermond", "Yes: “A leaflet is sent.”"),
        ("clients-union", "No: “Nobody we asked has seen it.”"),
    ]
    assert "Settled: “The leaflet was shown to us.”" in report.voices[0].said[1].note.text


def test_a_suggestion_that_was_set_aside_stays_with_the_words_of_both() -> None:
    said = {"value": "yes", "by": "city", "basis": "suggested", "note": "It says “risk”."}
    report = changed(facts={"people-told": {**said, "aside": "It means fire risk.", "aside_by": "rights-lead"}})
    (part,) = (part for group in report.facts for part in group.facts)
    assert part.value.text == "Yes (suggested by a text, set aside by a person)"
    assert part.note.text == "“It says “risk”.” Set aside: “It means fire risk.”"


@pytest.mark.parametrize("settled", [True, False])
def test_who_says_otherwise_stands_with_the_fact_in_every_reason(settled: bool) -> None:
    fact = dossier().facts["people-told"].plain()
    if settled:
        fact["disputes"]["union"] |= {"settled": "The leaflet was shown to us.", "settled_by": "rights-lead"}
    report = changed(facts={**DOCUMENT["facts"], "people-told": fact, "rests-on-profile": {"value": "yes", "by": "a"}})
    line = next(point for point in report.red_lines if point.id == "profile-policing")
    said = [
        fact.text for reason in line.because for fact in (*reason.facts, *reason.would_change) if "told" in fact.text
    ]
    known = "Are people told that a score was used? Yes (stated, City of Westermond)"
    open_ = "Are people told that a score was used? Disputed, not settled"
    assert said == [f"{known if settled else open_}. Says otherwise: clients-union"]
    short = [fact.text for reason in line.because for fact in reason.short if "Told" in fact.text]
    assert short == (["Told: Yes. Says otherwise: clients-union"] if settled else [])


def test_remedy_comes_first_in_what_must_be_done_and_a_day_needs_an_owner() -> None:
    report = changed()
    assert [task.about.text for task in report.tasks][:2] == [
        "Benefits stop although nothing was wrong",
        "People of foreign origin are flagged more often",
    ]
    city = next(task for task in report.tasks if task.who.text == "City of Westermond")
    assert city.by_when.text == "15 December 2026"
    assert [line.text for line in city.measures] == [
        "Payments go on during a check (stop, under way; Head of social assistance)",
        "Repay fees and interest (remedy, only proposed)",
    ]
    assert "Nobody is named yet" in [task.who.text for task in report.tasks]
    ownerless = {**DOCUMENT["measures"], "resume": {**DOCUMENT["measures"]["resume"], "owner": None}}
    without = changed(measures={id_: {k: v for k, v in m.items() if v} for id_, m in ownerless.items()})
    city = next(task for task in without.tasks if task.who.text == "City of Westermond")
    assert city.by_when.text == "No date set"


def test_what_must_be_done_is_ordered_by_remedy_then_day_then_gravity() -> None:
    late = {**DOCUMENT["measures"]["resume"], "impacts": ["chilling"], "due": "2026-11-01"}
    tasks = changed(measures={"resume": late}).tasks
    owed = ["Put it right" in "".join(must.text for must in task.must) for task in tasks]
    assert owed == sorted(owed, reverse=True) and any(owed)
    about = [task.about.text for task in tasks]
    assert about.index(DOCUMENT["impacts"]["chilling"]["title"]) > max(place for place, one in enumerate(owed) if one)


def test_what_is_late_comes_before_what_has_no_day_and_that_before_what_is_done() -> None:
    resume = {**DOCUMENT["measures"]["resume"], "impacts": ["origin-proxy"], "actor": "vendor"}

    def days(**more: Any) -> list[str]:
        tasks = changed(measures={"resume": {**resume, **more}}).tasks
        return [t.by_when.text for t in tasks if t.about.text == "People of foreign origin are flagged more often"]

    assert days(due="2026-11-01")[0] == "Overdue since 1 November 2026"
    assert days(state="done", due="2026-11-01")[-1] == "Done"


def test_of_what_norms_ask_now_what_binds_most_comes_first() -> None:
    facts = {**DOCUMENT["facts"], "rests-on-profile": {"value": "yes", "by": "city"}}
    now = [task.about.text for task in changed(facts=facts).tasks if task.by_when.text == "Now"]
    assert now.index("EU AI Act") < now.index("UN Guiding Principles")


def test_a_day_that_has_passed_is_called_overdue_wherever_it_stands() -> None:
    late = {**DOCUMENT["measures"]["resume"], "due": "2026-11-21"}
    report = changed(measures={"resume": late}, review={"next_on": "2026-11-01"})
    city = next(task for task in report.tasks if task.who.text == "City of Westermond" and task.measures)
    assert city.by_when.text == "Overdue since 21 November 2026"
    assert {row.term.text: row.detail.text for row in report.measures[0].rows}["Due"] == city.by_when.text
    made = {row.term.text: row.detail.text for row in report.front.made}
    assert made["Next review"] == "Overdue since 1 November 2026"
    today = changed(measures={"resume": {**late, "due": "2026-11-22"}})
    assert "22 November 2026" in [task.by_when.text for task in today.tasks]
    done = changed(measures={"resume": {**late, "state": "done"}})
    assert {row.term.text: row.detail.text for row in done.measures[0].rows}["Due"] == "21 November 2026"


WORSE = {"effects": {"children": {"effect": "made-worse", "reason": "They asked."}}}


@pytest.mark.parametrize(
    ("kinds", "more", "when"),
    [
        (["prevent"], {}, "No date set"),  # remedy is owed, too
        (["monitor", "remedy"], {}, "No date set"),  # it goes on
        (["mitigate", "remedy"], {}, "No date set"),  # less of it goes on
        (["remedy"], {}, "No date set"),
        (["cease", "remedy"], {}, "Done"),
        (["prevent", "remedy"], {}, "Done"),
        (["cease", "remedy"], WORSE, "No date set"),
    ],
)
def test_what_is_expected_of_an_actor_is_done_by_measures_of_each_kind(
    kinds: list[str], more: dict[str, Any], when: str
) -> None:
    done = {kind: {**DOCUMENT["measures"]["resume"], "kind": kind, "state": "done", **more} for kind in kinds}
    asked = [task for task in changed(measures=done).tasks if task.measures and "Payments" in task.measures[0].text]
    assert [task.by_when.text for task in asked] == [when]


@pytest.mark.parametrize("state", ["done", "planned"])
def test_who_only_watches_has_done_nothing_yet(state: str) -> None:
    more = {"kind": "monitor", "impacts": ["origin-proxy"], "actor": "vendor", "due": "2027-01-01", "state": state}
    tasks = changed(measures={"m": {**DOCUMENT["measures"]["resume"], **more}}).tasks
    asked = [task for task in tasks if task.measures and "Payments" in task.measures[0].text]
    assert [task.by_when.text for task in asked] == ["No date set"]


def test_what_was_dropped_is_not_counted() -> None:
    dropped = {"m": {**DOCUMENT["measures"]["resume"], "state": "dropped"}}
    assert "Payments go on during a check (stop" not in all_of(changed(measures=dropped)).replace("\n", " ")


def test_duties_say_what_is_asked_and_what_the_dossier_holds() -> None:
    duties = {point.id: point for point in changed().duties}
    assert duties["due-diligence"].word.text == "Applies"
    rows = {row.term.text: row.detail.text for row in duties["due-diligence"].rows}
    assert rows["What is asked"] == "Look at the whole chain; Say openly what was found"
    (asks,) = (row for row in duties["due-diligence"].rows if row.items)
    assert [item.text for item in asks.items] == ["Look at the whole chain", "Say openly what was found"]
    assert rows["What the dossier holds"] == "The dossier does not show it"
    assert duties["assess-first"].word.text == "Will apply"
    assert {row.term.text: row.detail.text for row in duties["assess-first"].rows}["Asked of"] == (
        "Public body that uses the system: City of Westermond"
    )


def test_a_norm_is_named_once_with_its_own_force_and_an_open_fact_once_with_why() -> None:
    report = changed()
    line = next(point for point in report.red_lines if point.id == "profile-policing")
    assert [norm.text for reason in line.because for norm in reason.norms] == [
        "EU AI Act, Article 5 (law; well established)"
    ]
    open_ = line.because[0]
    assert open_.facts == ()
    assert [fact.text for fact in open_.would_change] == [
        "Does it rest on a profile alone? Suggested by a text, not confirmed by a person"
    ]
    scale = next(part for part in report.impacts if part.id == "wrongful-stop").because[0]
    assert [norm.text for norm in scale.norms] == [
        "UN Guiding Principles, Principle 24 (soft law, applied here as: house rule; our own choice)"
    ]


def test_gates_stand_in_the_order_of_a_systems_life() -> None:
    assert [gate.id for gate in changed().gates] == ["need", "go-live", "review"]


def test_records_name_their_source_and_count_what_was_blank() -> None:
    rows = {row.term.text: row.detail.text for row in changed().records[0].rows}
    assert rows["Stated by"] == "City of Westermond"
    assert rows["Digest of the file"] == "sha256:" + "c" * 64
    assert rows["Row in the file"] == "42"
    assert rows["Fields"] == "2, of which not stated: 1"


def test_it_can_be_made_again_from_what_it_names() -> None:
    document = dossier()
    findings, (report, _) = judged(document), reported(document)
    rows = {row.term.text: row.detail.text for row in report.made}
    assert rows["Dossier"] == document.digest
    assert rows["Knowledge"] == CATALOGUE.digest
    assert rows["Findings"] == findings.digest
    assert rows["Version of the method"] == str(METHOD_VERSION)
    assert rows["Judged on"] == rows["Printed on"] == "22 November 2026"


def test_a_report_printed_later_says_what_changed_by_itself() -> None:
    assert reported(dossier())[0].notes == ()
    later = [note.text for note in reported(dossier(), on=ON + timedelta(days=1))[0].notes]
    assert later == ["It was judged on 22 November 2026 and printed on 23 November 2026."]
    much_later = [note.text for note in reported(dossier(), on=date(2028, 1, 1))[0].notes]
    assert much_later[1].startswith("Something changed by itself on 16 December 2026.")


def test_a_blank_dossier_has_a_report_that_says_so() -> None:
    report, _ = reported(blank())
    assert report.front.worst == () and report.impacts == () and report.tasks == ()
    assert report.front.heard[0].text == "Nobody of the people affected was heard."
    assert {row.term.text: row.detail.text for row in report.front.made}["Paid for by"] == "Not stated"
    assert report.front.decision.headline.text == "Not decided yet"


def test_outsiders_see_only_what_they_may_and_that_something_is_withheld() -> None:
    public = {id_: {**impact, "shown_to": "public"} for id_, impact in DOCUMENT["impacts"].items()}
    public["origin-proxy"] |= {"shown_to": "team", "withheld_because": "It would point at a person."}
    document = dossier(impacts=public)
    seen = view(document, judged(document), "public", CATALOGUE)
    words = Words("en", CATALOGUE, seen.dossier)
    report = build(seen.dossier, seen.findings, words, on=ON, withheld=seen.withheld)
    shown = all_of(report)
    assert "People of foreign origin" not in shown and "origin-proxy" not in shown
    assert "Benefits stop although nothing was wrong" in shown
    assert ("An impact", "It would point at a person.") in [(r.term.text, r.detail.text) for r in report.withheld]
    assert [part.number for part in report.impacts] == list(range(1, len(report.impacts) + 1))


def test_no_text_of_ours_gives_false_comfort() -> None:
    ours = [
        *TEXTS.values(),
        *REQUEST.values(),
        *BESIDE.values(),
        *SENTENCES.values(),
        *(w for words in VOCABULARIES.values() for w in words.values()),
    ]
    assert [text for text in ours if COMFORT.search(text)] == []
    assert COMFORT.search("It is compliant.")
    assert "not a finding of compliance" in TEXTS["not-compliance"]


def test_every_text_is_used() -> None:
    from pathlib import Path

    import duecare.report

    folder = Path(duecare.report.__file__).parent
    used = "".join(
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.suffix in (".py", ".html", ".typ") and path.name != "texts.py"
    )
    assert [key for key in TEXTS if f'"{key}"' not in used and f"t.{key}" not in used] == []
