"""What was counted, and who says otherwise: neither can be made to say more than it does (UNGP 20)."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duecare.core.dossier import Dossier
from tests.core.evaluations import told
from tests.properties.cases import cases, contrary, evaluations, some, with_changed
from tests.properties.test_fifteen_rules import judged, labels, orders, results, tiers


def effects(dossier: Dossier) -> dict[str, str]:
    return {found.id: found.result for found in judged(dossier).effects}


def blocked(dossier: Dossier) -> set[tuple[str, str]]:
    return {(item.check, item.id) for item in judged(dossier).open_items}


@given(cases(), some(evaluations(), ("more", "most")))
def test_an_evaluation_moves_no_severity_no_red_line_no_involvement_and_no_order(
    dossier: Dossier, more: dict[str, Any]
) -> None:
    was, now = judged(dossier), judged(with_changed(dossier, evaluations=more))
    assert (tiers(was), results(was), labels(was), orders(was)) == (tiers(now), results(now), labels(now), orders(now))


@given(cases())
def test_nothing_is_shown_to_help_that_no_evaluation_found(dossier: Dossier) -> None:
    for found in judged(dossier).effects:
        if found.result == "shown-to-help":
            assert any(reason.code == "effect-found-helped" for reason in found.reasons)
            assert not any(reason.code in ("effect-against", "effect-found-worse") for reason in found.reasons)
    assert "shown-to-help" not in effects(with_changed(dossier, evaluations={})).values()


@given(cases(), st.sampled_from(["held-back", "cannot-tell"]))
def test_whom_an_evaluation_cannot_tell_of_it_never_shows_to_be_helped(dossier: Dossier, reading: str) -> None:
    plain = dossier.plain().get("evaluations", {})
    for one in plain.values():
        for group in one.get("groups", {}).values():
            group["changes"] = {**group.get("changes", {}), "selection-rate": told(reading)}
            if reading == "cannot-tell":  # beside another rate that moved, it takes nothing from it
                group["changes"] = {"selection-rate": told(reading)}
    found = effects(with_changed(dossier, evaluations=plain))
    assert "shown-to-help" not in found.values()


@given(cases(), contrary())
def test_a_voice_to_the_contrary_makes_nothing_better(dossier: Dossier, voice: dict[str, Any]) -> None:
    measures = dossier.plain().get("measures", {})
    for measure in measures.values():
        for effect in measure.get("effects", {}).values():
            effect["against"] = {**effect.get("against", {}), "new": voice}
    told_now = with_changed(dossier, measures=measures)
    was, now = effects(dossier), effects(told_now)
    assert was.keys() == now.keys()
    for id_, result in now.items():
        assert result == was[id_] or (was[id_], result) in {
            ("shown-to-help", "said-to-help"),
            ("no-difference-found", "not-known"),
        }
    assert blocked(dossier) <= blocked(told_now)


@given(cases())
def test_an_evaluation_that_found_it_worse_stands_in_the_way_whatever_is_said(dossier: Dossier) -> None:
    evaluations_ = dossier.plain().get("evaluations", {})
    for one in evaluations_.values():
        one["groups"] = {"migrants": {"changes": {"error-rate": told("made-worse")}}}
    measures = {id_: {**one, "state": "done"} for id_, one in dossier.plain().get("measures", {}).items()}
    found = judged(with_changed(dossier, evaluations=evaluations_, measures=measures))
    worse = {item.id for item in found.open_items if item.check == "measure-made-worse"}
    assert {one["measure"] for one in evaluations_.values()} <= worse
