"""The shipped gates: what must be seen at every moment of decision, and what must not pass some of them."""

from __future__ import annotations

from duecare.core.catalogue import GateChecks
from duecare.knowledge.bundle import load

EVERYWHERE = {"measure-overdue", "unknown-name"}
BINDING = {"award", "release", "go-live"}
"""Where somebody is bound: what the method could not read must be put right first."""


def test_an_overdue_measure_and_an_unknown_name_are_seen_at_every_gate() -> None:
    gates = load().of(GateChecks)
    assert len(gates) == 9
    assert {id_ for id_, gate in gates.items() if not set(gate.blocks) | set(gate.counts) >= EVERYWHERE} == set()


def test_what_could_not_be_read_binds_nobody_and_a_broken_promise_is_not_followed_by_another() -> None:
    gates = load().of(GateChecks)
    assert {id_ for id_, gate in gates.items() if "unknown-name" in gate.blocks} == BINDING
    assert {id_ for id_, gate in gates.items() if "measure-overdue" in gate.blocks} == BINDING | {"review", "change"}


def test_nobody_is_bound_and_nobody_is_met_while_nobody_was_heard_and_nobody_says_why() -> None:
    gates = load().of(GateChecks)
    assert {id_ for id_, gate in gates.items() if "nobody-heard" in gate.blocks} == {"award", "go-live"}
    assert {id_ for id_, gate in gates.items() if "nobody-heard" not in (*gate.blocks, *gate.counts)} == set()
