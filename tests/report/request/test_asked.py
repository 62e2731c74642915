"""What is asked first: what could settle a ban, then the worst impacts, then the rest, then what duties ask."""

from __future__ import annotations

import json

from duecare.core.dossier import Dossier
from duecare.report.request.asked import LEAST, MOST_DUTIES, USUAL, all_asked, named, usual
from duecare.report.request.letter import Wish
from duecare.report.request.pointed import pointed
from tests.report.request.drafts import KNOWLEDGE, changed, drafted, judged


def kinds(dossier: Dossier) -> list[str]:
    return [one.kind for one in all_asked(dossier, judged(dossier), KNOWLEDGE)]


def test_what_could_settle_a_ban_comes_before_the_worst_impacts_and_these_before_the_rest() -> None:
    dossier = changed()
    found, findings = all_asked(dossier, judged(dossier), KNOWLEDGE), judged(dossier)
    first = next(place for place, one in enumerate(found) if one.kind != "fact")
    stops = {line.id for line in findings.red_lines if line.drives and line.effect in ("ban", "moratorium")}
    assert first and stops.intersection(named(found[first - 1].reasons, "red-lines"))
    assert not any(stops.intersection(named(one.reasons, "red-lines")) for one in found[first:])
    of_impacts = [place for place, one in enumerate(found) if one.kind not in ("fact", "duty")]
    duties = [place for place, one in enumerate(found) if one.kind == "duty"]
    assert of_impacts == list(range(first, first + len(of_impacts)))
    assert duties == list(range(duties[0], len(found)))


def test_the_facts_are_all_and_in_the_methods_own_order() -> None:
    dossier = changed()
    facts = [one.about[0] for one in all_asked(dossier, judged(dossier), KNOWLEDGE) if one.kind == "fact"]
    assert facts == [one.id for one in judged(dossier).next_questions]


def test_what_is_not_known_of_the_worst_impacts_is_asked_once_for_all_of_them() -> None:
    found = {
        one.kind: one for one in all_asked(changed(), judged(changed()), KNOWLEDGE) if one.kind not in ("fact", "duty")
    }
    assert set(found) <= {"how-many", "has-it-happened", "what-is-done"}
    assert len(found["has-it-happened"].about) > 1


def test_an_impact_that_happened_is_not_asked_whether_it_did() -> None:
    impacts = {id_: impact | {"status": "actual-past"} for id_, impact in changed().plain()["impacts"].items()}
    assert "has-it-happened" not in kinds(changed(impacts=impacts))


def test_of_an_impact_without_a_right_and_a_group_there_is_nothing_to_ask_but_peoples_own_words() -> None:
    bare = {"title": "Somebody said something", "status": "potential"}
    left = changed(impacts={"bare": bare}, measures={}, red_lines={})
    assert set(kinds(left)) == {"fact", "duty"}


def test_of_duties_only_law_that_binds_who_uses_it_is_asked_for() -> None:
    found = judged(changed()).duties
    asked = {one.about[0] for one in all_asked(changed(), judged(changed()), KNOWLEDGE) if one.kind == "duty"}
    duties = {duty.id: duty for duty in found if duty.id in asked}
    assert 0 < len(asked) <= MOST_DUTIES
    assert {duty.status for duty in duties.values()} == {"applies"}
    assert not {duty.addressee for duty in duties.values()} & {"state", "business", "provider"}
    assert "ungp-22-remediate" not in asked


def test_every_question_has_a_name_of_its_own() -> None:
    ids = [one.id for one in all_asked(changed(), judged(changed()), KNOWLEDGE)]
    assert len(ids) == len(set(ids))


SUGGESTED = {
    "predicts-offending": "yes",
    "law-enforcement-purpose": "yes",
    "scores-people": "yes",
    "areas-of-use": ["policing", "prisons"],
}
"""What the words of a record on a tool that scores the risk of reoffending suggest."""


def outside(**facts: object) -> Dossier:
    said = {id_: {"value": value, "basis": "suggested", "by": "register"} for id_, value in facts.items()}
    parts = ("impacts", "measures", "red_lines", "links", "limitations", "participations", "harms")
    empty: dict[str, dict[str, object]] = {part: {} for part in parts if part in changed().plain()}
    return changed(facts=said, outside="operator-not-asked", **empty)


def test_what_the_words_of_a_record_point_to_is_asked_first() -> None:
    asked = [one.about[0] for one in all_asked(outside(**SUGGESTED), judged(outside(**SUGGESTED)), KNOWLEDGE)]
    plain = [one.about[0] for one in all_asked(outside(), judged(outside()), KNOWLEDGE)]
    assert {"steers-policing", "predicts-offending"} <= set(asked[:4])
    assert asked.index("generated-kinds") > asked.index("scores-people")
    assert plain.index("generated-kinds") < plain.index("scores-people")
    assert "steers-policing" not in plain[:10], "without the words nothing points there"


def test_a_letter_asks_by_itself_what_words_point_to_and_fifteen_where_they_point_to_little() -> None:
    many = all_asked(outside(**SUGGESTED), judged(outside(**SUGGESTED)), KNOWLEDGE)
    there = [one.pointed for one in many].index(False)
    assert LEAST <= there == usual(many) < USUAL
    assert not any(one.pointed for one in many[there:])
    assert [item.id for item in drafted(dossier=outside(**SUGGESTED))[0].items] == [one.id for one in many[:there]]
    assert len(drafted(Wish(most=USUAL), outside(**SUGGESTED))[0].items) == USUAL
    assert usual(many[: LEAST - 1]) == USUAL, "too few for a letter"
    assert usual(many[there:]) == USUAL


def test_what_somebody_set_aside_points_to_nothing() -> None:
    left = outside(**SUGGESTED).plain()
    aside = {
        id_: fact | {"aside": "Another system is meant.", "aside_by": "lead"} for id_, fact in left["facts"].items()
    }
    assert pointed(changed(**left | {"facts": aside}), KNOWLEDGE) == ()
    assert pointed(outside(), KNOWLEDGE) == ()
    inside = {key: value for key, value in left.items() if key != "outside"}
    assert pointed(Dossier.model_validate_json(json.dumps(inside)), KNOWLEDGE) == (), "there people can look"


def test_nothing_is_left_out_because_words_point_elsewhere() -> None:
    dossier = outside(**SUGGESTED)
    facts = [one.about[0] for one in all_asked(dossier, judged(dossier), KNOWLEDGE) if one.kind == "fact"]
    assert sorted(facts) == sorted(one.id for one in judged(dossier).next_questions)
