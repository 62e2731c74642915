"""Who said what, as readers outside the team see it; and that no part or person added later is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from duecare.core.catalogue.base import Slug
from duecare.core.dossier import Dossier
from duecare.core.dossier.base import Item
from duecare.core.dossier.words import SharedPart
from duecare.core.method.effects import unanswered
from duecare.core.revision.audience import LISTED, WHOLE
from duecare.core.revision.voices import SAID_BY, SAID_UNDER
from tests.core.method.documents import by_id, fact, impact
from tests.core.method.test_involvement import CAUSED, LINKED
from tests.core.revision.test_view import PUBLIC, seen
from tests.core.revision.test_view_parts import LINE, written
from tests.files.test_strategies import models_in

(SLUG,) = get_args(Slug)[1:]


def test_two_people_stay_two_and_lose_their_names() -> None:
    shown = {"raised": "public", "red_lines": "public"}
    whole, found = seen("team", red_lines=LINE), seen("public", red_lines=LINE, shown=shown)
    line = found.dossier.red_lines["anything-else"]
    assert {key: answer.by for key, answer in line.answers.items()} == {"answer-01": "voice-1", "answer-02": "voice-2"}
    assert line.raised_by == "voice-3"
    (said, *_), (quoted, *_) = (by_id(view_.findings.red_lines)["anything-else"].reasons for view_ in (found, whole))
    assert (said.code, said.args) == (quoted.code, quoted.args) == ("two-agree", (("words", "I saw it."),))
    assert not any(name in written(found) for name in ("ana", "zoe", "whistle-blower"))


def test_a_dispute_that_somebody_else_settled_stays_settled() -> None:
    settled = {"value": "no", "by": "union", "settled": "We asked.", "settled_by": "judge"}
    disputed = fact("yes", disputes={"union": settled}, **PUBLIC)
    found = seen("public", {"scores-people": disputed, "harms-them": fact("yes", **PUBLIC)})
    seen_ = found.dossier.facts["scores-people"]
    (dispute,) = seen_.disputes.values()
    assert (list(seen_.disputes), seen_.by, dispute.by, dispute.settled_by) == (
        ["dispute-01"],
        "voice-1",
        "voice-2",
        "voice-3",
    )
    line = by_id(found.findings.red_lines)["treaty-scoring"]
    assert line.result == "crossed"
    assert [use.against for reason in line.reasons for use in reason.facts if use.against] == [("voice-2",)]


def test_an_actor_of_the_chain_keeps_its_id_only_where_it_is_seen() -> None:
    actors = {"vendor": {"name": "V", **PUBLIC}, "agency": {"name": "A"}}
    facts = {"tested": fact("yes", by="vendor", **PUBLIC), "on-sale": fact("yes", by="agency", **PUBLIC)}
    found = seen("public", {id_: {**stated} for id_, stated in facts.items()}, actors=actors)
    assert {id_: stated.by for id_, stated in found.dossier.facts.items()} == {"tested": "vendor", "on-sale": "voice-1"}


def test_nobody_is_followed_from_one_statement_to_the_next() -> None:
    facts = {"tested": fact("yes", by="ana", **PUBLIC), "on-sale": fact("yes", by="zoe", **PUBLIC)}
    assert {stated.by for stated in seen("public", facts).dossier.facts.values()} == {"voice-1"}


def test_who_says_that_a_measure_did_otherwise_is_a_voice_too() -> None:
    voices = {"zoe": {"words": "No.", "by": "zoe", "answered": "We looked.", "answered_by": "ana"}}
    effect = {"effect": "shown-to-help", "reason": "Asked.", "by": "ben", "against": voices}
    measure = {"title": "Call", "kind": "mitigate", "impacts": [], "effects": {"migrants": effect}, **PUBLIC}
    shown = seen("public", {}, measures={"call": measure}).dossier.measures["call"].effects["migrants"]
    assert (shown.by, list(shown.against)) == ("voice-3", ["voice-01"])
    assert (shown.against["voice-01"].by, shown.against["voice-01"].answered_by) == ("voice-2", "voice-1")
    assert unanswered(shown) == ()


def test_a_voice_is_never_taken_for_an_actor() -> None:
    found = seen("public", {"tested": fact("yes", by="ana", **PUBLIC)}, actors={"voice-1": {"name": "V", **PUBLIC}})
    assert found.dossier.facts["tested"].by == "voice-2"


def test_an_actor_by_the_name_of_a_field_is_left_alone() -> None:
    harm = impact(1, 1, 1, involvement={"by": CAUSED, "answers": LINKED}, **PUBLIC)
    actors = {id_: {"name": "X", **PUBLIC} for id_ in ("by", "answers")}
    found = seen("public", actors=actors, impacts={"harm": harm})
    assert found.dossier.impacts["harm"].involvement.keys() == {"by", "answers"}


# nothing that is added later is forgotten


def test_every_part_of_a_document_has_an_audience() -> None:
    items = {
        name
        for name, field in Dossier.model_fields.items()
        if any(isinstance(part, type) and issubclass(part, Item) for part in _parts(field.annotation))
    }
    fields = {field for part in WHOLE.values() for field in part}
    always = {"format", "id", "title", "language", "outside", "shown"}
    assert items | set(LISTED) | fields | always == set(Dossier.model_fields)
    assert {*LISTED, *WHOLE, "raised"} == set(get_args(SharedPart))


def _parts(annotation: Any) -> list[Any]:
    return [annotation, *(inner for part in get_args(annotation) for inner in _parts(part))]


NO_PERSON = {"actor", "format", "from_", "group", "harm", "measure", "to", "id", "value"}
"""Fields that hold one id, or a word, which is none of a person."""
NO_PEOPLE = {
    *("actors", "chain", "decisions", "engagement", "evidence", "facts", "impacts", "measures", "records"),
    *("red_lines", "rights", "harms", "involvement", "limitations", "effects", "evaluations", "groups"),
}
"""Tables by id, none of which is a person's."""


def test_every_field_that_could_name_a_person_is_known() -> None:
    fields = [(name, field) for model in _models() for name, field in model.model_fields.items()]
    assert {name for name, field in fields if _is_slug(field.annotation, field.metadata)} - NO_PERSON == SAID_BY
    tables = {name for name, field in fields if _is_table(field.annotation)}
    assert tables - NO_PEOPLE == {table for table, _ in SAID_UNDER.values()}


def _models() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [Dossier]
    while waiting:
        model = waiting.pop()
        found.add(model)
        below = {inner for field in model.model_fields.values() for inner in models_in(field.annotation)}
        waiting.extend(below - found)
    return found


def _is_slug(annotation: Any, metadata: Any = ()) -> bool:
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _is_slug(inner[0], inner[1:])
    if get_origin(annotation) in (Union, UnionType):
        return any(map(_is_slug, inner))
    return annotation is str and SLUG in metadata


def _is_table(annotation: Any) -> bool:
    origin = get_origin(annotation)
    return isinstance(origin, type) and issubclass(origin, Mapping) and _is_slug(get_args(annotation)[0])
